//! What waits for the customer: only where what they do about it is taken (rule D7).

use host_demo::erp::Erp;
use host_demo::erp::dolibarr::{Dolibarr, OrdersAs};
use plugin_api::Kind;
use plugin_api::documents::{Filter, Query};

use super::{Works, works, works_with};
use crate::dolibarr::{query, references};

fn waiting(erp: &Dolibarr, kind: Kind) -> String {
    let filter = Filter { open: true, ..Filter::default() };
    let listed = references(erp, &Query { filter, ..query(kind) }).join(" ");
    let mut said = Vec::new();
    erp.documents(&query(kind), &mut |row| {
        said.extend(row.open.then(|| row.reference.to_owned()));
        true
    })
    .unwrap();
    assert_eq!(said.join(" "), listed, "a row says what the filter does");
    listed
}

#[test]
fn quotes_and_tickets_wait_in_the_entities_in_which_they_can_be_answered() {
    let Works { erp, database, .. } = &works();
    // The API's user acts in entity 1; PR-22 and TS-6 are of entity 2.
    assert_eq!(waiting(erp, Kind::Quotes), "PR-3 PR-20 PR-23");
    assert_eq!(waiting(erp, Kind::Tickets), "TS-1 TS-2 TS-20");
    let only_read = Dolibarr::connect(&database.url(), None).unwrap();
    assert_eq!((waiting(&only_read, Kind::Quotes), waiting(&only_read, Kind::Tickets)), (String::new(), String::new()));
    assert_eq!(waiting(&only_read, Kind::Invoices), waiting(erp, Kind::Invoices), "money waits whoever writes");
}

#[test]
fn without_the_right_to_answer_nothing_waits_for_an_answer() {
    let Works { erp, .. } =
        &works_with(OrdersAs::Drafts, "DELETE FROM llx_user_rights WHERE fk_user = 70 AND fk_id = 22");
    assert_eq!((waiting(erp, Kind::Quotes).as_str(), waiting(erp, Kind::Tickets).as_str()), ("", "TS-1 TS-2 TS-20"));
}
