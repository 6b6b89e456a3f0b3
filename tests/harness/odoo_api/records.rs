//! What the API does, call by call, as Odoo does it: without asking whether it is allowed now.

use serde_json::{Value, json};

use super::{Exception, USER, text};
use crate::postgres::Way;

/// Does what a call says. `null` is a method that answers nothing.
pub(super) fn carry_out(
    database: &Way,
    major: u32,
    (model, method): (&str, &str),
    id: Option<i64>,
    given: &Value,
) -> Result<Value, Exception> {
    let id = id.unwrap_or_default();
    match (model, method) {
        ("sale.order", "create") => order(database, &given["vals_list"][0]),
        ("res.partner", "create") => Ok(json!([partner(database, &given["vals_list"][0], None)])),
        ("helpdesk.ticket", "create") => Ok(ticket(database, &given["vals_list"][0])),
        ("ir.attachment", "create") => Ok(attachment(database, &given["vals_list"][0])),
        ("sale.order" | "res.partner" | "helpdesk.ticket", "write") => write(database, model, id, &given["vals"]),
        ("sale.order", "action_confirm") => confirm(database, id),
        ("sale.order", "action_quotation_sent") => {
            database.run(&format!("UPDATE sale_order SET state = 'sent' WHERE id = {id}"));
            if major < 19 {
                follow_order(database, id);
            }
            Ok(Value::Null)
        }
        ("sale.order", "action_cancel") => {
            // A form for staff, and nothing is cancelled.
            if major < 19 && given["context"]["disable_cancel_warning"] != json!(true) {
                return Ok(json!({ "type": "ir.actions.act_window", "res_model": "sale.order.cancel" }));
            }
            database.run(&format!("UPDATE sale_order SET state = 'cancel' WHERE id = {id}"));
            Ok(json!(true))
        }
        (_, "message_post") => post(database, major, model, id, given),
        (_, "message_subscribe") => {
            for partner in given["partner_ids"].as_array().into_iter().flatten() {
                follow(database, model, id, partner.as_i64().unwrap_or_default());
            }
            Ok(json!(true))
        }
        _ => Err(("builtins.AttributeError", format!("{model} has no {method}"))),
    }
}

/// Everything but who, what and how many is Odoo's to say: prices by the pricelist, text, taxes.
fn order(database: &Way, values: &Value) -> Result<Value, Exception> {
    let partner = number(&values["partner_id"]);
    let id = next(database, "sale_order");
    database.run(&format!(
        "INSERT INTO sale_order (id, name, state, partner_id, company_id, client_order_ref, origin, date_order, invoice_status,
         require_signature, require_payment, amount_untaxed, amount_tax, amount_total)
         VALUES ({id}, 'S' || lpad('{id}', 5, '0'), 'draft', {partner}, {}, {}, {}, now(), 'no', true, false, 0, 0, 0)",
        number(&values["company_id"]),
        quoted(&values["client_order_ref"]),
        quoted(&values["origin"]),
    ));
    for line in values["order_line"].as_array().into_iter().flatten() {
        let (product, quantity) = (number(&line[2]["product_id"]), &line[2]["product_uom_qty"]);
        if database.rows(&format!("SELECT id FROM product_product WHERE id = {product}")).is_empty() {
            database.run(&format!("DELETE FROM sale_order WHERE id = {id}"));
            return Err(("odoo.exceptions.MissingError", "Record does not exist or has been deleted.".to_owned()));
        }
        let line = next(database, "sale_order_line");
        database.run(&format!(
            "INSERT INTO sale_order_line (id, order_id, sequence, name, product_id, product_uom_qty, price_unit, price_subtotal, price_total)
             SELECT {line}, {id}, 10, t.name->>'en_US', {product}, {quantity}, p.price, {quantity} * p.price, {quantity} * p.price * 1.2
             FROM product_product v JOIN product_template t ON t.id = v.product_tmpl_id
             CROSS JOIN LATERAL (SELECT t.list_price * COALESCE((SELECT MAX(factor) FROM test_pricelist WHERE partner_id = {partner}), 1) AS price) p
             WHERE v.id = {product}"
        ));
    }
    database.run(&format!(
        "UPDATE sale_order SET amount_untaxed = l.net, amount_total = l.total, amount_tax = l.total - l.net
         FROM (SELECT SUM(price_subtotal) AS net, SUM(price_total) AS total FROM sale_order_line WHERE order_id = {id}) l
         WHERE id = {id}"
    ));
    Ok(json!([id]))
}

fn confirm(database: &Way, id: i64) -> Result<Value, Exception> {
    let confirmed = database.rows(&format!(
        "UPDATE sale_order SET state = 'sale', date_order = now() WHERE id = {id} AND state IN ('draft', 'sent') RETURNING id"
    ));
    if confirmed.is_empty() {
        let message = "Some orders are not in a state requiring confirmation.";
        return Err(("odoo.exceptions.UserError", message.to_owned()));
    }
    follow_order(database, id);
    Ok(json!(true))
}

/// The contacts of a company are its children; whoever has a parent belongs to the parent's company.
fn partner(database: &Way, values: &Value, parent: Option<i64>) -> i64 {
    let id = next(database, "res_partner");
    let commercial = parent.unwrap_or(id);
    let parent = parent.map_or("NULL".to_owned(), |parent| parent.to_string());
    database.run(&format!(
        "INSERT INTO res_partner (id, name, email, parent_id, commercial_partner_id, active, company_id, is_company, type, lang, ref)
         VALUES ({id}, {}, {}, {parent}, {commercial}, {}, {}, {}, 'contact', {}, {})",
        quoted(&values["name"]),
        quoted(&values["email"]),
        values["active"] != json!(false),
        values["company_id"].as_i64().map_or("NULL".to_owned(), |company| company.to_string()),
        values["is_company"] == json!(true),
        quoted(&values["lang"]),
        quoted(&values["ref"]),
    ));
    for child in values["child_ids"].as_array().into_iter().flatten() {
        partner(database, &child[2], Some(id));
    }
    id
}

fn ticket(database: &Way, values: &Value) -> Value {
    let id = next(database, "helpdesk_ticket");
    database.run(&format!(
        "INSERT INTO helpdesk_ticket (id, number, name, description, partner_id, company_id, stage_id, user_id, create_date)
         VALUES ({id}, 'HT' || lpad('{id}', 5, '0'), {}, {}, {}, {}, 1, NULL, now())",
        quoted(&values["name"]),
        quoted(&values["description"]),
        number(&values["partner_id"]),
        number(&values["company_id"]),
    ));
    json!([id])
}

fn attachment(database: &Way, values: &Value) -> Value {
    let bytes = data_encoding::BASE64.decode(text(&values["datas"]).as_bytes()).expect("base64");
    let id = next(database, "ir_attachment");
    database.run(&format!(
        "INSERT INTO ir_attachment (id, name, res_model, res_id, file_size, mimetype) VALUES ({id}, {}, {}, {}, {}, {})",
        quoted(&values["name"]),
        quoted(&values["res_model"]),
        number(&values["res_id"]),
        bytes.len(),
        if bytes.starts_with(b"%PDF") { "'application/pdf'" } else { "'text/plain'" },
    ));
    json!([id])
}

/// Writes each field as it is given; a picture becomes an attachment, a moment must be Odoo's.
fn write(database: &Way, model: &str, id: i64, values: &Value) -> Result<Value, Exception> {
    let table = model.replace('.', "_");
    if database.rows(&format!("SELECT id FROM {table} WHERE id = {id}")).is_empty() {
        return Err(("odoo.exceptions.MissingError", "Record does not exist or has been deleted.".to_owned()));
    }
    for (field, value) in values.as_object().into_iter().flatten() {
        match field.as_str() {
            "signature" => {
                let bytes = data_encoding::BASE64.decode(text(value).as_bytes()).expect("base64");
                assert!(bytes.starts_with(b"\x89PNG"), "Odoo would keep anything; only a picture is to come");
                let attachment = next(database, "ir_attachment");
                database.run(&format!(
                    "INSERT INTO ir_attachment (id, name, res_model, res_id, res_field, mimetype)
                     VALUES ({attachment}, 'signature', '{model}', {id}, 'signature', 'image/png')"
                ));
            }
            "signed_on" if text(value).len() != 19 || text(value).contains(['T', 'Z']) => {
                return Err(("builtins.ValueError", "time data does not match format".to_owned()));
            }
            "stage_id" => database.run(&format!("UPDATE {table} SET stage_id = {} WHERE id = {id}", number(value))),
            "name" | "phone" | "email" | "signed_by" | "signed_on" => {
                database.run(&format!("UPDATE {table} SET {field} = {} WHERE id = {id}", quoted(value)));
            }
            _ => return Err(("builtins.ValueError", format!("Invalid field '{field}' on model '{model}'"))),
        }
    }
    Ok(json!(true))
}

/// A message of whoever is named; plain text is escaped from Odoo 17 on, unless it is said to be HTML.
fn post(database: &Way, major: u32, model: &str, id: i64, given: &Value) -> Result<Value, Exception> {
    let author = number(&given["author_id"]);
    if database.rows(&format!("SELECT id FROM res_partner WHERE id = {author}")).is_empty() {
        return Err(("odoo.exceptions.MissingError", "Record does not exist or has been deleted.".to_owned()));
    }
    if major < 17 && !given["body_is_html"].is_null() {
        return Err(("builtins.TypeError", "message_post() got an unexpected keyword argument".to_owned()));
    }
    let body = text(&given["body"]);
    let body = if major < 17 || given["body_is_html"] == json!(true) { body } else { body.replace('<', "&lt;") };
    let subtype = if given["subtype_xmlid"] == "mail.mt_comment" { 1 } else { 2 };
    let row = database.rows(&format!(
        "INSERT INTO mail_message (model, res_id, author_id, email_from, message_type, subtype_id, is_internal, body, date, message_id)
         SELECT '{model}', {id}, p.id, p.email, 'comment', {subtype}, {}, {}, now(), {} FROM res_partner p WHERE p.id = {author}
         RETURNING id",
        subtype == 2,
        quoted(&json!(body)),
        quoted(&given["message_id"]),
    ));
    let message = row[0][0].clone();
    for file in given["attachment_ids"].as_array().into_iter().flatten() {
        database.run(&format!("INSERT INTO message_attachment_rel VALUES ({message}, {})", number(file)));
    }
    if given["context"]["mail_create_nosubscribe"] != json!(true) {
        let own = database.rows(&format!("SELECT partner_id FROM res_users WHERE id = {USER}"));
        follow(database, model, id, own[0][0].parse().expect("a partner"));
    }
    Ok(json!(message.parse::<i64>().expect("an id")))
}

/// The customer of an order follows it.
fn follow_order(database: &Way, id: i64) {
    let partner = database.rows(&format!("SELECT partner_id FROM sale_order WHERE id = {id}"));
    follow(database, "sale.order", id, partner[0][0].parse().expect("a partner"));
}

fn follow(database: &Way, model: &str, id: i64, partner: i64) {
    database.run(&format!(
        "INSERT INTO mail_followers (res_model, res_id, partner_id) VALUES ('{model}', {id}, {partner}) ON CONFLICT DO NOTHING"
    ));
}

fn next(database: &Way, table: &str) -> i64 {
    let row = database.rows(&format!("SELECT COALESCE(MAX(id), 0) + 1000 FROM {table}"));
    row[0][0].parse().expect("a number")
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or_default()
}

/// A text as SQL has it; Odoo's `false` is none.
fn quoted(value: &Value) -> String {
    value.as_str().map_or("NULL".to_owned(), |text| format!("'{}'", text.replace('\'', "''")))
}
