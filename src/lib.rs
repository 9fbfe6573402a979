//! maklumat compiles service standards (*standar pelayanan*) into checked, accessible notices.
//!
//! One pipeline: a file's text ([`source`]) becomes a tree ([`yaml`]) whose words are known in two spellings
//! ([`vocabulary`]); the tree is read as types ([`model`]) that a regulation asks for ([`regulation`]).

pub mod diagnostic;
pub mod locale;
pub mod model;
pub mod regulation;
pub mod source;
pub mod vocabulary;
pub mod yaml;
