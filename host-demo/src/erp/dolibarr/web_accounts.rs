//! Accounts of third parties on Dolibarr's web portal and on websites, `llx_societe_account`: a login of the third party's,
//! without a contact and without rights of its own.

use plugin_api::Failure;

use super::Dolibarr;
use super::connection::{Cells, Given, id};
use super::passwords::password;
use crate::erp::external::{ExternalUser, Skip};

/// What the id of such an account begins with, so that it is none of a user's.
const MARK: char = 'w';
/// The site of accounts of Dolibarr's own web portal; any other is a website's host name.
const WEB_PORTAL: &str = "dolibarr_portal";

/// The constants by which the web portal shows its lists, and the permission that each is.
const LISTS: [(&str, &str); 3] = [
    ("WEBPORTAL_INVOICE_LIST_ACCESS", "portal.invoices.view"),
    ("WEBPORTAL_PROPAL_LIST_ACCESS", "portal.quotes.view"),
    ("WEBPORTAL_ORDER_LIST_ACCESS", "portal.orders.view"),
];
/// The condition that a constant `l` shows a list in its entity, where the web portal is on.
pub(super) const IS_SHOWN: &str = "l.value NOT IN ('', '0', 'hidden')
     AND l.name IN ('WEBPORTAL_INVOICE_LIST_ACCESS', 'WEBPORTAL_PROPAL_LIST_ACCESS', 'WEBPORTAL_ORDER_LIST_ACCESS')
     AND EXISTS (SELECT 1 FROM llx_const m WHERE m.name = 'MAIN_MODULE_WEBPORTAL' AND m.entity = l.entity
       AND m.value NOT IN ('', '0'))";

/// The number of the account that this id names.
pub(super) fn number(user: &str) -> Option<u64> {
    id(user.strip_prefix(MARK)?)
}

/// Every account with a login, by id. What somebody keeps at a bank's, such as `stripe`, has none.
pub(super) fn read(erp: &Dolibarr) -> Result<Vec<ExternalUser>, Failure> {
    let shown = shown(erp)?;
    let rows = erp.connection.rows(
        "SELECT a.rowid AS id, a.login, a.entity, a.fk_soc AS party, a.site, a.status, a.pass_crypted, s.default_lang
         FROM llx_societe_account a LEFT JOIN llx_societe s ON s.rowid = a.fk_soc
         WHERE a.login <> '' ORDER BY a.rowid",
        Given::new(),
    )?;
    Ok(rows.iter().map(|row| account(row, &shown)).collect())
}

/// The kinds that Dolibarr's web portal shows, by entity.
fn shown(erp: &Dolibarr) -> Result<Vec<(u64, &'static str)>, Failure> {
    let sql = format!("SELECT l.entity, l.name FROM llx_const l WHERE {IS_SHOWN} ORDER BY l.entity, l.name");
    let rows = erp.connection.rows(&sql, Given::new())?;
    let permission = |name: &str| LISTS.iter().find(|(list, _)| *list == name).map(|(_, permission)| *permission);
    Ok(rows.iter().filter_map(|row| Some((row.id("entity")?, permission(&row.text("name"))?))).collect())
}

/// The permissions of lists that an account's web portal shows no more, of a row with `site` and with the names that are `shown`.
pub(super) fn hidden(row: &Cells) -> Vec<String> {
    if row.text("site") != WEB_PORTAL {
        return Vec::new();
    }
    let shown = row.list("shown");
    let hidden = LISTS.iter().filter(|(list, _)| !shown.iter().any(|name| name == list));
    hidden.map(|(_, permission)| (*permission).to_owned()).collect()
}

fn account(row: &Cells, shown: &[(u64, &'static str)]) -> ExternalUser {
    let (login, site) = (row.text("login"), row.text("site"));
    let is_portal = site == WEB_PORTAL;
    let third_party = row.id("party").map(|party| party.to_string());
    let of_entity = shown.iter().filter(|(entity, _)| is_portal && Some(*entity) == row.id("entity"));
    ExternalUser {
        id: format!("{MARK}{}", row.text("id")),
        entity: row.text("entity"),
        host: (!is_portal).then_some(site),
        contact: None,
        email: login.contains('@').then(|| login.clone()),
        login,
        first_name: String::new(),
        last_name: String::new(),
        language: row.some("default_lang").map(|tag| super::text::language(&tag)),
        enabled: row.text("status") == "1",
        starts: None,
        ends: None,
        password: password(&row.text("pass_crypted"), false),
        permissions: of_entity.map(|(_, permission)| (*permission).to_owned()).collect(),
        employee: false,
        admin: false,
        skip: third_party.is_none().then_some(Skip::NoThirdParty),
        third_party,
    }
}
