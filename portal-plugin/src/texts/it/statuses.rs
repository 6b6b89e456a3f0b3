//! Italian: the statuses of documents.

use plugin_api::Kind;

use crate::texts::shape::Statuses;

pub(super) const STATUSES: Statuses = Statuses {
    unpaid: "Da pagare",
    partly_paid: "Pagata in parte",
    paid: "Pagata",
    abandoned: "Abbandonata",
    credit_open: "Da compensare",
    credit_partly: "Compensata in parte",
    credit_settled: "Compensata",
    open: |kind| match kind {
        Kind::Projects => "In corso",
        _ => "Da valutare",
    },
    signed: "Accettato",
    declined: "Rifiutato",
    billed: |kind| match kind {
        Kind::Shipments => "Fatturata",
        _ => "Fatturato",
    },
    validated: |kind| match kind {
        Kind::Invoices | Kind::Shipments | Kind::Tasks | Kind::SupplierInvoices => "Confermata",
        _ => "Confermato",
    },
    in_progress: |kind| match kind {
        Kind::Shipments => "In transito",
        _ => "In lavorazione",
    },
    delivered: |kind| match kind {
        Kind::Shipments => "Consegnata",
        _ => "Consegnato",
    },
    closed: |kind| match kind {
        Kind::Invoices | Kind::Shipments | Kind::Tasks | Kind::SupplierInvoices => "Chiusa",
        _ => "Chiuso",
    },
    new: "Nuovo",
    read: "Letto",
    assigned: "Assegnato",
    waiting: "Attende la sua risposta",
    on_hold: "Sospeso",
    planned: "Prevista",
    finished: "Terminata",
    transferred: "Trasferita",
    cancelled: |kind| match kind {
        Kind::Invoices | Kind::Shipments | Kind::Tasks | Kind::SupplierInvoices => "Annullata",
        _ => "Annullato",
    },
    on_sale: "Disponibile",
    draft: |_| "Bozza",
};
