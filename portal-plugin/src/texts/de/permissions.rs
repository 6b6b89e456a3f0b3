//! German: what each permission allows.

use crate::texts::shape::PermissionNames;

pub(super) const PERMISSIONS: PermissionNames = PermissionNames {
    invoices_view: "Eigene Rechnungen ansehen",
    quotes_view: "Eigene Angebote ansehen",
    orders_view: "Eigene Aufträge ansehen",
    profile_edit: "Eigene Angaben ändern",
    shipments_view: "Eigene Lieferungen ansehen",
    tickets_view: "Eigene Tickets ansehen",
    projects_view: "Eigene Projekte ansehen",
    supplier_invoices_view: "Eigene Lieferantenrechnungen ansehen",
    tasks_view: "Aufgaben eigener Projekte ansehen",
    products_view: "Produkte ansehen",
    tickets_write: "Tickets öffnen und beantworten",
    orders_create: "Bestellen",
    quotes_accept: "Angebote annehmen oder ablehnen",
    users_manage: "Benutzer verwalten",
};
