//! The command line, as a function: the verbs and their options, one file for each noun.

pub mod commands;
pub mod doors;
pub mod verbs;
