//! A JSON text as a tree that knows where everything stands.

use crate::manifest::spans::Span;

/// One value of the text.
#[derive(Debug)]
pub struct Node<'a> {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub value: Value<'a>,
    /// Whether nothing wrong was found in it so far; later checks pass over the others.
    pub sound: bool,
}

/// What a value is.
#[derive(Debug)]
pub enum Value<'a> {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written, of any length.
    Number(&'a str),
    /// A text, its escapes resolved.
    Text(String),
    /// A list.
    List(Vec<Node<'a>>),
    /// An object; a key may stand in it twice, and then only the first one is sound.
    Object(Vec<Member<'a>>),
}

/// A key and its value.
#[derive(Debug)]
pub struct Member<'a> {
    /// The key, its escapes resolved.
    pub key: String,
    /// The key's bytes, quotes included.
    pub key_span: Span,
    /// The value.
    pub value: Node<'a>,
}

impl<'a> Node<'a> {
    /// The value of a key, sound or not; the first one where it stands twice.
    pub fn member(&self, key: &str) -> Option<&Self> {
        let Value::Object(members) = &self.value else { return None };
        members.iter().find(|member| member.key == key).map(|member| &member.value)
    }

    /// The items of a list, sound or not.
    pub fn items(&self) -> &[Node<'a>] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The sound part of it. A number other than a whole one is left out.
    pub fn to_value(&self) -> serde_json::Value {
        match &self.value {
            Value::Null => serde_json::Value::Null,
            Value::Bool(yes) => (*yes).into(),
            Value::Number(digits) => digits.parse::<u64>().ok().into(),
            Value::Text(text) => text.as_str().into(),
            Value::List(items) => items.iter().filter(|item| item.sound).map(Node::to_value).collect(),
            Value::Object(members) => members
                .iter()
                .filter(|member| member.value.sound)
                .map(|member| (member.key.clone(), member.value.to_value()))
                .collect::<serde_json::Map<_, _>>()
                .into(),
        }
    }
}
