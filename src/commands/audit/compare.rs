//! `audit --compare`: the same service in several units.

use super::{Checked, Outcome, hand_in, width};
use crate::audit::{Comparison, render_comparison, render_comparison_html, render_comparison_markdown};
use crate::cli::{self, AuditForm};
use crate::failure::{Failure, Result};
use crate::printable::{block, json};
use crate::project::Project;
use crate::text;

pub fn run(asked: &cli::Audit, name: &str, read: Vec<Checked>) -> Result<Outcome> {
    let language = read[0].language;
    let projects: Vec<Project> = read.into_iter().map(|checked| checked.project).collect();
    let comparison = Comparison::new(&projects, name, language).map_err(|near| unknown(name, &near))?;
    let text = match asked.format {
        AuditForm::Text => block(&render_comparison(&comparison, width(asked), language)).into_owned(),
        AuditForm::Html => render_comparison_html(&comparison, language),
        AuditForm::Markdown => block(&render_comparison_markdown(&comparison, language)).into_owned(),
        AuditForm::Json => json(&comparison.to_json()).into_owned(),
        AuditForm::Pdf | AuditForm::Xlsx | AuditForm::Csv => {
            return Err(Failure(text!(
                id: "perbandingan dibuat dalam bentuk text, html, markdown, atau json", en: "a comparison has the forms text, html, markdown and json"
            )));
        }
    };
    hand_in(asked, |out| out.write_all(text.as_bytes()))?;
    Ok(Outcome::Clean)
}

fn unknown(name: &str, near: &[String]) -> Failure {
    let near = near.iter().map(|id| format!("`{id}`")).collect::<Vec<_>>().join(", ");
    Failure(match near.is_empty() {
        true => text!(
            id: "tidak ada standar bernama `{}`; tulis nama berkasnya tanpa `.yaml`, seperti `ktp-el`", en: "no standard is named `{}`; write the name of its file without `.yaml`, such as `ktp-el`", name
        ),
        false => {
            text!(id: "tidak ada standar bernama `{}`; mungkin {}?", en: "no standard is named `{}`; perhaps {}?", name, near)
        }
    })
}
