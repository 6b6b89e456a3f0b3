//! What a contact receives mails about, by its code.

texts! {
    /// What a contact receives mails about, by its code.
    CategoriesTexts by code {
        general = "general",
        invoices = "invoices",
        quotes_orders = "quotes_orders",
        deliveries = "deliveries",
        support = "support",
        contracts = "contracts",
        marketing = "marketing",
    }
}
