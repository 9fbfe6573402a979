//! The language of what is wholly in another: its element says it, which is shorter than a `span` in it.

const SPAN: &str = "><span lang=\"";

/// A page in which `<b><span lang="id">KTP</span></b>` is `<b lang="id">KTP</b>`.
pub fn on_elements(page: String) -> String {
    if !page.contains(SPAN) {
        return page;
    }
    let (mut written, mut rest) = (String::with_capacity(page.len()), page.as_str());
    while let Some(at) = rest.find(SPAN) {
        written.push_str(&rest[..at]);
        let inner = &rest[at + SPAN.len()..];
        match whole(&written, inner) {
            Some((language, text, after)) => {
                written.push_str(&format!(" lang=\"{language}\">{text}"));
                rest = after;
            }
            None => {
                written.push_str(SPAN);
                rest = inner;
            }
        }
    }
    written + rest
}

/// The language and the text of a `span` that is all of the element before it, and what follows it.
fn whole<'p>(before: &str, inner: &'p str) -> Option<(&'p str, &'p str, &'p str)> {
    let tag = &before[before.rfind('<')? + 1..];
    let name = tag.split(' ').next().filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))?;
    if tag.contains('>') || tag.contains(" lang=") {
        return None;
    }
    let (language, inner) = inner.split_once("\">")?;
    let (text, after) = inner.split_once("</span>")?;
    let is_whole = after.strip_prefix("</").and_then(|after| after.strip_prefix(name))?.starts_with('>');
    (is_whole && !text.contains('<')).then_some((language, text, after))
}

#[cfg(test)]
mod tests {
    use super::on_elements;

    #[test]
    fn an_element_says_the_language_of_all_that_it_holds() {
        for (page, expected) in [
            ("<p class=\"t\"><span lang=\"id\">a</span></p>", "<p class=\"t\" lang=\"id\">a</p>"),
            ("<b><span lang=\"id\">a</span></b><b>c</b>", "<b lang=\"id\">a</b><b>c</b>"),
            ("<b><span lang=\"id\">a</span> c</b>", "<b><span lang=\"id\">a</span> c</b>"),
            ("<b>c</b><span lang=\"id\">a</span></b>", "<b>c</b><span lang=\"id\">a</span></b>"),
            ("<b lang=\"jv\"><span lang=\"id\">a</span></b>", "<b lang=\"jv\"><span lang=\"id\">a</span></b>"),
            ("<p><b><span lang=\"id\">a</span></b></p>", "<p><b lang=\"id\">a</b></p>"),
            ("<b><span lang=\"id\">a", "<b><span lang=\"id\">a"),
        ] {
            assert_eq!(on_elements(page.to_owned()), expected);
        }
    }
}
