//! French: what a contact receives mails about, by its code.

use crate::texts::shape::CategoriesTexts;

pub(super) const CATEGORIES: CategoriesTexts = CategoriesTexts {
    general: "général",
    invoices: "factures",
    quotes_orders: "devis et commandes",
    deliveries: "livraisons",
    support: "assistance",
    contracts: "contrats",
    marketing: "marketing",
};
