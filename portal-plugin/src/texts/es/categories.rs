//! Spanish: the categories of mails that a contact may receive.

use crate::texts::shape::CategoryNames;

pub(super) const CATEGORIES: CategoryNames = CategoryNames {
    general: "Generales",
    invoices: "Facturas",
    quotes_orders: "Presupuestos y pedidos",
    deliveries: "Entregas",
    support: "Soporte",
    contracts: "Contratos",
    marketing: "Novedades y promociones",
};
