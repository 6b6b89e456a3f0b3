//! Texts, numbers and the three words.

use crate::manifest::code::Code;
use crate::manifest::finding::Finding;
use crate::manifest::json::{Node, Value};
use crate::manifest::parse::{Parser, Stop};
use crate::manifest::words::{literal, quoted};

impl<'a> Parser<'a, '_> {
    /// A number or one of the words `true`, `false` and `null`.
    pub(super) fn literal(&mut self) -> Result<Node<'a>, Stop> {
        let word = self.word();
        let span = self.at..self.at + word.len();
        let value = match word {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "null" => Value::Null,
            _ if word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.')) => Value::Number(word),
            _ => return self.not_a_value(word),
        };
        let mut sound = true;
        if let Value::Number(digits) = value
            && !is_number(digits)
        {
            sound = false;
            let found = Finding::error(Code::Syntax, format!("{} is not a number", quoted(digits)));
            self.findings.add(found.at(span.clone(), "not a number").hint("write it in plain digits, e.g. `60`"));
        }
        self.at = span.end;
        Ok(Node { span, value, sound })
    }

    /// A text in quotes, and whether all of it could be read.
    pub(super) fn string(&mut self) -> Result<(String, bool), Stop> {
        let opened = self.at;
        let mut text = String::new();
        let mut sound = true;
        self.at += 1;
        loop {
            let rest = self.rest();
            let plain = rest.find(|c: char| matches!(c, '"' | '\\') || c < ' ').unwrap_or(rest.len());
            text.push_str(rest.get(..plain).unwrap_or_default());
            self.at += plain;
            match self.peek() {
                Some('"') => {
                    self.at += 1;
                    return Ok((text, sound));
                }
                Some('\\') => match self.escape() {
                    Some(c) => text.push(c),
                    None => sound = false,
                },
                None | Some('\n' | '\r') => {
                    let found = Finding::error(Code::Syntax, "a text is not closed");
                    let found = found.at(opened..self.at, "`\"` expected at its end");
                    return self.stop(found.replace(self.at..self.at, "\"", "close it"));
                }
                Some(c) => {
                    sound = false;
                    let (instead, offer) = if c == '\t' { (" ", "write a space") } else { ("", "delete it") };
                    let found = Finding::error(Code::Syntax, "a control character stands in a text");
                    let found = found.at(self.here(), "cannot be seen");
                    self.findings.add(found.replace(self.here(), instead, offer));
                    self.at += 1;
                }
            }
        }
    }

    /// One escape; reports a wrong one, passes it and answers nothing.
    fn escape(&mut self) -> Option<char> {
        let start = self.at;
        let letter = self.rest().chars().nth(1);
        let simple = match letter {
            Some(c @ ('"' | '\\' | '/')) => Some(c),
            Some('b') => Some('\u{8}'),
            Some('f') => Some('\u{c}'),
            Some('n') => Some('\n'),
            Some('r') => Some('\r'),
            Some('t') => Some('\t'),
            Some('u') => return self.unicode(),
            _ => None,
        };
        // A newline behind the backslash is left for the text to stumble over.
        self.at += 1 + letter.filter(|c| *c >= ' ').map_or(0, char::len_utf8);
        if simple.is_none() {
            let found = Finding::error(Code::Syntax, "a backslash stands before a character that has no escape");
            let found = found.at(start..self.at, "not an escape");
            self.findings.add(found.replace(start..start + 1, "\\\\", "write the backslash twice"));
        }
        simple
    }

    /// `\uXXXX`, or two of them that are one character (RFC 8259, section 7).
    fn unicode(&mut self) -> Option<char> {
        let start = self.at;
        let rest = self.rest();
        let unit = |at: usize| {
            let digits = rest.get(at..at + 6)?.strip_prefix("\\u")?;
            let hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
            hexadecimal.then(|| u32::from_str_radix(digits, 16).ok()).flatten()
        };
        let (length, problem) = match (unit(0), unit(6)) {
            (Some(high @ 0xd800..0xdc00), Some(low @ 0xdc00..0xe000)) => {
                self.at += 12;
                return char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + (low - 0xdc00));
            }
            (Some(0xd800..0xe000), _) => (6, "half a character: a surrogate without its other half"),
            (Some(unit), _) => {
                self.at += 6;
                return char::from_u32(unit);
            }
            (None, _) => (2, "`\\u` needs four hexadecimal digits"),
        };
        self.at += length;
        let found = Finding::error(Code::Syntax, problem).at(start..self.at, "not a character");
        self.findings.add(found.hint("write the character itself, as UTF-8"));
        None
    }

    /// Reports what stands where a value should.
    fn not_a_value<T>(&mut self, word: &str) -> Result<T, Stop> {
        let start = self.at;
        let span = start..start + word.len();
        let found = match self.peek() {
            None => Finding::error(Code::Syntax, "the file ends where a value should stand")
                .at(self.here(), "a value expected")
                .hint("write the value, and close what is open"),
            Some('\'') => self.single_quotes(),
            Some(_) if !word.is_empty() => {
                let found = Finding::error(Code::Syntax, format!("{} is not a value", quoted(word)));
                let found = found.at(span.clone(), "not a value");
                match word.to_ascii_lowercase().as_str() {
                    lower @ ("true" | "false" | "null") => found.replace(span, lower, format!("write `{lower}`")),
                    "none" | "nil" | "nan" | "infinity" | "undefined" => {
                        found.hint("leave the key out to have its default")
                    }
                    _ => found.replace(span, format!("\"{word}\""), "put the text in quotes"),
                }
            }
            Some(c) => {
                let found = Finding::error(Code::Syntax, format!("unexpected {}", quoted(c.encode_utf8(&mut [0; 4]))));
                found
                    .at(self.here(), "a value expected")
                    .hint("a value is a text, a number, `true`, `false`, a list or an object")
            }
        };
        self.stop(found)
    }

    fn single_quotes(&self) -> Finding {
        let found = Finding::error(Code::Syntax, "texts stand in double quotes");
        let text = self.rest().get(1..).and_then(|rest| rest.split_once('\'')).map_or("", |(text, _)| text);
        if text.is_empty() || text.contains(['"', '\\', '\n']) {
            return found.at(self.here(), "`\"` expected").hint("write `\"` at both ends of the text");
        }
        let span = self.at..self.at + text.len() + 2;
        found.at(span.clone(), "in single quotes").replace(span, literal(text), "use double quotes")
    }

    /// Reports what stands where a key should.
    pub(super) fn not_a_key<T>(&mut self) -> Result<T, Stop> {
        let word = self.word();
        let found = Finding::error(Code::Syntax, "a key stands in double quotes");
        if word.is_empty() {
            return self.stop(found.at(self.here(), "a key expected").hint("write `\"key\": value`"));
        }
        let span = self.at..self.at + word.len();
        let found = found.at(span.clone(), "not in quotes");
        self.stop(found.replace(span, format!("\"{word}\""), "put the key in quotes"))
    }

    /// Letters, digits and what may stand in a number, from here on.
    fn word(&self) -> &'a str {
        let rest = self.rest();
        let ends = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.' | '_' | '$'));
        rest.get(..rest.find(ends).unwrap_or(rest.len())).unwrap_or_default()
    }
}

/// Whether it is a number in JSON: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
fn is_number(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let text = text.strip_prefix('-').unwrap_or(text);
    let (mantissa, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').map_or((mantissa, None), |(w, f)| (w, Some(f)));
    digits(whole)
        && (whole == "0" || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent.is_none_or(|exponent| digits(exponent.strip_prefix(['+', '-']).unwrap_or(exponent)))
}
