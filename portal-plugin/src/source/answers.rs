//! What the host answers, looked at once on its way in: a failure leaves a line, and what makes no sense is counted.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use log::Level;
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::sense::{Fault, Rows, of_body, of_row};
use plugin_api::{Class, Failure, Host, Kind};

use crate::error::Error;
use crate::source::Source;

impl Source {
    /// How many answers of the host made no sense so far (see [`plugin_api::sense`]).
    pub fn senseless_answers(&self) -> u64 {
        self.senseless.load(Ordering::Relaxed)
    }

    /// The answer of a method, or why there is none; of that, the log has a line. Asked where it may be asked: so many
    /// questions at once, for so long, and none of an ERP that hangs.
    pub(super) fn ask<T>(
        &self,
        method: &str,
        question: impl FnOnce(&dyn Host) -> Result<T, Failure>,
    ) -> Result<T, Error> {
        self.asked(method, question).map_err(Error::Host)
    }

    /// The same with the host's own failure.
    pub(super) fn asked<T>(
        &self,
        method: &str,
        question: impl FnOnce(&dyn Host) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let answer = self.patience.ask(|| question(&*self.host));
        answer.inspect_err(|failure| self.tell_of(method, failure))
    }

    /// Has the log say that a method failed; what the ERP refuses by its own rules is no failure.
    pub(super) fn tell_of(&self, method: &str, failure: &Failure) {
        let by_rule = matches!((method, failure.class), ("act" | "new_third_party", Class::Refused));
        if !by_rule && failure.code != "file/missing" {
            self.alarms.tell(Level::Error, &format!("unavailable/host: {method}: {failure}"));
        }
    }

    /// Asks for documents. `each` is not called for more rows than were asked for, nor once it said `false`; whatever the
    /// host does.
    ///
    /// # Errors
    /// `unavailable/host`; also where rows would follow that cannot be asked for: no part of a list is shown as the whole.
    pub(super) fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Error> {
        let mut rows = Rows::of(query);
        let mut found = BTreeSet::new();
        let answer = self.ask("documents", |host| {
            host.documents(query, &mut |row| {
                let faults = rows.look(row);
                let goes_on = !rows.has_ended() && each(row);
                if !goes_on {
                    rows.end();
                }
                found.extend(faults);
                goes_on
            })
        });
        self.note("documents", query.kind, &found);
        answer?;
        if rows.is_full() && found.contains(&Fault::KeyMissing) {
            let what = format!("{}: {}", Fault::KeyMissing.code(), Fault::KeyMissing);
            return Err(Error::Host(Failure::new(Class::Internal, "host/senseless", what)));
        }
        Ok(())
    }

    /// Asks for the row of one document.
    pub(super) fn document(&self, kind: Kind, id: &str, each: &mut dyn FnMut(&Row<'_>)) -> Result<(), Error> {
        let mut found = BTreeSet::new();
        let answer = self.ask("document", |host| {
            host.document(kind, id, &mut |row| {
                found.extend(of_row(row));
                each(row);
            })
        });
        self.note("document", kind, &found);
        answer
    }

    /// Asks for the rest of one document.
    pub(super) fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Error> {
        let body = self.ask("body", |host| host.body(kind, id))?;
        self.note("body", kind, &body.iter().flat_map(of_body).collect());
        Ok(body)
    }

    /// Asks for a part of a file. `each` is not called once it said `false`, nor with more bytes than were asked for.
    pub(super) fn bytes(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        let (mut left, mut ended, mut found) = (query.limit, false, BTreeSet::new());
        let answer = self.asked("file", |host| {
            host.file(query, &mut |chunk| {
                if ended {
                    found.insert(Fault::WentOn);
                    return false;
                }
                let wanted = usize::try_from(left).unwrap_or(usize::MAX).min(chunk.len());
                if wanted < chunk.len() {
                    found.insert(Fault::TooManyBytes);
                }
                left = left.saturating_sub(chunk.len() as u64);
                ended = !each(&chunk[..wanted]) || wanted < chunk.len();
                !ended
            })
        });
        self.note("file", query.kind, &found);
        answer
    }

    fn note(&self, method: &str, kind: Kind, found: &BTreeSet<Fault>) {
        if found.is_empty() {
            return;
        }
        self.senseless.fetch_add(1, Ordering::Relaxed);
        for fault in found {
            let (what, advice) = fault.words();
            let line = format!("host/senseless: {method} of {kind}: {}: {what}; {advice}", fault.code());
            self.alarms.tell(Level::Error, &line);
        }
    }
}
