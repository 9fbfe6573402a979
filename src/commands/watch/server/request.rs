//! Reads requests: GET and HEAD without a body, of this computer, of limited size and in limited time.

use std::io::{ErrorKind, Read};
use std::time::Duration;

use httparse::Error;

use super::connections::Connection;
use super::response::Status;
use crate::build::Stopwatch;

/// How many bytes a request line and its headers have at most.
const LARGEST: usize = 16 * 1024;

/// How many headers a request has at most.
const MOST_HEADERS: usize = 100;

/// How long a client may take for a whole request.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a client asks for.
pub struct Request {
    /// The path as it was sent, without what follows `?`.
    pub path: String,
    /// Whether only the head of the answer is asked for.
    pub is_head: bool,
    /// Whether another request may follow in the same connection.
    pub persists: bool,
    /// Why it is not answered.
    pub refusal: Option<Status>,
}

impl Request {
    /// One of which nothing is known.
    pub fn unread() -> Self {
        Request { path: String::new(), is_head: false, persists: false, refusal: None }
    }
}

/// The requests of a connection, one after the other.
pub struct Requests<'c> {
    connection: &'c Connection,
    /// The port that they are sent to.
    port: u16,
    /// What was read and not parsed.
    buffer: Vec<u8>,
}

impl<'c> Requests<'c> {
    /// Those of a connection to a port.
    pub fn of(connection: &'c Connection, port: u16) -> Self {
        Requests { connection, port, buffer: Vec::new() }
    }

    /// The next one; `None` if the client has left or has nothing more to ask.
    ///
    /// # Errors
    ///
    /// The status with which a request is answered that cannot be read.
    pub fn next(&mut self) -> Result<Option<Request>, Status> {
        let clock = Stopwatch::start();
        loop {
            if let Some((request, length)) = parse(&self.buffer, self.port)? {
                self.buffer.drain(..length);
                return Ok(Some(request));
            }
            let room = LARGEST - self.buffer.len();
            if room == 0 {
                return Err(Status::HeadersTooLarge);
            }
            let Some(left) = PATIENCE.checked_sub(clock.read()).filter(|left| !left.is_zero()) else {
                return if self.buffer.is_empty() { Ok(None) } else { Err(Status::Timeout) };
            };
            let mut read = [0; 4 * 1024];
            let part = &mut read[..room.min(4 * 1024)];
            let mut stream = self.connection.stream();
            if stream.set_read_timeout(Some(left)).is_err() {
                return Ok(None);
            }
            match stream.read(part) {
                Ok(0) => return Ok(None),
                Ok(length) => self.buffer.extend_from_slice(&part[..length]),
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted) => {
                }
                Err(_) => return Ok(None),
            }
        }
    }
}

/// The first request of some bytes, and how many bytes it has; nothing if it is not whole.
fn parse(bytes: &[u8], port: u16) -> Result<Option<(Request, usize)>, Status> {
    let mut headers = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut headers);
    let length = match head.parse(bytes) {
        Ok(httparse::Status::Complete(length)) => length,
        Ok(httparse::Status::Partial) => return Ok(None),
        Err(Error::TooManyHeaders) => return Err(Status::HeadersTooLarge),
        Err(_) => return Err(Status::BadRequest),
    };
    let values = |name: &'static str| {
        let named = head.headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name));
        named.map(|header| header.value.trim_ascii())
    };
    let path = head.path.unwrap_or_default();
    let mut hosts = values("host");
    let is_ours = hosts.next().is_some_and(|host| is_own_name(host, port)) && hosts.next().is_none();
    let is_asked_here = values("origin").all(|origin| is_own_origin(origin, port));
    let has_body = values("transfer-encoding").next().is_some() || values("content-length").any(|size| size != b"0");
    let refusal = if !is_ours || !is_asked_here {
        Some(Status::Forbidden)
    } else if !matches!(head.method, Some("GET" | "HEAD")) {
        Some(Status::MethodNotAllowed)
    } else if has_body {
        Some(Status::ContentTooLarge)
    } else if !path.starts_with('/') {
        Some(Status::BadRequest)
    } else {
        None
    };
    let mut options = values("connection").flat_map(|value| value.split(|byte| *byte == b','));
    let closes = options.any(|option| option.trim_ascii().eq_ignore_ascii_case(b"close"));
    let request = Request {
        path: path.split(['?', '#']).next().unwrap_or_default().to_owned(),
        is_head: head.method == Some("HEAD"),
        persists: refusal.is_none() && !closes && head.version == Some(1),
        refusal,
    };
    Ok(Some((request, length)))
}

/// Whether a host is this computer by a name of its own: another site may lead its name here.
fn is_own_name(host: &[u8], port: u16) -> bool {
    let names = ["127.0.0.1", "localhost"];
    let is_it = |name: &str| {
        host.eq_ignore_ascii_case(format!("{name}:{port}").as_bytes())
            || port == 80 && host.eq_ignore_ascii_case(name.as_bytes())
    };
    names.into_iter().any(is_it)
}

/// Whether a page of this server asks: not one of another site, or of nobody (`null`).
fn is_own_origin(origin: &[u8], port: u16) -> bool {
    const SCHEME: &[u8] = b"http://";
    let (scheme, host) = origin.split_at(SCHEME.len().min(origin.len()));
    scheme.eq_ignore_ascii_case(SCHEME) && is_own_name(host, port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_are_told_apart() {
        let status = |head: &str| match parse(format!("{head}\r\n\r\n").as_bytes(), 8000) {
            Ok(Some((request, _))) => request.refusal.map_or(200, |status| status as u16),
            Ok(None) => 0,
            Err(status) => status as u16,
        };
        let host = "Host: LocalHost:8000";
        for (head, expected) in [
            (format!("GET / HTTP/1.1\r\n{host}"), 200),
            (format!("HEAD / HTTP/1.1\r\n{host}\r\nOrigin: http://127.0.0.1:8000"), 200),
            (format!("GET / HTTP/1.1\r\n{host}\r\nContent-Length: 0"), 200),
            (format!("GET / HTTP/1.1\r\n{host}\r\nOrigin: http://localhost"), 403),
            (format!("GET / HTTP/1.1\r\n{host}\r\nOrigin: null"), 403),
            (format!("GET / HTTP/1.1\r\n{host}\r\nOrigin: h"), 403),
            (format!("GET / HTTP/1.1\r\n{host}\r\n{host}"), 403),
            ("GET / HTTP/1.0".to_owned(), 403),
            (format!("POST / HTTP/1.1\r\n{host}\r\nContent-Length: 1"), 405),
            (format!("GET / HTTP/1.1\r\n{host}\r\nContent-Length: 0\r\nContent-Length: 5"), 413),
            (format!("GET / HTTP/1.1\r\n{host}\r\nTransfer-Encoding: identity"), 413),
            (format!("GET http://localhost:8000/ HTTP/1.1\r\n{host}"), 400),
            (format!("GET / HTTP/2.0\r\n{host}"), 400),
            (format!("GET / HTTP/1.1\r\n{host}\r\nA : b"), 400),
            (format!("GET / HTTP/1.1\r\n{host}{}", "\r\nA: b".repeat(MOST_HEADERS)), 431),
            (format!("GET / HTTP/1.1\r\n{host}\r\nA: b{}", "\r\n").trim_end().to_owned() + "\n", 200),
        ] {
            assert_eq!(status(&head), expected, "{head}");
        }
    }
}
