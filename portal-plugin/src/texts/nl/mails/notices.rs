//! Dutch: the mails that tell of new documents (rule M2).

use crate::texts::shape::mails::NoticeMails;

pub(super) const MAILS: NoticeMails = NoticeMails {
    invoices: |number| format!("een nieuwe factuur {number}"),
    quotes: |number| format!("een nieuwe offerte {number}"),
    orders: |number| format!("een nieuwe bestelling {number}"),
    shipments: |number| format!("een nieuwe zending {number}"),
    tickets: |number| format!("een nieuw ticket {number}"),
    projects: |number| format!("een nieuw project {number}"),
    supplier_invoices: |number| format!("een nieuwe leveranciersfactuur {number}"),
    answered: |number| format!("we hebben uw ticket {number} beantwoord"),
    due_soon: |number| format!("factuur {number} vervalt binnenkort"),
    overdue: |number| format!("factuur {number} is te laat"),
    ready: "U kunt alles in het portaal lezen zodra u bent ingelogd.",
    look: "Bekijken",
    digest: "wat er nieuw is",
    look_all: "Alles bekijken",
    stop: |address| format!("Als u zulke e-mails niet meer wilt ontvangen: {address}"),
};
