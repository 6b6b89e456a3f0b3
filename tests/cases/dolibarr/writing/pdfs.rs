//! PDFs that are made when a document is first opened.

use host_demo::erp::Erp;
use plugin_api::Kind;
use plugin_api::documents::FileQuery;
use tests::dolibarr_api::Fault;

use super::{Works, works, works_with};
use crate::dolibarr::writing::OrdersAs;

fn promised(works: &Works, kind: Kind, id: &str) -> bool {
    let mut has_file = false;
    works.erp.document(kind, id, &mut |row| has_file = row.has_file).unwrap();
    has_file
}

fn files(works: &Works, kind: Kind, id: &str) -> Vec<String> {
    let body = works.erp.body(kind, id).unwrap().unwrap();
    body.files.into_iter().map(|file| format!("{} {} {}", file.id, file.name, file.size)).collect()
}

#[test]
fn a_document_without_a_pdf_gets_one_when_it_is_opened_and_keeps_it() {
    let works = works();
    assert!(promised(&works, Kind::Quotes, "20"), "said before anybody clicks");
    assert_eq!(works.calls(), [""; 0], "nothing is made for a list");
    assert_eq!(files(&works, Kind::Quotes, "20"), ["main PR-20.pdf 27"]);
    let calls = works.api.writes();
    assert_eq!(calls[0].body["original_file"], "PR-20/PR-20.pdf");
    assert_eq!(calls[0].body["langcode"], "fr_FR", "in the customer's language");
    assert_eq!(files(&works, Kind::Quotes, "20"), ["main PR-20.pdf 27"]);
    assert_eq!(works.calls(), [""; 0], "once");
    let mut bytes = Vec::new();
    let query = FileQuery { kind: Kind::Quotes, document: "20", file: None, offset: 0, limit: 100 };
    works
        .erp
        .file(&query, &mut |part| {
            bytes.extend_from_slice(part);
            true
        })
        .unwrap();
    assert!(bytes.starts_with(b"%PDF-"));
}

#[test]
fn what_cannot_be_made_is_not_promised() {
    let no_right = "DELETE FROM llx_user_rights WHERE fk_user = 70 AND fk_id = 22";
    let odd_number = "UPDATE llx_propal SET ref = 'PR/../20' WHERE rowid = 20";
    let elsewhere = "UPDATE llx_propal SET entity = 2 WHERE rowid = 20";
    for (case, statements, want) in [
        ("all is well", "", true),
        ("no right", no_right, false),
        ("an odd number", odd_number, false),
        ("elsewhere", elsewhere, false),
    ] {
        let works = works_with(OrdersAs::Drafts, statements);
        assert_eq!(promised(&works, Kind::Quotes, "20"), want, "{case}");
        assert_eq!(files(&works, Kind::Quotes, "20").len(), usize::from(want), "{case}");
        assert_eq!(works.calls().len(), usize::from(want), "{case}");
    }
    let works = works();
    assert!(!promised(&works, Kind::Quotes, "2"), "a draft");
    for kind in [Kind::Tickets, Kind::Projects, Kind::SupplierInvoices] {
        assert!(!promised(&works, kind, "1"), "{kind}: Dolibarr prints none");
    }
}

#[test]
fn a_document_that_could_not_be_printed_is_shown_without_and_left_alone() {
    for fault in [Fault::EmptyPdf, Fault::Stumbles, Fault::Says(403), Fault::LostInSilence] {
        let works = works();
        works.api.fail(&[fault]);
        assert_eq!(files(&works, Kind::Quotes, "20"), [""; 0], "{fault:?}");
        assert_eq!(works.calls().len(), 1, "{fault:?}");
        assert!(!promised(&works, Kind::Quotes, "20"), "{fault:?}: not promised for a while");
        assert_eq!(files(&works, Kind::Quotes, "20"), [""; 0], "{fault:?}");
        assert_eq!(works.calls(), [""; 0], "{fault:?}");
        assert_eq!(files(&works, Kind::Quotes, "23").len(), 1, "{fault:?}: another document goes on");
    }
}

#[test]
fn eight_people_who_open_one_document_make_one_pdf() {
    let works = works();
    std::thread::scope(|scope| {
        let opened: Vec<_> = (0..8).map(|_| scope.spawn(|| files(&works, Kind::Quotes, "20"))).collect();
        for opened in opened {
            assert_eq!(opened.join().unwrap(), ["main PR-20.pdf 27"]);
        }
    });
    assert_eq!(works.calls().len(), 1);
}
