//! The data of the small hosts: three tables of a few lines, the same for each of them.

use std::fs;
use std::path::Path;

use super::Names;

/// What a host under test says where it raises.
pub const HOSTS_OWN_FAULT: &str = "the ERP's own fault";

/// How many invoices the customer has.
const INVOICES: usize = 60;

/// Which of them gives back.
const CREDIT_NOTE: usize = 7;

/// Writes the tables, the manifests and their names into a folder.
pub fn small_erp(folder: &Path) {
    let invoices = (1..=INVOICES).map(|n| {
        let sign = if n == CREDIT_NOTE { "-" } else { "" };
        format!("invoices,{n},101,FA-{n:03},Oil · huile {n},unpaid,1,2026-01-01,2026-12-31,{sign}{n}.50,{sign}{n}.50\n")
    });
    let quotes = (70..75).map(|n| format!("quotes,{n},101,DE-{n:03},Shelves {n},open,1,2026-01-01,,240.00,\n"));
    let foreign = [
        "invoices,99,102,FA-X99,Foreign,unpaid,1,2026-05-01,2026-12-31,9.00,9.00\n".to_owned(),
        "quotes,79,102,DE-X79,Foreign,open,1,2026-05-01,,240.00,\n".to_owned(),
    ];
    let documents: String = invoices.chain(quotes).chain(foreign).collect();
    let site = |id: &str| format!(r#"{{"site": "{id}", "hosts": ["{id}.localhost"]}}"#);
    fs::create_dir(folder.join("sites")).unwrap();
    for (name, text) in [
        ("parties.csv", "101,Atu SARL\n102,Vial\n"),
        ("contacts.csv", "201,101,Claire,Dubois,claire@example.net\n202,101,Marc,Vidal,marc@example.net\n"),
        ("documents.csv", &documents),
        ("sites/alpes.json", &site("alpes")),
        ("sites/lac.json", &site("lac")),
        ("names.json", &serde_json::to_string(&names()).unwrap()),
    ] {
        fs::write(folder.join(name), text).unwrap();
    }
}

fn names() -> Names {
    let text = str::to_owned;
    Names {
        port: 0,
        third_party: text("101"),
        contact: text("201"),
        member: text("202"),
        email: text("claire@example.net"),
        invoices: (1..=INVOICES).rev().map(|n| format!("FA-{n:03}")).collect(),
        invoice: text("60"),
        file_begins: text("%PDF-1.7\n"),
        narrow: text("FA-042"),
        foreign_invoice: text("99"),
        quotes: (70..75).map(|n| n.to_string()).collect(),
        foreign_quote: text("79"),
        pays_at: text("https://pay.example/60"),
        credit_note: CREDIT_NOTE.to_string(),
        empty_kind: text("orders"),
        closed_kind: text("tickets"),
    }
}
