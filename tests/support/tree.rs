//! Trees of YAML, to be spoilt and changed.

use maklumat::diagnostic::Diagnostics;
use maklumat::source::Sources;
use maklumat::yaml::{self, Entry, Node, Value};

/// The tree of a file, if its syntax is right or repaired.
pub fn tree(name: &str, text: &str) -> Option<Node> {
    let mut sources = Sources::default();
    let source = sources.add_read(name, text);
    let mut diagnostics = Diagnostics::default();
    let node = yaml::parse(source, &sources, &mut diagnostics);
    diagnostics.iter().all(|found| yaml::is_repair(found.code)).then_some(node)
}

/// The entry of a tree that comes as the `index`-th.
pub fn nth(node: &mut Node, index: usize) -> Option<&mut Entry> {
    fn find<'n>(node: &'n mut Node, index: &mut usize) -> Option<&'n mut Entry> {
        match &mut node.value {
            Value::Sequence(items) => items.iter_mut().find_map(|item| find(item, index)),
            Value::Mapping(mapping) => mapping.entries.iter_mut().find_map(|entry| match index.checked_sub(1) {
                None => Some(entry),
                Some(rest) => {
                    *index = rest;
                    find(&mut entry.value, index)
                }
            }),
            _ => None,
        }
    }
    find(node, &mut { index })
}
