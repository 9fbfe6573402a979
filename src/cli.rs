//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::locale::Language;

/// Compiles service standards (standar pelayanan) into checked, accessible notices.
#[derive(Debug, Parser)]
#[command(
    version,
    about,
    after_help = "Examples:
  maklumat check                                 check every standard
  maklumat build                                 write all notices to out/
  maklumat build dispendukcapil/ktp-el --lang en write one, in English
  maklumat explain free-with-payment             what a rule means"
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Says what is wrong in the standards; exit 1 if there is an error.
    Check {
        /// What and where.
        #[command(flatten)]
        options: Options,
        /// In what form.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Writes a PDF and a page for each standard that has no errors.
    Build {
        /// What and where.
        #[command(flatten)]
        options: Options,
        /// Where to write.
        #[arg(long, value_name = "FOLDER", default_value = "out")]
        out: PathBuf,
    },
    /// Prints the documentation of a rule.
    Explain {
        /// The name of the rule, as it stands in a finding.
        rule: String,
        /// The language: id or en.
        #[arg(long, value_parser = language)]
        lang: Option<Language>,
    },
}

/// What and where.
#[derive(Debug, Args)]
pub struct Options {
    /// Only these units (`dispendukcapil`) or standards (`dispendukcapil/ktp-el`).
    #[arg(value_name = "UNIT[/STANDARD]")]
    pub only: Vec<String>,
    /// The folder of the project, or one inside it.
    #[arg(long, value_name = "FOLDER")]
    pub project: Option<PathBuf>,
    /// The language of messages and documents: id or en.
    #[arg(long, value_parser = language)]
    pub lang: Option<Language>,
}

impl Options {
    /// Whether something of a unit was asked for.
    pub fn selects_some_of(&self, unit: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| name.split('/').next() == Some(unit))
    }

    /// Whether a standard was asked for.
    pub fn selects(&self, unit: &str, standard: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|name| name == unit || *name == format!("{unit}/{standard}"))
    }
}

/// A form of report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
}

fn language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| format!("`{tag}` is no language of this program; choose id or en"))
}
