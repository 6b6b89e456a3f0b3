//! How an act is found again. The one thing that Dolibarr's database holds only once is a unique attribute; quotes take none
//! without harm, so that theirs is a word of their private note.

use std::thread;
use std::time::Duration;

use plugin_api::Failure;

use super::api::{Id, Trouble};
use super::{Acting, MARK};
use crate::erp::dolibarr::connection::Given;

/// How often, and how long apart, a mark is looked for after an answer that did not come: Dolibarr goes on without us.
const LOOKS: [Duration; 3] = [Duration::from_millis(300), Duration::from_millis(700), Duration::from_secs(2)];

impl Acting<'_> {
    /// The record of this kind that the act made before, if it did. `table` is the main table's name without prefix.
    pub(super) fn made_before(&self, table: &str) -> Result<Option<u64>, Failure> {
        let key = match table {
            "actioncomm" => "id",
            _ => "rowid",
        };
        let sql = format!(
            "SELECT d.{key} AS id FROM llx_{table}_extrafields e JOIN llx_{table} d ON d.{key} = e.fk_object
             WHERE e.{MARK} = :mark"
        );
        let found = self.erp.connection.row(&sql, Given::new().text("mark", &self.action.key))?;
        Ok(found.and_then(|row| row.id("id")))
    }

    /// Makes a record that carries the act's mark, once: the mark is looked for before, and again after every answer but a
    /// clear yes. Where Dolibarr stumbled and made nothing, it is asked a second time.
    pub(super) fn make_once(
        &self,
        (table, what): (&str, &str),
        make: impl Fn() -> Result<Id, Trouble>,
    ) -> Result<u64, Failure> {
        if let Some(made) = self.made_before(table)? {
            return Ok(made);
        }
        self.insist(what, || make().map(|id| id.0), || self.made_before(table))
    }

    /// Writes, and finds out after every answer but a clear yes whether it was done all the same.
    pub(super) fn insist<T>(
        &self,
        what: &str,
        write: impl Fn() -> Result<T, Trouble>,
        find: impl Fn() -> Result<Option<T>, Failure>,
    ) -> Result<T, Failure> {
        let trouble = match write() {
            Ok(made) => return Ok(made),
            Err(trouble) => trouble,
        };
        if let Some(made) = Self::look(&trouble, &find)? {
            return Ok(made);
        }
        if !trouble.is_stumble() {
            return Err(self.ended(trouble, what));
        }
        match write() {
            Ok(made) => Ok(made),
            Err(trouble) => Self::look(&trouble, &find)?.ok_or(()).map_err(|()| self.ended(trouble, what)),
        }
    }

    /// What a refusal becomes; one for want of a right shows that what was known of the technical user is over.
    pub(super) fn ended(&self, trouble: Trouble, what: &str) -> Failure {
        if matches!(trouble, Trouble::Said(401 | 403, _) | Trouble::NotSent(_)) {
            self.writing.forget();
        }
        trouble.failure(what)
    }

    fn look<T>(trouble: &Trouble, find: &impl Fn() -> Result<Option<T>, Failure>) -> Result<Option<T>, Failure> {
        if matches!(trouble, Trouble::NotSent(_)) {
            return Ok(None);
        }
        if let Some(found) = find()? {
            return Ok(Some(found));
        }
        if trouble.is_unknown() {
            for wait in LOOKS {
                thread::sleep(wait);
                if let Some(found) = find()? {
                    return Ok(Some(found));
                }
            }
        }
        Ok(None)
    }

    /// The word by which a quote's private note shows that this act was done.
    pub(super) fn note_mark(&self) -> String {
        format!("parvis/{}", self.action.key.get(..32).unwrap_or(&self.action.key))
    }
}
