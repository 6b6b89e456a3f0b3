//! The kinds of documents, as menus and lists name them.

use plugin_api::Kind;
use plugin_api::documents::Nature;

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
    /// The words of what an invoice is besides, in the place of its kind's.
    #[derive(Clone, Copy)]
    NatureWords {
        /// The head of the column.
        head,
        credit_note,
        deposit,
        progress,
        /// What a credit note has left to be set off.
        left,
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
        natures: NatureWords,
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

    /// What an invoice is called by its nature; empty where its kind says it.
    pub const fn of_nature(&self, nature: Nature) -> &'static str {
        match nature {
            Nature::Usual => "",
            Nature::CreditNote => self.natures.credit_note,
            Nature::Deposit => self.natures.deposit,
            Nature::Progress => self.natures.progress,
        }
    }
}
