//! Dutch: what each permission allows.

use crate::texts::shape::PermissionNames;

pub(super) const PERMISSIONS: PermissionNames = PermissionNames {
    invoices_view: "Eigen facturen bekijken",
    quotes_view: "Eigen offertes bekijken",
    orders_view: "Eigen orders bekijken",
    profile_edit: "Eigen gegevens wijzigen",
    shipments_view: "Eigen zendingen bekijken",
    tickets_view: "Eigen tickets bekijken",
    projects_view: "Eigen projecten bekijken",
    supplier_invoices_view: "Eigen leveranciersfacturen bekijken",
    tasks_view: "Taken van eigen projecten bekijken",
    products_view: "Producten bekijken",
    tickets_write: "Tickets openen en beantwoorden",
    orders_create: "Bestellen",
    quotes_accept: "Offertes accepteren of afwijzen",
    users_manage: "Gebruikers beheren",
};
