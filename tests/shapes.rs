//! Every shape that real standards have is read, and what the public must see of it stands in both outputs: each line
//! of `<shape>.shown`, written by hand from `<shape>.yaml`.

mod support;

use std::fs;

use maklumat::diagnostic::Severity;
use maklumat::locale::Language;
use support::pdf::Pdf;

/// Without white space: where lines break is no matter here.
fn close(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn what_is_written_is_shown_in_both_outputs() {
    let mut wrong = Vec::new();
    for (name, folder) in support::shapes() {
        let (project, found) = support::check(folder.path());
        let errors: Vec<_> = found.into_iter().filter(|found| found.severity == Severity::Error).collect();
        if !errors.is_empty() {
            wrong.push(format!("{name}:\n{}", support::told(&project, &errors, Language::English)));
            continue;
        }
        let printed = support::print(&project, "kelurahan", "surat", Language::Indonesian);
        let (page, pdf) = (close(&support::visible(&printed.page)), close(&Pdf::read(&printed.pdf).text()));
        let shown = fs::read_to_string(support::root().join(format!("tests/shapes/{name}.shown"))).unwrap();
        for phrase in shown.lines() {
            for (output, text) in [("page", &page), ("PDF", &pdf)] {
                if !text.contains(&close(phrase)) {
                    wrong.push(format!("{name}: the {output} does not show `{phrase}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
