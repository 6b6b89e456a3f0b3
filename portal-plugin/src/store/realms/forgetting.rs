//! What the records of changes say of a person who is erased: nothing, so that taking a change back brings nobody back.

use rusqlite::{Transaction, params};
use serde_json::Value;

use crate::error::Error;
use crate::model::users::key;
use crate::store::failed;
use crate::store::realms::steps::Step;

/// Takes a person out of the records of all changes of realms: the steps about them, which hold old logins, hashes of
/// passwords and known browsers, and their logins among the names that a plan gave as samples.
pub(in crate::store) fn forget(transaction: &Transaction<'_>, person: &[i64], logins: &[String]) -> Result<(), Error> {
    let sql = |error: rusqlite::Error| failed(&error);
    let unreadable = |error: serde_json::Error| Error::Store(error.to_string());
    let rows = || {
        let mut statement =
            transaction.prepare("SELECT id, steps, summary, made_by, digest = '' FROM realm_changes")?;
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        statement.query_map([], row)?.collect::<rusqlite::Result<Vec<(i64, String, String, String, bool)>>>()
    };
    for (id, steps, summary, made_by, by_user) in rows().map_err(sql)? {
        let mut steps: Vec<Step> = serde_json::from_str(&steps).map_err(unreadable)?;
        let before = steps.len();
        steps.retain(|step| !person.iter().any(|id| step.concerns(*id)));
        let mut told: Value = serde_json::from_str(&summary).map_err(unreadable)?;
        let named = take_out(&mut told, logins);
        let made = by_user && logins.contains(&key(&made_by));
        if steps.len() < before || named || made {
            let steps = serde_json::to_string(&steps).map_err(unreadable)?;
            let made_by = if made { "" } else { made_by.as_str() };
            transaction
                .execute(
                    "UPDATE realm_changes SET steps = ?2, summary = ?3, made_by = ?4 WHERE id = ?1",
                    params![id, steps, told.to_string(), made_by],
                )
                .map_err(sql)?;
        }
    }
    Ok(())
}

/// Takes logins out of every list of samples, of which each is one login or `one = other`; the counts stay.
fn take_out(told: &mut Value, logins: &[String]) -> bool {
    let is_named = |sample: &Value| {
        sample.as_str().is_some_and(|sample| sample.split(" = ").any(|login| logins.iter().any(|one| one == login)))
    };
    match told {
        Value::Object(members) => members
            .iter_mut()
            .map(|(name, value)| match value {
                Value::Array(samples) if name == "samples" => {
                    let before = samples.len();
                    samples.retain(|sample| !is_named(sample));
                    samples.len() < before
                }
                other => take_out(other, logins),
            })
            .fold(false, |any, one| any | one),
        Value::Array(items) => items.iter_mut().map(|item| take_out(item, logins)).fold(false, |any, one| any | one),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_login_is_taken_out_of_every_list_of_samples_and_no_other_one() {
        let mut told = json!({
            "from": "anna", "moves": {"count": 2, "samples": ["anna", "annabel"]},
            "both": [{"class": "x", "count": 2, "samples": ["bert = anna", "carl"]}],
        });
        assert!(take_out(&mut told, &["anna".to_owned()]));
        assert_eq!(
            told,
            json!({
                "from": "anna", "moves": {"count": 2, "samples": ["annabel"]},
                "both": [{"class": "x", "count": 2, "samples": ["carl"]}],
            })
        );
        assert!(!take_out(&mut told, &["anna".to_owned()]), "there is nothing left to take out");
    }
}
