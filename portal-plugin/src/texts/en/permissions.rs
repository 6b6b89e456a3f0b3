//! English: what each permission allows, as the schema of a manifest says it too.

use crate::model::permissions::Permission;
use crate::texts::shape::PermissionNames;

pub(super) const PERMISSIONS: PermissionNames = PermissionNames {
    invoices_view: Permission::InvoicesView.about(),
    quotes_view: Permission::QuotesView.about(),
    orders_view: Permission::OrdersView.about(),
    profile_edit: Permission::ProfileEdit.about(),
    shipments_view: Permission::ShipmentsView.about(),
    tickets_view: Permission::TicketsView.about(),
    projects_view: Permission::ProjectsView.about(),
    supplier_invoices_view: Permission::SupplierInvoicesView.about(),
    tasks_view: Permission::TasksView.about(),
    products_view: Permission::ProductsView.about(),
    tickets_write: Permission::TicketsWrite.about(),
    orders_create: Permission::OrdersCreate.about(),
    quotes_accept: Permission::QuotesAccept.about(),
    users_manage: Permission::UsersManage.about(),
};
