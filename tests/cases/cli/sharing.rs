//! `invitation`, `member`, `contact`, `account`, `ledger`, `realm`, `manifest plan` and `view-as`: what staff do with accounts that people share.

use std::fs;

use insta::assert_snapshot;

use super::{json, run, run_in};

const ATU: [&str; 6] = ["--site", "alpes", "--third-party", "101", "--by", "claude.martin"];

#[test]
fn staff_invite_and_change_the_members_of_an_account() {
    let data = tempfile::tempdir().unwrap();
    let on = |verb: &[&str], rest: &[&str]| run_in(data.path(), &[verb, &ATU, rest].concat());
    let email = ["--email", "paul@atu.example", "--name", "Paul Morel", "--preset", "accountant"];
    let invited = json(&on(&["invitation", "send"], &[&email[..], &["--json"]].concat()));
    assert_eq!((&invited["email"], &invited["resent"]), (&"paul@atu.example".into(), &0.into()), "{invited}");
    assert_snapshot!("members_list", on(&["member", "list"], &[]));
    assert_snapshot!("members_suspend", on(&["member", "suspend"], &["--user", "sam.martin"]));
    assert_snapshot!(
        "members_change",
        on(&["member", "change"], &["--user", "sam.martin", "--permission", "portal.quotes.view", "--own-only"])
    );
    assert_snapshot!("members_resume", on(&["member", "resume"], &["--user", "sam.martin"]));
    assert_snapshot!("members_revoke", on(&["member", "revoke"], &["--user", "ines.caron"]));
    assert_snapshot!("members_revoke_again", on(&["member", "revoke"], &["--user", "ines.caron"]));
    assert_snapshot!("members_revoke_owner", on(&["member", "revoke"], &["--user", "atu.lenobli"]));
    assert_snapshot!("members_transfer", on(&["member", "transfer"], &["--user", "sam.martin"]));
    assert_snapshot!("account_suspend", on(&["account", "suspend"], &["--reason", "unpaid since August"]));
    assert_snapshot!("account_reopen", on(&["account", "reopen"], &[]));
}

#[test]
fn a_lost_owner_is_replaced_by_two_of_the_staff() {
    let (data, secrets) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let at = |name: &str| secrets.path().join(name).to_str().unwrap().to_owned();
    for (login, password) in [
        ("claude.martin", "ledgers-and-lukewarm-tea\n"),
        ("odile.perret", "every-key-on-one-ring"),
        ("nadia.roux", "headset-beside-the-cactus"),
        ("wrong", "not the password at all"),
    ] {
        fs::write(at(login), password).unwrap();
    }
    let recover = |verb: &str, by: &[&str], rest: &[&str]| {
        let on = ["account", "recover", verb, "--site", "alpes", "--third-party", "101"];
        run_in(data.path(), &[&on, by, rest].concat())
    };
    let [claude, odile, nadia] = ["claude.martin", "odile.perret", "nadia.roux"].map(|login| (login, at(login)));
    let [claude, odile, nadia] =
        [&claude, &odile, &nadia].map(|(login, file)| ["--by", *login, "--by-password-file", &**file]);
    let propose = ["--user", "sam.martin", "--reason", "left the company"];
    assert!(recover("show", &[], &[]).starts_with("No\n"));
    assert!(recover("confirm", &claude, &[]).ends_with("[recovery/unknown]\n"));
    for (by, code) in [
        (&[][..], "[staff/unproved]"),
        (&["--by", "claude.martin", "--by-password-file", &at("wrong")], "[staff/wrong]"),
        (&["--by", "claude.martin", "--by-password-file", &at("odile.perret")], "[staff/wrong]"),
        (&["--by", "nobody", "--by-password-file", &at("odile.perret")], "[staff/wrong]"),
        (&["--by", "claude.martin", "--by-password-file", &at("missing")], "[password/unreadable]"),
        (&nadia, "[staff/needs-manage]"),
    ] {
        let refused = recover("propose", by, &propose);
        assert!(refused.contains(code), "{by:?}: {refused}");
    }
    let proposed = json(&recover("propose", &claude, &[&propose[..], &["--json"]].concat()));
    assert_eq!((&proposed["login"], &proposed["by"]), (&"sam.martin".into(), &"Claude Martin (claude.martin)".into()));
    // To the minute in the host's time zone, which is UTC here (rule T1).
    let until = format!("{} UTC", proposed["expires"].as_str().unwrap()[..16].replace('T', " "));
    assert_snapshot!("account_recover_show", recover("show", &[], &[]).replace(&until, "UNTIL"));
    assert_snapshot!("account_recover_alone", recover("confirm", &claude, &[]));
    assert_snapshot!("account_recover_confirm", recover("confirm", &odile, &[]));
    assert!(recover("propose", &claude, &["--user", "atu.lenobli", "--reason", "came back"]).starts_with("Done\n"));
    assert_snapshot!("account_recover_cancel", recover("cancel", &["--by", "odile.perret"], &[]));
}

#[test]
fn staff_change_the_contacts_of_an_account() {
    let data = tempfile::tempdir().unwrap();
    let contacts = |verb: &str, rest: &[&str]| run_in(data.path(), &[&["contact", verb], &ATU[..], rest].concat());
    let paul =
        ["--email", "paul@atu.example", "--name", "Paul Morel", "--category", "invoices", "--category", "support"];
    let added = json(&contacts("add", &[&paul[..], &["--json"]].concat()));
    let id = super::id(&added["id"]);
    assert!(contacts("add", &paul).ends_with("[contact/exists]\n"));
    assert!(contacts("add", &["--email", "x@atu.example", "--category", "gossip"]).ends_with("[contact/category]\n"));
    assert_snapshot!("account_contacts_recipients", contacts("recipients", &["--category", "invoices"]));
    let listed = json(&contacts("list", &["--json"]))["contacts"].clone();
    let accountant = "solange@cabinet-perrin.example";
    let solange = listed.as_array().unwrap().iter().find(|row| row["email"] == accountant).unwrap();
    let no_more = ["--contact", &super::id(&solange["id"]), "--name", "Solange Perrin", "--category", "general"];
    assert!(contacts("edit", &no_more).starts_with("Done\n"));
    let edited = contacts("edit", &["--contact", &id, "--name", "Paul M.", "--category", "support"]);
    assert_snapshot!("account_contacts_edit", edited);
    assert!(contacts("list", &[]).contains("Paul M."));
    assert!(contacts("remove", &["--contact", &id]).starts_with("Done\n"));
    assert!(contacts("remove", &["--contact", &id]).ends_with("[contact/not-on-account]\n"));
    assert_eq!(contacts("recipients", &["--category", "marketing"]), "No\n--- out\n--- err\n");
}

#[test]
fn staff_list_mail_anew_and_take_back_the_invitations_of_an_account() {
    let data = tempfile::tempdir().unwrap();
    let on = |verb: &[&str], rest: &[&str]| run_in(data.path(), &[verb, &ATU, rest].concat());
    let listed = || json(&on(&["invitation", "list"], &["--json"]))["invitations"].clone();
    let before = listed().as_array().unwrap().len();
    on(&["invitation", "send"], &["--email", "paul@atu.example", "--preset", "accountant"]);
    let found = listed().as_array().unwrap().iter().find(|row| row["email"] == "paul@atu.example").unwrap().clone();
    let id = super::id(&found["id"]);
    assert_eq!(json(&on(&["invitation", "resend"], &["--invitation", &id, "--json"]))["resent"], 1);
    assert!(on(&["invitation", "list"], &[]).contains("paul@atu.example"));
    assert!(on(&["invitation", "cancel"], &["--invitation", &id]).starts_with("Done\n"));
    assert!(on(&["invitation", "resend"], &["--invitation", &id]).ends_with("[invitation/cancelled]\n"));
    assert_eq!(listed().as_array().unwrap().len(), before);
}

#[test]
fn open_looks_are_listed_and_ended() {
    let data = tempfile::tempdir().unwrap();
    assert_eq!(run_in(data.path(), &["view-as", "list"]), "No\n--- out\n--- err\n");
    assert_eq!(json(&run_in(data.path(), &["view-as", "list", "--json"]))["views"], serde_json::json!([]));
    assert!(run_in(data.path(), &["view-as", "end", "--of", "Claude"]).starts_with("No\n"));
    assert_snapshot!("view_as_of_nobody", run(&["view-as", "--site", "alpes"]));
}

#[test]
fn an_exported_ledger_is_verified_without_the_portal_and_a_changed_line_is_found() {
    let data = tempfile::tempdir().unwrap();
    let on = |verb: &[&str], rest: &[&str]| run_in(data.path(), &[verb, &ATU, rest].concat());
    on(&["account", "suspend"], &[]);
    on(&["account", "reopen"], &[]);
    let shown = json(&on(&["ledger", "show"], &["--json"]));
    let events: Vec<_> = shown["entries"].as_array().unwrap().iter().rev().take(2).map(|one| &one["event"]).collect();
    assert_eq!(events, ["account-reopened", "account-suspended"]);
    assert_eq!(shown["entries"].as_array().unwrap().last().unwrap()["name"], "console (claude.martin)");

    let file = data.path().join("atu.jsonl");
    let path = file.to_str().unwrap();
    let exported = json(&on(&["ledger", "export"], &[path, "--json"]));
    assert_eq!((&exported["head"], &exported["entries"]), (&shown["head"], &shown["last"]));
    assert!(on(&["ledger", "export"], &[path]).starts_with("Unanswered\n"), "a file that is there is kept");

    let verify = |path: &str| run(&["ledger", "verify", path, "--json"]);
    let verified = verify(path);
    assert!(verified.starts_with("Done\n"), "{verified}");
    assert_eq!((&json(&verified)["head"], &json(&verified)["whole"]), (&shown["head"], &true.into()));

    let forged = fs::read_to_string(&file).unwrap().replacen("account-suspended", "account-closed", 1);
    fs::write(&file, forged).unwrap();
    let refused = verify(path);
    assert!(refused.starts_with("No\n"), "{refused}");
    assert_eq!(json(&refused)["why"], "the entry was changed: it does not fit its hash");
    assert_eq!(json(&refused)["line"], shown["last"].as_u64().unwrap() - 1);
    assert!(verify("no-such.jsonl").starts_with("Unanswered\n"));
}

#[test]
fn a_change_of_realm_is_planned_applied_listed_and_taken_back() {
    let data = tempfile::tempdir().unwrap();
    let realm = |args: &[&str]| run_in(data.path(), &[&["realm"], args].concat());
    let planned = realm(&["plan", "lac", "shore"]);
    let digest = json(&realm(&["plan", "lac", "shore", "--json"]))["digest"].as_str().unwrap().to_owned();
    assert_snapshot!("realm_plan", planned.replace(&digest, "DIGEST"));
    assert!(realm(&["apply", "lac", "shore", "--digest", "another"]).ends_with("[realm/plan-outdated]\n"));
    let applied = json(&realm(&["apply", "lac", "shore", "--digest", &digest, "--json"]));
    let change = applied["change"].to_string();
    let history = json(&realm(&["history", "--json"]));
    assert_eq!(
        (&history["changes"][0]["change"], &history["changes"][0]["revertible"]),
        (&applied["change"], &true.into())
    );
    assert!(realm(&["revert", &change]).starts_with("Done\n"));
    assert!(realm(&["revert", &change]).ends_with("[realm/reverted]\n"));
    assert!(realm(&["revert", "99"]).ends_with("[realm/change-unknown]\n"));
}

#[test]
fn the_story_of_sharing_is_told_once_and_shows_every_class_of_a_change_of_realm() {
    let data = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| run_in(data.path(), args);
    let members = || run(&[&["member", "list"], &ATU[..]].concat());
    let told = members();
    let planned = run(&["realm", "plan", "nord", "atelier"]);
    let digest = json(&run(&["realm", "plan", "nord", "atelier", "--json"]))["digest"].as_str().unwrap().to_owned();
    assert_snapshot!(planned.replace(&digest, "DIGEST"), @r"
    Done
    --- out
    nord from realm nord to realm atelier
          1 go along                         grace.okafor
          1 become one, same_third_party     gaston.vial
          1 become one, different_third_parties lea.bertin
          1 stay two, unverified_side        ines.caron
          1 stay two, disabled_side          hugo.blanc
          1 stay two, different_persons      sam.martin
          1 keep the narrower access         gaston.vial
          1 gain alpes                       grace.okafor
          1 gain lac                         grace.okafor
          5 gain nord                        atu.lenobli, theo.braun, lucie.fontaine, maud.tessier, basile.orvane
    digest DIGEST
    --- err
    ");
    let applied = json(&run(&["realm", "apply", "nord", "atelier", "--digest", &digest, "--json"]));
    let users = run(&["user", "list", "--site", "nord"]);
    assert_eq!(run(&["user", "list", "--site", "nord"]), users, "nobody is made anew");
    assert!(run(&["realm", "revert", &applied["change"].to_string()]).starts_with("Done\n"));
    assert_eq!(run(&["realm", "plan", "nord", "atelier"]), planned, "everything is as it was");
    assert_eq!(members(), told, "the story is told once");
}

#[test]
fn a_manifest_is_planned_before_it_is_in_force() {
    let data = tempfile::tempdir().unwrap();
    let present = fs::read_to_string("../manifests/alpes.json").unwrap();
    let file = data.path().join("alpes.json");
    let path = file.to_str().unwrap();
    fs::write(&file, &present).unwrap();
    assert_snapshot!("plan_same", run_in(data.path(), &["manifest", "plan", path]));
    let narrow = present.replacen("\"entities\"", "\"kinds\": [\"quotes\", \"orders\"],\n  \"entities\"", 1).replacen(
        "\"portal.invoices.view\", \"portal.supplier_invoices.view\"",
        "\"portal.quotes.view\"",
        1,
    );
    fs::write(&file, narrow).unwrap();
    assert_snapshot!("plan_narrow", run_in(data.path(), &["manifest", "plan", path]));
}

#[test]
fn staff_look_on_only_where_the_owner_lets_them() {
    let data = tempfile::tempdir().unwrap();
    let look = ["view-as", "--site", "alpes", "--user", "sam.martin", "--third-party", "101", "--by", "claude.martin"];
    assert_snapshot!("view_as_no_consent", run_in(data.path(), &[&look[..], &["--reason", "asked by phone"]].concat()));
    assert_snapshot!("view_as_no_reason", run_in(data.path(), &[&look[..], &["--reason", " "]].concat()));
}

#[test]
fn a_plan_warns_of_addresses_that_look_alike_and_are_two() {
    let data = tempfile::tempdir().unwrap();
    for (site, contact, email) in
        [("alpes", "205", "jean@menuiserie-roux.example"), ("nord", "205", "jean@menuıserie-roux.example")]
    {
        let made = run_in(data.path(), &["user", "create", "--site", site, "--contact", contact, "--email", email]);
        assert!(made.starts_with("Done\n"), "{made}");
    }
    let planned = run_in(data.path(), &["realm", "plan", "nord", "atelier"]);
    assert!(planned.contains("  warning: "), "{planned}");
    let warning = planned.lines().find(|line| line.contains("warning")).unwrap();
    assert!(warning.contains("jean@menuıserie-roux.example and"), "the spelling, never the key: {warning}");
    assert!(warning.contains("jean@menuiserie-roux.example look alike and are two people"), "{warning}");
}
