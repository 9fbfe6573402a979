//! `cargo run --release --example generate -- FOLDER STANDARDS UNITS`: writes a large project, to measure with.

mod generated;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<usize> = arguments.iter().skip(1).filter_map(|number| number.parse().ok()).collect();
    let (Some(folder), &[standards, units]) = (arguments.first(), numbers.as_slice()) else {
        panic!("generate FOLDER STANDARDS UNITS");
    };
    generated::generate(folder.as_ref(), standards, units);
}
