//! Accounts of third parties on Dolibarr's web portal and on websites.

use host_demo::erp::Erp;
use host_demo::erp::external::{ExternalUsers, Skip, StoredPassword};
use plugin_api::erp_users::{About, ErpUserState};
use plugin_api::parties::{Known, Standing};

use super::{Foundry, foundry};

const ACCOUNTS: &str = "INSERT INTO llx_societe_account VALUES
    (1, 1, 'bell', '$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234', 1, 'dolibarr_portal', 1),
    (2, 1, 'bell@bell.example', 'd41d8cd98f00b204e9800998ecf8427e', 1, 'shop.example', 1),
    (3, 1, 'out', NULL, 2, 'shop.example', 0), (4, 1, '', NULL, 1, 'stripe', 1), (5, 1, 'nobody', NULL, NULL, 'shop.example', 1);
    REPLACE INTO llx_const VALUES ('MAIN_MODULE_WEBPORTAL', '1', 1), ('WEBPORTAL_INVOICE_LIST_ACCESS', '1', 1),
    ('WEBPORTAL_PROPAL_LIST_ACCESS', 'hidden', 1), ('WEBPORTAL_ORDER_LIST_ACCESS', 'visible', 2);";

#[test]
fn an_account_comes_with_its_third_party_its_site_and_what_the_web_portal_shows() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(ACCOUNTS);
    let users = erp.external_users().unwrap();
    let accounts: Vec<_> = users.iter().filter(|user| user.id.starts_with('w')).collect();
    let seen: Vec<_> = accounts
        .iter()
        .map(|user| {
            let host = user.host.as_deref().unwrap_or("-");
            (user.id.as_str(), user.login.as_str(), host, user.enabled, user.skip, user.permissions.join(" "))
        })
        .collect();
    let none = String::new;
    assert_eq!(
        seen,
        [
            ("w1", "bell", "-", true, None, "portal.invoices.view".to_owned()),
            ("w2", "bell@bell.example", "shop.example", true, None, none()),
            ("w3", "out", "shop.example", false, None, none()),
            ("w5", "nobody", "shop.example", true, Some(Skip::NoThirdParty), none()),
        ]
    );
    assert_eq!((accounts[0].email.as_deref(), accounts[1].email.as_deref()), (None, Some("bell@bell.example")));
    assert!(matches!(accounts[0].password, StoredPassword::Readable(_)));
    assert!(accounts.iter().all(|account| account.contact.is_none() && !account.employee));
}

#[test]
fn an_account_is_judged_by_its_row_at_each_request() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(ACCOUNTS);
    let about = About { user: "w1", third_party: Some("1"), contact: None };
    let ask = |about: &About<'_>| erp.user_standing(about, 0).unwrap();
    let said = ask(&about);
    let standing = Standing { party: None, ..erp.standing("1", None).unwrap() };
    assert_eq!(said.standing, standing, "in one question what two say");
    let user = said.user.unwrap();
    // What the web portal of the entity shows no more is withheld with the next request.
    let hidden = vec!["portal.quotes.view".to_owned(), "portal.orders.view".to_owned()];
    assert_eq!((user.state, user.third_party.as_deref(), user.withheld), (ErpUserState::InUse, Some("1"), hidden));
    for (change, state, third_party) in [
        ("status = 0", ErpUserState::Disabled, Some("1")),
        ("status = 1, fk_soc = 2", ErpUserState::InUse, Some("2")),
        ("fk_soc = NULL", ErpUserState::Unknown, None),
    ] {
        database.run(&format!("UPDATE llx_societe_account SET {change} WHERE rowid = 1"));
        let user = ask(&about).user.unwrap();
        assert_eq!((user.state, user.third_party.as_deref()), (state, third_party), "{change}");
    }
    database.run("UPDATE llx_societe SET status = 0 WHERE rowid = 1");
    assert_eq!(ask(&about).standing.third_party, Known::Closed);
    // 50 is a user of Dolibarr's, and no account.
    for user in ["w50", "w01", "w", "1w", "w1 ", "W1"] {
        let said = ask(&About { user, ..about });
        assert_eq!(said.user.unwrap().state, ErpUserState::Unknown, "`{user}`");
    }
}
