//! English: the mails that tell of new documents (rule M2).

use crate::texts::shape::mails::NoticeMails;

pub(super) const MAILS: NoticeMails = NoticeMails {
    invoices: |number| format!("a new invoice {number}"),
    quotes: |number| format!("a new quote {number}"),
    orders: |number| format!("a new order {number}"),
    shipments: |number| format!("a new shipment {number}"),
    tickets: |number| format!("a new ticket {number}"),
    projects: |number| format!("a new project {number}"),
    supplier_invoices: |number| format!("a new supplier invoice {number}"),
    answered: |number| format!("we answered your ticket {number}"),
    due_soon: |number| format!("invoice {number} is due soon"),
    overdue: |number| format!("invoice {number} is overdue"),
    ready: "To read on, sign in to the portal.",
    look: "Look at it",
    digest: "what is new",
    look_all: "Look at all",
    stop: |address| format!("If you want no more mails of this sort: {address}"),
};
