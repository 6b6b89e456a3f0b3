//! What Odoo says now of one of its external users, with the third party and the contact: one question.

use plugin_api::Failure;
use plugin_api::erp_users::{About, ErpUser, ErpUserState, UserStanding};
use plugin_api::parties::{Known, Standing};

use super::Odoo;
use super::facts::Facts;
use super::parties::known;
use super::users::{PORTAL, permissions, ruled};
use super::values::{Given, id};

/// See [`plugin_api::Host::user_standing`]. Who is asked about is asked the same way whether there is such a user or not.
pub(super) fn of(erp: &Odoo, about: &About<'_>) -> Result<UserStanding, Failure> {
    let facts = erp.facts()?;
    let categories = if facts.has_all("res_partner_res_partner_category_rel", "category_id partner_id") {
        "(SELECT string_agg(r.category_id::text, ',' ORDER BY r.category_id) FROM res_partner_res_partner_category_rel r
          WHERE r.partner_id = p.id)"
    } else {
        "NULL::text"
    };
    let sql = format!(
        "SELECT u.id::int8 AS id, u.active AS user_active, u.share, u.id IN {PORTAL} AS is_portal,
         own.id::int8 AS own, own.active AS own_active, own.commercial_partner_id::int8 AS commercial,
         p.id::int8 AS party, p.active AS party_active, c.id::int8 AS contact, c.active AS contact_active,
         {categories} AS categories
         FROM (SELECT 1 AS one) asked LEFT JOIN res_users u ON u.id = :user
         LEFT JOIN res_partner own ON own.id = u.partner_id
         LEFT JOIN res_partner p ON p.id = :party AND p.commercial_partner_id = p.id
         LEFT JOIN res_partner c ON c.id = :contact"
    );
    let given = Given::new()
        .number("user", id(about.user))
        .number("party", about.third_party.and_then(id))
        .number("contact", about.contact.and_then(id));
    let Some(row) = erp.connection.row(&sql, given)? else {
        let standing = Standing { third_party: Known::Unknown, contact: None, categories: Vec::new(), party: None };
        let user = ErpUser { state: ErpUserState::Unknown, third_party: None, contact: None, withheld: Vec::new() };
        return Ok(UserStanding { user: Some(user), standing });
    };
    let state = match row.id("id") {
        None => ErpUserState::Unknown,
        // One who became an employee is no external user any more.
        Some(_) if !row.is("share") => ErpUserState::Unknown,
        Some(_) if row.is("user_active") && row.is("own_active") && row.is("is_portal") => ErpUserState::InUse,
        Some(_) => ErpUserState::Disabled,
    };
    let categories = row.text("categories");
    let standing = Standing {
        third_party: known(&row, "party", "party_active"),
        contact: about.contact.map(|_| known(&row, "contact", "contact_active")),
        categories: categories.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect(),
        party: None,
    };
    let user = ErpUser {
        state,
        third_party: row.id("commercial").map(|party| party.to_string()),
        contact: row.id("own").map(|contact| contact.to_string()),
        withheld: withheld(&facts),
    };
    Ok(UserStanding { user: Some(user), standing })
}

/// Odoo has one right for all that a portal user may do; what its modules have no page for, it does not give.
fn withheld(facts: &Facts) -> Vec<String> {
    let given = permissions(facts);
    ruled().into_iter().filter(|permission| !given.contains(permission)).map(str::to_owned).collect()
}
