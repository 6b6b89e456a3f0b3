//! What people and scripts read: streams, colour, progress, findings with their source, Ctrl-C, and how the program ends.

pub mod error;
pub mod interrupt;
pub mod process;
pub mod progress;
pub mod report;
pub mod terminal;
