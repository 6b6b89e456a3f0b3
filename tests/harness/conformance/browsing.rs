//! What a customer sees: lists, documents, files; and nothing of anybody else's.

use serde_json::json;

use super::Behaviour;
use super::Needs::Browser;
use super::signing::{list, refused};

pub const BEHAVIOURS: &[Behaviour] = &[
    Behaviour {
        id: "accounts",
        says: "a customer has the account of the third party, by its name",
        needs: Browser,
        holds: |world| {
            let accounts = world.owner().get("/api/v1/accounts").json();
            assert_eq!(accounts["items"].as_array().map(Vec::len), Some(1), "{accounts}");
            assert!(accounts["items"][0]["name"].as_str().is_some_and(|name| !name.is_empty()), "{accounts}");
        },
    },
    Behaviour {
        id: "pages-of-a-list",
        says: "the pages of a list hold every row once, in order",
        needs: Browser,
        holds: |world| {
            let (mut seen, mut query) = (Vec::new(), "invoices?limit=7".to_owned());
            loop {
                let page = list(world, &query).json();
                let rows = page["items"].as_array().unwrap_or_else(|| panic!("{page}"));
                seen.extend(rows.iter().map(|row| row["ref"].as_str().unwrap().to_owned()));
                let Some(next) = page["next"].as_str() else { break };
                query = format!("invoices?limit=7&cursor={next}");
            }
            assert_eq!(seen, world.names.invoices);
        },
    },
    Behaviour {
        id: "page",
        says: "the page of a list shows the number of its first row, in any script",
        needs: Browser,
        holds: |world| {
            let path = format!("{}/invoices", world.account()).replace("/api/v1", "");
            let answer = world.owner().get(&path);
            assert_eq!(answer.header("content-type"), Some("text/html; charset=utf-8"));
            assert!(answer.text().contains(&world.names.invoices[0]), "{}", answer.text());
        },
    },
    Behaviour {
        id: "narrowed",
        says: "a list that is narrowed by a text has what holds it, and nothing else",
        needs: Browser,
        holds: |world| {
            let page = list(world, &format!("invoices?text={}", world.names.narrow)).json();
            let refs: Vec<_> = page["items"].as_array().unwrap().iter().map(|row| row["ref"].clone()).collect();
            assert_eq!(refs, [json!(world.names.narrow)]);
        },
    },
    Behaviour {
        id: "narrowed-to-nothing",
        says: "a list that is narrowed to nothing is empty",
        needs: Browser,
        holds: |world| assert_eq!(list(world, "invoices?text=no%20such%20text").json()["items"], json!([])),
    },
    Behaviour {
        id: "empty-kind",
        says: "a kind of which there is nothing is an empty list",
        needs: Browser,
        holds: |world| {
            let kind = world.names.empty_kind.clone();
            assert_eq!(list(world, &kind).json()["items"], json!([]));
        },
    },
    Behaviour {
        id: "bad-cursor",
        says: "a place in a list that nobody was given is a 400",
        needs: Browser,
        holds: |world| assert_eq!(list(world, "invoices?cursor=nonsense").status, 400),
    },
    Behaviour {
        id: "closed-kind",
        says: "a kind that the ERP does not open is closed, and no page offers it",
        needs: Browser,
        holds: |world| {
            let kind = world.names.closed_kind.clone();
            let answer = list(world, &kind);
            refused(&answer, 403, "host/closed-to-external");
            let path = world.account().replace("/api/v1", "");
            assert!(!world.owner().get(&path).text().contains(&format!("{path}/{kind}\"")));
        },
    },
    Behaviour {
        id: "home",
        says: "the account's page counts what there is",
        needs: Browser,
        holds: |world| {
            let account = world.account();
            let home = world.owner().get(&account).json();
            assert!(home.to_string().contains(&format!(":{}", world.names.invoices.len())), "{home}");
        },
    },
    Behaviour {
        id: "detail",
        says: "a document is shown whole, as a page and as JSON",
        needs: Browser,
        holds: |world| {
            let path = format!("{}/invoices/{}", world.account(), world.names.invoice);
            let shown = world.owner().get(&path);
            assert_eq!((shown.status, &shown.json()["id"]), (200, &json!(world.names.invoice)), "{}", shown.text());
            let page = world.owner().get(&path.replace("/api/v1", ""));
            let number = shown.json()["ref"].as_str().unwrap().to_owned();
            assert!(page.status == 200 && page.text().contains(&number), "{}", page.text());
        },
    },
    Behaviour {
        id: "how-to-pay",
        says: "an open invoice says where it is paid, and to which account",
        needs: Browser,
        holds: |world| {
            let (invoice, pays_at) = (world.names.invoice.clone(), world.names.pays_at.clone());
            if pays_at.is_empty() {
                return;
            }
            let shown = list(world, &format!("invoices/{invoice}")).json();
            let (link, iban) = (&shown["paying"]["link"], &shown["paying"]["transfer"]["iban"]);
            assert!(link.as_str().is_some_and(|link| link.starts_with(&pays_at)), "{shown}");
            assert!(iban.as_str().is_some_and(|iban| iban.len() >= 15), "{shown}");
            let page = format!("{}/invoices/{invoice}", world.account()).replace("/api/v1", "");
            assert!(world.owner().get(&page).text().contains(&format!("href=\"{pays_at}")), "{page}");
        },
    },
    Behaviour {
        id: "credit-note",
        says: "a credit note is called one, and never waits to be paid",
        needs: Browser,
        holds: |world| {
            let id = world.names.credit_note.clone();
            if id.is_empty() {
                return;
            }
            let shown = list(world, &format!("invoices/{id}")).json();
            assert_eq!((&shown["nature"], &shown["open"]), (&json!("credit_note"), &json!(false)), "{shown}");
            assert_eq!(shown["paying"], json!(null), "{shown}");
        },
    },
    Behaviour {
        id: "foreign-document",
        says: "another customer's document and one that there is not are answered alike",
        needs: Browser,
        holds: |world| {
            let foreign = list(world, &format!("invoices/{}", world.names.foreign_invoice));
            let unknown = list(world, "invoices/987654");
            assert_eq!((foreign.status, foreign.text()), (404, unknown.text()));
            let page = format!("{}/invoices/{}", world.account(), world.names.foreign_invoice).replace("/api/v1", "");
            assert_eq!(world.owner().get(&page).status, 404);
        },
    },
    Behaviour {
        id: "odd-ids",
        says: "no id leads anywhere else, however it is written",
        needs: Browser,
        holds: |world| {
            for id in ["0", "-1", "..", "1%27--", "1;drop", "%C3%A9", "%FF", &"9".repeat(300)] {
                assert_eq!(list(world, &format!("invoices/{id}")).status, 404, "{id}");
            }
        },
    },
    Behaviour {
        id: "file",
        says: "a file comes byte by byte, to be kept and not to be looked at",
        needs: Browser,
        holds: |world| {
            let answer = list(world, &format!("invoices/{}/file", world.names.invoice));
            assert_eq!(answer.status, 200, "{}", answer.text());
            assert!(answer.text().starts_with(&world.names.file_begins), "{}", answer.text());
            let kept = answer.header("content-disposition").unwrap_or_default();
            assert!(kept.starts_with("attachment"), "{kept}");
            assert_eq!(answer.header("x-content-type-options"), Some("nosniff"));
        },
    },
    Behaviour {
        id: "foreign-file",
        says: "another customer's file is not there",
        needs: Browser,
        holds: |world| {
            let foreign = list(world, &format!("invoices/{}/file", world.names.foreign_invoice));
            let unknown = list(world, "invoices/987654/file");
            assert_eq!((foreign.status, foreign.text()), (404, unknown.text()));
        },
    },
    Behaviour {
        id: "export",
        says: "a list as a table has every row",
        needs: Browser,
        holds: |world| {
            let table = list(world, "export/invoices").text();
            assert!(world.names.invoices.iter().all(|number| table.contains(number)), "{table}");
        },
    },
    Behaviour {
        id: "head",
        says: "a HEAD is answered as a GET, without a body",
        needs: Browser,
        holds: |world| {
            let answer = world.browser().send("HEAD", "/sign-in", &[], b"");
            assert_eq!((answer.status, answer.body.len()), (200, 0));
        },
    },
    Behaviour {
        id: "too-long",
        says: "a body that is too long is a 413, and the next request is answered",
        needs: Browser,
        holds: |world| {
            let mut browser = world.browser();
            let body = vec![b'x'; (1 << 20) + 1];
            let answer = browser.send("POST", "/sign-in", &[("content-type", "text/plain")], &body);
            assert_eq!(answer.status, 413, "{}", answer.text());
            assert_eq!(browser.get("/sign-in").status, 200);
        },
    },
];
