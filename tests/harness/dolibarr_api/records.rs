//! What the API writes, call by call.

use std::path::Path;

use data_encoding::BASE64;
use mysql::prelude::Queryable;
use mysql::{Conn, Params, params};
use serde_json::{Value, json};

use super::{Answer, Call, USER, put_file, refusal};

/// Does what a call says, as Dolibarr does: without asking whether it is allowed now.
pub(super) fn write(connection: &mut Conn, documents: &Path, call: &Call, empty: bool) -> Answer {
    if call.body.to_string().chars().any(|c| c.len_utf8() > 3) {
        return refusal(500, "Incorrect string value");
    }
    let parts: Vec<&str> = call.what.split([' ', '/']).collect();
    let body = &call.body;
    match parts[..] {
        ["POST", "proposals", id, "close"] => close(connection, id, body),
        ["POST", "tickets"] => ticket(connection, body),
        ["PUT", "tickets", id] => {
            run(
                connection,
                "UPDATE llx_ticket SET fk_statut = :status WHERE rowid = :id",
                params! {
                    "status" => number(&body["status"]), "id" => id,
                },
            );
            object(id)
        }
        ["POST", "agendaevents"] => event(connection, body),
        ["POST", "orders"] => order(connection, body),
        ["POST", "orders", id, "validate"] => {
            run(
                connection,
                "UPDATE llx_commande SET fk_statut = 1, ref = CONCAT('CO-', rowid) WHERE rowid = :id",
                params! { "id" => id },
            );
            object(id)
        }
        ["POST", "orders", id, "contact", contact, role] => named(connection, id, contact, role),
        ["PUT", "contacts", id] => contact(connection, id, body),
        ["POST", "contacts"] => {
            let id = next(connection, "llx_socpeople", "rowid");
            run(
                connection,
                "INSERT INTO llx_socpeople (rowid, fk_soc, entity, firstname, lastname, email, statut) VALUES (:id, :soc, 1, :first, :last, :email, 1)",
                params! {
                    "id" => id, "soc" => number(&body["socid"]), "first" => text(&body["firstname"]), "last" => text(&body["lastname"]), "email" => text(&body["email"]),
                },
            );
            (200, json!(id))
        }
        ["POST", "thirdparties"] => party(connection, body),
        ["PUT", "thirdparties", id] => {
            run(
                connection,
                "UPDATE llx_societe SET client = :client WHERE rowid = :id",
                params! { "client" => number(&body["client"]), "id" => id },
            );
            object(id)
        }
        ["POST", "documents", "upload"] => upload(connection, documents, body),
        ["PUT", "documents", "builddoc"] => build(connection, documents, body, empty),
        _ => refusal(404, "Not Found"),
    }
}

/// Accepts or declines in any state, as often as it is asked; whoever accepts becomes a plain customer.
fn close(connection: &mut Conn, id: &str, body: &Value) -> Answer {
    let status = number(&body["status"]);
    run(
        connection,
        "UPDATE llx_propal SET fk_statut = :status, date_signature = IF(:status = 2, NOW(), date_signature),
         note_private = CONCAT_WS('\n', note_private, :note) WHERE rowid = :id",
        params! { "status" => status, "note" => text(&body["note_private"]), "id" => id },
    );
    if status == 2 {
        run(
            connection,
            "UPDATE llx_societe s JOIN llx_propal p ON p.fk_soc = s.rowid SET s.client = 1 WHERE p.rowid = :id",
            params! { "id" => id },
        );
    }
    object(id)
}

fn ticket(connection: &mut Conn, body: &Value) -> Answer {
    let id = next(connection, "llx_ticket", "rowid");
    run(
        connection,
        "INSERT INTO llx_ticket (rowid, entity, ref, fk_soc, subject, message, fk_statut, datec, origin_email, type_code,
         fk_user_create) VALUES (:id, 1, CONCAT('TS-', :id), :soc, :subject, :message, 0, NOW(), :email, :type,
         NULLIF(:creator, 0))",
        params! {
            "id" => id, "soc" => number(&body["fk_soc"]), "subject" => untagged(&text(&body["subject"])),
            "message" => text(&body["message"]), "email" => text(&body["origin_email"]), "type" => text(&body["type_code"]),
            "creator" => body["fk_user_create"].as_u64().unwrap_or(USER),
        },
    );
    marked(connection, ("ticket", "rowid"), id, body)
}

fn event(connection: &mut Conn, body: &Value) -> Answer {
    if number(&body["userownerid"]) != USER {
        return refusal(403, "Forbidden: Insufficient rights to create an event for another user");
    }
    let id = next(connection, "llx_actioncomm", "id");
    run(
        connection,
        "INSERT INTO llx_actioncomm (id, entity, code, datep, fk_user_author, fk_contact, note, fk_element, elementtype,
         email_from, fk_soc, label) VALUES (:id, 1, :code, FROM_UNIXTIME(:at), :user, NULLIF(:contact, 0), :note, :element,
         :kind, :email, :soc, :label)",
        params! {
            "id" => id, "code" => text(&body["code"]), "at" => number(&body["datep"]), "user" => USER,
            "contact" => number(&body["contact_id"]), "note" => text(&body["note_private"]),
            "element" => number(&body["fk_element"]), "kind" => text(&body["elementtype"]),
            "email" => text(&body["email_from"]), "soc" => number(&body["socid"]), "label" => text(&body["label"]),
        },
    );
    marked(connection, ("actioncomm", "id"), id, body)
}

/// Takes any lines; computes their totals and nothing else.
fn order(connection: &mut Conn, body: &Value) -> Answer {
    let id = next(connection, "llx_commande", "rowid");
    run(
        connection,
        "INSERT INTO llx_commande (rowid, ref, entity, fk_soc, ref_client, date_commande, fk_statut, note_public,
         note_private, fk_cond_reglement) VALUES (:id, CONCAT('(PROV', :id, ')'), 1, :soc, :reference, FROM_UNIXTIME(:at), 0,
         :public, :private, NULLIF(:terms, 0))",
        params! {
            "id" => id, "soc" => number(&body["socid"]), "reference" => text(&body["ref_client"]), "at" => number(&body["date"]),
            "public" => text(&body["note_public"]), "private" => text(&body["note_private"]),
            "terms" => number(&body["cond_reglement_id"]),
        },
    );
    for line in body["lines"].as_array().into_iter().flatten() {
        let line_id = next(connection, "llx_commandedet", "rowid");
        run(
            connection,
            "INSERT INTO llx_commandedet (rowid, fk_commande, fk_product, qty, subprice, tva_tx, remise_percent, total_ht, rang)
             VALUES (:line, :order, :product, :quantity, :price, :vat, :discount,
             :quantity * :price * (1 - :discount / 100), :line)",
            params! {
                "line" => line_id, "order" => id, "product" => number(&line["fk_product"]), "quantity" => real(&line["qty"]),
                "price" => real(&line["subprice"]), "vat" => real(&line["tva_tx"]), "discount" => real(&line["remise_percent"]),
            },
        );
    }
    run(
        connection,
        "UPDATE llx_commande SET total_ht = (SELECT SUM(total_ht) FROM llx_commandedet WHERE fk_commande = :id),
         total_ttc = (SELECT SUM(total_ht * (1 + tva_tx / 100)) FROM llx_commandedet WHERE fk_commande = :id)
         WHERE rowid = :id",
        params! { "id" => id },
    );
    marked(connection, ("commande", "rowid"), id, body)
}

fn named(connection: &mut Conn, order: &str, contact: &str, role: &str) -> Answer {
    let role: Option<u64> = connection
        .exec_first(
            "SELECT rowid FROM llx_c_type_contact WHERE element = 'commande' AND code = :role",
            params! { "role" => role },
        )
        .expect("roles are read");
    let given = params! { "order" => order, "role" => role, "contact" => contact };
    let sql = "SELECT COUNT(*) FROM llx_element_contact WHERE element_id = :order AND fk_c_type_contact = :role AND fk_socpeople = :contact";
    let before: Option<u64> = connection.exec_first(sql, given.clone()).expect("contacts are read");
    if before != Some(0) {
        return (304, Value::Null);
    }
    run(
        connection,
        "INSERT INTO llx_element_contact (element_id, fk_c_type_contact, fk_socpeople) VALUES (:order, :role, :contact)",
        given,
    );
    (200, json!({ "success": { "code": 200 } }))
}

/// Only what is sent changes.
fn contact(connection: &mut Conn, id: &str, body: &Value) -> Answer {
    for (name, column) in [
        ("firstname", "firstname"),
        ("lastname", "lastname"),
        ("phone_pro", "phone"),
        ("email", "email"),
        ("socid", "fk_soc"),
    ] {
        if let Some(value) = body[name].as_str() {
            let sql = format!("UPDATE llx_socpeople SET {column} = :value WHERE rowid = :id");
            run(connection, &sql, params! { "value" => untagged(value), "id" => id });
        }
    }
    object(id)
}

fn party(connection: &mut Conn, body: &Value) -> Answer {
    let id = next(connection, "llx_societe", "rowid");
    run(
        connection,
        "INSERT INTO llx_societe (rowid, nom, entity, status, email, default_lang, client) VALUES (:id, :name, 1, :status,
         :email, :language, :client)",
        params! {
            "id" => id, "name" => text(&body["name"]), "status" => number(&body["status"]), "email" => text(&body["email"]),
            "language" => text(&body["default_lang"]), "client" => number(&body["client"]),
        },
    );
    marked(connection, ("societe", "rowid"), id, body)
}

fn upload(connection: &mut Conn, documents: &Path, body: &Value) -> Answer {
    let name = text(&body["filename"]);
    let folder = match body["subdir"].as_str() {
        Some(folder) => format!("{}/{folder}", text(&body["modulepart"])),
        None => format!("propale/{}", text(&body["ref"])),
    };
    let path = format!("{folder}/{name}");
    if documents.join(&path).exists() {
        return refusal(400, &format!("Bad Request: File with name '{name}' already exists."));
    }
    put_file(documents, &path, &BASE64.decode(text(&body["filecontent"]).as_bytes()).expect("base64"));
    let id = next(connection, "llx_ecm_files", "rowid");
    run(
        connection,
        "INSERT INTO llx_ecm_files (rowid, entity, filepath, filename, gen_or_uploaded, position) VALUES (:id, 1, :folder, :name, 'api', 1)",
        params! { "id" => id, "folder" => folder, "name" => &name },
    );
    (200, json!(name))
}

fn build(connection: &mut Conn, documents: &Path, body: &Value, empty: bool) -> Answer {
    let part = text(&body["modulepart"]);
    let (table, folder) = match part.as_str() {
        "propal" => ("llx_propal", "propale"),
        "expedition" => ("llx_expedition", "expedition/sending"),
        "commande" => ("llx_commande", "commande"),
        _ => ("llx_facture", "facture"),
    };
    if empty {
        return (200, json!({ "filename": "x.pdf", "filesize": 0, "content": "", "encoding": "base64" }));
    }
    let path = format!("{folder}/{}", text(&body["original_file"]));
    let reference = text(&body["original_file"]).split('/').next().unwrap_or_default().to_owned();
    let pdf = format!("%PDF-1.7\n{} {}\n%%EOF\n", reference, text(&body["langcode"]));
    put_file(documents, &path, pdf.as_bytes());
    let sql = format!("UPDATE {table} SET last_main_doc = :path WHERE ref = :reference AND entity = 1");
    run(connection, &sql, params! { "path" => path, "reference" => reference });
    (
        200,
        json!({ "filename": "x.pdf", "filesize": pdf.len(), "content": BASE64.encode(pdf.as_bytes()), "encoding": "base64" }),
    )
}

/// Writes the record's mark, which the database lets in once; where it was there before, the record goes again.
fn marked(connection: &mut Conn, (table, key): (&str, &str), id: u64, body: &Value) -> Answer {
    let mark = body["array_options"]["options_parvis_key"].as_str();
    let sql = format!("INSERT INTO llx_{table}_extrafields (fk_object, parvis_key) VALUES (:id, :mark)");
    match connection.exec_drop(sql, params! { "id" => id, "mark" => mark }) {
        Ok(()) => (200, json!(id)),
        Err(error) => {
            run(connection, &format!("DELETE FROM llx_{table} WHERE {key} = :id"), params! { "id" => id });
            (500, json!({ "error": { "code": 500, "message": "Internal Server Error", "0": error.to_string() } }))
        }
    }
}

fn next(connection: &mut Conn, table: &str, key: &str) -> u64 {
    let found: Option<u64> =
        connection.query_first(format!("SELECT COALESCE(MAX({key}), 0) + 1 FROM {table}")).expect("ids are read");
    found.expect("an id")
}

fn run(connection: &mut Conn, sql: &str, given: Params) {
    connection.exec_drop(sql, given).unwrap_or_else(|error| panic!("{error} in {sql}"));
}

fn object(id: &str) -> Answer {
    (200, json!({ "id": id, "array_options": [] }))
}

fn number(value: &Value) -> u64 {
    value.as_u64().or_else(|| value.as_str()?.parse().ok()).unwrap_or(0)
}

fn real(value: &Value) -> f64 {
    value.as_f64().or_else(|| value.as_str()?.parse().ok()).unwrap_or(0.0)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// Without tags and quotation marks, as Dolibarr keeps names and subjects.
fn untagged(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once('<') {
        kept.push_str(before);
        rest = behind.split_once('>').map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept.replace('"', "")
}
