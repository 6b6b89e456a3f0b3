//! Italian: the categories of mails that a contact may receive.

use crate::texts::shape::CategoryNames;

pub(super) const CATEGORIES: CategoryNames = CategoryNames {
    general: "Generali",
    invoices: "Fatture",
    quotes_orders: "Preventivi e ordini",
    deliveries: "Consegne",
    support: "Assistenza",
    contracts: "Contratti",
    marketing: "Novità e offerte",
};
