//! What is wrong with a command line, in the language of the reader.

use std::error::Error as _;
use std::process::exit;

use clap::error::{ContextKind, ContextValue, Error, ErrorKind};

use super::{asked_language, say};
use crate::printable::block;
use crate::text;

/// Prints help or the version if it was asked for, else what is wrong; ends with 0 or 2.
pub(super) fn explain(error: &Error, command: &clap::Command) -> ! {
    if !error.use_stderr() || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        error.exit();
    }
    let found = |kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(format!("`{word}`")),
        Some(ContextValue::Strings(words)) if !words.is_empty() => {
            Some(words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", "))
        }
        _ => None,
    };
    let argument = found(ContextKind::InvalidArg).unwrap_or_default();
    let value = found(ContextKind::InvalidValue).unwrap_or_default();
    let wrong = match error.kind() {
        ErrorKind::UnknownArgument => text!(id: "{} tidak dikenal di sini", en: "{} is not known here", argument),
        ErrorKind::InvalidSubcommand => text!(
            id: "tidak ada perintah {}", en: "there is no command {}",
            found(ContextKind::InvalidSubcommand).unwrap_or_default()
        ),
        ErrorKind::InvalidValue
            if error.get(ContextKind::InvalidValue) == Some(&ContextValue::String(String::new())) =>
        {
            text!(id: "{} memerlukan nilai", en: "{} needs a value", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            text!(id: "nilai {} tidak berlaku untuk {}", en: "the value {} does not fit {}", value, argument)
        }
        ErrorKind::MissingRequiredArgument => text!(id: "{} belum ditulis", en: "{} is missing", argument),
        ErrorKind::ArgumentConflict => match found(ContextKind::PriorArg).filter(|other| *other != argument) {
            Some(other) => text!(
                id: "{} tidak dapat ditulis bersama {}", en: "{} cannot be written together with {}", argument, other
            ),
            None => text!(id: "{} hanya boleh ditulis satu kali", en: "{} can be written only once", argument),
        },
        ErrorKind::MissingSubcommand => text!(id: "perintahnya belum ditulis", en: "the command is missing"),
        _ => text!(id: "baris perintah ini tidak dapat dibaca", en: "this command line cannot be read"),
    };
    let near = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let choices = found(ContextKind::ValidValue).map(|choices| text!(id: "pilih {}", en: "choose {}", choices));
    // What the reader of a value says is in the language of the reader already.
    let told = error.source().filter(|_| error.kind() == ErrorKind::ValueValidation);
    let told = told.map(|told| text!(id: "{}", en: "{}", told.to_string()));
    // Of several the last is the nearest.
    let nearest = |kind| match error.get(kind) {
        Some(ContextValue::Strings(words)) => words.last().map(|word| format!("`{word}`")),
        _ => found(kind),
    };
    let help = match (near.into_iter().find_map(nearest), choices.or(told)) {
        (Some(near), _) => text!(id: "; mungkin maksud Anda {}", en: "; did you mean {}?", near),
        (None, Some(choices)) => text!(id: "; {}", en: "; {}", choices),
        (None, None) => text!(id: "", en: ""),
    };
    let language = asked_language().unwrap_or_default();
    let more = say("Keterangan lengkap:", "More:");
    let told = format!("maklumat: {}{}\n{more} {} --help", wrong.get(language), help.get(language), command.get_name());
    eprintln!("{}", block(&told));
    exit(2)
}
