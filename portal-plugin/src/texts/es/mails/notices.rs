//! Spanish: the mails that tell of new documents (rule M2).

use crate::texts::shape::mails::NoticeMails;

pub(super) const MAILS: NoticeMails = NoticeMails {
    invoices: |number| format!("una factura nueva {number}"),
    quotes: |number| format!("un presupuesto nuevo {number}"),
    orders: |number| format!("un pedido nuevo {number}"),
    shipments: |number| format!("un envío nuevo {number}"),
    tickets: |number| format!("un tique nuevo {number}"),
    projects: |number| format!("un proyecto nuevo {number}"),
    supplier_invoices: |number| format!("una factura de proveedor nueva {number}"),
    answered: |number| format!("hemos respondido a su tique {number}"),
    due_soon: |number| format!("la factura {number} vence pronto"),
    overdue: |number| format!("la factura {number} está vencida"),
    ready: "Se puede leer en el portal después de iniciar sesión.",
    look: "Ver el documento",
    digest: "las novedades",
    look_all: "Verlo todo",
    stop: |address| format!("Si no quiere recibir más correos de este tipo: {address}"),
};
