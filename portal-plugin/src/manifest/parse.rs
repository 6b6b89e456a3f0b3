//! Strict JSON (RFC 8259) to a tree. Slips that leave no doubt are reported and read on, so that one look shows them all.

use std::collections::HashMap;

use crate::manifest::code::Code;
use crate::manifest::finding::{Finding, Findings};
use crate::manifest::json::{Member, Node, Value};
use crate::manifest::limits::MOST_DEPTH;
use crate::manifest::spans::Span;
use crate::manifest::words::quoted;

mod literal;

/// The tree of a text, if its end was reached. `text` may begin with a byte order mark that has been reported.
pub fn parse<'a>(text: &'a str, findings: &mut Findings) -> Option<Node<'a>> {
    let mut parser = Parser { text, at: text.len() - text.trim_start_matches('\u{feff}').len(), depth: 0, findings };
    parser.document().ok()
}

/// Reading on would be guessing; what is wrong has been reported.
struct Stop;

struct Parser<'a, 'f> {
    text: &'a str,
    at: usize,
    depth: usize,
    findings: &'f mut Findings,
}

impl<'a> Parser<'a, '_> {
    fn document(&mut self) -> Result<Node<'a>, Stop> {
        self.skip_space();
        if self.peek().is_none() {
            let found = Finding::error(Code::Syntax, "the file is empty");
            return self
                .stop(found.hint(r#"the smallest manifest is `{"site": "alpes", "hosts": ["alpes.localhost"]}`"#));
        }
        let root = self.value()?;
        self.skip_space();
        if self.peek().is_some() {
            let found = Finding::error(Code::Syntax, "there is more text behind the end of the manifest")
                .at(self.at..self.text.len(), "not part of it")
                .related(root.span.end.saturating_sub(1)..root.span.end, "it ends here")
                .hint("a manifest is one object; delete what follows it");
            return self.stop(found);
        }
        Ok(root)
    }

    fn value(&mut self) -> Result<Node<'a>, Stop> {
        let start = self.at;
        match self.peek() {
            Some('{') => self.nested(start, Self::object),
            Some('[') => self.nested(start, Self::list),
            Some('"') => {
                let (text, sound) = self.string()?;
                Ok(Node { span: start..self.at, value: Value::Text(text), sound })
            }
            _ => self.literal(),
        }
    }

    fn nested(&mut self, start: usize, read: fn(&mut Self) -> Result<Value<'a>, Stop>) -> Result<Node<'a>, Stop> {
        if self.depth == MOST_DEPTH {
            let found = Finding::error(Code::TooDeep, format!("more than {MOST_DEPTH} levels stand in each other"));
            return self.stop(found.at(start..start + 1, "one level too many").hint("a manifest needs five"));
        }
        self.depth += 1;
        self.at += 1;
        let value = read(self)?;
        self.depth -= 1;
        Ok(Node { span: start..self.at, value, sound: true })
    }

    fn list(&mut self) -> Result<Value<'a>, Stop> {
        let opened = self.at - 1;
        let mut items = Vec::new();
        while self.more(opened, ']', items.last().map(|item: &Node<'_>| item.span.end))? {
            items.push(self.value()?);
        }
        Ok(Value::List(items))
    }

    fn object(&mut self) -> Result<Value<'a>, Stop> {
        let opened = self.at - 1;
        let mut members: Vec<Member<'a>> = Vec::new();
        let mut keys: HashMap<String, Span> = HashMap::new();
        while self.more(opened, '}', members.last().map(|member| member.value.span.end))? {
            let mut member = self.member()?;
            if let Some(first) = keys.get(&member.key) {
                let found = Finding::error(Code::DuplicateKey, format!("{} stands twice", quoted(&member.key)))
                    .at(member.key_span.clone(), "the second time")
                    .related(first.clone(), "the first time")
                    .hint("keep one of the two");
                self.findings.add(found);
                member.value.sound = false;
            } else {
                keys.insert(member.key.clone(), member.key_span.clone());
            }
            members.push(member);
        }
        Ok(Value::Object(members))
    }

    fn member(&mut self) -> Result<Member<'a>, Stop> {
        let start = self.at;
        if self.peek() != Some('"') {
            return self.not_a_key();
        }
        let (key, _) = self.string()?;
        let key_span = start..self.at;
        self.skip_space();
        if self.peek() == Some(':') {
            self.at += 1;
        } else {
            let found = Finding::error(Code::Syntax, format!("no `:` stands behind {}", quoted(&key)))
                .at(self.here(), "`:` expected")
                .related(key_span, "the key");
            return self.stop(found.hint("a key, a colon, a value: `\"locale\": \"fr\"`"));
        }
        self.skip_space();
        Ok(Member { key, key_span, value: self.value()? })
    }

    /// Goes to the next item, over the comma if one is behind; `false` at the end, which is passed.
    fn more(&mut self, opened: usize, end: char, behind: Option<usize>) -> Result<bool, Stop> {
        self.skip_space();
        let comma = self.at;
        let found_comma = behind.is_some() && self.peek() == Some(',');
        if found_comma {
            self.at += 1;
            self.skip_space();
        }
        match self.peek() {
            Some(c) if c == end => {
                if found_comma {
                    let found = Finding::error(Code::Syntax, format!("a comma stands before `{end}`"));
                    let found = found.at(comma..comma + 1, "nothing follows it");
                    self.findings.add(found.replace(comma..comma + 1, "", "delete the comma"));
                }
                self.at += 1;
                Ok(false)
            }
            Some(c) if !found_comma && behind.is_some() => {
                let behind = behind.unwrap_or(comma);
                if matches!(c, '"' | '{' | '[') {
                    let found = Finding::error(Code::Syntax, "a comma is missing");
                    let found = found.at(self.here(), "`,` expected before this");
                    self.findings.add(found.replace(behind..behind, ",", "add the comma"));
                    return Ok(true);
                }
                let found = Finding::error(Code::Syntax, format!("unexpected {}", quoted(c.encode_utf8(&mut [0; 4]))));
                let found = found.at(self.here(), format!("`,` or `{end}` expected"));
                self.stop(found.related(opened..opened + 1, "opened here").hint(format!("close it with `{end}`")))
            }
            Some(_) => Ok(true),
            None => {
                let found = Finding::error(Code::Syntax, format!("the file ends and `{end}` is missing"));
                let found =
                    found.at(self.here(), format!("`{end}` expected")).related(opened..opened + 1, "opened here");
                self.stop(found.replace(self.at..self.at, end, format!("add `{end}`")))
            }
        }
    }

    fn skip_space(&mut self) {
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
            let rest = self.rest();
            let length = if rest.starts_with("//") || rest.starts_with('#') {
                rest.find('\n').unwrap_or(rest.len())
            } else if rest.starts_with("/*") {
                rest.find("*/").map_or(rest.len(), |end| end + 2)
            } else {
                return;
            };
            let span = self.at..self.at + length;
            let found = Finding::error(Code::Syntax, "a manifest has no comments").at(span.clone(), "a comment");
            self.findings.add(found.replace(span, "", "delete the comment"));
            self.at += length;
        }
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn here(&self) -> Span {
        self.at..self.at + self.peek().map_or(0, char::len_utf8)
    }

    fn stop<T>(&mut self, found: Finding) -> Result<T, Stop> {
        self.findings.add(found);
        Err(Stop)
    }
}
