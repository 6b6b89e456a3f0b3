//! Holds the tree against the schema: keys, types, lengths, ranges and words. What fails is reported and marked unsound.

use std::collections::HashMap;
use std::ops::RangeInclusive;

use serde_json::Value as Schema;

use crate::manifest::code::Code;
use crate::manifest::finding::{Finding, Findings};
use crate::manifest::json::{Member, Node, Value};
use crate::manifest::levels;
use crate::manifest::schema::alternatives;
use crate::manifest::spans::Span;
use crate::manifest::words::{is_hidden, listed, literal, meant, quoted};

/// Checks a tree against the schema of a manifest.
pub fn check(root: &mut Node<'_>, schema: &Schema, text: &str, findings: &mut Findings) {
    Shape { text, findings, around: Vec::new() }.node(root, schema, &Subject::Manifest);
}

/// What a message speaks of.
enum Subject<'a> {
    Manifest,
    Field(&'a str),
    Item(&'a str),
}

impl Subject<'_> {
    fn words(&self) -> String {
        match self {
            Self::Manifest => "a manifest".to_owned(),
            Self::Field(name) => quoted(name),
            Self::Item(name) => format!("an item of {}", quoted(name)),
        }
    }

    const fn name(&self) -> &str {
        match self {
            Self::Manifest => "",
            Self::Field(name) | Self::Item(name) => name,
        }
    }
}

struct Shape<'a, 'f, 's> {
    text: &'a str,
    findings: &'f mut Findings,
    /// The schemas of the objects around the one that is looked at, the outermost first.
    around: Vec<&'s Schema>,
}

impl<'s> Shape<'_, '_, 's> {
    fn node(&mut self, node: &mut Node<'_>, schema: &'s Schema, subject: &Subject<'_>) {
        let Some(schema) = alternatives(schema).find(|schema| type_of(schema) == type_in(&node.value)) else {
            self.wrong_type(node, schema, subject);
            node.sound = false;
            return;
        };
        let span = node.span.clone();
        let fits = match &mut node.value {
            Value::Object(members) => self.object(members, &span, schema, subject),
            Value::List(items) => self.list(items, &span, schema, subject),
            Value::Text(text) => self.text(text, span, schema, subject),
            Value::Number(digits) => !node.sound || self.number(digits, span, schema, subject),
            Value::Null | Value::Bool(_) => true,
        };
        node.sound &= fits;
    }

    /// An object without one of its required members is not sound.
    fn object(&mut self, members: &mut [Member<'_>], span: &Span, schema: &'s Schema, subject: &Subject<'_>) -> bool {
        let Some(known) = schema["properties"].as_object() else { return true };
        let mut offered = Vec::new();
        let present: Vec<&'s str> =
            known.keys().map(String::as_str).filter(|name| members.iter().any(|member| member.key == *name)).collect();
        for member in members.iter_mut() {
            if self.findings.full() {
                return false;
            }
            if let Some(inner) = known.get(&member.key) {
                self.around.push(schema);
                self.node(&mut member.value, inner, &Subject::Field(&member.key));
                self.around.pop();
                continue;
            }
            member.value.sound = false;
            let found = Finding::error(Code::UnknownField, format!("unknown field {}", quoted(&member.key)));
            let found = found.at(member.key_span.clone(), "not a field");
            let free = known.keys().map(String::as_str).filter(|name| !present.contains(name));
            let level = levels::of(&member.key, schema, &self.around);
            self.findings.add(match (level, meant(&member.key, free)) {
                (Some(level), _) if level.is_exact => self.moved(found, member, &level, &present),
                (_, Some(name)) => {
                    offered.push(name);
                    found.replace(member.key_span.clone(), literal(name), format!("did you mean `{name}`?"))
                }
                (Some(level), None) => self.moved(found, member, &level, &present),
                (None, None) => found.hint(format!("the fields here are {}", listed(known.keys().map(String::as_str)))),
            });
        }
        if members.is_empty() && schema["minProperties"].as_u64().is_some_and(|least| least > 0) {
            let found = Finding::error(Code::OutOfRange, format!("{} says nothing", subject.words()));
            let found = found.at(span.clone(), "no field in it");
            self.findings.add(found.hint(format!("write one of {}", listed(known.keys().map(String::as_str)))));
            return false;
        }
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Schema::as_str);
        let mut complete = true;
        for name in required {
            let sound = members.iter().any(|member| member.key == name && member.value.sound);
            complete &= sound;
            if sound || offered.contains(&name) || present.contains(&name) {
                continue;
            }
            let example = schema["properties"][name]["examples"][0].clone();
            let hint = if example.is_null() { quoted(name) } else { format!("`\"{name}\": {example}`") };
            let found = Finding::error(Code::MissingField, format!("{} is missing", quoted(name)));
            self.findings.add(found.at(span.start..span.start + 1, "not in here").hint(format!("add {hint}")));
        }
        complete
    }

    /// What is said of a key that belongs to another level (rule S11); where it can simply be wrapped, that is offered.
    fn moved(&self, found: Finding, member: &Member<'_>, level: &levels::Level, present: &[&str]) -> Finding {
        let source = self.text.get(member.value.span.clone()).unwrap_or_default();
        let [within] = &level.within[..] else { return found.hint(level.hint()) };
        if level.outwards || present.contains(&within.as_str()) {
            return found.hint(level.hint());
        }
        let wrapped = format!("{}: {{{}: {source}}}", literal(within), literal(&level.name));
        found.replace(member.key_span.start..member.value.span.end, wrapped, format!("did you mean {}?", level.path()))
    }

    fn list(&mut self, items: &mut [Node<'_>], span: &Span, schema: &'s Schema, subject: &Subject<'_>) -> bool {
        let name = subject.name();
        let mut seen: HashMap<String, Span> = HashMap::new();
        let mut behind = span.start;
        for item in items.iter_mut() {
            if self.findings.full() {
                return false;
            }
            self.node(item, &schema["items"], &Subject::Item(name));
            if schema["uniqueItems"] == true
                && let Value::Text(text) = &item.value
                && let Some(first) = seen.insert(text.clone(), item.span.clone())
            {
                let found =
                    Finding::error(Code::Repeated, format!("{} stands twice in {}", quoted(text), quoted(name)));
                let found = found.at(item.span.clone(), "the second time").related(first, "the first time");
                self.findings.add(found.replace(behind..item.span.end, "", "delete the second one"));
                item.sound = false;
            }
            behind = item.span.end;
        }
        let fits = range(schema, "minItems", "maxItems").contains(&(items.len() as u64));
        if !fits {
            let range = spelled(&range(schema, "minItems", "maxItems"));
            let message = format!("{} must have {range} items, not {}", subject.words(), items.len());
            let found = Finding::error(Code::OutOfRange, message).at(span.clone(), format!("{range} items expected"));
            self.findings.add(found.hint(format!("write {range} of them")));
        }
        fits
    }

    fn text(&mut self, text: &str, span: Span, schema: &Schema, subject: &Subject<'_>) -> bool {
        let words: Vec<&str> = words(schema).collect();
        if !words.is_empty() {
            return words.contains(&text) || self.unknown_word(text, span, &words, schema, subject);
        }
        let lines = schema["contentMediaType"] == "text/plain";
        if let Some(hidden) = text.chars().find(|c| is_hidden(*c) && !(lines && *c == '\n')) {
            let message = format!("{} holds the character {}", subject.words(), quoted(&hidden.to_string()));
            let found = Finding::error(Code::ControlCharacter, message).at(span, "cannot be seen");
            self.findings.add(found.hint("delete it: it has no place in a text that people read"));
            return false;
        }
        let range = range(schema, "minLength", "maxLength");
        let length = text.chars().count() as u64;
        let blank = *range.start() > 0 && text.trim().is_empty();
        let fits = range.contains(&length) && !blank;
        if blank {
            let found = Finding::error(Code::OutOfRange, format!("{} is empty", subject.words()));
            self.findings.add(found.at(span, "nothing to read").hint("write a text, or leave it out"));
        } else if !fits {
            let wanted = spelled(&range);
            let message = format!("{} must have {wanted} characters, not {length}", subject.words());
            let found = Finding::error(Code::OutOfRange, message).at(span, format!("{wanted} characters expected"));
            self.findings.add(found.hint(format!("shorten it by {}", length.saturating_sub(*range.end()))));
        }
        fits
    }

    fn unknown_word(&mut self, text: &str, span: Span, words: &[&str], schema: &Schema, subject: &Subject<'_>) -> bool {
        let (code, noun) = match schema["title"].as_str() {
            Some("permission") => (Code::UnknownPermission, "a permission of the portal".to_owned()),
            Some("kind") => (Code::UnknownKind, "a kind of document".to_owned()),
            _ => (Code::UnknownWord, format!("a word for {}", quoted(subject.name()))),
        };
        let found = Finding::error(code, format!("{} is not {noun}", quoted(text))).at(span.clone(), "unknown");
        self.findings.add(match meant(text, words.iter().copied()) {
            Some(word) => found.replace(span, literal(word), format!("did you mean `{word}`?")),
            None => found.hint(format!("write one of {}", listed(words.iter().copied()))),
        });
        false
    }

    fn number(&mut self, digits: &str, span: Span, schema: &Schema, subject: &Subject<'_>) -> bool {
        let (words, range) = (subject.words(), range(schema, "minimum", "maximum"));
        let whole = digits.strip_prefix('-').unwrap_or(digits).bytes().all(|digit| digit.is_ascii_digit());
        if !whole {
            let message = format!("{words} must be a whole number, not {}", quoted(digits));
            let found = Finding::error(Code::WrongType, message).at(span, "not a whole number");
            self.findings.add(found.hint("write it in plain digits, without a point or an exponent"));
            return false;
        }
        // What does not fit into 64 bits is too large, or negative and too small.
        let number = digits.parse::<u64>().unwrap_or(if digits.starts_with('-') { 0 } else { u64::MAX });
        if range.contains(&number) && !digits.starts_with('-') {
            return true;
        }
        let nearest = number.clamp(*range.start(), *range.end());
        let message = format!("{words} must be {}, not {}", spelled(&range), quoted(digits));
        let found = Finding::error(Code::OutOfRange, message).at(span.clone(), format!("{} expected", spelled(&range)));
        self.findings.add(found.replace(span, nearest.to_string(), format!("the nearest that will do is `{nearest}`")));
        false
    }

    fn wrong_type(&mut self, node: &Node<'_>, schema: &Schema, subject: &Subject<'_>) {
        let wanted: Vec<&str> = alternatives(schema).map(|schema| in_words(type_of(schema))).collect();
        let wanted = wanted.join(" or ");
        let got = in_words(type_in(&node.value));
        let found = Finding::error(Code::WrongType, format!("{} must be {wanted}, not {got}", subject.words()));
        let found = found.at(node.span.clone(), format!("{wanted} expected"));
        let source = self.text.get(node.span.clone()).unwrap_or_default();
        let mended = match (alternatives(schema).next().map(type_of), &node.value) {
            (Some("array"), Value::Text(_)) => Some(format!("[{source}]")),
            (Some("string"), Value::Number(digits)) if node.sound && digits.len() <= 40 => {
                Some(format!("\"{source}\""))
            }
            (Some("boolean"), Value::Text(text)) if matches!(text.as_str(), "true" | "false") => Some(text.clone()),
            (Some("integer"), Value::Text(text)) if text.parse::<u32>().is_ok_and(|n| n.to_string() == *text) => {
                Some(text.clone())
            }
            _ => None,
        };
        self.findings.add(match (mended, subject) {
            (Some(text), _) => found.replace(node.span.clone(), text, format!("make it {wanted}")),
            (None, Subject::Manifest) => {
                found.hint(r#"the smallest is `{"site": "alpes", "hosts": ["alpes.localhost"]}`"#)
            }
            (None, Subject::Item(_)) if type_in(&node.value) == "null" => found.hint("delete it"),
            (None, _) if type_in(&node.value) == "null" => found.hint("leave it out to have the default"),
            (None, _) => found.hint(format!("write {wanted} here")),
        });
    }
}

/// The words of a closed set; none where every text will do.
fn words(schema: &Schema) -> impl Iterator<Item = &str> {
    let listed = schema["enum"].as_array().into_iter().flatten();
    let described = schema["oneOf"].as_array().into_iter().flatten().map(|one| &one["const"]);
    listed.chain(described).filter_map(Schema::as_str)
}

/// The schema's type; one that is only a set of words is of texts.
fn type_of(schema: &Schema) -> &str {
    schema["type"].as_str().unwrap_or("string")
}

const fn type_in(value: &Value<'_>) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::Text(_) => "string",
        Value::List(_) => "array",
        Value::Object(_) => "object",
    }
}

fn in_words(kind: &str) -> &'static str {
    match kind {
        "boolean" => "`true` or `false`",
        "integer" => "a number",
        "string" => "a text",
        "array" => "a list",
        "object" => "an object",
        _ => "`null`",
    }
}

fn range(schema: &Schema, least: &str, most: &str) -> RangeInclusive<u64> {
    schema[least].as_u64().unwrap_or(0)..=schema[most].as_u64().unwrap_or(u64::MAX)
}

fn spelled(range: &RangeInclusive<u64>) -> String {
    match (range.start(), range.end()) {
        (least, &u64::MAX) => format!("{least} or more"),
        (least, most) => format!("{least} to {most}"),
    }
}
