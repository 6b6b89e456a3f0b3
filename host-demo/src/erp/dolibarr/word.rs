//! What Dolibarr says now of one of its external users, with the third party and the contact: one question.

use plugin_api::Failure;
use plugin_api::erp_users::{About, ErpUser, ErpUserState, UserStanding};
use plugin_api::parties::{Known, Standing};

use super::Dolibarr;
use super::connection::{Cells, Given, id};
use super::text::day;
use super::users::RIGHTS;
use crate::zone;

/// See [`plugin_api::Host::user_standing`]. Who is asked about is asked the same way whether there is such a user or not.
pub(super) fn of(erp: &Dolibarr, about: &About<'_>, now: u64) -> Result<UserStanding, Failure> {
    let mut given = Given::new()
        .number("user", id(about.user).unwrap_or(0))
        .number("party", about.third_party.and_then(id).unwrap_or(0))
        .number("contact", about.contact.and_then(id).unwrap_or(0));
    let rights = given.numbers("right", RIGHTS.iter().map(|(right, _)| *right));
    // A right counts in the user's own entity, where its module is on: see `users`.
    let sql = format!(
        "SELECT u.rowid AS id, u.statut, u.admin, u.fk_soc, u.fk_socpeople,
         DATE_FORMAT(u.datestartvalidity, '%Y-%m-%d') AS starts, DATE_FORMAT(u.dateendvalidity, '%Y-%m-%d') AS ends,
         s.rowid AS party, s.status AS party_status, c.rowid AS contact, c.statut AS contact_status,
         (SELECT GROUP_CONCAT(fk_categorie ORDER BY fk_categorie) FROM llx_categorie_societe
          WHERE fk_soc = s.rowid) AS categories,
         (SELECT GROUP_CONCAT(DISTINCT g.granted) FROM (
            SELECT ur.fk_id AS granted, ur.entity FROM llx_user_rights ur WHERE ur.fk_user = :user
            UNION SELECT gr.fk_id, gr.entity FROM llx_usergroup_user member
            JOIN llx_usergroup_rights gr ON gr.fk_usergroup = member.fk_usergroup AND gr.entity = member.entity
            WHERE member.fk_user = :user
          ) g JOIN llx_rights_def known ON known.id = g.granted AND known.entity = g.entity
          WHERE g.granted IN ({rights}) AND (g.entity = u.entity OR u.entity = 0)) AS granted
         FROM (SELECT 1 AS one) asked LEFT JOIN llx_user u ON u.rowid = :user
         LEFT JOIN llx_societe s ON s.rowid = :party LEFT JOIN llx_socpeople c ON c.rowid = :contact"
    );
    let Some(row) = erp.connection.row(&sql, given)? else { return Ok(nothing(about)) };
    let known = |id: &str, status: &str| match (row.id(id), row.text(status).as_str()) {
        (None, _) => Known::Unknown,
        (Some(_), "1") => Known::Open,
        (Some(_), _) => Known::Closed,
    };
    let standing = Standing {
        third_party: known("party", "party_status"),
        contact: about.contact.map(|_| known("contact", "contact_status")),
        categories: list(&row, "categories"),
    };
    let granted = list(&row, "granted");
    let withheld = RIGHTS.iter().filter(|(right, _)| !granted.iter().any(|one| *one == right.to_string()));
    let user = ErpUser {
        state: state(&row, &today(now)),
        third_party: row.id("fk_soc").map(|party| party.to_string()),
        contact: row.id("fk_socpeople").map(|contact| contact.to_string()),
        withheld: withheld.map(|(_, permission)| (*permission).to_owned()).collect(),
    };
    Ok(UserStanding { user: Some(user), standing })
}

/// Whether the user may sign in on this day: the last day of its validity is still good. One without a third party, or who
/// administers Dolibarr, is no external user.
fn state(row: &Cells, today: &str) -> ErpUserState {
    let limit = |column| Some(day(row.text(column))).filter(|day| !day.is_empty());
    match row.id("id") {
        None => ErpUserState::Unknown,
        Some(_) if row.id("fk_soc").is_none() || row.is("admin") => ErpUserState::Unknown,
        Some(_) if row.text("statut") != "1" => ErpUserState::Disabled,
        Some(_) if limit("starts").is_some_and(|starts| today < starts.as_str()) => ErpUserState::Ended,
        Some(_) if limit("ends").is_some_and(|ends| ends.as_str() < today) => ErpUserState::Ended,
        Some(_) => ErpUserState::InUse,
    }
}

fn list(row: &Cells, column: &str) -> Vec<String> {
    row.text(column).split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// The day in the host's time zone, as an import reads it too. A clock out of any range is past every validity.
fn today(now: u64) -> String {
    zone::day_at(now, &zone::own()).to_string()
}

/// A question without any answer says that nobody is known.
fn nothing(about: &About<'_>) -> UserStanding {
    let contact = about.contact.map(|_| Known::Unknown);
    let standing = Standing { third_party: Known::Unknown, contact, categories: Vec::new() };
    let user = ErpUser { state: ErpUserState::Unknown, third_party: None, contact: None, withheld: Vec::new() };
    UserStanding { user: Some(user), standing }
}
