//! maklumat compiles service standards (*standar pelayanan*) into checked, accessible notices.
//!
//! One pipeline: a file's text ([`source`]) becomes a tree ([`yaml`]) whose words are known in two spellings
//! ([`vocabulary`]); the tree is read as types ([`model`]) that a regulation asks for ([`regulation`]); its layers
//! are resolved to what holds ([`service`]); the [`rules`] check that, the [`audit`] sums up what they found, and a [`view`]
//! puts it into words, which go through [`templates`] and become bytes ([`output`]). Only
//! [`project`] reads users' files, only [`write`](mod@write) writes, only [`cli`] and [`commands`] print.

#![warn(missing_docs)]

pub mod audit;
pub mod build;
pub mod cache;
pub mod cli;
pub mod commands;
pub mod crash;
pub mod diagnostic;
pub mod digest;
pub mod document;
pub mod failure;
pub mod fix;
pub mod fonts;
pub mod locale;
pub mod manifest;
pub mod model;
pub mod output;
pub mod printable;
pub mod project;
pub mod regular_file;
pub mod regulation;
pub mod revision;
pub mod rules;
pub mod service;
pub mod source;
pub mod templates;
pub mod undo;
pub mod view;
pub mod vocabulary;
pub mod write;
pub mod yaml;
