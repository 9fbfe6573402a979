//! A YAML file for people to fill in: explanations begin with `## `, examples with `# `, so that an example holds as
//! soon as its `# ` is taken away.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::cli::ServiceKind;
use crate::locale::{Language, Text};
use crate::regulation::ComponentSpec;
use crate::vocabulary::{GLOSSARY, VOCABULARY};

/// For each key, by kind of service or for `all`.
static EXAMPLES: LazyLock<BTreeMap<String, BTreeMap<String, Text>>> =
    LazyLock::new(|| serde_yaml::from_str(include_str!("examples.yaml")).expect("the examples are tested"));

/// How long a line of an explanation may become, in characters.
const WIDTH: usize = 100;

/// A file while it is written.
pub struct Page {
    text: String,
    language: Language,
}

impl Page {
    /// Begins with the schema for editors, from the folder of the file.
    pub fn new(schema: &str, language: Language) -> Self {
        Page { text: format!("# yaml-language-server: $schema={schema}\n"), language }
    }

    /// The whole text.
    pub fn into_text(self) -> String {
        self.text
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line.
    pub fn blank(&mut self) {
        self.line("");
    }

    /// An explanation, on lines that are not too long.
    pub fn comment(&mut self, text: &str) {
        let mut line = String::from("##");
        for word in text.split(' ') {
            if line.chars().count() + word.chars().count() >= WIDTH {
                self.line(&line);
                line = String::from("##");
            }
            line.push(' ');
            line.push_str(word);
        }
        self.line(&line);
    }

    /// An explanation that is there in both languages.
    pub fn say(&mut self, id: &'static str, en: &'static str) {
        self.comment(Text { id, en }.pick(self.language));
    }

    /// A key with a value, or with none yet.
    pub fn key(&mut self, key: &str, value: &str) {
        let spelt = VOCABULARY.keys.spelling(key, self.language);
        self.line(&format!("{spelt}: {value}"));
    }

    /// A key as a comment, for examples below it.
    pub fn commented_key(&mut self, key: &str) {
        let spelt = VOCABULARY.keys.spelling(key, self.language);
        self.line(&format!("# {spelt}:"));
    }

    /// A key inside the one above it.
    pub fn inner_key(&mut self, key: &str, value: &str) {
        let spelt = VOCABULARY.keys.spelling(key, self.language);
        self.line(&format!("  {spelt}: {value}"));
    }

    /// What a key means, and the key with a value, or with none yet.
    pub fn entry(&mut self, key: &str, value: &str) {
        self.meaning(key);
        self.key(key, value);
    }

    /// What a key means.
    pub fn meaning(&mut self, key: &str) {
        if let Some(meaning) = GLOSSARY.get(key) {
            self.comment(meaning.text().get(self.language));
        }
    }

    /// What a key means, and the key with an example, as a comment.
    pub fn optional(&mut self, key: &str) {
        self.blank();
        self.meaning(key);
        self.example(key, ServiceKind::Administrative, "");
    }

    /// What a component is called and asks for.
    pub fn component(&mut self, spec: &ComponentSpec) {
        self.comment(&format!("{}: {}", spec.title.get(self.language), spec.help.get(self.language)));
    }

    /// A key with an example, as a comment, with that much space before it.
    pub fn example(&mut self, key: &str, kind: ServiceKind, indent: &str) {
        let spelt = VOCABULARY.keys.spelling(key, self.language);
        match lines(key, kind, self.language).as_slice() {
            [one] if !is_block(one) => self.line(&format!("# {indent}{spelt}: {one}")),
            many => {
                self.line(&format!("# {indent}{spelt}:"));
                many.iter().for_each(|line| self.line(&format!("# {indent}  {line}")));
            }
        }
    }

    /// An example of what may stand under the key above, as a comment.
    pub fn example_below(&mut self, key: &str, kind: ServiceKind) {
        lines(key, kind, self.language).iter().for_each(|line| self.line(&format!("#   {line}")));
    }

    /// What an example says, under the key above.
    pub fn written_example(&mut self, key: &str) {
        let spelt = VOCABULARY.keys.spelling(key, self.language);
        self.line(&format!("  {spelt}:"));
        lines(key, ServiceKind::Administrative, self.language)
            .iter()
            .for_each(|line| self.line(&format!("    {line}")));
    }
}

/// The lines of an example.
fn lines(key: &str, kind: ServiceKind, language: Language) -> Vec<&'static str> {
    let examples = &EXAMPLES[key];
    examples.get(kind.name()).unwrap_or_else(|| &examples["all"]).get(language).lines().collect()
}

/// Whether a line cannot stand behind its key.
fn is_block(line: &str) -> bool {
    line.starts_with("- ") || line.contains(": ")
}

/// A text as a value in YAML.
pub fn value(text: &str) -> String {
    serde_yaml::to_string(text).expect("a text can be written as YAML").trim_end().to_owned()
}
