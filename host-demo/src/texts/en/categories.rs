//! English: what a contact receives mails about, by its code.

use crate::texts::shape::CategoriesTexts;

pub(super) const CATEGORIES: CategoriesTexts = CategoriesTexts {
    general: "general",
    invoices: "invoices",
    quotes_orders: "quotes and orders",
    deliveries: "deliveries",
    support: "support",
    contracts: "contracts",
    marketing: "marketing",
};
