//! The index of the survey does not follow from its elements.

use super::{Check, Rule};
use crate::diagnostic::{Basis, Code, Diagnostic, Diagnostics};
use crate::locale::Text;
use crate::model::{Survey, decimal, grade};
use crate::service::Service;
use crate::text;

pub const RULE: Rule = Rule {
    code: Code::new(
        "wrong-survey-score",
        Basis::Legal("permenpanrb-14-2017"),
        Text {
            id: "Nilai survei kepuasan masyarakat adalah rata-rata sembilan unsur dikali 25 (hitungan dengan bobot 0,11 diterima), dan mutunya mengikuti nilai itu: A mulai 88,31, B mulai 76,61, C mulai 65,00, dan D di bawahnya.",
            en: "The index of the survey is the mean of its nine elements times 25 (a weight of 0.11 is accepted), and its grade follows from it: A from 88.31, B from 76.61, C from 65.00, D below.",
        },
    ),
    wrong: include_str!("../../tests/cases/wrong-survey-score/eight.yaml"),
    right: include_str!("../../tests/cases/wrong-survey-score/ok-weight-of-0.11.yaml"),
    check: Check::Standard(check),
};

fn check(service: &Service, diagnostics: &mut Diagnostics) {
    if let Some(survey) = service.facts.survey {
        score(service, survey, diagnostics);
    }
}

fn score(service: &Service, survey: &Survey, diagnostics: &mut Diagnostics) {
    let elements: Vec<f64> = survey.element_scores.iter().filter_map(|score| decimal(score)).collect();
    if let Some(first) = survey.element_scores.first()
        && survey.element_scores.len() != 9
    {
        let title = text!(id: "ada {} nilai unsur, seharusnya sembilan", en: "there are {} scores of elements instead of nine", survey.element_scores.len());
        let help = text!(id: "tulis nilai sembilan unsur menurut urutannya, dengan titik sebagai tanda desimal: `3.45`", en: "write the nine scores in their order, with a point for the decimals: `3.45`");
        diagnostics.push(Diagnostic::warning(&RULE.code, first.span, title).help(help));
    }
    if let Some(wrong) =
        survey.element_scores.iter().find(|score| !decimal(score).is_some_and(|score| (1.0..=4.0).contains(&score)))
    {
        let title = text!(id: "nilai unsur `{}` tidak di antara 1 dan 4", en: "the score `{}` is not between 1 and 4", wrong.value);
        let help = text!(id: "tulis rata-rata jawaban dengan titik sebagai tanda desimal, misalnya `3.45`", en: "write the mean of the answers, such as `3.45`");
        diagnostics.push(Diagnostic::warning(&RULE.code, wrong.span, title).help(help));
        return;
    }
    let Some(said) = &survey.score else { return };
    let Some(value) = decimal(said) else { return };
    if elements.len() == 9 {
        let sum: f64 = elements.iter().sum();
        let (exact, rounded) = (sum / 9.0 * 25.0, sum * 0.11 * 25.0);
        // Two decimals are given, of elements with two decimals.
        if (value - exact).abs() > 0.15 && (value - rounded).abs() > 0.15 {
            let (exact_value, exact) = (exact, format!("{exact:.2}"));
            let title = text!(id: "nilai ini tidak sama dengan hitungan dari sembilan unsur, {}", en: "the index is not what its nine elements give, {}", exact);
            let help = text!(
                id: "betulkan nilai unsurnya; jika nilai unsurnya benar, tulis `nilai: {}` dan `mutu: {}`",
                en: "correct the scores; if they are right, write `score: {}` and `grade: {}`", exact, grade(exact_value)
            );
            diagnostics.push(Diagnostic::warning(&RULE.code, said.span, title).help(help));
        }
    }
    let right = grade(value);
    if let Some(written) = survey.grade.as_ref().filter(|written| !written.value.trim().eq_ignore_ascii_case(right)) {
        let title = text!(id: "mutu untuk nilai {} adalah {}", en: "the grade of {} is {}", said.value, right);
        let help = text!(id: "tulis `mutu: {}`", en: "write `grade: {}`", right);
        let edit = service.edit(written.span, &written.value, right);
        diagnostics.push(Diagnostic::warning(&RULE.code, written.span, title).help(help).edits(edit));
    }
}
