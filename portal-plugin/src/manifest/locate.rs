//! From a path to its bytes, and from bytes to line and column.

use crate::manifest::json::{Node, Value};
use crate::manifest::spans::Span;

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
