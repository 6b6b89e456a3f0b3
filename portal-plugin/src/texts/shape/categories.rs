//! The categories of mails that a contact may receive.

use crate::model::contacts::Category;

texts! {
    /// The categories of mails that a contact may receive.
    CategoryNames {
        general,
        invoices,
        quotes_orders,
        deliveries,
        support,
        contracts,
        marketing,
    }
}

impl CategoryNames {
    /// The words for one.
    pub const fn of(&self, category: Category) -> &'static str {
        match category {
            Category::General => self.general,
            Category::Invoices => self.invoices,
            Category::QuotesOrders => self.quotes_orders,
            Category::Deliveries => self.deliveries,
            Category::Support => self.support,
            Category::Contracts => self.contracts,
            Category::Marketing => self.marketing,
        }
    }
}
