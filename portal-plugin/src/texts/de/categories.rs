//! German: the categories of mails that a contact may receive.

use crate::texts::shape::CategoryNames;

pub(super) const CATEGORIES: CategoryNames = CategoryNames {
    general: "Allgemeines",
    invoices: "Rechnungen",
    quotes_orders: "Angebote und Aufträge",
    deliveries: "Lieferungen",
    support: "Support",
    contracts: "Verträge",
    marketing: "Neuigkeiten und Aktionen",
};
