//! A host that is asked, and what was found so far.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::check::{Finding, Report};
use crate::documents::{Body, FileQuery, Query, Row};
use crate::failure::Failure;
use crate::host::Host;
use crate::kind::Kind;
use crate::sense::{Fault, Rows, of_body, of_row};

/// What a row says, kept beyond the call.
#[expect(clippy::struct_excessive_bools, reason = "as the row has them")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub kind: Kind,
    pub nature: crate::documents::Nature,
    pub id: String,
    pub key: String,
    pub third_party: String,
    pub entity: String,
    pub state: crate::documents::State,
    pub reserved: bool,
    pub contacts: Vec<String>,
    pub reference: String,
    pub status: String,
    pub open: bool,
    pub date: String,
    pub total: String,
    pub has_file: bool,
    pub has_picture: bool,
}

impl Kept {
    fn of(row: &Row<'_>) -> Self {
        Self {
            kind: row.kind,
            nature: row.nature,
            id: row.id.to_owned(),
            key: row.key.to_owned(),
            third_party: row.third_party.to_owned(),
            entity: row.entity.to_owned(),
            state: row.state,
            reserved: row.reserved,
            contacts: row.contacts.iter().map(|contact| (*contact).to_owned()).collect(),
            reference: row.reference.to_owned(),
            status: row.status.to_owned(),
            open: row.open,
            date: row.date.to_owned(),
            total: row.total.to_owned(),
            has_file: row.has_file,
            has_picture: row.has_picture,
        }
    }
}

/// The host gave no answer; the report says so.
#[derive(Clone, Copy, Debug)]
pub struct Unanswered;

/// The host, and the report on it.
pub struct Watched<'a> {
    host: &'a dyn Host,
    pub report: Report,
}

impl<'a> Watched<'a> {
    pub fn over(host: &'a dyn Host) -> Self {
        Self { host, report: Report::default() }
    }

    /// Asks; a failure is a finding, and so is a panic.
    pub fn call<T>(
        &mut self,
        method: &str,
        example: &str,
        ask: impl FnOnce(&dyn Host) -> Result<T, Failure>,
    ) -> Option<T> {
        self.report.questions += 1;
        match catch_unwind(AssertUnwindSafe(|| ask(self.host))) {
            Ok(Ok(answer)) => Some(answer),
            Ok(Err(failure)) => {
                let advice = "the portal denies what was asked and shows nothing; look at the host's log";
                self.find(method, "host/failed", &format!("it fails: {failure}"), example, advice);
                None
            }
            Err(_) => {
                self.find(method, "host/panic", "it panics", example, "answer a failure instead");
                None
            }
        }
    }

    /// Takes a finding down; the same one again is counted.
    pub fn find(&mut self, method: &str, code: &str, what: &str, example: &str, advice: &str) {
        let known = self.report.findings.iter_mut().find(|known| known.method == method && known.code == code);
        if let Some(known) = known {
            known.times += 1;
            return;
        }
        self.report.findings.push(Finding {
            method: method.to_owned(),
            code: code.to_owned(),
            what: what.to_owned(),
            example: example.to_owned(),
            advice: advice.to_owned(),
            times: 1,
        });
    }

    /// A finding where it does not hold.
    pub fn expect(&mut self, holds: bool, (method, code): (&str, &str), what: &str, example: &str, advice: &str) {
        if !holds {
            self.find(method, code, what, example, advice);
        }
    }

    fn find_faults(&mut self, method: &str, faults: &[Fault], example: &str) {
        for fault in faults {
            let (what, advice) = fault.words();
            self.find(method, fault.code(), what, example, advice);
        }
    }

    /// Asks for documents, of which at most so many are wanted.
    pub fn documents(&mut self, query: &Query<'_>, wanted: usize) -> Option<Vec<Kept>> {
        let asked = said(query);
        let (mut rows, mut kept, mut faults) = (Rows::of(query), Vec::new(), Vec::new());
        let answer = self.call("documents", &asked, |host| {
            host.documents(query, &mut |row| {
                faults.extend(rows.look(row).into_iter().map(|fault| (fault, row.id.to_owned())));
                if rows.has_ended() {
                    return false;
                }
                kept.push(Kept::of(row));
                if kept.len() >= wanted {
                    rows.end();
                }
                !rows.has_ended()
            })
        });
        self.report.rows += kept.len() as u64;
        for (fault, id) in faults {
            self.find_faults("documents", &[fault], &format!("{asked}: row {id:?}"));
        }
        answer.map(|()| kept)
    }

    /// Asks for one document.
    pub fn document(&mut self, kind: Kind, id: &str) -> Result<Option<Kept>, Unanswered> {
        let asked = format!("{kind} {id:?}");
        let (mut found, mut faults) = (Vec::new(), Vec::new());
        self.call("document", &asked, |host| {
            host.document(kind, id, &mut |row| {
                faults.extend(of_row(row));
                found.push(Kept::of(row));
            })
        })
        .ok_or(Unanswered)?;
        self.find_faults("document", &faults, &asked);
        let once = found.len() <= 1;
        self.expect(once, ("document", "document/twice"), "one document has two rows", &asked, "hand over one row");
        Ok(found.into_iter().next())
    }

    /// Asks for the body of a document.
    pub fn body(&mut self, kind: Kind, id: &str) -> Result<Option<Body>, Unanswered> {
        let asked = format!("{kind} {id:?}");
        let body = self.call("body", &asked, |host| host.body(kind, id)).ok_or(Unanswered)?;
        self.find_faults("body", &body.iter().flat_map(of_body).collect::<Vec<_>>(), &asked);
        Ok(body)
    }

    /// Asks for a part of a file, of which at most so many bytes are wanted; `None` where there is none.
    pub fn file(&mut self, query: &FileQuery<'_>, wanted: usize) -> Option<Vec<u8>> {
        let asked = format!("{} {:?}, file {:?}, from {}", query.kind, query.document, query.file, query.offset);
        let (mut bytes, mut ended, mut faults) = (Vec::new(), false, Vec::new());
        let answer = self.call("file", &asked, |host| {
            let answer = host.file(query, &mut |chunk| {
                if ended {
                    faults.push(Fault::WentOn);
                    return false;
                }
                bytes.extend_from_slice(chunk);
                if bytes.len() as u64 > query.limit {
                    faults.push(Fault::TooManyBytes);
                }
                ended = bytes.len() >= wanted;
                !ended
            });
            match answer {
                Err(failure) if failure.code == "file/missing" => Ok(false),
                other => other.map(|()| true),
            }
        });
        self.find_faults("file", &faults, &asked);
        answer.filter(|there| *there).map(|_| bytes)
    }
}

/// A query in a few words.
fn said(query: &Query<'_>) -> String {
    let Query { kind, third_party, sort, descending, after, limit, .. } = query;
    let order = if *descending { "descending" } else { "ascending" };
    let from = after.map(|after| format!(", behind {:?} {:?}", after.key, after.id)).unwrap_or_default();
    format!("{kind} of {third_party:?} by {sort:?}, {order}, {limit} at the most{from}")
}
