//! Dutch: the statuses of documents.

use plugin_api::Kind;

use crate::texts::shape::Statuses;

pub(super) const STATUSES: Statuses = Statuses {
    unpaid: "Onbetaald",
    partly_paid: "Deels betaald",
    paid: "Betaald",
    abandoned: "Afgeboekt",
    credit_open: "Nog te verrekenen",
    credit_partly: "Deels verrekend",
    credit_settled: "Verrekend",
    open: |kind| match kind {
        Kind::Projects => "Lopend",
        _ => "Te beantwoorden",
    },
    signed: "Geaccepteerd",
    declined: "Afgewezen",
    billed: |_| "Gefactureerd",
    validated: |_| "Bevestigd",
    in_progress: |kind| match kind {
        Kind::Shipments => "Onderweg",
        _ => "In behandeling",
    },
    delivered: |_| "Geleverd",
    closed: |kind| match kind {
        Kind::Tickets => "Gesloten",
        _ => "Afgesloten",
    },
    new: "Nieuw",
    read: "Gelezen",
    assigned: "Toegewezen",
    waiting: "Wacht op u",
    on_hold: "Aangehouden",
    planned: "Gepland",
    finished: "Afgerond",
    transferred: "Overgedragen",
    cancelled: |_| "Geannuleerd",
    on_sale: "Verkrijgbaar",
    draft: |_| "Concept",
};
