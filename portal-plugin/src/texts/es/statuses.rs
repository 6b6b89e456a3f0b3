//! Spanish: the statuses of documents.

use plugin_api::Kind;

use crate::texts::shape::Statuses;

pub(super) const STATUSES: Statuses = Statuses {
    unpaid: "Pendiente de pago",
    partly_paid: "Pagada en parte",
    paid: "Pagada",
    abandoned: "Abandonada",
    credit_open: "Por compensar",
    credit_partly: "Compensada en parte",
    credit_settled: "Compensada",
    open: |kind| match kind {
        Kind::Projects => "En marcha",
        _ => "Por responder",
    },
    signed: "Aceptado",
    declined: "Rechazado",
    billed: |_| "Facturado",
    validated: |kind| match kind {
        Kind::Invoices | Kind::Tasks | Kind::SupplierInvoices => "Confirmada",
        _ => "Confirmado",
    },
    in_progress: |kind| match kind {
        Kind::Shipments => "En camino",
        _ => "En curso",
    },
    delivered: |_| "Entregado",
    closed: |kind| match kind {
        Kind::Invoices | Kind::Tasks | Kind::SupplierInvoices => "Cerrada",
        _ => "Cerrado",
    },
    new: "Nuevo",
    read: "Leído",
    assigned: "Asignado",
    waiting: "Espera su respuesta",
    on_hold: "Suspendido",
    planned: "Prevista",
    finished: "Terminada",
    transferred: "Transferida",
    cancelled: |kind| match kind {
        Kind::Invoices | Kind::Tasks | Kind::SupplierInvoices => "Anulada",
        _ => "Anulado",
    },
    on_sale: "Disponible",
    draft: |_| "Borrador",
};
