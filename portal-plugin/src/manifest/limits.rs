//! How much of a manifest is read, and how much is said of it.

/// The largest manifest, in bytes: 256 KiB.
pub const MOST_BYTES: usize = 256 * 1024;

/// How many objects and lists may stand in each other.
pub const MOST_DEPTH: usize = 16;

/// How many problems of one file are shown.
pub const MOST_PROBLEMS: usize = 100;
