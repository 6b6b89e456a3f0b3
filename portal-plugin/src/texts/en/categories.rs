//! English: the categories of mails that a contact may receive.

use crate::texts::shape::CategoryNames;

pub(super) const CATEGORIES: CategoryNames = CategoryNames {
    general: "General",
    invoices: "Invoices",
    quotes_orders: "Quotes and orders",
    deliveries: "Deliveries",
    support: "Support",
    contracts: "Contracts",
    marketing: "News and offers",
};
