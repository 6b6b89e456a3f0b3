//! Odoo's record rules, read: a rule is a domain, written as a Python literal.

use std::iter::Peekable;
use std::str::Chars;

/// A domain that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Domain {
    /// All of them.
    And(Vec<Self>),
    /// One of them.
    Or(Vec<Self>),
    /// Not it.
    Not(Box<Self>),
    /// A condition on a field.
    Leaf(String, String, Value),
    /// Always, or never.
    Always(bool),
}

/// The right side of a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// A number.
    Number(i64),
    /// True or false.
    Bool(bool),
    /// None.
    None,
    /// A name of Odoo's, e.g. `user.partner_id.id`.
    Name(String),
    /// A list, or a tuple.
    List(Vec<Self>),
    /// Two lists, one behind the other.
    Sum(Box<Self>, Box<Self>),
}

/// Reads a domain; `None` where it is none, or one with more in it than a literal.
pub(super) fn read(text: &str) -> Option<Domain> {
    let mut reader = Reader(text.chars().peekable());
    let value = reader.value()?;
    reader.space();
    if reader.0.peek().is_some() {
        return None;
    }
    domain(&value)
}

/// The domain that a list stands for.
pub(super) fn domain(value: &Value) -> Option<Domain> {
    let Value::List(terms) = value else { return None };
    let mut terms = terms.iter();
    let mut all = Vec::new();
    while !terms.as_slice().is_empty() {
        all.push(term(&mut terms)?);
    }
    Some(if let [_] = all[..] { all.remove(0) } else { Domain::And(all) })
}

/// Operators stand before what they join.
fn term(terms: &mut std::slice::Iter<'_, Value>) -> Option<Domain> {
    match terms.next()? {
        Value::Text(operator) => match operator.as_str() {
            "&" => Some(Domain::And(vec![term(terms)?, term(terms)?])),
            "|" => Some(Domain::Or(vec![term(terms)?, term(terms)?])),
            "!" => Some(Domain::Not(Box::new(term(terms)?))),
            _ => None,
        },
        Value::List(leaf) => match &leaf[..] {
            [Value::Number(one), Value::Text(is), Value::Number(other)] if is == "=" => {
                Some(Domain::Always(one == other))
            }
            [Value::Text(field), Value::Text(operator), value] => {
                Some(Domain::Leaf(field.clone(), operator.clone(), value.clone()))
            }
            _ => None,
        },
        _ => None,
    }
}

struct Reader<'a>(Peekable<Chars<'a>>);

impl Reader<'_> {
    /// A value, or several added.
    fn value(&mut self) -> Option<Value> {
        let mut value = self.single()?;
        loop {
            self.space();
            if self.0.next_if_eq(&'+').is_none() {
                return Some(value);
            }
            value = Value::Sum(Box::new(value), Box::new(self.single()?));
        }
    }

    fn single(&mut self) -> Option<Value> {
        self.space();
        match *self.0.peek()? {
            '[' => self.list(']'),
            '(' => self.list(')'),
            quote @ ('\'' | '"') => self.text(quote),
            c if c.is_ascii_digit() || c == '-' => self.number(),
            c if c.is_ascii_alphabetic() || c == '_' => Some(self.name()),
            _ => None,
        }
    }

    fn list(&mut self, end: char) -> Option<Value> {
        self.0.next();
        let (mut values, mut comma) = (Vec::new(), false);
        loop {
            self.space();
            if self.0.next_if_eq(&end).is_some() {
                // `(a)` is `a` in Python.
                let is_tuple = end == ']' || comma || values.is_empty();
                return Some(if is_tuple { Value::List(values) } else { values.remove(0) });
            }
            values.push(self.value()?);
            self.space();
            if self.0.next_if_eq(&',').is_some() {
                comma = true;
            } else if self.0.peek() != Some(&end) {
                return None;
            }
        }
    }

    fn text(&mut self, quote: char) -> Option<Value> {
        self.0.next();
        let mut text = String::new();
        loop {
            match self.0.next()? {
                c if c == quote => return Some(Value::Text(text)),
                '\\' => return None,
                c => text.push(c),
            }
        }
    }

    fn number(&mut self) -> Option<Value> {
        let mut digits = String::new();
        while let Some(c) = self.0.next_if(|c| c.is_ascii_digit() || *c == '-') {
            digits.push(c);
        }
        digits.parse().ok().map(Value::Number)
    }

    fn name(&mut self) -> Value {
        let mut name = String::new();
        while let Some(c) = self.0.next_if(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.')) {
            name.push(c);
        }
        match name.as_str() {
            "True" => Value::Bool(true),
            "False" => Value::Bool(false),
            "None" => Value::None,
            _ => Value::Name(name),
        }
    }

    /// White space, and comments to the end of their line.
    fn space(&mut self) {
        loop {
            while self.0.next_if(|c| c.is_whitespace()).is_some() {}
            if self.0.next_if_eq(&'#').is_none() {
                return;
            }
            while self.0.next_if(|c| *c != '\n').is_some() {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leaf(field: &str, operator: &str, value: Value) -> Domain {
        Domain::Leaf(field.to_owned(), operator.to_owned(), value)
    }

    #[test]
    fn a_domain_is_read_as_odoo_reads_it() {
        let name = |name: &str| Value::Name(name.to_owned());
        let text = |text: &str| Value::Text(text.to_owned());
        let list = |values: &[Value]| Value::List(values.to_vec());
        for (written, expected) in [
            ("[(1, '=', 1)]", Some(Domain::Always(true))),
            ("[(0,'=',1)]", Some(Domain::Always(false))),
            ("[]", Some(Domain::And(Vec::new()))),
            (
                " [('company_id', 'in', company_ids + [False])]",
                Some(leaf(
                    "company_id",
                    "in",
                    Value::Sum(Box::new(name("company_ids")), Box::new(list(&[Value::Bool(false)]))),
                )),
            ),
            (
                "['|', ('a','=',True), # why\n '!', ('b', 'not in', (\"x\", 'y')), ('c','=',None)]",
                Some(Domain::And(vec![
                    Domain::Or(vec![
                        leaf("a", "=", Value::Bool(true)),
                        Domain::Not(Box::new(leaf("b", "not in", list(&[text("x"), text("y")])))),
                    ]),
                    leaf("c", "=", Value::None),
                ])),
            ),
            ("[('a', 'in', (user.id))]", Some(leaf("a", "in", name("user.id")))),
            ("[('a', '=', user.ids[0])]", None),
            ("[('a', '=', 1)", None),
            ("['|', ('a', '=', 1)]", None),
            ("user.has_group('x') and [] or []", None),
            ("", None),
        ] {
            assert_eq!(read(written), expected, "{written}");
        }
    }
}
