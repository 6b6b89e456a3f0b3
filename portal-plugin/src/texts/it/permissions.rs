//! Italian: what each permission allows.

use crate::texts::shape::PermissionNames;

pub(super) const PERMISSIONS: PermissionNames = PermissionNames {
    invoices_view: "Vedere le proprie fatture",
    quotes_view: "Vedere i propri preventivi",
    orders_view: "Vedere i propri ordini",
    profile_edit: "Modificare i propri dati personali",
    shipments_view: "Vedere le proprie spedizioni",
    tickets_view: "Vedere i propri ticket",
    projects_view: "Vedere i propri progetti",
    supplier_invoices_view: "Vedere le proprie fatture fornitore",
    tasks_view: "Vedere le attività dei propri progetti",
    products_view: "Vedere i prodotti",
    tickets_write: "Aprire ticket e rispondere",
    orders_create: "Effettuare ordini",
    quotes_accept: "Accettare o rifiutare preventivi",
    users_manage: "Gestire gli utenti",
};
