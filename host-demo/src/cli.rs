//! The command line, as a function: the verbs and their options, one file for each noun.

pub mod commands;
pub mod doors;
mod flags;
pub mod portal;
pub mod spellings;
pub mod verbs;
