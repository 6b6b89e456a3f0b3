//! `user` and `explain`: what staff see.

use insta::assert_snapshot;

use super::{json, run_in};

#[test]
fn a_user_comes_from_a_contact_and_gets_a_one_time_password() {
    let data = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| run_in(data.path(), args);
    let created = json(&run(&["user", "create", "--site", "alpes", "--contact", "205", "--json"]));
    assert_eq!(created["login"], "zoe.lefevre");
    assert_eq!(created["third_party"], "101");
    assert!(created["password"].as_str().is_some_and(|password| password.len() >= 15), "{created}");
    let again = run(&["user", "create", "--site", "alpes", "--contact", "205"]);
    assert_snapshot!(again, @r"
    No
    --- out
    --- err
    error: the contact has a user already; grant that one instead [contact/has-user]
    ");
    let granted = run(&[
        "member",
        "grant",
        "--site",
        "alpes",
        "--user",
        "zoe.lefevre",
        "--third-party",
        "101",
        "--preset",
        "accountant",
    ]);
    assert_snapshot!(granted, @r"
    Done
    --- out
    account        Atu SARL
    before         portal.profile.edit
    login          zoe.lefevre
    permissions    portal.invoices.view, portal.supplier_invoices.view
    role           member
    sees           all
    state          active
    third party    101
    --- err
    ");
    assert_snapshot!(run(&["user", "disable", "--site", "alpes", "--user", "zoe.lefevre"]), @r"
    Done
    --- out
    login          zoe.lefevre
    sessions ended 0
    state          disabled
    --- err
    ");
    assert_snapshot!(run(&["user", "list", "--site", "alpes"]), @r"
    Done
    --- out
    atu.lenobli              Atu Lenobli                  atu.lenobli@atu.example (active)
        owner in Atu SARL (101): everything
    basile.orvane            Basile Orvane                basile@orvane.example (active)
        owner in Orvane Montagne SAS (107): everything
        owner in Orvane Rivages SAS (108): everything
    gaston.vial              Gaston Vial                  gaston@vial.example (active)
        owner in Quincaillerie Vial (102): everything
    hugo.blanc               Hugo Blanc                   direction@colblanc.example (active)
        owner in Hôtel du Col Blanc (104): everything
    ines.caron               Inès Caron                   ines.caron@cabinet-caron.example (active)
        member in Atu SARL (101): portal.invoices.view, portal.supplier_invoices.view
    karim.benali             Karim Benali                 karim.benali@renfort.example (active)
        member in Atu SARL (101): portal.invoices.view, portal.orders.view
    lea.bertin               Léa Bertin                   lea@bertin.example (active)
        member in Hôtel du Col Blanc (104): portal.shipments.view, portal.projects.view, portal.tasks.view
        member in Mairie de Valbrume (103): portal.quotes.view, portal.orders.view, portal.quotes.accept
        member in Clinique des Tilleuls (105): portal.invoices.view, portal.tickets.view, portal.tickets.write
    lucie.fontaine           Lucie Fontaine               lucie.fontaine@atu.example (active)
        member in Atu SARL (101): portal.quotes.view, portal.orders.view, portal.shipments.view, portal.products.view, portal.orders.create, portal.quotes.accept
    maud.tessier             Maud Tessier                 maud@orvane.example (active)
        member in Orvane Montagne SAS (107): portal.invoices.view, portal.supplier_invoices.view
        member in Orvane Rivages SAS (108): portal.orders.view, portal.projects.view, portal.tasks.view
    sam.martin               Sam Martin                   sam.martin@atu.example (active)
        member in Atu SARL (101): portal.invoices.view
    theo.braun               Théo Braun                   theo.braun@atu.example (active)
        member in Atu SARL (101): portal.tickets.view, portal.projects.view, portal.tasks.view, portal.tickets.write, own documents only
    zoe.lefevre              Zoé Lefèvre                  zoe.lefevre@atu.example (disabled)
        member in Atu SARL (101): portal.invoices.view, portal.supplier_invoices.view
    --- err
    ");
    assert_snapshot!(run(&["user", "enable", "--site", "alpes", "--user", "zoe.lefevre", "--json"]), @r#"
    Done
    --- out
    {"login":"zoe.lefevre","sessions_ended":0,"state":"active"}
    --- err
    "#);
}

#[test]
fn a_contact_who_may_have_no_user_is_refused_with_a_way_out() {
    let data = tempfile::tempdir().unwrap();
    for (contact, code) in [
        ("none", "contact/unknown"),
        ("260", "contact/without-third-party"),
        ("207", "contact/archived"),
        ("233", "third-party/closed"),
        ("252", "email/of-employee"),
    ] {
        let seen = run_in(data.path(), &["user", "create", "--site", "alpes", "--contact", contact]);
        assert!(seen.starts_with("No\n--- out\n--- err\nerror: "), "{contact}: {seen}");
        assert!(seen.ends_with(&format!("[{code}]\n")), "{contact}: {seen}");
    }
}

#[test]
fn explain_prints_every_row_of_a_yes_and_of_a_no() {
    let data = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| run_in(data.path(), args);
    run(&["user", "create", "--site", "alpes", "--contact", "205", "--permission", "portal.invoices.view"]);
    let explain = ["explain", "--site", "alpes", "--user", "zoe.lefevre", "--document"];
    assert_snapshot!(run(&[&explain[..], &["invoices"]].concat()));
    assert_snapshot!(run(&[&explain[..], &["quotes"]].concat()));
    assert_snapshot!(run(&[&explain[..], &["invoises/1"]].concat()), @r"
    Unanswered
    --- out
    --- err
    error: `invoises` is not a kind of document; write a kind and an id, as in `invoices/12` [usage/kind]
    ");
}

#[test]
fn contacts_are_found_by_the_name_of_their_third_party() {
    let data = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| run_in(data.path(), args);
    assert_snapshot!(run(&["contact", "find", "orvane m"]), @r"
    Done
    --- out
    107      Orvane Montagne SAS
        221      Basile Orvane                basile@orvane.example
        223      Maud Tessier                 maud@orvane.example
    --- err
    ");
    assert_snapshot!(run(&["contact", "find", "nobody at all"]), @r"
    No
    --- out
    --- err
    ");
}

#[test]
fn the_ledger_says_who_of_the_staff_gave_an_access() {
    let data = tempfile::tempdir().unwrap();
    let user = |args: &[&str]| run_in(data.path(), &[&["user"], args].concat());
    let created = json(&user(&["create", "--site", "alpes", "--contact", "205", "--by", "claude.martin", "--json"]));
    let (login, party) = (created["login"].as_str().unwrap(), created["third_party"].as_str().unwrap());
    let grant = ["member", "grant", "--site", "alpes", "--user", login, "--third-party", party, "--by", "odile.perret"];
    let granted = run_in(data.path(), &[&grant[..], &["--permission", "portal.quotes.view"]].concat());
    assert!(granted.starts_with("Done\n"), "{granted}");
    for verb in ["disable", "enable"] {
        assert!(
            user(&[verb, "--site", "alpes", "--user", login, "--by", "odile.perret"]).starts_with("Done\n"),
            "{verb}"
        );
    }
    let on = ["ledger", "show", "--site", "alpes", "--third-party", party, "--json"];
    let ledger = json(&run_in(data.path(), &on));
    let granted = ledger["entries"].as_array().unwrap().iter().filter(|entry| entry["detail"]["login"] == login);
    let who: Vec<_> =
        granted.map(|entry| (entry["event"].as_str().unwrap(), entry["name"].as_str().unwrap())).collect();
    assert_eq!(
        who,
        [
            // Nobody proved to be one of them: the console did it.
            ("granted", "console (claude.martin)"),
            ("granted", "console (odile.perret)"),
            ("user-disabled", "console (odile.perret)"),
            ("user-enabled", "console (odile.perret)"),
        ]
    );
}
