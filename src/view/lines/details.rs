//! Details of a line in words.

use super::condition;
use crate::locale::Say;
use crate::model::{FormatOf, Placed};
use crate::view::line::Line;
use crate::view::words::words;
use crate::view::{Setting, Words};

pub(super) fn formats(formats: &[FormatOf], setting: &Setting) -> Option<Words> {
    let written = formats.iter().filter_map(|of| {
        let mut said = Words::from(of.format.as_ref()?.say(setting.language));
        if let Some(quantity) = &of.quantity {
            said.push(words![" ", setting.say(quantity)]);
        }
        if let Some(channel) = setting.channels(&of.channel) {
            said.push(words![" (", channel, ")"]);
        }
        if let Some(condition) = condition(of.condition.as_ref(), setting) {
            said.push(words![" ", condition]);
        }
        Some(said)
    });
    setting.list(&written.collect::<Vec<_>>())
}

pub(super) fn detail(line: &mut Line, label: &str, text: Option<Words>) {
    if let Some(text) = text {
        line.details.push(if label.is_empty() { text } else { words![label, " ", text] });
    }
}

pub(super) fn plain(text: &Option<Placed<String>>, setting: &Setting) -> Option<Words> {
    text.as_ref().map(|text| setting.text(text))
}

pub(super) fn listed(texts: &[Placed<String>], setting: &Setting) -> Option<Words> {
    setting.list(&texts.iter().map(|text| setting.text(text)).collect::<Vec<_>>())
}

pub(super) fn said<T: Say>(value: &Option<Placed<T>>, setting: &Setting) -> Option<Words> {
    value.as_ref().map(|value| setting.say(value))
}
