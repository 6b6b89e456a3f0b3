//! Italian: the mails that tell of new documents (rule M2).

use crate::texts::shape::mails::NoticeMails;

pub(super) const MAILS: NoticeMails = NoticeMails {
    invoices: |number| format!("una nuova fattura {number}"),
    quotes: |number| format!("un nuovo preventivo {number}"),
    orders: |number| format!("un nuovo ordine {number}"),
    shipments: |number| format!("una nuova spedizione {number}"),
    tickets: |number| format!("un nuovo ticket {number}"),
    projects: |number| format!("un nuovo progetto {number}"),
    supplier_invoices: |number| format!("una nuova fattura fornitore {number}"),
    answered: |number| format!("abbiamo risposto al suo ticket {number}"),
    due_soon: |number| format!("la fattura {number} scade a breve"),
    overdue: |number| format!("la fattura {number} è scaduta"),
    ready: "Può consultare tutto nel portale dopo l’accesso.",
    look: "Apri",
    digest: "le novità",
    look_all: "Apri tutto",
    stop: |address| format!("Se non desidera più ricevere e-mail di questo tipo: {address}"),
};
