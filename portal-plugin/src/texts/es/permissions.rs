//! Spanish: what each permission allows.

use crate::texts::shape::PermissionNames;

pub(super) const PERMISSIONS: PermissionNames = PermissionNames {
    invoices_view: "Ver sus facturas",
    quotes_view: "Ver sus presupuestos",
    orders_view: "Ver sus pedidos",
    profile_edit: "Modificar sus datos personales",
    shipments_view: "Ver sus envíos",
    tickets_view: "Ver sus tickets",
    projects_view: "Ver sus proyectos",
    supplier_invoices_view: "Ver sus facturas de proveedor",
    tasks_view: "Ver las tareas de sus proyectos",
    products_view: "Ver los productos",
    tickets_write: "Abrir tickets y responder",
    orders_create: "Hacer pedidos",
    quotes_accept: "Aceptar o rechazar presupuestos",
    users_manage: "Gestionar los usuarios",
};
