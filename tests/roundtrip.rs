//! Nothing is lost in reading: what was read, printed as canonical YAML and read again, is the same.

mod support;

use std::collections::BTreeMap;
use std::fs;

use maklumat::diagnostic::Diagnostics;
use maklumat::model::{Components, Content, Form, Standard};
use maklumat::source::Sources;
use maklumat::yaml;

fn whole(components: &Components) -> BTreeMap<&'static str, &Content> {
    let contents = components.iter().filter_map(|(id, component)| match &component.form {
        Form::Whole(content) => Some((*id, &**content)),
        _ => None,
    });
    contents.collect()
}

#[test]
fn every_component_is_printed_and_read_again_without_loss() {
    let mut folders = vec![support::root()];
    folders.extend(fs::read_dir(support::root().join("tests/corpus")).unwrap().map(|entry| entry.unwrap().path()));
    let mut count = 0;
    for folder in folders {
        let (project, _) = support::check(&folder);
        let offices = project.units.iter();
        let layers = offices.flat_map(|office| {
            let standards = office.standards.iter().flat_map(|standard| {
                let variants = standard.variants.iter().map(|variant| &variant.components);
                variants.chain([&standard.components])
            });
            standards.chain([&office.unit.defaults])
        });
        for layer in layers.chain([&project.agency.defaults]) {
            for (id, content) in whole(layer) {
                let printed = serde_yaml::to_string(&BTreeMap::from([(id, content)])).unwrap();
                let mut sources = Sources::default();
                let source = sources.add("printed.yaml", format!("name: X\n{printed}"));
                let mut diagnostics = Diagnostics::default();
                let node = yaml::parse(source, &sources, &mut diagnostics);
                let again = Standard::read("x", &node, project.agency.regulation, &mut diagnostics).expect("a mapping");
                let again = whole(&again.components).remove(id).cloned();
                assert!(
                    again.as_ref() == Some(content),
                    "{}: {id}\n{printed}\nread again: {again:#?}",
                    folder.display()
                );
                count += 1;
            }
        }
    }
    assert!(count > 300, "only {count} components were read");
}
