//! A document on its way into the sample's tables.

use jiff::civil::Date;
use plugin_api::Kind;
use plugin_api::documents::{Line, Link, Message, Nature, Payment, Signature, State};
use rusqlite::{Connection, params};

use super::fold::fold_all;
use super::money::decimal;

/// A document as the story and the large data set write it.
#[derive(Clone, Debug)]
pub struct Paper<'a> {
    /// What it is.
    pub kind: Kind,
    /// What an invoice is besides.
    pub nature: Nature,
    /// Unique within the kind.
    pub id: String,
    /// Whose it is; empty for a product.
    pub third_party: String,
    /// Who issued it.
    pub entity: &'a str,
    /// Draft, published or cancelled.
    pub state: State,
    /// Shown only to `contacts`.
    pub reserved: bool,
    /// The contacts named on it.
    pub contacts: Vec<&'a str>,
    /// The number printed on it.
    pub reference: String,
    /// The other side's number.
    pub other_reference: String,
    /// Its subject.
    pub title: String,
    /// One of [`plugin_api::status`]'s words.
    pub status: &'a str,
    /// Whether it waits for something.
    pub open: bool,
    /// Its day.
    pub date: Date,
    /// Due, end of validity, delivery.
    pub until: Option<Date>,
    /// What it comes to, if anything.
    pub amount: Option<Amount>,
    /// The currency of the amounts.
    pub currency: &'a str,
    /// Per cent done.
    pub progress: Option<u8>,
    /// The project of a task.
    pub parent: String,
    /// A longer text.
    pub text: String,
    /// Its lines.
    pub lines: Vec<Line>,
    /// Payments received.
    pub payments: Vec<Payment>,
    /// Who signed it, if it is signed.
    pub signature: Option<Signature>,
    /// Messages, and whether each is private.
    pub messages: Vec<(bool, Message)>,
    /// Text files attached: name and content.
    pub attachments: Vec<(&'static str, &'static str)>,
    /// Where it came from and led to.
    pub links: Vec<Link>,
}

/// What a document comes to, in cents.
#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// Before taxes.
    pub net: i64,
    /// The taxes.
    pub tax: i64,
    /// What remains to be paid, where that has a meaning.
    pub remaining: Option<i64>,
}

impl<'a> Paper<'a> {
    /// A published document without anything else.
    pub fn new(kind: Kind, third_party: &str, entity: &'a str, date: Date) -> Self {
        Self {
            kind,
            nature: Nature::Usual,
            id: String::new(),
            third_party: third_party.to_owned(),
            entity,
            state: State::Published,
            reserved: false,
            contacts: Vec::new(),
            reference: String::new(),
            other_reference: String::new(),
            title: String::new(),
            status: "",
            open: false,
            date,
            until: None,
            amount: None,
            currency: "",
            progress: None,
            parent: String::new(),
            text: String::new(),
            lines: Vec::new(),
            payments: Vec::new(),
            signature: None,
            messages: Vec::new(),
            attachments: Vec::new(),
            links: Vec::new(),
        }
    }

    /// Writes it under this number.
    pub fn insert(&self, connection: &Connection, number: i64) -> rusqlite::Result<()> {
        let contacts = if self.contacts.is_empty() { String::new() } else { format!(" {} ", self.contacts.join(" ")) };
        let figure = |of: fn(Amount) -> Option<i64>| self.amount.and_then(of).map(decimal).unwrap_or_default();
        let cents = self.amount.map_or(0, |amount| amount.net + amount.tax);
        connection
            .prepare_cached(
                "INSERT INTO documents (number, kind, nature, id, third_party, entity, state, reserved, contacts, reference, \
                 other_reference, title, status, open, date, until, total, cents, remaining, currency, progress, parent, \
                 has_file, search, net, tax, text) \
                 VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                number,
                self.kind.number(),
                self.nature.number(),
                self.id,
                self.third_party,
                self.entity,
                self.state.number(),
                self.reserved,
                contacts,
                self.reference,
                self.other_reference,
                self.title,
                self.status,
                self.open,
                self.date.to_string(),
                self.until.map(|day| day.to_string()).unwrap_or_default(),
                figure(|amount| Some(amount.net + amount.tax)),
                cents,
                figure(|amount| amount.remaining),
                self.currency,
                self.progress,
                self.parent,
                is_printed(self.kind),
                fold_all([&self.reference, &self.other_reference, &self.title]),
                figure(|amount| Some(amount.net)),
                figure(|amount| Some(amount.tax)),
                self.text,
            ])?;
        self.insert_parts(connection, number)
    }

    fn insert_parts(&self, connection: &Connection, number: i64) -> rusqlite::Result<()> {
        for (place, line) in (1_i64..).zip(&self.lines) {
            connection.prepare_cached("INSERT INTO lines VALUES (?, ?, ?, ?, ?, ?, ?)")?.execute(params![
                number,
                place,
                line.label,
                line.quantity,
                line.price,
                line.total,
                line.product
            ])?;
        }
        for (place, payment) in (1_i64..).zip(&self.payments) {
            connection.prepare_cached("INSERT INTO payments VALUES (?, ?, ?, ?, ?)")?.execute(params![
                number,
                place,
                payment.date,
                payment.amount,
                payment.means
            ])?;
        }
        if let Some(Signature { name, at, peer, drawing }) = &self.signature {
            let drawing = drawing.as_ref().and_then(|drawing| serde_json::to_string(drawing).ok());
            let sql = "INSERT INTO signatures VALUES (?, ?, ?, ?, ?)";
            connection.prepare_cached(sql)?.execute(params![number, name, at, peer, drawing])?;
        }
        for (place, (private, message)) in (1_i64..).zip(&self.messages) {
            connection.prepare_cached("INSERT INTO messages VALUES (?, ?, ?, ?, ?, ?, ?)")?.execute(params![
                number,
                place,
                private,
                message.at,
                message.author,
                message.from_customer,
                message.text
            ])?;
        }
        for (place, (name, content)) in self.attachments.iter().enumerate() {
            connection.prepare_cached("INSERT INTO files VALUES (?, ?, ?, 'text/plain', ?)")?.execute(params![
                number,
                format!("a{}", place + 1),
                name,
                content.as_bytes()
            ])?;
        }
        for link in &self.links {
            connection.prepare_cached("INSERT OR IGNORE INTO links VALUES (?, ?, ?)")?.execute(params![
                number,
                link.kind.number(),
                link.id
            ])?;
        }
        Ok(())
    }
}

/// Whether documents of this kind have a printed form.
pub fn is_printed(kind: Kind) -> bool {
    matches!(kind, Kind::Invoices | Kind::Quotes | Kind::Orders | Kind::Shipments | Kind::SupplierInvoices)
}
