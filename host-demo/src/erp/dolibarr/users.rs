//! Dolibarr's users as an import needs them: those that are external, and those that only look so.

use std::collections::{BTreeSet, HashMap, HashSet};

use plugin_api::Failure;

use super::Dolibarr;
use super::connection::{Cells, Given};
use super::passwords::password;
use super::text::{day, language};
use super::{installing, rights, web_accounts};
use crate::erp::external::{ExternalUser, ExternalUsers, Skip};

impl ExternalUsers for Dolibarr {
    /// Every user with a third party, with a right of Dolibarr's portal, or who is no employee; by id. Behind them the accounts
    /// of websites.
    fn external_users(&self) -> Result<Vec<ExternalUser>, Failure> {
        let (rights, installed) = (self.rights()?, self.installed()?);
        let rows = self.connection.rows(
            "SELECT u.rowid AS id, u.login, u.entity, u.fk_soc AS party, u.fk_socpeople AS contact, u.email, u.firstname,
             u.lastname, u.lang, u.statut, u.employee, u.admin, u.pass_crypted, u.pass <> '' AS has_clear,
             DATE_FORMAT(u.datestartvalidity, '%Y-%m-%d') AS starts, DATE_FORMAT(u.dateendvalidity, '%Y-%m-%d') AS ends
             FROM llx_user u ORDER BY u.rowid",
            Given::new(),
        )?;
        let permissions = |row: &Cells| {
            let is_installed = match row.id("entity") {
                Some(entity) => installed.contains(&entity),
                None => !installed.is_empty(),
            };
            let granted = rights::granted(rights.get(&row.text("id")).map_or(&[], Vec::as_slice), is_installed);
            granted.into_iter().map(str::to_owned).collect()
        };
        let users = rows.iter().map(|row| read(row, permissions(row)));
        // Who may read products need not have to do with a portal: most employees may.
        let of_portal = |permission: &String| permission != "portal.products.view";
        let is_one = |user: &ExternalUser| {
            user.third_party.is_some() || !user.employee || user.permissions.iter().any(of_portal)
        };
        let users = users.filter(is_one).collect();
        Ok([users, web_accounts::read(self)?].concat())
    }

    fn contacts_in_role(&self, role: &str) -> Result<BTreeSet<(String, String)>, Failure> {
        let rows = self.connection.rows(
            "SELECT held.fk_soc AS party, held.fk_socpeople AS contact FROM llx_societe_contacts held
             JOIN llx_c_type_contact type ON type.rowid = held.fk_c_type_contact
             WHERE type.code = :role AND type.source = 'external'",
            Given::new().text("role", role),
        )?;
        Ok(rows.iter().map(|row| (row.text("party"), row.text("contact"))).collect())
    }

    fn ruled(&self) -> Result<Vec<&'static str>, Failure> {
        Ok(rights::ruled(!self.installed()?.is_empty()))
    }
}

impl Dolibarr {
    /// The rights that grant permissions, of every user by its id. A right whose module is off has no row in
    /// `llx_rights_def` and does not count. An administrator's entity is 0, where the rights of every entity count.
    fn rights(&self) -> Result<HashMap<String, Vec<u64>>, Failure> {
        let mut given = Given::new();
        let wanted = given.numbers("right", rights::all_ids());
        let sql = format!(
            "SELECT g.user, g.granted FROM (
               SELECT ur.fk_user AS user, ur.fk_id AS granted, ur.entity FROM llx_user_rights ur
               UNION SELECT member.fk_user, gr.fk_id, gr.entity FROM llx_usergroup_user member
               JOIN llx_usergroup_rights gr ON gr.fk_usergroup = member.fk_usergroup AND gr.entity = member.entity
             ) g JOIN llx_user u ON u.rowid = g.user AND (u.entity = g.entity OR u.entity = 0)
             JOIN llx_rights_def known ON known.id = g.granted AND known.entity = g.entity
             WHERE g.granted IN ({wanted}) GROUP BY g.user, g.granted ORDER BY g.user, g.granted"
        );
        let mut rights: HashMap<String, Vec<u64>> = HashMap::new();
        for row in self.connection.rows(&sql, given)? {
            rights.entry(row.text("user")).or_default().extend(row.id("granted"));
        }
        Ok(rights)
    }

    /// The entities in which our own rights are installed.
    fn installed(&self) -> Result<HashSet<u64>, Failure> {
        let sql = "SELECT entity FROM llx_rights_def WHERE id = :first AND module = :ours";
        let given = Given::new().number("first", rights::FIRST).text("ours", installing::NAME);
        let rows = self.connection.rows(sql, given)?;
        Ok(rows.iter().filter_map(|row| row.id("entity")).collect())
    }
}

fn read(row: &Cells, permissions: Vec<String>) -> ExternalUser {
    let third_party = row.id("party").map(|party| party.to_string());
    let (employee, admin) = (row.is("employee"), row.is("admin"));
    let limit = |column| Some(day(row.text(column))).filter(|day| !day.is_empty());
    ExternalUser {
        id: row.text("id"),
        login: row.text("login"),
        entity: row.text("entity"),
        host: None,
        contact: row.id("contact").map(|contact| contact.to_string()),
        email: row.some("email"),
        first_name: row.text("firstname").trim().to_owned(),
        last_name: row.text("lastname").trim().to_owned(),
        language: row.some("lang").map(|tag| language(&tag)),
        enabled: row.text("statut") == "1",
        starts: limit("starts"),
        ends: limit("ends"),
        password: password(&row.text("pass_crypted"), row.is("has_clear")),
        permissions,
        employee,
        admin,
        // The flag of employees is set by default, so that a third party weighs more than it.
        skip: match (&third_party, admin, employee) {
            (None, _, true) | (None, true, false) => Some(Skip::Internal),
            (None, false, false) => Some(Skip::NoThirdParty),
            (Some(_), true, _) => Some(Skip::Administrator),
            (Some(_), false, _) => None,
        },
        third_party,
    }
}
