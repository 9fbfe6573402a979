//! Writes answers.

use std::fmt::Write as _;
use std::io::{self, Read, Write};

use super::connections::Connection;
use super::request::Request;

/// How a request ended, by its number in HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    Ok = 200,
    BadRequest = 400,
    Forbidden = 403,
    NotFound = 404,
    MethodNotAllowed = 405,
    Timeout = 408,
    ContentTooLarge = 413,
    HeadersTooLarge = 431,
    Unavailable = 503,
}

impl Status {
    fn reason(self) -> &'static str {
        match self {
            Status::Ok => "OK",
            Status::BadRequest => "Bad Request",
            Status::Forbidden => "Forbidden",
            Status::NotFound => "Not Found",
            Status::MethodNotAllowed => "Method Not Allowed",
            Status::Timeout => "Request Timeout",
            Status::ContentTooLarge => "Content Too Large",
            Status::HeadersTooLarge => "Request Header Fields Too Large",
            Status::Unavailable => "Service Unavailable",
        }
    }
}

/// Answers with a body of `size` bytes; if it ends before, so does the connection.
pub fn whole(connection: &Connection, request: &Request, kind: &str, size: u64, body: impl Read) -> io::Result<()> {
    let mut stream = connection.stream();
    stream.write_all(head(Status::Ok, kind, Some(size), request.persists).as_bytes())?;
    if !request.is_head && io::copy(&mut body.take(size), &mut stream)? < size {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(())
}

/// Answers with the number of the status, for people.
pub fn plain(connection: &Connection, request: &Request, status: Status) -> io::Result<()> {
    let number = (status as u16).to_string();
    let mut answer = head(status, "text/plain; charset=utf-8", Some(number.len() as u64), request.persists);
    if !request.is_head {
        answer.push_str(&number);
    }
    connection.stream().write_all(answer.as_bytes())
}

/// Begins to answer with server-sent events, which end with the connection.
pub fn stream(connection: &Connection) -> io::Result<()> {
    connection.stream().write_all(head(Status::Ok, "text/event-stream", None, false).as_bytes())
}

fn head(status: Status, kind: &str, size: Option<u64>, persists: bool) -> String {
    let mut head = format!("HTTP/1.1 {} {}\r\n", status as u16, status.reason());
    let mut line = |name: &str, value: &str| {
        write!(head, "{name}: {value}\r\n").expect("a text takes all");
    };
    line("Content-Type", kind);
    if let Some(size) = size {
        line("Content-Length", &size.to_string());
    }
    if status == Status::MethodNotAllowed {
        line("Allow", "GET, HEAD");
    }
    line("Cache-Control", "no-store");
    line("X-Content-Type-Options", "nosniff");
    line("Cross-Origin-Resource-Policy", "same-origin");
    line("Connection", if persists { "keep-alive" } else { "close" });
    head.push_str("\r\n");
    head
}
