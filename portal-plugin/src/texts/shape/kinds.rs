//! The kinds of documents, as menus and lists name them.

use plugin_api::Kind;

texts! {
    /// The words of a kind.
    #[derive(Clone, Copy)]
    KindWords {
        /// The name of the list.
        plural,
        /// One of them.
        one,
        /// What an open one waits for, behind a count; empty where nothing waits.
        open,
        /// The filter that leaves the open ones; empty where there is none.
        only_open,
        /// The head of the column of the number.
        reference,
        /// The head of the column of the other side's number.
        other,
        /// The head of the column of the title.
        title,
        /// The head of the column of the day.
        date,
        /// The head of the column of due date, validity, delivery.
        until,
        /// The head of the column of the total.
        total,
        /// What stands in an empty list.
        empty,
    }
}

texts! {
    /// The words of every kind, and the heads of the columns that have the same one in each.
    Kinds {
        invoices: KindWords,
        quotes: KindWords,
        orders: KindWords,
        shipments: KindWords,
        tickets: KindWords,
        projects: KindWords,
        tasks: KindWords,
        supplier_invoices: KindWords,
        products: KindWords,
        /// How far it has come, in per cent.
        progress,
        status,
        /// What is left to pay.
        remaining,
        /// The main file.
        file,
    }
}

impl Kinds {
    /// The words of a kind.
    pub const fn of(&self, kind: Kind) -> &KindWords {
        match kind {
            Kind::Invoices => &self.invoices,
            Kind::Quotes => &self.quotes,
            Kind::Orders => &self.orders,
            Kind::Shipments => &self.shipments,
            Kind::Tickets => &self.tickets,
            Kind::Projects => &self.projects,
            Kind::Tasks => &self.tasks,
            Kind::SupplierInvoices => &self.supplier_invoices,
            Kind::Products => &self.products,
        }
    }
}
