//! English: the statuses of documents.

use plugin_api::Kind;

use crate::texts::shape::Statuses;

pub(super) const STATUSES: Statuses = Statuses {
    unpaid: "Unpaid",
    partly_paid: "Partly paid",
    paid: "Paid",
    abandoned: "Abandoned",
    credit_open: "Not set off yet",
    credit_partly: "Partly set off",
    credit_settled: "Set off",
    open: |kind| match kind {
        Kind::Projects => "Running",
        _ => "To answer",
    },
    signed: "Accepted",
    declined: "Declined",
    billed: |_| "Invoiced",
    validated: |_| "Confirmed",
    in_progress: |kind| match kind {
        Kind::Shipments => "On its way",
        _ => "In progress",
    },
    delivered: |_| "Delivered",
    closed: |_| "Closed",
    new: "New",
    read: "Read",
    assigned: "Assigned",
    waiting: "Waits for you",
    on_hold: "On hold",
    planned: "Planned",
    finished: "Finished",
    transferred: "Handed over",
    cancelled: |_| "Cancelled",
    on_sale: "Available",
    draft: |_| "Draft",
};
