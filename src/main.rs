//! The program: reads the command line, runs the command, ends with 0, 1 or 2.

use std::process::ExitCode;

use clap::Parser;
use maklumat::cli::Cli;
use maklumat::commands::{self, Outcome};

fn main() -> ExitCode {
    match commands::run(Cli::parse().command) {
        Ok(Outcome::Clean) => ExitCode::SUCCESS,
        Ok(Outcome::Faulty) => ExitCode::from(1),
        Err(error) => {
            eprintln!("maklumat: {error:#}");
            ExitCode::from(2)
        }
    }
}
