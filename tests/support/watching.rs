//! `watch` at work: what its terminal and its preview tell, and what it serves.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::Value;

use super::works::Works;

/// The longest that a machine at work may take for what takes a tenth of a second.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// `watch` at work in a project of its own.
pub struct Watch {
    pub works: Works,
    child: Child,
    /// `127.0.0.1:PORT`.
    pub address: String,
    events: Receiver<Value>,
    /// The lines that the terminal shows.
    terminal: Receiver<String>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Watch {
    pub fn start() -> Self {
        Watch::speaking("id")
    }

    pub fn speaking(language: &str) -> Self {
        let works = Works::new();
        let command = works.command(&["watch", "--port", "0", "--document", "notice,site", "--lang", language]);
        Watch::running(works, command)
    }

    /// With so many files that it may open.
    pub fn with_few_files(most: usize) -> Self {
        let works = Works::new();
        let program = works.command(&["watch", "--port", "0", "--document", "notice,site"]);
        let mut command = Command::new("sh");
        command.args(["-c", &format!("ulimit -n {most}; exec \"$0\" \"$@\"")]).arg(program.get_program());
        command.args(program.get_args()).current_dir(works.folder.path()).env("XDG_CACHE_HOME", works.path("cache"));
        Watch::running(works, command)
    }

    fn running(works: Works, mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (told, terminal) = channel();
        let stderr = child.stderr.take().unwrap();
        thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                // The test may have ended.
                let _ = told.send(line);
            }
        });
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        let mut stream = TcpStream::connect(&address).unwrap();
        write!(stream, "GET /-/events HTTP/1.1\r\nHost: {address}\r\n\r\n").unwrap();
        let (sender, events) = channel();
        thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                if let Some(data) = line.strip_prefix("data: ") {
                    // The test may have ended.
                    let _ = sender.send(serde_json::from_str(data).unwrap());
                }
            }
        });
        let watch = Watch { works, child, address, events, terminal };
        watch.until(|event| event["documents"].as_array().is_some_and(|all| all.len() > 4));
        watch
    }

    /// Waits for an event.
    pub fn until(&self, is_it: impl Fn(&Value) -> bool) -> Value {
        let mut seen = Vec::new();
        loop {
            match self.events.recv_timeout(PATIENCE) {
                Ok(event) if is_it(&event) => return event,
                Ok(event) => seen.push(event.to_string()),
                Err(_) => panic!("it never came, but: {}", seen.join("\n")),
            }
        }
    }

    /// What the terminal told until a line that ends so, and that line.
    pub fn told_until(&self, end: &str) -> String {
        let mut told = String::new();
        while !told.trim_end().ends_with(end) {
            let line = self.terminal.recv_timeout(PATIENCE);
            told.push_str(&line.unwrap_or_else(|_| panic!("`{end}` never came, but: {told}")));
            told.push('\n');
        }
        told
    }

    pub fn changed(&self, path: &str) {
        self.until(|event| event["changed"] == path);
    }

    /// Waits until all is done and nothing is wrong.
    pub fn done(&self) {
        let settled = |event: &Value| event["documents"].is_array() && event["findings"].to_string().len() < 3000;
        self.until(settled);
    }

    /// A new connection. What is not answered before a slow client is given up (10 seconds) is not answered.
    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(8))).unwrap();
        stream
    }

    /// The code, the head and the body of what answers these bytes.
    pub fn ask(&self, request: &[u8]) -> (u16, String, String) {
        let mut stream = self.connect();
        stream.write_all(request).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer but `{answer}`"));
        (head.split(' ').nth(1).unwrap().parse().unwrap(), head.to_owned(), body.to_owned())
    }

    /// The code and the body of an answer.
    pub fn get(&self, path: &str, host: &str) -> (u16, String) {
        let (code, _, body) =
            self.ask(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").as_bytes());
        (code, body)
    }

    /// How much memory the program had at most, in MiB.
    pub fn peak(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
        line.split_whitespace().next().unwrap().parse::<u64>().unwrap() / 1024
    }

    /// A page is answered.
    pub fn assert_answers(&self) {
        assert_eq!(self.get("/kelurahan/surat.html", &self.address).0, 200);
    }

    /// Waits until a page shows this.
    pub fn wait_for_page(&self, text: &str) {
        for _ in 0..300 {
            if self.page().contains(text) {
                return;
            }
            thread::sleep(PATIENCE / 300);
        }
        panic!("`{text}` never came, but: {}", self.page());
    }

    pub fn page(&self) -> String {
        self.get("/kelurahan/surat.html", &self.address).1
    }
}
