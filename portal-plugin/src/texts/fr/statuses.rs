//! French: the statuses of documents.

use plugin_api::Kind;

use crate::texts::shape::Statuses;

pub(super) const STATUSES: Statuses = Statuses {
    unpaid: "Impayée",
    partly_paid: "Payée en partie",
    paid: "Payée",
    abandoned: "Abandonnée",
    credit_open: "À imputer",
    credit_partly: "Imputé en partie",
    credit_settled: "Imputé",
    open: |kind| match kind {
        Kind::Projects => "En cours",
        _ => "À répondre",
    },
    signed: "Accepté",
    declined: "Refusé",
    billed: |kind| match kind {
        Kind::Orders => "Facturée",
        _ => "Facturé",
    },
    validated: |kind| match kind {
        Kind::Tasks => "Confirmée",
        _ => "Validée",
    },
    in_progress: |kind| match kind {
        Kind::Shipments => "En route",
        _ => "En cours",
    },
    delivered: |_| "Livrée",
    closed: |kind| match kind {
        Kind::Tickets | Kind::Projects => "Clos",
        _ => "Close",
    },
    new: "Nouveau",
    read: "Lu",
    assigned: "Attribué",
    waiting: "En attente de vous",
    on_hold: "Suspendu",
    planned: "Prévue",
    finished: "Terminée",
    transferred: "Transférée",
    cancelled: |kind| match kind {
        Kind::Quotes | Kind::Tickets | Kind::Projects => "Annulé",
        _ => "Annulée",
    },
    on_sale: "Disponible",
    draft: |_| "Brouillon",
};
