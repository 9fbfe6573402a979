//! Words and rich text of a view, as templates of pages take them.

use tera::value::Key;
use tera::{Kwargs, Map, State, Value};

/// What words with pieces in another language become.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// HTML in which each piece in another language says so.
    Html,
    /// The text alone.
    Text,
}

impl Form {
    /// Of a template with this path.
    pub fn of(template: &str) -> Self {
        if template.ends_with(".html") { Form::Html } else { Form::Text }
    }
}

/// A value in which all words are strings. Those with pieces in another language become strings of a form; an array is
/// such words if one of its members has the keys `text` and `lang` and no other.
pub fn flattened(value: &Value, form: Form) -> Value {
    if let Some(all) = value.as_array() {
        return match all.iter().any(is_foreign) {
            true => joined(all, form),
            false => Value::from(all.iter().map(|value| flattened(value, form)).collect::<Vec<Value>>()),
        };
    }
    match value.as_map() {
        Some(map) => {
            let members = map.iter().map(|(key, value)| (key.clone(), flattened(value, form)));
            Value::from(members.collect::<Map>())
        }
        None => value.clone(),
    }
}

fn is_foreign(piece: &Value) -> bool {
    piece.as_map().is_some_and(|map| map.len() == 2) && ["text", "lang"].iter().all(|key| member(piece, key).is_some())
}

fn joined(pieces: &[Value], form: Form) -> Value {
    let mut joined = String::new();
    for piece in pieces {
        let text = text_of(member(piece, "text").unwrap_or(piece));
        match (form, member(piece, "lang")) {
            (Form::Text, _) => joined.push_str(text),
            (Form::Html, None) => escape(text, &mut joined),
            (Form::Html, Some(language)) => {
                joined.push_str("<span lang=\"");
                escape(text_of(language), &mut joined);
                joined.push_str("\">");
                escape(text, &mut joined);
                joined.push_str("</span>");
            }
        }
    }
    if form == Form::Html { Value::safe_string(&joined) } else { Value::normal_string(&joined) }
}

/// HTML as plain text, for attributes and titles. What is no HTML stays as it is.
pub fn plain(value: &Value, _: Kwargs, _: &State) -> Value {
    without_tags(value).map_or_else(|| value.clone(), |text| Value::normal_string(&text))
}

/// The text of a string of HTML; none if it is something else.
fn without_tags(value: &Value) -> Option<String> {
    let html = value.as_str().filter(|_| value.is_safe())?;
    let pieces = html.split('<').enumerate();
    let text: String = pieces
        .map(|(index, piece)| if index == 0 { piece } else { piece.split_once('>').map_or("", |(_, text)| text) })
        .collect();
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    Some(match text.contains('&') {
        true => entities.into_iter().fold(text, |text, (entity, letter)| text.replace(entity, letter)),
        false => text,
    })
}

/// A value as JSON that may stand in a script of a page.
pub fn json(value: &Value, _: Kwargs, _: &State) -> Value {
    let written = match without_tags(value) {
        Some(text) => serde_json::to_string(&text),
        None => serde_json::to_string(value),
    };
    Value::safe_string(&written.expect("a value can be written").replace('<', "\\u003c"))
}

/// Rich text as HTML.
pub fn rich(text: &Value, _: Kwargs, _: &State) -> Value {
    let mut html = String::new();
    write_blocks(member(text, "blocks"), &mut html);
    Value::safe_string(&html)
}

fn write_blocks(blocks: Option<&Value>, html: &mut String) {
    for block in list(blocks) {
        match member(block, "inlines") {
            Some(inlines) => {
                html.push_str("<p>");
                list(Some(inlines)).iter().for_each(|inline| write_inline(inline, html));
                html.push_str("</p>");
            }
            None => {
                let ordered = is_set(block, "ordered");
                match (ordered, member(block, "start").and_then(Value::as_u64)) {
                    (false, _) => html.push_str("<ul>"),
                    (true, None | Some(1)) => html.push_str("<ol>"),
                    (true, Some(start)) => html.push_str(&format!("<ol start=\"{start}\">")),
                }
                for item in list(member(block, "items")) {
                    html.push_str("<li>");
                    write_blocks(Some(item), html);
                    html.push_str("</li>");
                }
                html.push_str(if ordered { "</ol>" } else { "</ul>" });
            }
        }
    }
}

fn write_inline(inline: &Value, html: &mut String) {
    let Some(text) = member(inline, "text") else {
        html.push_str("<br>");
        return;
    };
    let mut close = Vec::new();
    if let Some(link) = member(inline, "link").and_then(Value::as_str) {
        html.push_str("<a href=\"");
        escape(link, html);
        html.push_str("\">");
        close.push("</a>");
    }
    for (key, open, end) in [("strong", "<strong>", "</strong>"), ("emphasis", "<em>", "</em>")] {
        if is_set(inline, key) {
            html.push_str(open);
            close.push(end);
        }
    }
    if text.is_safe() {
        html.push_str(text_of(text))
    } else {
        escape(text_of(text), html)
    }
    close.iter().rev().for_each(|end| html.push_str(end));
}

fn member<'v>(value: &'v Value, key: &'static str) -> Option<&'v Value> {
    value.as_map()?.get(&Key::Str(key))
}

fn list(value: Option<&Value>) -> &[Value] {
    value.and_then(Value::as_array).unwrap_or_default()
}

fn is_set(value: &Value, key: &'static str) -> bool {
    member(value, key).and_then(Value::as_bool) == Some(true)
}

fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn escape(text: &str, html: &mut String) {
    let mut escaped = Vec::with_capacity(text.len());
    tera::escape_html(text, &mut escaped).expect("memory can be written to");
    html.push_str(&String::from_utf8(escaped).expect("it was made of UTF-8"));
}

#[cfg(test)]
mod tests {
    use tera::{Context, Tera};

    use super::*;
    use crate::view::{Rich, Words};

    /// Renders a template that sees `it`.
    fn rendered(template: &str, it: &impl serde::Serialize, form: Form) -> String {
        let mut tera = Tera::default();
        tera.register_filter("plain", plain);
        tera.register_filter("json", json);
        tera.register_filter("rich", rich);
        tera.add_raw_template("it.html", template).unwrap();
        let mut context = Context::new();
        context.insert_value("it", flattened(&Value::from_serializable(it), form));
        tera.render("it.html", &context).unwrap()
    }

    fn foreign(text: &str) -> Words {
        Words::foreign(text.to_owned(), "id".into())
    }

    #[test]
    fn a_piece_in_another_language_says_so_where_it_can() {
        let mut words = Words::from("Only for \"<\" ");
        words.push(foreign("<b title='x'>&</b>"));
        let span = "Only for &quot;&lt;&quot; <span lang=\"id\">&lt;b title=&#39;x&#39;&gt;&amp;&lt;/b&gt;</span>";
        let text = "Only for &quot;&lt;&quot; &lt;b title=&#39;x&#39;&gt;&amp;&lt;/b&gt;";
        assert_eq!(rendered("{{ it }}", &words, Form::Html), span);
        assert_eq!(rendered("{{ it | plain }}", &words, Form::Html), text);
        assert_eq!(rendered("{{ it }}", &words, Form::Text), text);
        let script = r#""Only for \"\u003c\" \u003cb title='x'>&\u003c/b>""#;
        assert_eq!(rendered("{{ it | json }}", &words, Form::Html), script);
        let both = [Words::from("<a>"), foreign("<b>")];
        assert_eq!(
            rendered("{{ it | join(sep=\"; \") }}", &both, Form::Html),
            "&lt;a&gt;; <span lang=\"id\">&lt;b&gt;</span>"
        );
        assert_eq!(rendered("{{ it | plain }}", &Words::from("<a> &lt;"), Form::Html), "&lt;a&gt; &amp;lt;");
    }

    #[test]
    fn no_letter_in_a_text_has_a_meaning() {
        for letter in ['\u{1}', '\u{FDD0}', '\u{FDD1}', '\u{FDD2}'] {
            let text = format!("{letter}<img src=x>{letter}");
            let shown = format!("{letter}&lt;img src=x&gt;{letter}");
            assert_eq!(rendered("{{ it }}", &Words::from(text.as_str()), Form::Html), shown);
            assert_eq!(rendered("{{ it }}", &foreign(&text), Form::Html), format!("<span lang=\"id\">{shown}</span>"));
        }
    }

    #[test]
    fn only_what_is_safe_in_markdown_comes_through() {
        let html = |markdown: &str| rendered("{{ it | rich }}", &Rich::new(markdown, None), Form::Html);
        assert_eq!(
            html("**a** _b_\n\n- c\n- d"),
            "<p><strong>a</strong> <em>b</em></p><ul><li><p>c</p></li><li><p>d</p></li></ul>"
        );
        assert_eq!(html("<script>alert(1)</script>"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
        assert_eq!(html("[x](javascript:alert(1))"), "<p>x</p>");
        assert_eq!(html("[x](https://a.example/?a=1&b=2)"), "<p><a href=\"https://a.example/?a=1&amp;b=2\">x</a></p>");
        assert_eq!(html("![x](https://a.example/x.png)"), "<p><a href=\"https://a.example/x.png\">x</a></p>");
        assert_eq!(html("3. tiga\n4. empat"), "<ol start=\"3\"><li><p>tiga</p></li><li><p>empat</p></li></ol>");
        let foreign = Rich::new("a **<b>**", Some("id".into()));
        assert_eq!(
            rendered("{{ it | rich }}", &foreign, Form::Html),
            "<p><span lang=\"id\">a </span><strong><span lang=\"id\">&lt;b&gt;</span></strong></p>"
        );
    }
}
