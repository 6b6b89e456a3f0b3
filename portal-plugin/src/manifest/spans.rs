//! Where something stands in a text: in bytes for the checks, in lines and columns for people.

use std::ops::Range;

use plugin_api::problem::Place;

/// Bytes of the manifest's text.
pub type Span = Range<usize>;

/// Where the lines of a file begin.
#[derive(Debug)]
pub struct Lines<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// The lines of these bytes, which need not be UTF-8.
    pub fn of(bytes: &'a [u8]) -> Self {
        let breaks = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1);
        Self { bytes, starts: std::iter::once(0).chain(breaks).collect() }
    }

    /// The line and column of a stretch.
    pub fn place(&self, Span { start, end }: Span, label: String) -> Place {
        let line = self.starts.partition_point(|first| *first <= start);
        let first = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        let before = self.bytes.get(first..start).unwrap_or_default();
        // A byte that goes on with a character (10xxxxxx) is not a column of its own.
        let column = 1 + before.iter().filter(|byte| *byte & 0xc0 != 0x80).count();
        Place { start, end, line, column, label }
    }
}
