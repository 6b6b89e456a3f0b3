//! The documents of an account, and what is done with them. A kind that takes more than the others has its own row, before
//! the row of all kinds.

use crate::model::permissions::Permission;
use crate::web::endpoints::rows::{Endpoint, all, call, page};
use crate::web::json;
use crate::web::openapi::parameters::DocumentsQuery;
use crate::web::pages::{actions, documents, lists, ordering, zips};

/// What an answered quote asks for.
const QUOTE: &[Permission] = &[Permission::QuotesView, Permission::QuotesAccept];
/// What a ticket that is written to asks for.
const TICKET: &[Permission] = &[Permission::TicketsView, Permission::TicketsWrite];

#[rustfmt::skip]
pub fn rows() -> Vec<Endpoint> {
    let pages = [
        page("/a/{account}/ticket").get(actions::ticket_form).post(actions::open_ticket).asks(&[Permission::TicketsWrite]),
        page("/a/{account}/order").get(ordering::show).post(ordering::place)
            .asks(&[Permission::OrdersCreate, Permission::ProductsView]),
        page("/a/{account}/export/{kind}").get(lists::export),
        page("/a/{account}/zips").post(zips::begin),
        page("/a/{account}/zips/{zip}").get(zips::show),
        page("/a/{account}/zips/{zip}/file").get(zips::file),
        page("/a/{account}/products/{document}/picture").get(documents::picture).asks(&[Permission::ProductsView]),
        page("/a/{account}/quotes/{document}").get(documents::document).post(actions::on_quote).asks(QUOTE),
        page("/a/{account}/tickets/{document}").get(documents::document).post(actions::on_ticket).asks(TICKET),
        page("/a/{account}/{kind}").get(lists::list).asks_to_view(),
        page("/a/{account}/{kind}/{document}").get(documents::document).asks_to_view(),
        page("/a/{account}/{kind}/{document}/file").get(documents::file).asks_to_view(),
        page("/a/{account}/{kind}/{document}/file/{file}").get(documents::file).asks_to_view(),
    ];
    let calls = [
        call("/api/v1/a/{account}/basket")
            .post("previewOrder", "What products come to, as an order would have them; changes nothing", json::actions::basket),
        call("/api/v1/a/{account}/export/{kind}")
            .get("exportDocuments", "A list as a table (CSV), 10,000 rows at the most", json::documents::export)
            .query::<DocumentsQuery>(),
        call("/api/v1/a/{account}/zips")
            .post("createZip", "Have the files of a list put into one archive", json::zips::begin).may(&[400, 409, 429]),
        call("/api/v1/a/{account}/zips/{zip}").get("getZip", "How far an archive is", json::zips::show),
        call("/api/v1/a/{account}/zips/{zip}/file").get("getZipFile", "An archive itself", json::zips::file).may(&[409, 410]),
        call("/api/v1/a/{account}/products/{document}/picture")
            .get("getPicture", "The picture of a product", json::documents::picture),
        call("/api/v1/a/{account}/orders/{document}/again")
            .get("getOrderAgain", "What of an old order is to be had today", json::actions::again),
        call("/api/v1/a/{account}/orders")
            .get("listOrders", "A page of documents of a kind", json::documents::list).query::<DocumentsQuery>()
            .post("placeOrder", "Place an order", json::actions::place_order),
        call("/api/v1/a/{account}/tickets")
            .get("listTickets", "A page of documents of a kind", json::documents::list).query::<DocumentsQuery>()
            .post("openTicket", "Open a ticket", json::actions::open_ticket),
        call("/api/v1/a/{account}/quotes/{document}")
            .get("getQuote", "A document whole", json::documents::document)
            .post("answerQuote", "Accept or decline a quote", json::actions::on_quote),
        call("/api/v1/a/{account}/tickets/{document}")
            .get("getTicket", "A document whole", json::documents::document)
            .post("changeTicket", "Reply to a ticket, close or reopen it", json::actions::on_ticket),
        call("/api/v1/a/{account}/{kind}")
            .get("listDocuments", "A page of documents of a kind", json::documents::list).query::<DocumentsQuery>(),
        call("/api/v1/a/{account}/{kind}/{document}").get("getDocument", "A document whole", json::documents::document),
        call("/api/v1/a/{account}/{kind}/{document}/file")
            .get("getMainFile", "The main file of a document", json::documents::file),
        call("/api/v1/a/{account}/{kind}/{document}/file/{file}")
            .get("getFile", "A file of a document", json::documents::file),
    ];
    all(pages, calls)
}
