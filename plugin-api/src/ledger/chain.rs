//! Writing and verifying a ledger: what takes the hashes.

use std::fmt;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{BEGINNING, Entry, Fault, VERSION};

const HASH: &str = ",\"hash\":\"";

impl Entry {
    /// The line of this entry, without a line end, and its hash.
    ///
    /// # Errors
    /// Where it cannot be written as JSON, which no text can bring about.
    pub fn seal(&self) -> Result<(String, String), serde_json::Error> {
        let body = serde_json::to_string(self)?;
        let hash = hash(&body);
        let open = body.strip_suffix('}').unwrap_or(&body);
        Ok((format!("{open}{HASH}{hash}\"}}"), hash))
    }

    /// The entry of a line, and its hash, where the two agree.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn open(line: &str) -> Result<(Self, String), Fault> {
        let (open, claimed) =
            line.strip_suffix("\"}").and_then(|line| line.rsplit_once(HASH)).ok_or(Fault::NotAnEntry)?;
        let body = format!("{open}}}");
        let entry: Self = serde_json::from_str(&body).map_err(|_| Fault::NotAnEntry)?;
        let hash = hash(&body);
        if hash != claimed {
            return Err(Fault::Changed);
        }
        // Another spelling of the same entry, such as a member given twice, is none that the portal writes.
        if entry.ledger != VERSION || !serde_json::to_string(&entry).is_ok_and(|text| text == body) {
            return Err(Fault::NotAnEntry);
        }
        Ok((entry, hash))
    }
}

/// A ledger without a break.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The portal's id of the account.
    pub account: i64,
    /// How many entries.
    pub entries: u64,
    /// When the first one happened.
    pub first: String,
    /// When the last one happened.
    pub last: String,
    /// The hash of the last one: compare it with the one that the portal shows.
    pub head: String,
}

/// The first line of a ledger that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Break {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: Fault,
}

impl fmt::Display for Break {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.fault)
    }
}

impl std::error::Error for Break {}

/// Checks a whole ledger from its first entry on, one line each; the last line may have a line end.
///
/// # Errors
/// The first line that does not hold.
pub fn verify(text: &str) -> Result<Report, Break> {
    let mut chain = Chain::default();
    let text = text.strip_suffix('\n').unwrap_or(text);
    if text.is_empty() {
        return chain.end();
    }
    for line in text.split('\n') {
        chain.add(line)?;
    }
    chain.end()
}

/// A ledger that is checked line by line, so that none of it has to be held.
#[derive(Clone, Debug, Default)]
pub struct Chain {
    report: Option<Report>,
}

impl Chain {
    /// Adds the next line, without its line end.
    ///
    /// # Errors
    /// Where it does not hold; the chain then is as it was.
    pub fn add(&mut self, line: &str) -> Result<(), Break> {
        let before = self.report.as_ref().map_or(0, |report| report.entries);
        let broken = |fault| Break { line: usize::try_from(before).unwrap_or(usize::MAX).saturating_add(1), fault };
        if line.is_empty() && self.report.is_none() {
            return Err(broken(Fault::Empty));
        }
        let (entry, head) = Entry::open(line).map_err(broken)?;
        let previous = self.report.as_ref().map_or(BEGINNING, |report| report.head.as_str());
        if self.report.as_ref().is_some_and(|report| report.account != entry.account) {
            return Err(broken(Fault::OtherAccount));
        }
        if Some(entry.number) != before.checked_add(1) {
            return Err(broken(Fault::OutOfOrder));
        }
        if entry.previous != previous {
            return Err(broken(Fault::Unchained));
        }
        let first = self.report.take().map_or_else(|| entry.at.clone(), |report| report.first);
        self.report = Some(Report { account: entry.account, entries: entry.number, first, last: entry.at, head });
        Ok(())
    }

    /// What the lines come to.
    ///
    /// # Errors
    /// [`Fault::Empty`] where there was none.
    pub fn end(self) -> Result<Report, Break> {
        self.report.ok_or(Break { line: 1, fault: Fault::Empty })
    }
}

fn hash(text: &str) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digest = Sha256::digest(text);
    digest.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|half| DIGITS.get(usize::from(half))).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    fn ledger(account: i64, count: u64) -> Vec<String> {
        let mut previous = BEGINNING.to_owned();
        (1..=count)
            .map(|number| {
                let detail = BTreeMap::from([("email".to_owned(), format!("p{number}@example.net \"\n}}"))]);
                let entry = Entry {
                    ledger: VERSION,
                    account,
                    number,
                    at: format!("2026-01-31T12:00:00.{number:03}Z"),
                    actor: "user".to_owned(),
                    name: "claire".to_owned(),
                    event: "invited".to_owned(),
                    detail,
                    previous: previous.clone(),
                };
                let (line, hash) = entry.seal().unwrap();
                assert_eq!(Entry::open(&line), Ok((entry, hash.clone())));
                previous = hash;
                line
            })
            .collect()
    }

    fn fault(lines: &[String]) -> Option<(usize, Fault)> {
        verify(&lines.join("\n")).err().map(|broken| (broken.line, broken.fault))
    }

    #[test]
    fn a_ledger_as_it_was_written_holds_with_or_without_its_last_line_end() {
        let lines = ledger(7, 3);
        for end in ["", "\n"] {
            let report = verify(&(lines.join("\n") + end)).unwrap();
            assert_eq!((report.account, report.entries), (7, 3));
            assert_eq!(report.first, "2026-01-31T12:00:00.001Z");
            assert_eq!(report.last, "2026-01-31T12:00:00.003Z");
            assert!(lines[2].contains(&report.head));
        }
    }

    #[test]
    fn every_byte_of_every_line_counts() {
        let lines = ledger(7, 3);
        for line in 0..3 {
            for place in 0..lines[line].len() {
                let mut bytes = lines[line].clone().into_bytes();
                // A letter for a letter and a digit for a digit, so that what is left may still be read.
                bytes[place] = match bytes[place] {
                    b'0' => b'1',
                    b'9' => b'8',
                    byte => byte ^ 1,
                };
                let mut spoilt = lines.clone();
                spoilt[line] = String::from_utf8(bytes).unwrap();
                assert!(fault(&spoilt).is_some(), "line {line}, byte {place}: {}", spoilt[line]);
            }
        }
    }

    #[test]
    fn what_was_taken_out_put_in_moved_or_swapped_is_found_where_it_begins() {
        let lines = ledger(7, 3);
        let other = ledger(8, 3);
        let [a, b, c] = [0, 1, 2].map(|place: usize| lines[place].clone());
        for (name, lines, want) in [
            ("nothing", vec![], Some((1, Fault::Empty))),
            ("first missing", vec![b.clone(), c.clone()], Some((1, Fault::OutOfOrder))),
            ("one missing", vec![a.clone(), c.clone()], Some((2, Fault::OutOfOrder))),
            ("two swapped", vec![a.clone(), c.clone(), b.clone()], Some((2, Fault::OutOfOrder))),
            ("one twice", vec![a.clone(), a.clone()], Some((2, Fault::OutOfOrder))),
            ("another's", vec![a.clone(), other[1].clone()], Some((2, Fault::OtherAccount))),
            ("an empty line between", vec![a.clone(), String::new(), b.clone()], Some((2, Fault::NotAnEntry))),
            ("a line of Windows", vec![format!("{a}\r"), b.clone()], Some((1, Fault::NotAnEntry))),
            ("blanks", vec![a.replacen(",\"number\"", ", \"number\"", 1)], Some((1, Fault::Changed))),
            ("cut short at the end, which no chain can show", vec![a, b], None),
        ] {
            assert_eq!(fault(&lines), want, "{name}");
        }
    }

    #[test]
    fn an_entry_rehashed_after_a_change_breaks_the_chain_behind_it() {
        let mut lines = ledger(7, 3);
        let (mut entry, _) = Entry::open(&lines[1]).unwrap();
        entry.event = "declined".to_owned();
        lines[1] = entry.seal().unwrap().0;
        assert_eq!(fault(&lines), Some((3, Fault::Unchained)));
    }

    #[test]
    fn another_spelling_with_a_right_hash_is_no_entry() {
        let (entry, _) = Entry::open(&ledger(7, 1)[0]).unwrap();
        let body = serde_json::to_string(&entry).unwrap();
        for (name, body) in [
            ("a member twice", body.replacen("\"email\":", "\"email\":\"x\",\"email\":", 1)),
            ("an escape that need not be", body.replacen("claire", "clair\\u0065", 1)),
            ("a later version", body.replacen("\"ledger\":1", "\"ledger\":2", 1)),
        ] {
            let open = body.strip_suffix('}').unwrap();
            let line = format!("{open}{HASH}{}\"}}", hash(&body));
            assert_eq!(fault(&[line]), Some((1, Fault::NotAnEntry)), "{name}");
        }
    }
}
