//! The mails that tell of new documents (rule M2). A subject takes the document’s number, which may be empty.

texts! {
    /// The mails that tell of new documents. A subject takes the document’s number, which may be empty.
    NoticeMails {
        invoices: fn(&str) -> String,
        quotes: fn(&str) -> String,
        orders: fn(&str) -> String,
        shipments: fn(&str) -> String,
        tickets: fn(&str) -> String,
        projects: fn(&str) -> String,
        supplier_invoices: fn(&str) -> String,
        /// Staff answered a ticket.
        answered: fn(&str) -> String,
        /// An invoice is to be paid soon.
        due_soon: fn(&str) -> String,
        /// An invoice should have been paid.
        overdue: fn(&str) -> String,
        /// Where it can be read.
        ready,
        /// The button.
        look,
        /// The subject of a mail of several.
        digest,
        /// Its button.
        look_all,
        /// How to get no more of them; the address.
        stop: fn(&str) -> String,
    }
}
