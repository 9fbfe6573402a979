//! Serves the folder of outputs and the preview to this computer alone.
//!
//! Any program of any user of the computer may connect, so a client is trusted with nothing: `connections` limits how many
//! there are and keeps them from each other, `request` limits what is read, and `outputs` decides which files are shown.

mod connections;
mod outputs;
mod page;
mod request;
mod response;

use std::io::{self, ErrorKind};
use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread;

use super::preview::Preview;
use crate::failure::{Failure, Result, reason};
use crate::text;
use connections::{Connection, Use};
use outputs::Output;
use request::{Request, Requests};
use response::Status;

/// Begins to serve on a port of the loopback interface; 0 takes a free one. Returns the address of the preview.
///
/// # Errors
///
/// The port cannot be used.
pub fn serve(port: u16, preview: &Arc<Preview>) -> Result<String> {
    let failed = |error: io::Error| refused(port, &error);
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    let (told, preview) = (Arc::clone(preview), Arc::clone(preview));
    thread::Builder::new().spawn(move || told.keep_telling()).map_err(failed)?;
    connections::accept(listener, move |connection| converse(connection, port, &preview)).map_err(failed)?;
    Ok(format!("http://127.0.0.1:{port}/"))
}

/// Why a port cannot be used, and what to do.
fn refused(port: u16, error: &io::Error) -> Failure {
    Failure(match error.kind() {
        ErrorKind::AddrInUse => text!(
            id: "porta {} sudah dipakai program lain, mungkin `maklumat watch` yang masih berjalan; hentikan program itu, atau pilih porta lain dengan `--port {}` (`--port 0` memilih yang bebas)",
            en: "the port {} is in use by another program, perhaps a `maklumat watch` that is still running; stop it, or choose another port by `--port {}` (`--port 0` takes a free one)",
            u64::from(port), u64::from(port.checked_add(1).unwrap_or(8000))
        ),
        ErrorKind::PermissionDenied => text!(
            id: "porta {} tidak boleh dipakai oleh pengguna biasa; pilih yang lebih besar, misalnya `--port 8000`",
            en: "the port {} may not be used by an ordinary user; choose a larger one, such as `--port 8000`", u64::from(port)
        ),
        _ => text!(
            id: "porta {} tidak dapat dipakai: {}; pilih yang lain dengan `--port`",
            en: "the port {} cannot be used: {}; choose another by `--port`", u64::from(port), reason(error)
        ),
    })
}

/// Answers the requests of one connection until either side ends it, or it is one for events.
fn converse(connection: &Connection, port: u16, preview: &Preview) {
    let mut requests = Requests::of(connection, port);
    loop {
        connection.put_to(Use::Waiting);
        let (request, refusal) = match requests.next() {
            Ok(Some(request)) => (request, None),
            Ok(None) => return,
            Err(status) => (Request::unread(), Some(status)),
        };
        connection.put_to(Use::Answering);
        let refusal = refusal.or(request.refusal);
        if refusal.is_none() && request.path == "/-/events" && !request.is_head {
            return listen(connection, preview);
        }
        let answered = match refusal {
            Some(status) => response::plain(connection, &request, status),
            None => answer(connection, &request, preview),
        };
        // A client that stops reading is not missed.
        match answered {
            Ok(()) if request.persists => {}
            Ok(()) => return connection.end(),
            Err(_) => return,
        }
    }
}

fn answer(connection: &Connection, request: &Request, preview: &Preview) -> io::Result<()> {
    if let Some((text, kind)) = page::file(&request.path, preview.language) {
        return response::whole(connection, request, kind, text.len() as u64, text.as_bytes());
    }
    match outputs::find(&request.path, &preview.out) {
        Some(Output { file, size, kind }) => response::whole(connection, request, kind, size, file),
        None => response::plain(connection, request, Status::NotFound),
    }
}

/// Hands a connection over to those that are told what changes.
fn listen(connection: &Connection, preview: &Preview) {
    if response::stream(connection).is_ok() {
        preview.listen(connection.shared());
    }
}
