//! Odoo's users as an import needs them: whoever is in the group for portal users, in use or not.

use std::collections::BTreeSet;

use plugin_api::{Class, Failure, Kind};

use super::Odoo;
use super::facts::Facts;
use super::parties::parted;
use super::text::language;
use super::values::{Cells, Given};
use crate::erp::external::{ExternalUser, ExternalUsers, OldHash, Skip, StoredPassword};

/// The users that the group for portal users holds, or a group that brings it along.
pub(super) const PORTAL: &str = "(WITH RECURSIVE portal(id) AS (
   SELECT res_id FROM ir_model_data WHERE module = 'base' AND name = 'group_portal' AND model = 'res.groups'
   UNION SELECT i.gid FROM res_groups_implied_rel i JOIN portal p ON i.hid = p.id
 ) SELECT m.uid FROM res_groups_users_rel m JOIN portal p ON p.id = m.gid)";

/// What Odoo's portal lets a portal user do, all of it or nothing: each permission with the kind that it is about.
const RIGHTS: [(&str, Kind); 12] = [
    ("portal.invoices.view", Kind::Invoices),
    ("portal.quotes.view", Kind::Quotes),
    ("portal.orders.view", Kind::Orders),
    ("portal.profile.edit", Kind::Invoices),
    ("portal.shipments.view", Kind::Shipments),
    ("portal.tickets.view", Kind::Tickets),
    ("portal.projects.view", Kind::Projects),
    ("portal.supplier_invoices.view", Kind::SupplierInvoices),
    ("portal.tasks.view", Kind::Tasks),
    ("portal.products.view", Kind::Products),
    ("portal.tickets.write", Kind::Tickets),
    ("portal.quotes.accept", Kind::Quotes),
];

/// The permissions that Odoo rules, granted or not.
pub(super) fn ruled() -> Vec<&'static str> {
    RIGHTS.iter().map(|(permission, _)| *permission).chain(["portal.orders.create"]).collect()
}

/// Those that every portal user of this Odoo has: where its module is there. The shop is where customers order.
pub(super) fn permissions(facts: &Facts) -> Vec<&'static str> {
    let has = |(permission, kind): &(&'static str, Kind)| {
        (*permission == "portal.profile.edit" || facts.is_open(*kind)).then_some(*permission)
    };
    let shop = facts.modules.contains("website_sale").then_some("portal.orders.create");
    RIGHTS.iter().filter_map(has).chain(shop).collect()
}

impl ExternalUsers for Odoo {
    fn external_users(&self) -> Result<Vec<ExternalUser>, Failure> {
        let facts = self.facts()?;
        let permissions: Vec<String> = permissions(&facts).into_iter().map(str::to_owned).collect();
        let (domain, join) = if facts.has("res_users", "website_id") && facts.has_all("website", "id domain") {
            ("w.domain", "LEFT JOIN website w ON w.id = u.website_id")
        } else {
            ("NULL::text", "")
        };
        // The patterns that Odoo copies new users from are none, and neither is its public visitor.
        let sql = format!(
            "SELECT u.id::int8 AS id, u.login, u.company_id::int8 AS company, u.active, u.share, u.password,
             p.id::int8 AS contact, p.commercial_partner_id::int8 AS party, p.name, p.email, p.lang, p.active AS partner_active,
             {domain} AS domain FROM res_users u JOIN res_partner p ON p.id = u.partner_id {join}
             WHERE u.id IN {PORTAL} AND NOT EXISTS (
               SELECT 1 FROM ir_model_data d WHERE d.model = 'res.users' AND d.res_id = u.id AND d.module = 'base'
               AND d.name IN ('template_portal_user_id', 'default_user', 'public_user'))
             ORDER BY u.id"
        );
        let rows = self.connection.rows(&sql, Given::new())?;
        Ok(rows.iter().map(|row| read(row, &permissions)).collect())
    }

    fn contacts_in_role(&self, _: &str) -> Result<BTreeSet<(String, String)>, Failure> {
        let message = "Odoo gives contacts no roles; say `only-user`, or name the owners in a file";
        Err(Failure::new(Class::Invalid, "owners/no-roles", message))
    }

    fn ruled(&self) -> Result<Vec<&'static str>, Failure> {
        Ok(ruled())
    }

    fn advice(&self) -> Result<Vec<String>, Failure> {
        let facts = self.facts()?;
        if !facts.has_all("website", "id domain specific_user_account") {
            return Ok(Vec::new());
        }
        let sql = "SELECT COALESCE(NULLIF(w.domain, ''), 'website ' || w.id) AS site FROM website w
             WHERE w.specific_user_account IS NOT TRUE ORDER BY w.id";
        let shared: Vec<String> = self.connection.rows(sql, Given::new())?.iter().map(|row| row.text("site")).collect();
        Ok(if shared.len() > 1 {
            vec![format!("{} share their users in Odoo: put their sites into one realm", shared.join(", "))]
        } else {
            Vec::new()
        })
    }
}

fn read(row: &Cells, permissions: &[String]) -> ExternalUser {
    let (first_name, last_name) = parted(&row.text("name"));
    // A login is an address where its partner has none.
    let email = row.some("email").or_else(|| row.some("login").filter(|login| login.contains('@')));
    ExternalUser {
        id: row.text("id"),
        login: row.text("login"),
        entity: row.text("company"),
        host: row.some("domain").map(|domain| host_of(&domain)),
        third_party: row.id("party").map(|party| party.to_string()),
        contact: row.id("contact").map(|contact| contact.to_string()),
        email,
        first_name,
        last_name,
        language: row.some("lang").map(|tag| language(&tag)),
        enabled: row.is("active") && row.is("partner_active"),
        starts: None,
        ends: None,
        password: password(&row.text("password")),
        permissions: permissions.to_vec(),
        employee: !row.is("share"),
        admin: false,
        skip: (!row.is("share")).then_some(Skip::Internal),
    }
}

/// The host of a website's domain, which Odoo keeps as an address.
fn host_of(domain: &str) -> String {
    let host = domain.trim().trim_start_matches("https://").trim_start_matches("http://");
    let host = host.split('/').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default().to_ascii_lowercase()
}

fn password(stored: &str) -> StoredPassword {
    match stored {
        "" => StoredPassword::None,
        hash if hash.starts_with("$pbkdf2-sha512$") => StoredPassword::Readable(hash.to_owned()),
        hash if hash.starts_with('$') => StoredPassword::Old(OldHash::Other),
        // Before it was hashed at the first sign-in.
        _ => StoredPassword::Old(OldHash::Clear),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_a_website_is_read_from_its_domain() {
        for (domain, host) in [
            ("https://shop.example", "shop.example"),
            ("http://127.0.0.1:8069", "127.0.0.1"),
            ("Shop.Example/fr", "shop.example"),
            ("", ""),
        ] {
            assert_eq!(host_of(domain), host, "{domain}");
        }
    }
}
