//! What Dolibarr says now of one of its external users, with the third party and the contact: one question.

use jiff::Timestamp;
use plugin_api::Failure;
use plugin_api::erp_users::{About, ErpUser, ErpUserState, UserStanding};
use plugin_api::parties::{Known, Standing};

use super::Dolibarr;
use super::connection::{Cells, Given, id};
use super::text::day;
use super::{installing, rights, web_accounts};

/// See [`plugin_api::Host::user_standing`]. Who is asked about is asked the same way whether there is such a user or not.
pub(super) fn of(erp: &Dolibarr, about: &About<'_>, now: u64) -> Result<UserStanding, Failure> {
    if let Some(account) = web_accounts::number(about.user) {
        return of_web_account(erp, account, about);
    }
    let mut given = asked(about).number("user", id(about.user).unwrap_or(0)).number("first", rights::FIRST);
    given = given.text("ours", installing::NAME);
    let wanted = given.numbers("right", rights::all_ids());
    // A right counts in the user's own entity, where its module is on: see `users`.
    let sql = format!(
        "SELECT u.rowid AS id, u.statut, u.admin, u.fk_soc, u.fk_socpeople,
         DATE_FORMAT(u.datestartvalidity, '%Y-%m-%d') AS starts, DATE_FORMAT(u.dateendvalidity, '%Y-%m-%d') AS ends,
         {columns},
         EXISTS (SELECT 1 FROM llx_rights_def own WHERE own.id = :first AND own.module = :ours
          AND (own.entity = u.entity OR u.entity = 0)) AS installed,
         (SELECT GROUP_CONCAT(DISTINCT g.granted) FROM (
            SELECT ur.fk_id AS granted, ur.entity FROM llx_user_rights ur WHERE ur.fk_user = :user
            UNION SELECT gr.fk_id, gr.entity FROM llx_usergroup_user member
            JOIN llx_usergroup_rights gr ON gr.fk_usergroup = member.fk_usergroup AND gr.entity = member.entity
            WHERE member.fk_user = :user
          ) g JOIN llx_rights_def known ON known.id = g.granted AND known.entity = g.entity
          WHERE g.granted IN ({wanted}) AND (g.entity = u.entity OR u.entity = 0)) AS granted
         FROM (SELECT 1 AS one) asked LEFT JOIN llx_user u ON u.rowid = :user {joined}",
        columns = PARTY_AND_CONTACT.0,
        joined = PARTY_AND_CONTACT.1,
    );
    let Some(row) = erp.connection.row(&sql, given)? else { return Ok(nothing(about)) };
    let granted: Vec<u64> = row.list("granted").iter().filter_map(|right| id(right)).collect();
    let is_installed = row.is("installed");
    let granted = rights::granted(&granted, is_installed);
    let withheld = rights::ruled(is_installed).into_iter().filter(|permission| !granted.contains(permission));
    let user = ErpUser {
        state: state(&row, &today(erp, now)),
        third_party: row.id("fk_soc").map(|party| party.to_string()),
        contact: row.id("fk_socpeople").map(|contact| contact.to_string()),
        withheld: withheld.map(str::to_owned).collect(),
    };
    Ok(UserStanding { user: Some(user), standing: standing(&row, about) })
}

/// The same of an account of a website. Dolibarr's own web portal grants what it shows, and withholds what it shows no more.
fn of_web_account(erp: &Dolibarr, account: u64, about: &About<'_>) -> Result<UserStanding, Failure> {
    let given = asked(about).number("account", account);
    let sql = format!(
        "SELECT a.rowid AS id, a.status, a.fk_soc, a.site, {columns},
         (SELECT GROUP_CONCAT(l.name) FROM llx_const l WHERE l.entity = a.entity AND {shown}) AS shown
         FROM (SELECT 1 AS one) asked LEFT JOIN llx_societe_account a ON a.rowid = :account {joined}",
        columns = PARTY_AND_CONTACT.0,
        joined = PARTY_AND_CONTACT.1,
        shown = web_accounts::IS_SHOWN,
    );
    let Some(row) = erp.connection.row(&sql, given)? else { return Ok(nothing(about)) };
    let state = match (row.id("id"), row.id("fk_soc"), row.text("status").as_str()) {
        (None, ..) | (_, None, _) => ErpUserState::Unknown,
        (.., "1") => ErpUserState::InUse,
        _ => ErpUserState::Disabled,
    };
    let user = ErpUser {
        state,
        third_party: row.id("fk_soc").map(|party| party.to_string()),
        contact: None,
        withheld: web_accounts::hidden(&row),
    };
    Ok(UserStanding { user: Some(user), standing: standing(&row, about) })
}

/// Third party and contact, as columns and as joins, of whatever is asked for before them.
const PARTY_AND_CONTACT: (&str, &str) = (
    "s.rowid AS party, s.status AS party_status, c.rowid AS contact, c.statut AS contact_status,
     (SELECT GROUP_CONCAT(fk_categorie ORDER BY fk_categorie) FROM llx_categorie_societe
      WHERE fk_soc = s.rowid) AS categories",
    "LEFT JOIN llx_societe s ON s.rowid = :party LEFT JOIN llx_socpeople c ON c.rowid = :contact",
);

/// The values for [`PARTY_AND_CONTACT`].
fn asked(about: &About<'_>) -> Given {
    let number = |text: Option<&str>| text.and_then(id).unwrap_or(0);
    Given::new().number("party", number(about.third_party)).number("contact", number(about.contact))
}

/// What [`PARTY_AND_CONTACT`] found.
fn standing(row: &Cells, about: &About<'_>) -> Standing {
    let known = |id: &str, status: &str| match (row.id(id), row.text(status).as_str()) {
        (None, _) => Known::Unknown,
        (Some(_), "1") => Known::Open,
        (Some(_), _) => Known::Closed,
    };
    Standing {
        third_party: known("party", "party_status"),
        contact: about.contact.map(|_| known("contact", "contact_status")),
        categories: row.list("categories"),
        party: None,
    }
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

/// The day where Dolibarr is, as an import reads it too. A clock out of any range is past every validity.
fn today(erp: &Dolibarr, now: u64) -> String {
    let time = i64::try_from(now).ok().and_then(|now| Timestamp::from_millisecond(now).ok());
    erp.connection.day_of(time.unwrap_or(Timestamp::MAX))
}

/// A question without any answer says that nobody is known.
fn nothing(about: &About<'_>) -> UserStanding {
    let contact = about.contact.map(|_| Known::Unknown);
    let standing = Standing { third_party: Known::Unknown, contact, categories: Vec::new(), party: None };
    let user = ErpUser { state: ErpUserState::Unknown, third_party: None, contact: None, withheld: Vec::new() };
    UserStanding { user: Some(user), standing }
}
