//! What the templates of a document see: a view, where the document leads to, and the sheet it stands on.

use serde_json::{Value, json};
use tera::Context;

use super::Links;
use super::html::{Form, flattened};
use crate::view::{Head, View};

/// The data of a document, beside the fixed words.
pub struct Data<'a> {
    /// What it tells.
    pub view: &'a View,
    /// Where it leads to.
    pub links: Links,
    /// The sheet that it stands on, where that can be chosen.
    pub sheet: Option<Value>,
    json: String,
}

impl<'a> Data<'a> {
    /// Of a view, leading nowhere.
    pub fn new(view: &'a View) -> Self {
        let json = serde_json::to_string(view).expect("a view is texts, lists and maps");
        Data { view, links: Links::default(), sheet: None, json }
    }

    /// The view as JSON.
    pub fn json(&self) -> &str {
        &self.json
    }

    /// With other sections than the view has.
    pub(super) fn with_sections(&self, sections: &[Value]) -> Self {
        let mut view = self.parsed();
        view["sections"] = sections.into();
        Data { view: self.view, links: self.links.clone(), sheet: self.sheet.clone(), json: view.to_string() }
    }

    /// The sections of the view.
    pub(super) fn sections(&self) -> Vec<Value> {
        self.parsed()["sections"].as_array().cloned().unwrap_or_default()
    }

    fn parsed(&self) -> Value {
        serde_json::from_str(&self.json).expect("it was written here")
    }

    /// All of it as JSON.
    pub(super) fn written(&self) -> String {
        let links = serde_json::to_string(&self.links).expect("links are texts");
        let sheet = self.sheet.as_ref().unwrap_or(&Value::Null);
        format!("{{{},{},\"sheet\":{sheet}}}", members(&self.json), members(&links))
    }

    /// The view as JSON, and what stands beside it.
    pub(super) fn with(&self, more: &str) -> String {
        format!("{{{},{}}}", members(&self.json), members(more))
    }

    /// What it has in common with other documents, as JSON. `labels`: the fixed words.
    pub(super) fn setting(&self, labels: &str) -> String {
        let Head { language, theme, .. } = &self.view.head;
        let own = json!({ "language": language, "theme": theme, "on_sheet": self.sheet.is_some() });
        format!("{{{},\"labels\":{labels}}}", members(&own.to_string()))
    }

    /// As templates of pages take it, with words in a form.
    pub(super) fn context(&self, form: Form) -> tera::TeraResult<Context> {
        let mut context = Context::new();
        if self.view.head.is_translation {
            let view = flattened(&tera::Value::try_from_serializable(self.view)?, form);
            for (key, value) in view.into_map().unwrap_or_default() {
                context.insert_value(key.to_string(), value);
            }
        } else {
            // Nothing is in another language than the words around it.
            context.extend(Context::from_serialize(self.view)?);
        }
        context.extend(Context::from_serialize(&self.links)?);
        Ok(context)
    }
}

/// What stands between the braces of an object of JSON.
fn members(object: &str) -> &str {
    &object[1..object.len() - 1]
}
