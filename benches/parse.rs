//! `cargo run --release --example parse -- FOLDER`: reads the YAML files of a folder with the parser alone.

mod parsed;

fn main() {
    let folder = std::env::args().nth(1).expect("parse FOLDER");
    println!("{} events", parsed::parse(folder.as_ref()));
}
