//! What is written, and what each of it needs: groups of the technical user, kinds of documents, columns that may be read.

use plugin_api::Kind;
use plugin_api::actions::ActKind;

/// Something that is written, and that needs rights of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::erp::odoo) enum Write {
    /// Accept and decline quotes.
    Quotes,
    /// Open, answer, close and reopen tickets.
    Tickets,
    /// Place orders.
    Orders,
    /// Put contacts right.
    Contacts,
    /// Open third parties for those who sign up.
    ThirdParties,
    /// Print a kind of document.
    Pdf(Kind),
}

/// One group out of several that do: Odoo's names of them, and the words on the user's screen for the least.
pub(super) struct Groups {
    /// Odoo's own names.
    pub any: &'static [&'static str],
    /// What staff tick.
    pub words: &'static str,
    /// Needed only where this module is installed.
    pub with: Option<&'static str>,
}

/// What one kind of writing needs.
pub(super) struct Need {
    /// Groups of the technical user.
    pub groups: &'static [&'static Groups],
    /// The kind of document that has to be open.
    pub kind: Option<Kind>,
    /// Columns that the reading role has to see: table, and columns.
    pub columns: &'static [(&'static str, &'static str)],
}

const SALES: Groups =
    Groups { any: &["sales_team.group_sale_salesman_all_leads"], words: "Sales / User: All Documents", with: None };
/// Without it a confirmation fails on products with a reordering rule, even for who administers sales.
const REORDERING: Groups = Groups {
    any: &["account.group_account_readonly", "stock.group_stock_user", "purchase.group_purchase_user"],
    words: "Show Accounting Features - Readonly",
    with: Some("purchase_stock"),
};
const CONTACTS: Groups =
    Groups { any: &["base.group_partner_manager"], words: "Extra Rights / Contact Creation", with: None };
const TICKETS: Groups = Groups { any: &["helpdesk_mgmt.group_helpdesk_user"], words: "Helpdesk / User", with: None };
const INVOICES: Groups = Groups {
    any: &[
        "account.group_account_readonly",
        "account.group_account_invoice",
        "sales_team.group_sale_salesman_all_leads",
    ],
    words: "Show Accounting Features - Readonly",
    with: None,
};
const MESSAGES: (&str, &str) = ("mail_message", "id model res_id message_id");
const ATTACHMENTS: (&str, &str) = ("ir_attachment", "id name res_model res_id res_field");

impl Write {
    /// All of them, in the order in which people are told.
    pub const ALL: [Self; 8] = [
        Self::Quotes,
        Self::Tickets,
        Self::Orders,
        Self::Contacts,
        Self::ThirdParties,
        Self::Pdf(Kind::Invoices),
        Self::Pdf(Kind::Quotes),
        Self::Pdf(Kind::Orders),
    ];

    /// What an act of the portal needs.
    pub const fn of(act: ActKind) -> Self {
        match act {
            ActKind::AnswerQuotes => Self::Quotes,
            ActKind::WriteTickets => Self::Tickets,
            ActKind::PlaceOrders => Self::Orders,
            ActKind::EditContact => Self::Contacts,
        }
    }

    /// For people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Quotes => "quotes accepted and declined",
            Self::Tickets => "tickets opened and answered",
            Self::Orders => "orders placed",
            Self::Contacts => "contacts put right",
            Self::ThirdParties => "third parties opened for sign-ups",
            Self::Pdf(Kind::Invoices) => "PDFs of invoices printed",
            Self::Pdf(Kind::Quotes) => "PDFs of quotes printed",
            Self::Pdf(_) => "PDFs of orders printed",
        }
    }

    pub(super) const fn needs(self) -> Need {
        match self {
            Self::Quotes => {
                Need { groups: &[&SALES, &REORDERING], kind: Some(Kind::Quotes), columns: &[MESSAGES, ATTACHMENTS] }
            }
            Self::Tickets => Need { groups: &[&TICKETS], kind: Some(Kind::Tickets), columns: &[MESSAGES, ATTACHMENTS] },
            Self::Orders => Need {
                groups: &[&SALES, &REORDERING],
                kind: Some(Kind::Products),
                columns: &[MESSAGES, ("sale_order", "origin"), ("sale_order_line", "price_total")],
            },
            Self::Contacts => Need { groups: &[&CONTACTS], kind: None, columns: &[] },
            Self::ThirdParties => Need { groups: &[&CONTACTS], kind: None, columns: &[("res_partner", "ref")] },
            Self::Pdf(Kind::Invoices) => Need { groups: &[&INVOICES], kind: Some(Kind::Invoices), columns: &[] },
            Self::Pdf(Kind::Quotes) => Need { groups: &[&SALES], kind: Some(Kind::Quotes), columns: &[] },
            Self::Pdf(_) => Need { groups: &[&SALES], kind: Some(Kind::Orders), columns: &[] },
        }
    }
}

/// Every group that something here needs, once: its words, and what it is for.
pub(super) fn groups() -> Vec<(&'static str, Vec<&'static str>)> {
    let mut groups: Vec<(&'static str, Vec<&'static str>)> = Vec::new();
    for write in Write::ALL {
        for needed in write.needs().groups {
            match groups.iter_mut().find(|(words, _)| *words == needed.words) {
                Some((_, writes)) => writes.push(write.words()),
                None => groups.push((needed.words, vec![write.words()])),
            }
        }
    }
    groups
}
