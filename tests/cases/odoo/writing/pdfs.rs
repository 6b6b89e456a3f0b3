//! PDFs that the filestore has not: printed by Odoo's own page.

use host_demo::erp::Erp;
use host_demo::erp::odoo::OrdersAs;
use plugin_api::Kind;
use plugin_api::documents::FileQuery;
use tests::odoo_api::Fault;

use super::{Works, works, works_with};

/// Whether the list says that there is a file, and the names of those that its page has.
fn files(works: &Works, kind: Kind, id: &str) -> (bool, Vec<String>) {
    let mut has = false;
    works.erp.document(kind, id, &mut |row| has = row.has_file).unwrap();
    let body = works.erp.body(kind, id).unwrap().unwrap();
    (has, body.files.into_iter().map(|file| file.name).collect())
}

fn read(works: &Works, kind: Kind, document: &str, offset: u64, limit: u64) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let query = FileQuery { kind, document, file: None, offset, limit };
    let read = works.erp.file(&query, &mut |part| {
        bytes.extend_from_slice(part);
        true
    });
    read.map(|()| bytes).map_err(|failure| failure.code)
}

#[test]
fn what_has_no_pdf_is_printed_when_it_is_opened_and_once_for_all_its_parts() {
    for major in [18, 19] {
        let works = works_with(major, OrdersAs::Quotations, "");
        for (kind, id, page, name) in [
            (Kind::Invoices, "1", "invoices/1", "INV_2026_00001.pdf"),
            (Kind::Quotes, "1", "orders/1", "S00001.pdf"),
            (Kind::Orders, "6", "orders/6", "S00006.pdf"),
        ] {
            assert_eq!(files(&works, kind, id), (true, vec![name.to_owned()]), "{kind}");
            let whole = read(&works, kind, id, 0, 1000).unwrap();
            assert!(whole.starts_with(b"%PDF") && whole.ends_with(b"%%EOF\n"), "{kind}");
            assert_eq!(read(&works, kind, id, 5, 3).unwrap(), whole[5..8], "{kind}");
            let calls = works.calls();
            assert_eq!(calls.len(), 1, "{kind}: {calls:?}");
            assert!(calls[0].starts_with(&format!("GET /my/{page}?access_token=")), "{calls:?}");
        }
    }
}

#[test]
fn what_is_not_the_customers_to_have_is_not_printed() {
    let works = works();
    for (case, kind, id) in [("called off", Kind::Quotes, "5"), ("of a kind without a page", Kind::Shipments, "2")] {
        assert_eq!(files(&works, kind, id), (false, Vec::new()), "{case}");
    }
    for (case, kind, id) in
        [("a draft", Kind::Invoices, "3"), ("cancelled", Kind::Invoices, "4"), ("not followed", Kind::Invoices, "6")]
    {
        assert_eq!(read(&works, kind, id, 0, 10).unwrap_err(), "file/missing", "{case}");
    }
    assert_eq!(works.calls(), [""; 0]);
}

#[test]
fn a_print_that_fails_leaves_the_page_without_one_and_is_not_tried_at_once_again() {
    let works = works();
    works.api.fail(&[Fault::NoPrinter]);
    assert_eq!(files(&works, Kind::Orders, "6").1, [""; 0]);
    assert_eq!(works.calls().len(), 1);
    assert_eq!(files(&works, Kind::Orders, "6"), (false, Vec::new()), "said before anybody clicks");
    assert_eq!(read(&works, Kind::Orders, "6", 0, 10).unwrap_err(), "file/missing");
    assert_eq!(works.calls(), [""; 0]);
    assert_eq!(files(&works, Kind::Quotes, "1").1, ["S00001.pdf"], "another document is another matter");
}

#[test]
fn one_document_is_printed_at_a_time_and_once_for_everybody_who_asks() {
    let works = works();
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| assert_eq!(files(&works, Kind::Orders, "6").1, ["S00006.pdf"]));
        }
    });
    assert_eq!(works.calls().len(), 1);
}
