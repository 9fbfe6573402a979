//! Pictures that no library should have to draw: a finding at each, and the documents of all other standards.

mod support;

use serde_json::Value;

use support::works::{LETTER, Works};

/// Drawings that a library panics at, or that cost seconds or gigabytes, by name.
fn harmful() -> Vec<(&'static str, String)> {
    let filter = |inner: &str| {
        format!("<filter id=\"f\">{inner}</filter><rect filter=\"url(#f)\" width=\"900\" height=\"900\"/>")
    };
    let nested = |from: &str, to: &str, times: usize| from.repeat(times) + "<circle r=\"1\"/>" + &to.repeat(times);
    let patterns: String = (0..24)
        .map(|at| {
            let fill = format!("<rect width=\"1\" height=\"1\" fill=\"url(#p{})\"/>", at + 1);
            format!(
                "<pattern id=\"p{at}\" width=\"1\" height=\"1\" patternUnits=\"userSpaceOnUse\">{fill}{fill}</pattern>"
            )
        })
        .collect();
    let corners = "h1v1".repeat(9000);
    vec![
        ("circle", "<circle r=\"1e38\"/>".to_owned()),
        ("mask", "<mask id=\"m\" width=\"1e38\" height=\"1e38\"><rect width=\"9\" height=\"9\"/></mask><rect mask=\"url(#m)\" width=\"9\" height=\"9\"/>".to_owned()),
        ("offset", "<filter id=\"f\" width=\"1e38\" height=\"1e38\"><feOffset/></filter><rect filter=\"url(#f)\" width=\"9\" height=\"9\"/>".to_owned()),
        ("flood", "<filter id=\"f\" primitiveUnits=\"objectBoundingBox\"><feFlood width=\"1e9\" height=\"1e9\"/></filter><rect filter=\"url(#f)\" width=\"9\" height=\"9\"/>".to_owned()),
        ("turbulence", filter("<feTurbulence baseFrequency=\"0.1\" numOctaves=\"1000000\"/>")),
        ("dilation", filter("<feMorphology radius=\"5000\" operator=\"dilate\"/>")),
        ("patterns", patterns + "<rect width=\"9\" height=\"9\" fill=\"url(#p0)\"/>"),
        ("marker", format!("<marker id=\"m\" overflow=\"visible\"><path d=\"M0 0{corners}\"/></marker><path marker-mid=\"url(#m)\" d=\"M0 0{corners}\"/>")),
        ("text", format!("<text>{}</text>", "a b ".repeat(225_000))),
        ("groups", nested("<g>", "</g>", 2400)),
        ("drawings", nested("<svg width=\"9\" height=\"9\">", "</svg>", 1500)),
    ]
}

/// Drawings that look like those, and are none of them.
fn harmless() -> Vec<(&'static str, String)> {
    vec![
        ("ok-circle", "<circle r=\"100000\"/>".to_owned()),
        ("ok-mask", "<mask id=\"m\"><rect width=\"9\" height=\"9\" fill=\"#fff\"/></mask><rect mask=\"url(#m)\" width=\"9\" height=\"9\"/>".to_owned()),
        ("ok-text", format!("<text font-size=\"1\">{}</text>", "Alur ".repeat(300))),
        ("ok-groups", "<g>".repeat(30) + "<circle r=\"1\"/>" + &"</g>".repeat(30)),
        ("ok-dashes", "<path stroke=\"#000\" stroke-dasharray=\"0.001\" d=\"M0 0h9\"/>".to_owned()),
    ]
}

#[test]
fn a_picture_that_cannot_be_drawn_is_a_finding_and_ends_nothing() {
    let works = Works::new();
    let (harmful, harmless) = (harmful(), harmless());
    for (name, inner) in harmful.iter().chain(&harmless) {
        let drawing = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"99\" height=\"99\">{inner}</svg>");
        works.write(&format!("kelurahan/{name}.svg"), &drawing);
        let chart = format!("prosedur:\n- bagan: {{berkas: {name}.svg, teks alternatif: Alur}}\n- langkah: Datang\n");
        works.write(&format!("kelurahan/{name}.yaml"), &format!("{LETTER}{chart}"));
    }
    let checked = works.run(&["check", "--format", "json"]);
    let found: Value = serde_json::from_slice(&checked.stdout).unwrap();
    let found = found.as_array().unwrap().iter().filter(|found| found["rule"] == "unreadable-file");
    let told: Vec<&str> = found.map(|found| found["place"]["file"].as_str().unwrap()).collect();
    let mut expected: Vec<String> =
        harmful.iter().map(|(name, _)| format!("standards/kelurahan/{name}.yaml")).collect();
    expected.sort();
    assert_eq!(told, expected);
    works.tell(&["build", "--document", "notice"], 1);
    let is_made = |name: &str| works.out().join(format!("kelurahan/{name}.pdf")).is_file();
    assert!(harmless.iter().all(|(name, _)| is_made(name)) && is_made("surat"));
    assert!(harmful.iter().all(|(name, _)| !is_made(name)));
    assert!(works.out().join("manifest.json").is_file());
}
