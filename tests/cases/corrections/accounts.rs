//! A third party that the ERP merged into another.

use std::collections::BTreeMap;
use std::thread;

use plugin_api::operations::account::{
    AddContact, CloseAccount, Edit, Invite, List, OnAccount, PlanRepoint, ReopenAccount, Repoint, SuspendAccount,
};
use plugin_api::operations::{AccountCommand, Operation};
use serde_json::{Value, json};
use tests::operations::{may, text};
use tests::shop::Shop;

use super::{act, contact, ledger_of, refused};

fn repoint(to: &str, digest: Option<&str>) -> OnAccount<Repoint> {
    let digest = digest.map(str::to_owned);
    act("1", Repoint { to: to.to_owned(), reason: "merged in the ERP".to_owned(), digest })
}

/// The ERP merges third party 1 into another: its contacts go along.
fn merge(shop: &Shop, into: &str) {
    shop.erp.drop_third_party("1");
    for id in ["1", "4", "5", "6"] {
        shop.erp.put_contact(contact(id, Some(into), false));
    }
}

#[test]
fn an_account_goes_to_the_third_party_that_its_own_was_merged_into_with_all_that_hangs_on_it() {
    let shop = Shop::open();
    shop.erp.add_third_party("7", "Atu et fils");
    shop.staff("1", &Invite { email: "new@example.net".to_owned(), membership: may(&[]), ..Invite::default() });
    shop.staff(
        "1",
        &AddContact {
            name: "C".to_owned(),
            email: "c@example.net".to_owned(),
            categories: vec!["invoices".to_owned()],
        },
    );
    let home = format!("/a/{}", shop.account("1"));
    let mut sam = shop.signed_in("alpes", "sam");
    assert_eq!(sam.get(&home).status, 200);
    merge(&shop, "7");
    assert_eq!(sam.get("/").header("location"), Some("/accounts"));
    let page = sam.get("/accounts").text();
    assert!(page.contains("merged or removed with us") && page.contains("Call or write to us"), "{page}");
    let before = (ledger_of(&shop, "1"), shop.ask("SELECT count(*) FROM memberships"));

    let plan = shop.operate(&act("1", PlanRepoint { to: "7".to_owned() }));
    assert_eq!((&plan["joins"], &plan["lines"], &plan["name"]), (&json!(false), &json!([]), &json!("Atu et fils")));
    assert_eq!(shop.operate(&repoint("7", None)), plan, "nothing ends, so nothing is asked");
    assert_eq!(sam.get(&home).status, 200, "the same address, the same session");
    let after = ledger_of(&shop, "7");
    assert_eq!(after[..before.0.len()], before.0[..], "the ledger goes on");
    let last = after.last().unwrap();
    assert_eq!((last.event.as_str(), last.name.as_str()), ("account-repointed", "Zoe"));
    assert_eq!((last.detail["from"].as_str(), last.detail["to"].as_str()), ("1", "7"));
    let people = shop.staff("7", &List {});
    let count = |what: &str| people[what].as_array().unwrap().len();
    assert_eq!((count("members"), count("contacts"), count("invitations")), (4, 1, 1));
    assert_eq!(shop.ask("SELECT count(*) FROM memberships"), before.1);
    let mails = shop.erp.mails(2);
    let told = mails.iter().find(|mail| mail.to == "atu@example.net").expect("the owner is told");
    assert!(told.subject.contains("your account is now that of Atu et fils"), "{}", told.subject);
    assert_eq!(refused(&shop, &repoint("7", None).json()), "account/unknown", "it is that third party's now");
}

#[test]
fn an_account_goes_nowhere_while_the_erp_trades_with_its_third_party_or_not_with_the_other() {
    let shop = Shop::open();
    shop.erp.add_third_party("7", "Open");
    shop.erp.add_third_party("8", "Shut");
    shop.erp.close_third_party("8");
    assert_eq!(
        refused(&shop, &repoint("7", None).json()),
        "third-party/in-use",
        "a typing error shows nobody anything"
    );
    assert_eq!(refused(&shop, &act("1", PlanRepoint { to: "2".to_owned() }).json()), "third-party/in-use");
    merge(&shop, "7");
    for (to, code) in
        [("1", "command/invalid"), ("99", "third-party/unknown"), ("8", "third-party/closed"), ("2", "account/exists")]
    {
        assert_eq!(refused(&shop, &repoint(to, None).json()), code, "{to}");
    }
    let nameless = OnAccount {
        site: "alpes".to_owned(),
        third_party: "1".to_owned(),
        by: String::new(),
        act: Repoint { to: "7".to_owned(), reason: "x".to_owned(), ..Repoint::default() },
    };
    assert_eq!(refused(&shop, &nameless.json()), "correction/reason-missing");
    assert_eq!(
        refused(&shop, &act("1", Repoint { to: "7".to_owned(), ..Repoint::default() }).json()),
        "correction/reason-missing"
    );
    assert_eq!(refused(&shop, &repoint("2", Some("another")).json()), "account/plan-outdated");
    assert_eq!(refused(&shop, &repoint("7", Some("another")).json()), "account/plan-outdated");
    for (third_party, act) in
        [("1", AccountCommand::from(SuspendAccount::default())), ("2", CloseAccount::default().into())]
    {
        shop.staff(third_party, &act);
        assert_eq!(refused(&shop, &repoint("2", None).json()), "account/not-open", "{act:?}");
        shop.staff(third_party, &ReopenAccount::default());
    }
}

/// Account 1, of `atu`, is joined to account 2, of `vial`, where `lea` is a member of both.
fn joined(shop: &Shop) -> Value {
    let offer =
        |email: &str| Invite { email: email.to_owned(), membership: may(&["portal.quotes.view"]), ..Invite::default() };
    let contact = |email: &str, name: &str| AddContact {
        name: name.to_owned(),
        email: email.to_owned(),
        categories: vec!["invoices".to_owned()],
    };
    for (third_party, name) in [("1", "one"), ("2", "two")] {
        shop.staff(third_party, &offer("both@example.net"));
        shop.staff(third_party, &contact("both@example.net", name));
    }
    shop.staff("1", &offer("only@example.net"));
    shop.staff("1", &contact("only@example.net", "one"));
    shop.sql("UPDATE accounts SET sites = 'alpes' WHERE third_party = '1'");
    shop.sql("INSERT INTO default_accounts SELECT users.id, 'alpes', accounts.id FROM users, accounts WHERE login = 'lea' AND third_party = '1'");
    shop.allow_looks("alpes", "atu", "1");
    merge(shop, "2");
    shop.operate(&act("1", PlanRepoint { to: "2".to_owned() }))
}

#[test]
fn two_accounts_that_the_erp_made_one_are_joined_as_planned_and_nobody_gains_by_it() {
    let shop = Shop::open();
    let (gone, stays) = (shop.account("1"), shop.account("2"));
    let before: BTreeMap<&str, i64> = ["lea"].map(|login| (login, member(&shop, "2", login))).into();
    let plan = joined(&shop);
    let lines: Vec<_> = plan["lines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            let said = |name: &str| line[name].as_str().unwrap().to_owned();
            format!("{} {} {}", said("what"), said("name"), said("becomes"))
        })
        .collect();
    assert_eq!(
        lines,
        [
            "owner atu goes",
            "member lea is_there",
            "member sam goes",
            "member theo goes",
            "contact both@example.net is_there",
            "contact only@example.net goes",
            "invitation both@example.net is_there",
            "invitation only@example.net goes",
            "view_as  ends",
        ],
        "line by line"
    );
    assert_eq!(refused(&shop, &repoint("2", None).json()), "account/exists", "it asks once");
    let mut sam = shop.signed_in("alpes", "sam");
    let digest = plan["digest"].as_str().unwrap();
    assert_eq!(shop.operate(&repoint("2", Some(digest))), plan);

    assert_eq!(
        sam.get("/").header("location"),
        Some(&*format!("/a/{stays}")),
        "the same session, in the account that stays"
    );
    assert_eq!(sam.get(&format!("/a/{gone}")).status, 404);
    let people = shop.staff("2", &List {});
    let members: Vec<_> = people["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| {
            (
                one["login"].as_str().unwrap(),
                one["owner"] == true,
                one["permissions"].as_array().unwrap().len(),
                one["sites"].clone(),
            )
        })
        .collect();
    let on_alpes = json!(["alpes"]);
    assert_eq!(
        members,
        [
            ("vial", true, 14, Value::Null),
            ("atu", false, 14, on_alpes.clone()),
            ("lea", false, 1, Value::Null),
            ("sam", false, 1, on_alpes.clone()),
            ("theo", false, 9, on_alpes),
        ],
        "the owner stays; who was on one site is on one site"
    );
    assert_eq!(member(&shop, "2", "lea"), before["lea"], "the row of the account that stays holds");
    let contacts: Vec<_> = people["contacts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["email"].as_str().unwrap(), one["name"].as_str().unwrap()))
        .collect();
    assert_eq!(contacts, [("only@example.net", "one"), ("both@example.net", "two")]);
    let invited: Vec<_> = people["invitations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["email"].as_str().unwrap(), one["sites"].clone()))
        .collect();
    assert!(
        invited.contains(&("only@example.net", json!(["alpes"])))
            && invited.contains(&("both@example.net", Value::Null))
            && invited.len() == 2,
        "{invited:?}"
    );
    assert_eq!(
        shop.ask(
            "SELECT count(*) FROM default_accounts JOIN accounts ON accounts.id = account WHERE third_party = '2'"
        ),
        1
    );
    assert_eq!(
        shop.ask("SELECT count(*) FROM accounts WHERE third_party = '1' AND state = 'closed' AND owner IS NULL"),
        1
    );
    assert_eq!(shop.ask("SELECT count(*) FROM view_as_consents"), 0, "what the other owner allowed ends");
}

#[test]
fn both_ledgers_name_each_other_and_both_owners_are_told() {
    let shop = Shop::open();
    let (gone, stays) = (shop.account("1"), shop.account("2"));
    let plan = joined(&shop);
    shop.operate(&repoint("2", plan["digest"].as_str()));
    let (one, two) = (ledger_of(&shop, "1"), ledger_of(&shop, "2"));
    let (one, two) = (one.last().unwrap(), two.last().unwrap());
    for (entry, other, number) in [(one, &stays, None), (two, &gone, Some(one.number))] {
        assert_eq!((entry.event.as_str(), entry.detail["account"].as_str()), ("account-joined", other.as_str()));
        assert!(
            entry.detail["hash"].len() == 64 && number.is_none_or(|number| entry.detail["entry"] == number.to_string())
        );
    }
    assert_eq!(two.detail["hash"], one.seal().unwrap().1, "the ledger that stays names the end of the other one");
    let mails = {
        shop.rows();
        shop.erp.mails(0)
    };
    for owner in ["atu@example.net", "vial@example.net"] {
        assert!(
            mails.iter().any(|mail| mail.to == owner && mail.subject.contains("was joined with")),
            "{owner} is told"
        );
    }
}

/// How much a member holds, as bits of a word that every change of the row changes.
fn member(shop: &Shop, third_party: &str, login: &str) -> i64 {
    shop.ask(&format!(
        "SELECT length(permissions) * 10 + (sees = 'all') FROM memberships JOIN users ON users.id = user \
         JOIN accounts ON accounts.id = account WHERE third_party = '{third_party}' AND login = '{login}'"
    ))
}

#[test]
fn an_invitation_that_went_along_is_accepted_into_the_account_that_stays() {
    let shop = Shop::open();
    let plan = joined(&shop);
    shop.operate(&repoint("2", plan["digest"].as_str()));
    let mails = {
        shop.rows();
        shop.erp.mails(0)
    };
    let mail = mails.iter().rfind(|mail| mail.to == "only@example.net").unwrap();
    let link = mail.text.split_whitespace().find_map(|word| word.split_once("/invitation/")).unwrap().1;
    let person = json!({ "login": "only", "name": "Only", "password": "a rather long password" });
    let answer = shop.browser("alpes").call("POST", &format!("/api/v1/invitations/{link}"), &person);
    assert_eq!(answer.status, 200, "{}", answer.text());
    assert_eq!(shop.ask("SELECT count(*) FROM memberships JOIN users ON users.id = user JOIN accounts ON accounts.id = account WHERE login = 'only' AND third_party = '2'"), 1);
}

#[test]
fn two_of_the_staff_at_once_join_once() {
    let shop = Shop::open();
    let plan = joined(&shop);
    let digest = plan["digest"].as_str();
    let answers = thread::scope(|scope| {
        let both = [(); 2].map(|()| {
            scope.spawn(|| shop.portal.operate(&text(&repoint("2", digest))).map_err(|failure| failure.code))
        });
        both.map(|one| one.join().unwrap())
    });
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1, "{answers:?}");
    let ledger = ledger_of(&shop, "2");
    assert_eq!(ledger.iter().filter(|entry| entry.event == "account-joined").count(), 1);
}

#[test]
fn a_plan_that_somebody_changed_meanwhile_is_made_anew() {
    let shop = Shop::open();
    let plan = joined(&shop);
    shop.staff("1", &Edit { login: "sam".to_owned(), membership: may(&["portal.quotes.view"]) });
    assert_eq!(refused(&shop, &repoint("2", plan["digest"].as_str()).json()), "account/plan-outdated");
}
