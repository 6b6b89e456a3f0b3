//! What the records of changes say of a person who is erased: nothing, so that taking a change back brings nobody back.

use serde_json::Value;

use crate::error::Error;
use crate::model::mailboxes;
use crate::model::users::login_key;
use crate::store::engine::{self, Transaction, params};
use crate::store::failed;
use crate::store::realms::steps::Step;

/// Takes a person out of the records of all changes of realms: the steps about them, which hold old logins, hashes of
/// passwords and known browsers, and their logins and addresses among the samples that a plan gave.
pub(in crate::store) fn forget(transaction: &Transaction<'_>, person: &[i64], names: &[String]) -> Result<(), Error> {
    let sql = |error: engine::Error| failed(&error);
    let unreadable = |error: serde_json::Error| Error::Store(error.to_string());
    let rows = || {
        let mut statement =
            transaction.prepare_cached("SELECT id, steps, summary, made_by, digest = '' FROM realm_changes")?;
        let row = |row: &engine::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?));
        statement.query_map([], row)?.collect::<engine::Result<Vec<(i64, String, String, String, bool)>>>()
    };
    for (id, steps, summary, made_by, by_user) in rows().map_err(sql)? {
        let mut steps: Vec<Step> = serde_json::from_str(&steps).map_err(unreadable)?;
        let before = steps.len();
        steps.retain(|step| !person.iter().any(|id| step.concerns(*id)));
        let mut told: Value = serde_json::from_str(&summary).map_err(unreadable)?;
        let cut = take_out(&mut told, names);
        let made = by_user && is_name(&made_by, names);
        if steps.len() < before || cut || made {
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

/// Takes out of every list of samples those that name the person; the counts stay.
fn take_out(told: &mut Value, names: &[String]) -> bool {
    match told {
        Value::Object(members) => members
            .iter_mut()
            .map(|(name, value)| match value {
                Value::Array(samples) if name == "samples" => {
                    let before = samples.len();
                    samples.retain(|sample| !is_named(sample, names));
                    samples.len() < before
                }
                other => take_out(other, names),
            })
            .fold(false, |any, one| any | one),
        Value::Array(items) => items.iter_mut().map(|item| take_out(item, names)).fold(false, |any, one| any | one),
        _ => false,
    }
}

/// Whether a sample names the person: a login, two as `one = other`, or pairs of a login and an address.
fn is_named(sample: &Value, names: &[String]) -> bool {
    match sample {
        Value::String(sample) => sample.split(" = ").any(|name| is_name(name, names)),
        Value::Array(items) => items.iter().any(|item| is_named(item, names)),
        Value::Object(members) => members.values().any(|item| is_named(item, names)),
        _ => false,
    }
}

fn is_name(text: &str, names: &[String]) -> bool {
    [login_key(text), mailboxes::key(text)].iter().any(|key| names.contains(key))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_login_is_taken_out_of_every_list_of_samples_and_no_other_one() {
        let mut told = json!({
            "from": "anna", "moves": {"count": 2, "samples": ["anna", "annabel"]},
            "both": [{"class": "x", "count": 2, "samples": ["bert = Anna", "carl"]}],
            "look_alikes": {"count": 1, "samples": [{"here": ["bert", "anna@atu.example"], "there": ["x", ""]}]},
        });
        let names = ["anna", "anna@atu.example"].map(str::to_owned);
        assert!(take_out(&mut told, &names));
        assert_eq!(
            told,
            json!({
                "from": "anna", "moves": {"count": 2, "samples": ["annabel"]},
                "both": [{"class": "x", "count": 2, "samples": ["carl"]}],
                "look_alikes": {"count": 1, "samples": []},
            })
        );
        assert!(!take_out(&mut told, &names), "there is nothing left to take out");
    }
}
