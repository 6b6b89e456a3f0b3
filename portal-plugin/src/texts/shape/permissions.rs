//! What each permission allows.

use crate::model::permissions::Permission;

texts! {
    /// What each permission allows.
    PermissionNames {
        /// View own invoices.
        invoices_view,
        /// View own quotes.
        quotes_view,
        /// View own orders.
        orders_view,
        /// Edit own personal information.
        profile_edit,
        /// View own shipments.
        shipments_view,
        /// View own tickets.
        tickets_view,
        /// View own projects.
        projects_view,
        /// View own supplier invoices.
        supplier_invoices_view,
        /// View the tasks of own projects.
        tasks_view,
        /// View products.
        products_view,
        /// Open tickets and reply.
        tickets_write,
        /// Place orders.
        orders_create,
        /// Accept or decline quotes.
        quotes_accept,
        /// Invite users, set their permissions, revoke them.
        users_manage,
    }
}

impl PermissionNames {
    /// The words for one.
    pub const fn of(&self, permission: Permission) -> &'static str {
        match permission {
            Permission::InvoicesView => self.invoices_view,
            Permission::QuotesView => self.quotes_view,
            Permission::OrdersView => self.orders_view,
            Permission::ProfileEdit => self.profile_edit,
            Permission::ShipmentsView => self.shipments_view,
            Permission::TicketsView => self.tickets_view,
            Permission::ProjectsView => self.projects_view,
            Permission::SupplierInvoicesView => self.supplier_invoices_view,
            Permission::TasksView => self.tasks_view,
            Permission::ProductsView => self.products_view,
            Permission::TicketsWrite => self.tickets_write,
            Permission::OrdersCreate => self.orders_create,
            Permission::QuotesAccept => self.quotes_accept,
            Permission::UsersManage => self.users_manage,
        }
    }
}
