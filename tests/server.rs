//! The preview's server: who is answered, what is served, and that no client ends it or keeps others waiting.

mod support;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::os::unix::fs::symlink;
use std::process::Command;

use support::watching::Watch;
use support::works::LETTER;

/// A request of this computer with further headers.
fn request(watch: &Watch, line: &str, headers: &str) -> Vec<u8> {
    format!("{line}\r\nHost: {}\r\nConnection: close\r\n{headers}\r\n", watch.address).into_bytes()
}

#[test]
fn only_this_computer_is_answered() {
    let watch = Watch::start();
    let port = watch.address.split(':').nth(1).unwrap();
    let codes = |host: &str| ["/", "/-/events", "/index.html"].map(|path| watch.get(path, host).0);
    for host in [watch.address.as_str(), &format!("localhost:{port}"), &format!("LOCALHOST:{port}")] {
        assert_eq!((watch.get("/", host).0, watch.get("/kelurahan/", host).0), (200, 200), "{host}");
    }
    for host in [
        "evil.example",
        &format!("evil.example:{port}"),
        &format!("localhost.evil.example:{port}"),
        &format!("evil.example@localhost:{port}"),
        "localhost",
        "127.0.0.1",
        "127.0.0.1:1",
        "",
    ] {
        assert_eq!(codes(host), [403; 3], "{host}");
    }
    let code = |headers: &str| watch.ask(&request(&watch, "GET /search.js HTTP/1.1", headers)).0;
    for (headers, expected) in [
        (format!("Origin: http://{}\r\n", watch.address), 200),
        (format!("origin: http://LocalHost:{port}\r\n"), 200),
        ("Origin: http://evil.example\r\n".to_owned(), 403),
        (format!("Origin: https://{}\r\n", watch.address), 403),
        ("Origin: null\r\n".to_owned(), 403),
        ("Host: evil.example\r\n".to_owned(), 403),
    ] {
        assert_eq!(code(&headers), expected, "{headers}");
    }
    assert_eq!(watch.ask(b"GET / HTTP/1.0\r\n\r\n").0, 403);
    // No other site may include what it is not told.
    for line in ["GET /search.js HTTP/1.1", "HEAD / HTTP/1.1", "GET /nothing HTTP/1.1", "POST / HTTP/1.1"] {
        let (_, head, _) = watch.ask(&request(&watch, line, ""));
        assert!(head.contains("\r\nCross-Origin-Resource-Policy: same-origin"), "{line}: {head}");
        assert!(head.contains("\r\nX-Content-Type-Options: nosniff"), "{line}: {head}");
    }
}

#[test]
fn only_outputs_are_served() {
    let watch = Watch::start();
    let (works, out) = (&watch.works, watch.works.out());
    let secret = works.path("secret.txt");
    fs::write(&secret, "secret").unwrap();
    fs::write(out.join("note.txt"), "shown").unwrap();
    fs::create_dir(out.join(".hidden")).unwrap();
    fs::write(out.join(".hidden/note.txt"), "hidden").unwrap();
    symlink(&secret, out.join("link.txt")).unwrap();
    symlink(works.folder.path(), out.join("folder")).unwrap();
    symlink(".hidden/note.txt", out.join("within.txt")).unwrap();
    symlink("loop.txt", out.join("loop.txt")).unwrap();
    symlink("/dev/zero", out.join("zero.txt")).unwrap();
    symlink("note.txt", out.join("other.txt")).unwrap();
    assert!(Command::new("mkfifo").arg(out.join("pipe.txt")).status().unwrap().success());
    for path in ["/note.txt", "/other.txt", "/note.txt?../secret.txt", "/note.txt#x"] {
        assert_eq!(watch.get(path, &watch.address), (200, "shown".to_owned()), "{path}");
    }
    let absolute = secret.to_str().unwrap();
    let long = format!("/{}", "a/".repeat(4000));
    for path in [
        "/../secret.txt",
        "/./../secret.txt",
        "/kelurahan/../../secret.txt",
        "/kelurahan/../note.txt",
        "/....//secret.txt",
        "/%2e%2e/secret.txt",
        "/%2E%2E/secret.txt",
        "/.%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/..%2fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "\\..\\secret.txt",
        "/%252e%252e/secret.txt",
        "/%25252e%25252e%25252fsecret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/%e0%80%ae%e0%80%ae/secret.txt",
        "/..%c0%afsecret.txt",
        "/%u002e%u002e/secret.txt",
        "/..%00/secret.txt",
        "/note.txt%00",
        "/note.txt%00.html",
        "/..;/secret.txt",
        "/C:/secret.txt",
        "/C:\\secret.txt",
        "/file:///etc/passwd",
        "//etc/passwd",
        "///etc/passwd",
        "/etc/passwd",
        "/%2fetc%2fpasswd",
        "//note.txt",
        "/note.txt/",
        "/note.txt/../note.txt",
        "/.maklumat.lock",
        "/.gitignore",
        "/.hidden/note.txt",
        "/kelurahan/.",
        "/kelurahan/..",
        "/within.txt",
        "/link.txt",
        "/folder/secret.txt",
        "/loop.txt",
        "/zero.txt",
        "/pipe.txt",
        "/kelurahan",
        "/nothing.html",
        &long,
        &format!("/{absolute}"),
        absolute,
    ] {
        let (code, body) = watch.get(path, &watch.address);
        assert!(code == 404 || code == 400, "{path}: {code} {body}");
        assert!(!body.contains("secret") && !body.contains("hidden"), "{path}: {body}");
    }
    // Bytes that are no path.
    for path in [&b"/\xff\xfe/../secret.txt"[..], b"/note.txt\0", b"/\xc0\xae\xc0\xae/secret.txt", b"*", b""] {
        let bytes = [b"GET ", path, format!(" HTTP/1.1\r\nHost: {}\r\n\r\n", watch.address).as_bytes()].concat();
        let (code, ..) = watch.ask(&[&bytes[..bytes.len() - 2], b"Connection: close\r\n\r\n"].concat());
        assert!(code == 404 || code == 400, "{path:?}: {code}");
    }
    watch.assert_answers();
}

#[test]
fn what_is_no_plain_request_is_refused() {
    let watch = Watch::start();
    let mut codes = Vec::new();
    for (line, headers) in [
        ("GET / HTTP/1.1", "Content-Length: 0\r\n"),
        ("GET / HTTP/1.1", "Content-Length: 9223372036854775807\r\n"),
        ("GET / HTTP/1.1", "Content-Length: 99999999999999999999999999\r\n"),
        ("GET / HTTP/1.1", "Content-Length: -1\r\n"),
        ("GET / HTTP/1.1", "Transfer-Encoding: chunked\r\n"),
        ("POST / HTTP/1.1", "Content-Length: 9223372036854775807\r\n"),
        ("BREW / HTTP/1.1", ""),
        ("CONNECT localhost:80 HTTP/1.1", ""),
        ("GET http://localhost/ HTTP/1.1", ""),
        ("GET / HTTP/3.0", ""),
        ("GET /", ""),
        ("GET / HTTP/1.1", " folded\r\n"),
        ("GET / HTTP/1.1", "no colon\r\n"),
        ("GET / HTTP/1.1", &"A: b\r\n".repeat(200)),
        (&format!("GET /{} HTTP/1.1", "a".repeat(20_000)), ""),
    ] {
        codes.push(watch.ask(&request(&watch, line, headers)).0);
    }
    assert_eq!(codes, [200, 413, 413, 413, 413, 405, 405, 405, 400, 400, 400, 400, 400, 431, 431]);
    let foreign = b"GET / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 9223372036854775807\r\n\r\nx";
    assert_eq!(watch.ask(foreign).0, 403);
    // Headers without an end are not kept.
    let before = watch.peak();
    let mut stream = watch.connect();
    stream.write_all(format!("GET / HTTP/1.1\r\nHost: {}\r\nA: ", watch.address).as_bytes()).unwrap();
    for _ in 0..256 {
        // It may be cut off.
        if stream.write_all(&[b'a'; 1 << 20]).is_err() {
            break;
        }
    }
    assert!(watch.peak() - before < 64, "{} MiB, {before} before", watch.peak());
    // Requests in one go are answered one by one.
    let mut stream = watch.connect();
    let many = format!("GET /robots.txt HTTP/1.1\r\nHost: {}\r\n\r\n", watch.address).repeat(100);
    stream.write_all(many.as_bytes()).unwrap();
    stream.write_all(&request(&watch, "HEAD /robots.txt HTTP/1.1", "")).unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 200 OK\r\n").count(), 101);
    watch.assert_answers();
}

#[test]
fn clients_that_wait_keep_nobody_waiting() {
    let watch = Watch::start();
    let clients = |count: usize, request: &str| -> Vec<TcpStream> {
        let begin = |_| {
            let mut stream = watch.connect();
            // It may be closed to make room for others.
            let _ = stream.write_all(request.as_bytes());
            stream
        };
        (0..count).map(begin).collect()
    };
    let _silent = clients(200, "");
    watch.assert_answers();
    let _slow = clients(200, "GET / HT");
    watch.assert_answers();
    let host = format!("HTTP/1.1\r\nHost: {}\r\n\r\n", watch.address);
    let _deaf = clients(500, &format!("GET /-/events {host}"));
    watch.assert_answers();
    // They ask for much and take nothing.
    let _full = clients(100, &format!("GET /kelurahan/surat.pdf {host}").repeat(150));
    watch.assert_answers();
    // What is saved is shown all the same.
    watch.works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp31.000"));
    watch.wait_for_page("Rp31.000");
}

#[test]
fn few_files_are_enough() {
    let watch = Watch::with_few_files(64);
    let waiting: Vec<TcpStream> = (0..200).map(|_| watch.connect()).collect();
    watch.assert_answers();
    watch.works.write("kelurahan/surat.yaml", &LETTER.replace("Rp10.000", "Rp32.000"));
    watch.wait_for_page("Rp32.000");
    drop(waiting);
    watch.assert_answers();
}
