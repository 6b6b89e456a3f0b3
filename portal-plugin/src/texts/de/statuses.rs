//! German: the statuses of documents.

use plugin_api::Kind;

use crate::texts::shape::Statuses;

pub(super) const STATUSES: Statuses = Statuses {
    unpaid: "Unbezahlt",
    partly_paid: "Teilweise bezahlt",
    paid: "Bezahlt",
    abandoned: "Ausgebucht",
    credit_open: "Noch nicht verrechnet",
    credit_partly: "Teilweise verrechnet",
    credit_settled: "Verrechnet",
    open: |kind| match kind {
        Kind::Projects => "Laufend",
        _ => "Zu beantworten",
    },
    signed: "Angenommen",
    declined: "Abgelehnt",
    billed: |_| "Abgerechnet",
    validated: |_| "Bestätigt",
    in_progress: |kind| match kind {
        Kind::Shipments => "Unterwegs",
        _ => "In Bearbeitung",
    },
    delivered: |_| "Geliefert",
    closed: |kind| match kind {
        Kind::Tickets => "Geschlossen",
        _ => "Abgeschlossen",
    },
    new: "Neu",
    read: "Gelesen",
    assigned: "Zugewiesen",
    waiting: "Wartet auf Sie",
    on_hold: "Zurückgestellt",
    planned: "Geplant",
    finished: "Erledigt",
    transferred: "Übergeben",
    cancelled: |kind| match kind {
        Kind::Tickets | Kind::Projects | Kind::Tasks => "Abgebrochen",
        _ => "Storniert",
    },
    on_sale: "Erhältlich",
    draft: |_| "Entwurf",
};
