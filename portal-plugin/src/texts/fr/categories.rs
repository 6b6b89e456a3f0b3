//! French: the categories of mails that a contact may receive.

use crate::texts::shape::CategoryNames;

pub(super) const CATEGORIES: CategoryNames = CategoryNames {
    general: "Général",
    invoices: "Factures",
    quotes_orders: "Devis et commandes",
    deliveries: "Livraisons",
    support: "Assistance",
    contracts: "Contrats",
    marketing: "Actualités et offres",
};
