//! Serves the folder of outputs and the preview to this computer alone.

use std::error::Error;
use std::io::{self, ErrorKind, Write};
use std::path::{Component, Path};
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response, Server};

use super::preview::Preview;
use crate::failure::{Failure, Result, reason};
use crate::locale::Text;
use crate::text;
use crate::write;

const PAGE: &str = include_str!("preview.html");
const SCRIPT: &str = include_str!("preview.js");
const STYLE: &str = include_str!("preview.css");

/// How often a silent line is asked whether somebody is still there.
const SILENCE: Duration = Duration::from_secs(15);

/// Begins to serve; gives the address.
pub fn serve(port: u16, preview: &Arc<Preview>) -> Result<String> {
    let server = Server::http(("127.0.0.1", port)).map_err(|error| refused(port, error.as_ref()))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let (server, preview) = (Arc::new(server), Arc::clone(preview));
    thread::spawn(move || {
        while let Ok(request) = server.recv() {
            let preview = Arc::clone(&preview);
            // A line of events stays open as long as the page.
            thread::spawn(move || answer(request, port, &preview));
        }
    });
    Ok(format!("http://127.0.0.1:{port}/"))
}

/// Why a port cannot be used, and what to do.
fn refused(port: u16, error: &(dyn Error + Send + Sync + 'static)) -> Failure {
    let error = error.downcast_ref::<io::Error>();
    Failure(match error.map(io::Error::kind) {
        Some(ErrorKind::AddrInUse) => text!(
            id: "porta {} sudah dipakai program lain, mungkin `maklumat watch` yang masih berjalan; hentikan program itu, atau pilih porta lain dengan `--port {}` (`--port 0` memilih yang bebas)",
            en: "the port {} is in use by another program, perhaps a `maklumat watch` that is still running; stop it, or choose another port by `--port {}` (`--port 0` takes a free one)",
            u64::from(port), u64::from(port.checked_add(1).unwrap_or(8000))
        ),
        Some(ErrorKind::PermissionDenied) => text!(
            id: "porta {} tidak boleh dipakai oleh pengguna biasa; pilih yang lebih besar, misalnya `--port 8000`",
            en: "the port {} may not be used by an ordinary user; choose a larger one, such as `--port 8000`", u64::from(port)
        ),
        _ => {
            let why = error.map(reason).unwrap_or_default();
            text!(
                id: "porta {} tidak dapat dipakai: {}; pilih yang lain dengan `--port`",
                en: "the port {} cannot be used: {}; choose another by `--port`", u64::from(port), why
            )
        }
    })
}

/// Who stops reading is not missed.
fn answer(request: Request, port: u16, preview: &Preview) {
    let path = request.url().split(['?', '#']).next().unwrap_or_default().to_owned();
    let _ = match (is_ours(&request, port), request.method(), path.as_str()) {
        (false, ..) => request.respond(plain(403, "403")),
        (_, Method::Get | Method::Head, "/") => {
            let language = preview.language;
            let page = WORDS
                .iter()
                .fold(PAGE.to_owned(), |page, (key, word)| page.replace(&format!("{{{key}}}"), word.pick(language)));
            request.respond(whole(page.replace("{language}", language.tag()).into_bytes(), "text/html; charset=utf-8"))
        }
        (_, Method::Get | Method::Head, "/-/preview.js") => {
            request.respond(whole(SCRIPT.into(), "text/javascript; charset=utf-8"))
        }
        (_, Method::Get | Method::Head, "/-/preview.css") => {
            request.respond(whole(STYLE.into(), "text/css; charset=utf-8"))
        }
        (_, Method::Get, "/-/events") => events(request, preview),
        (_, Method::Get | Method::Head, path) => match output(path, preview) {
            Some((bytes, kind)) => request.respond(whole(bytes, kind)),
            None => request.respond(plain(404, "404")),
        },
        _ => request.respond(plain(405, "405")),
    };
}

/// Whether it is asked for by the name of this computer: a page of somebody else's may lead its own name here.
fn is_ours(request: &Request, port: u16) -> bool {
    let host = request.headers().iter().find(|header| header.field.equiv("Host")).map(|header| header.value.as_str());
    let names = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
    host.is_some_and(|host| {
        names.iter().any(|name| name == host) || port == 80 && (host == "localhost" || host == "127.0.0.1")
    })
}

/// A file of the folder of outputs, and what it is. Nothing outside, nothing hidden.
fn output(path: &str, preview: &Preview) -> Option<(Vec<u8>, &'static str)> {
    let path = path.trim_start_matches('/');
    let path = if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.to_owned() };
    // The names of outputs are plain, so nothing stands for another character.
    let is_plain =
        |part: Component| matches!(part, Component::Normal(name) if !name.to_string_lossy().starts_with('.'));
    if !Path::new(&path).components().all(is_plain) {
        return None;
    }
    let file = preview.out.join(&path).canonicalize().ok()?;
    if !file.starts_with(&preview.out) || !file.is_file() {
        return None;
    }
    let kind = match file.extension().and_then(|end| end.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("pdf") => "application/pdf",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json" | "jsonld") => "application/json",
        Some("xml") => "application/xml",
        _ => "text/plain; charset=utf-8",
    };
    Some((write::bytes(&file)?, kind))
}

fn events(request: Request, preview: &Preview) -> std::io::Result<()> {
    let events = preview.listen();
    let mut line = request.into_writer();
    let head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
    line.write_all(head.as_bytes())?;
    loop {
        line.flush()?;
        match events.recv_timeout(SILENCE) {
            Ok(event) => write!(line, "data: {event}\n\n")?,
            Err(RecvTimeoutError::Timeout) => line.write_all(b":\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
    }
}

fn whole(bytes: Vec<u8>, kind: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_data(bytes)
        .with_header(header("Content-Type", kind))
        .with_header(header("Cache-Control", "no-store"))
        .with_header(header("X-Content-Type-Options", "nosniff"))
}

fn plain(code: u16, text: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    Response::from_string(text).with_status_code(code)
}

fn header(name: &str, value: &str) -> Header {
    Header::from_bytes(name, value).expect("it is ASCII")
}

/// The words of the page.
const WORDS: &[(&str, Text<&str>)] = &[
    ("title", Text { id: "Pratinjau", en: "Preview" }),
    ("filter", Text { id: "Cari dokumen", en: "Find a document" }),
    ("documents", Text { id: "Dokumen", en: "Documents" }),
    ("page", Text { id: "Halaman", en: "Page" }),
    ("phone", Text { id: "Selebar ponsel", en: "As wide as a phone" }),
    ("beside", Text { id: "PDF di sampingnya", en: "PDF beside it" }),
    ("findings", Text { id: "Temuan", en: "Findings" }),
    ("hide", Text { id: "Sembunyikan", en: "Hide" }),
    ("show", Text { id: "Tampilkan", en: "Show" }),
    ("failure", Text { id: "gagal", en: "failed" }),
    ("stale", Text { id: "versi lama", en: "older version" }),
    ("older", Text { id: "Berkasnya mengandung kesalahan", en: "Its file has an error" }),
    ("working", Text { id: "Memeriksa …", en: "Checking …" }),
    ("none", Text { id: "Tidak ada dokumen yang cocok.", en: "No document matches." }),
    (
        "lost",
        Text {
            id: "Terputus: `maklumat watch` berhenti. Jalankan lagi, lalu muat ulang halaman ini.",
            en: "Disconnected: `maklumat watch` has stopped. Start it again, then reload this page.",
        },
    ),
];
