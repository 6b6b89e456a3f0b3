//! French: what each permission allows.

use crate::texts::shape::PermissionNames;

pub(super) const PERMISSIONS: PermissionNames = PermissionNames {
    invoices_view: "Consulter ses factures",
    quotes_view: "Consulter ses devis",
    orders_view: "Consulter ses commandes",
    profile_edit: "Modifier ses informations personnelles",
    shipments_view: "Consulter ses expéditions",
    tickets_view: "Consulter ses tickets",
    projects_view: "Consulter ses projets",
    supplier_invoices_view: "Consulter ses factures fournisseurs",
    tasks_view: "Consulter les tâches de ses projets",
    products_view: "Consulter les produits",
    tickets_write: "Ouvrir des tickets et y répondre",
    orders_create: "Passer des commandes",
    quotes_accept: "Accepter ou refuser les devis",
    users_manage: "Gérer les utilisateurs",
};
