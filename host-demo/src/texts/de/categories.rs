//! German: what a contact receives mails about, by its code.

use crate::texts::shape::CategoriesTexts;

pub(super) const CATEGORIES: CategoriesTexts = CategoriesTexts {
    general: "Allgemeines",
    invoices: "Rechnungen",
    quotes_orders: "Angebote und Aufträge",
    deliveries: "Lieferungen",
    support: "Support",
    contracts: "Verträge",
    marketing: "Neuigkeiten und Aktionen",
};
