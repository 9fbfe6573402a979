//! The program: reads the command line, runs the command, ends with 0, 1 or 2.

use std::process::ExitCode;

use maklumat::commands::{self, Outcome};
use maklumat::{cli, crash};

/// Trees of small texts are made and dropped by all cores at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    crash::silence();
    ExitCode::from(match commands::run(cli::read) {
        Outcome::Clean => 0,
        Outcome::Faulty => 1,
        Outcome::Failed => 2,
    })
}
