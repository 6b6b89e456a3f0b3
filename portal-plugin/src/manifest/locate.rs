//! From a path to its bytes, and from bytes to line and column.

use plugin_api::problem::Place;

use crate::manifest::finding::Span;
use crate::manifest::json::{Node, Value};

/// The bytes of the value at a path such as `/hosts/0`, or of the nearest one around it.
///
/// Paths count only sound items, as [`Node::to_value`] does.
pub fn locate(root: &Node<'_>, path: &str) -> Span {
    let mut node = root;
    for step in path.split('/').filter(|step| !step.is_empty()) {
        let Some(next) = child(node, step) else { break };
        node = next;
    }
    node.span.clone()
}

fn child<'n, 'a>(node: &'n Node<'a>, step: &str) -> Option<&'n Node<'a>> {
    match &node.value {
        Value::Object(members) => {
            members.iter().map(|m| (&m.key, &m.value)).find(|(k, v)| v.sound && *k == step)?.1.into()
        }
        Value::List(items) => items.iter().filter(|item| item.sound).nth(step.parse().ok()?),
        _ => None,
    }
}

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
