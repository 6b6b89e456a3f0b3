//! Single documents: what their rows and pages say, their chain, their files.

use std::fs;

use host_demo::erp::Erp;
use host_demo::erp::odoo::Odoo;
use plugin_api::documents::{Body, FileQuery, Link, Nature, PICTURE};
use plugin_api::{Kind, status};

use super::{Foundry, foundry};

fn body(erp: &Odoo, kind: Kind, id: &str) -> Body {
    erp.body(kind, id).unwrap().unwrap_or_else(|| panic!("{kind} {id} has a body"))
}

#[test]
fn a_refund_is_a_credit_note_and_an_open_invoice_names_the_account_that_it_is_paid_to() {
    let Foundry { erp, database, .. } = &foundry();
    database.run(
        "INSERT INTO res_bank VALUES (1, 'PSSTFRPPLYO');
         INSERT INTO res_partner_bank VALUES (1, 'FR14 2004 1010 0505 0001 3M02 606', 'Bells & Co', 1, 1),
             (2, '1234567', NULL, 1, NULL);
         UPDATE account_move SET partner_bank_id = 1;
         UPDATE account_move SET payment_reference = 'RF-1' WHERE id = 1;",
    );
    let transfer = |id: &str| body(erp, Kind::Invoices, id).paying.and_then(|paying| paying.transfer);
    let said = transfer("1").unwrap();
    let said = [said.holder.as_str(), &said.iban, &said.bic, &said.reference];
    assert_eq!(said, ["Bells & Co", "FR1420041010050500013M02606", "PSSTFRPPLYO", "RF-1"]);
    for (id, nature) in [("1", Nature::Usual), ("2", Nature::Usual), ("5", Nature::CreditNote)] {
        let mut found = None;
        erp.document(Kind::Invoices, id, &mut |row| found = Some(row.nature)).unwrap();
        assert_eq!((found, transfer(id).is_some()), (Some(nature), id == "1"), "{id}");
    }
    database.run("UPDATE account_move SET partner_bank_id = 2");
    assert_eq!(transfer("1"), None, "no IBAN");
    database.run("UPDATE account_move SET partner_bank_id = NULL");
    assert_eq!(transfer("1"), None, "none is named");
}

#[test]
fn a_row_says_status_amounts_and_days_as_customers_read_them() {
    let Foundry { erp, .. } = &foundry();
    for (kind, id, expected) in [
        (Kind::Invoices, "1", "partly_paid open 2026-01-10 2026-02-10 120.00 70.00 EUR"),
        (Kind::Invoices, "2", "paid - 2026-01-11 2026-02-11 12.00 0.00 EUR"),
        // A refund is owed to the customer: nobody waits for them to pay it.
        (Kind::Invoices, "5", "unpaid - 2026-01-13 2026-01-13 -50.00 -50.00 EUR"),
        // Taken back by a refund, and in a currency without cents.
        (Kind::Invoices, "9.10", "paid - 2026-01-16 2026-02-16 1000 0 JPY"),
        (Kind::SupplierInvoices, "8", "unpaid open 2026-01-15 2026-02-15 6.00 6.00 EUR"),
        // Half an hour before midnight in UTC is the next day in Paris.
        (Kind::Quotes, "1", "open open 2026-02-01 2026-02-28 120.00  EUR"),
        // Confirmed by its payment, on Odoo's own page.
        (Kind::Quotes, "8", "open - 2026-02-06  96.00  EUR"),
        (Kind::Quotes, "5", "cancelled - 2026-02-03  60.00  EUR"),
        (Kind::Quotes, "9", "declined - 2026-02-07  108.00  EUR"),
        (Kind::Orders, "6", "in_progress - 2026-02-04 2026-03-04 72.00  EUR"),
        (Kind::Orders, "7", "billed - 2026-02-05  84.00  EUR"),
        (Kind::Shipments, "1", "delivered - 2026-02-12 2026-02-10   "),
        (Kind::Tickets, "1", "new open 2026-02-02    "),
        (Kind::Tickets, "2", "closed - 2026-02-02    "),
        (Kind::Projects, "1", "open - 2026-01-01 2026-12-31   "),
        (Kind::Tasks, "1", "finished - 2026-01-02 2026-02-01   "),
        // Of two taxes the one of the company; a price that holds its tax already.
        (Kind::Products, "1", "on_sale - 2026-01-01  120.00  EUR"),
        (Kind::Products, "1_2", "on_sale - 2026-01-01  110.00  EUR"),
        (Kind::Products, "2", "on_sale - 2026-01-02  24.00  EUR"),
    ] {
        let mut found = None;
        erp.document(kind, id, &mut |row| {
            let open = if row.open { "open" } else { "-" };
            found = Some(format!(
                "{} {open} {} {} {} {} {}",
                row.status, row.date, row.until, row.total, row.remaining, row.currency
            ));
        })
        .unwrap();
        assert_eq!(found.as_deref(), Some(expected), "{kind} {id}");
    }
    assert_eq!(body(erp, Kind::Products, "2").net, "20.00");
    assert_eq!(status::of(Kind::Quotes)[2], status::DECLINED);
}

#[test]
fn names_are_in_the_third_partys_language() {
    let Foundry { erp, .. } = &foundry();
    let mut titles = Vec::new();
    for (kind, id) in [(Kind::Projects, "1"), (Kind::Projects, "3.20"), (Kind::Products, "1")] {
        erp.document(kind, id, &mut |row| titles.push(row.reference.to_owned() + row.title)).unwrap();
    }
    assert_eq!(titles, ["Beffroi", "Shared", "BELL-LLarge bell"], "products in the company's");
}

#[test]
fn a_page_shows_text_lines_and_what_was_paid() {
    let Foundry { erp, .. } = &foundry();
    let invoice = body(erp, Kind::Invoices, "1");
    assert_eq!((invoice.text.as_str(), invoice.net.as_str(), invoice.tax.as_str()), ("Thank you.", "100.00", "20.00"));
    assert_eq!(invoice.lines.len(), 1, "taxes and terms are no lines");
    let paid: Vec<_> =
        invoice.payments.iter().map(|paid| format!("{} {} {}", paid.date, paid.amount, paid.means)).collect();
    assert_eq!(paid, ["2026-01-20 50.00 Banque"]);
    let quote = body(erp, Kind::Quotes, "1");
    assert_eq!(quote.text, "Two bells & a rope");
    let lines: Vec<_> = quote
        .lines
        .iter()
        .map(|line| format!("{}|{}|{}|{}|{}", line.label, line.quantity, line.price, line.total, line.product))
        .collect();
    assert_eq!(lines, ["Large bell|1|80.00|80.00|1", "Ropes||||", "A rope of hemp|2.5|8.00|20.00|"]);
    let shipment = body(erp, Kind::Shipments, "1");
    assert_eq!(shipment.lines.iter().map(|line| line.label.as_str()).collect::<Vec<_>>(), ["Grande cloche"]);
    assert_eq!(shipment.tracking, "https://fast.example/?n=A%201%2F2");
    let signature = body(erp, Kind::Orders, "6").signature.unwrap();
    assert_eq!((signature.name.as_str(), signature.at.as_str()), ("Ada Mary Bell", "2026-02-04T09:00:00Z"));
    assert_eq!(body(erp, Kind::Quotes, "1").signature, None);
}

#[test]
fn only_messages_for_customers_cross() {
    let Foundry { erp, .. } = &foundry();
    let ticket = body(erp, Kind::Tickets, "1");
    let messages: Vec<_> =
        ticket.messages.iter().map(|one| format!("{} {} {}", one.author, one.from_customer, one.text)).collect();
    assert_eq!(messages, ["Ada Mary Bell true Is anybody there?", "Sam Smith false We are & we will be."]);
    assert_eq!(ticket.messages[0].at, "2026-02-02T09:00:00Z");
}

#[test]
fn a_document_is_linked_to_what_it_came_from_and_led_to() {
    let Foundry { erp, .. } = &foundry();
    let linked = |kind, id| -> Vec<String> {
        let links = body(erp, kind, id).links;
        links.into_iter().map(|Link { kind, id }| format!("{kind}/{id}")).collect()
    };
    for (kind, id, expected) in [
        (Kind::Orders, "6", "invoices/1 shipments/1 tasks/1"),
        (Kind::Invoices, "1", "invoices/5 orders/6"),
        (Kind::Invoices, "5", "invoices/1"),
        (Kind::Shipments, "1", "orders/6"),
        (Kind::Tasks, "1", "orders/6"),
        // The order is not one yet: Odoo keeps quotes and orders in one place.
        (Kind::Shipments, "2", ""),
        (Kind::Quotes, "1", ""),
    ] {
        assert_eq!(linked(kind, id).join(" "), expected, "{kind} {id}");
    }
}

#[test]
fn files_come_from_the_filestore_alone() {
    let Foundry { erp, database, filestore } = &foundry();
    let stored = |text: &str| {
        use std::fmt::Write;
        let told = std::process::Command::new("sha1sum")
            .stdin(std::process::Stdio::piped())
            .stdout(std::process::Stdio::piped())
            .spawn();
        let mut told = told.unwrap();
        std::io::Write::write_all(&mut told.stdin.take().unwrap(), text.as_bytes()).unwrap();
        let sum = String::from_utf8(told.wait_with_output().unwrap().stdout).unwrap()[..40].to_owned();
        fs::create_dir_all(filestore.path().join(&sum[..2])).unwrap();
        fs::write(filestore.path().join(&sum[..2]).join(&sum), text).unwrap();
        let mut name = String::new();
        write!(name, "{}/{sum}", &sum[..2]).unwrap();
        name
    };
    let (old, legal, note, secret, picture) =
        (stored("old pdf"), stored("legal pdf"), stored("a note"), stored("secret"), stored("png"));
    database.run(&format!(
        "INSERT INTO ir_attachment (id, name, res_model, res_id, res_field, store_fname, mimetype) VALUES
         (1, 'INV_2026_00001.pdf', 'account.move', 1, 'invoice_pdf_report_file', '{old}', 'application/pdf'),
         (2, 'INV_2026_00001.pdf', 'account.move', 1, 'invoice_pdf_report_file', '{legal}', 'application/pdf'),
         (3, 'note.txt', 'account.move', 1, NULL, '{note}', 'text/plain'),
         (4, 'margin.txt', 'account.move', 1, NULL, '{secret}', 'text/plain'),
         (5, 'INV_2026_00002.pdf', 'account.move', 2, NULL, '{legal}', 'application/pdf'),
         (6, 'image_512', 'product.template', 1, 'image_512', '{picture}', 'image/png'),
         (7, 'away.pdf', 'account.move', 5, 'invoice_pdf_report_file', '../../etc/passwd', 'application/pdf'),
         (8, 'draft.pdf', 'account.move', 3, 'invoice_pdf_report_file', '{legal}', 'application/pdf');
         INSERT INTO mail_message (id, model, res_id, author_id, subtype_id, is_internal, body, date) VALUES
         (901, 'account.move', 1, 30, 1, false, '<p>See there</p>', '2026-01-10'), (902, 'account.move', 1, 30, 2, true, '<p>Ours</p>', '2026-01-10');
         INSERT INTO message_attachment_rel VALUES (901, 3), (902, 4)"
    ));
    let files = body(erp, Kind::Invoices, "1").files;
    let seen: Vec<_> = files.iter().map(|file| format!("{} {} {}", file.id, file.name, file.size)).collect();
    assert_eq!(seen, ["main INV_2026_00001.pdf 9", "3 note.txt 6"]);
    let read = |kind, document: &str, file: Option<&str>| {
        let mut bytes = Vec::new();
        let query = FileQuery { kind, document, file, offset: 0, limit: 1 << 20 };
        erp.file(&query, &mut |part| {
            bytes.extend_from_slice(part);
            true
        })
        .map(|()| String::from_utf8(bytes).unwrap())
        .map_err(|failure| failure.code)
    };
    assert_eq!(read(Kind::Invoices, "1", None).as_deref(), Ok("legal pdf"), "the newest");
    assert_eq!(read(Kind::Invoices, "2", None).as_deref(), Ok("legal pdf"), "as printing left it, before Odoo 17");
    assert_eq!(read(Kind::Invoices, "1", Some("3")).as_deref(), Ok("a note"));
    assert_eq!(read(Kind::Invoices, "1", Some("4")), Err("file/missing".to_owned()), "of a message for colleagues");
    assert_eq!(read(Kind::Invoices, "3", None), Err("file/missing".to_owned()), "a draft has none");
    assert_eq!(read(Kind::Products, "1", Some(PICTURE)).as_deref(), Ok("png"));
    assert_eq!(read(Kind::Invoices, "5", None), Err("file/outside".to_owned()));
    fs::write(filestore.path().join(&legal), "forged").unwrap();
    assert_eq!(read(Kind::Invoices, "1", None), Err("file/unreadable".to_owned()), "its name is its checksum");
}
