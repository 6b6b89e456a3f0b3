//! Dutch: the categories of mails that a contact may receive.

use crate::texts::shape::CategoryNames;

pub(super) const CATEGORIES: CategoryNames = CategoryNames {
    general: "Algemeen",
    invoices: "Facturen",
    quotes_orders: "Offertes en orders",
    deliveries: "Leveringen",
    support: "Support",
    contracts: "Contracten",
    marketing: "Nieuws en aanbiedingen",
};
