//! The statuses that the portal has words for, in every language it speaks.
//!
//! A host maps its own statuses to these; one that it leaves as it is, is shown as it stands.

use crate::kind::Kind;

/// The statuses that an issued document of this kind goes through, in the order of its life: what a list is narrowed by.
#[must_use]
pub const fn of(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Invoices | Kind::SupplierInvoices => &[UNPAID, PARTLY_PAID, PAID, ABANDONED, CANCELLED],
        Kind::Quotes => &[OPEN, SIGNED, DECLINED, BILLED, CANCELLED],
        Kind::Orders => &[VALIDATED, IN_PROGRESS, DELIVERED, BILLED, CLOSED, CANCELLED],
        Kind::Shipments => &[VALIDATED, IN_PROGRESS, DELIVERED, CLOSED, CANCELLED],
        Kind::Tickets => &[NEW, READ, ASSIGNED, IN_PROGRESS, WAITING, ON_HOLD, CLOSED, CANCELLED],
        Kind::Projects => &[OPEN, CLOSED, CANCELLED],
        Kind::Tasks => &[PLANNED, VALIDATED, IN_PROGRESS, FINISHED, TRANSFERRED, CANCELLED],
        Kind::Products => &[ON_SALE],
    }
}

/// Issued and not paid (invoice, supplier invoice).
pub const UNPAID: &str = "unpaid";
/// Paid in part (invoice, supplier invoice).
pub const PARTLY_PAID: &str = "partly_paid";
/// Paid (invoice, supplier invoice).
pub const PAID: &str = "paid";
/// Given up, nothing more is asked for (invoice, supplier invoice).
pub const ABANDONED: &str = "abandoned";
/// Waits for the customer's answer (quote), or runs (project).
pub const OPEN: &str = "open";
/// Accepted by the customer (quote).
pub const SIGNED: &str = "signed";
/// Declined by the customer (quote).
pub const DECLINED: &str = "declined";
/// Turned into an invoice (quote, order).
pub const BILLED: &str = "billed";
/// Confirmed (order, shipment, task).
pub const VALIDATED: &str = "validated";
/// On its way, or worked on (order, shipment, ticket, task).
pub const IN_PROGRESS: &str = "in_progress";
/// Handed over (order, shipment).
pub const DELIVERED: &str = "delivered";
/// Done with (order, shipment, ticket, project).
pub const CLOSED: &str = "closed";
/// Nobody has read it yet (ticket).
pub const NEW: &str = "new";
/// Read, not yet given to anybody (ticket).
pub const READ: &str = "read";
/// Somebody takes care of it (ticket).
pub const ASSIGNED: &str = "assigned";
/// Waits for the customer (ticket).
pub const WAITING: &str = "waiting";
/// Put aside (ticket).
pub const ON_HOLD: &str = "on_hold";
/// Not begun (task).
pub const PLANNED: &str = "planned";
/// Finished (task).
pub const FINISHED: &str = "finished";
/// Given to somebody else (task).
pub const TRANSFERRED: &str = "transferred";
/// Called off (any).
pub const CANCELLED: &str = "cancelled";
/// On sale (product).
pub const ON_SALE: &str = "on_sale";
/// Not issued yet; customers never see it.
pub const DRAFT: &str = "draft";
