//! The pages of documents: the overview, a list, one document.

use askama::Template;
use plugin_api::documents::Body;
use plugin_api::{Drawing, Kind};

use crate::model::accounts::AccountId;
use crate::model::addresses::https_host;
use crate::model::ages::Age;
use crate::portal::documents::attention::{Attention, Balance, Statement};
use crate::portal::documents::{Counter, OpenDocument};
use crate::source::Summary;
use crate::texts::shape::KindWords;
use crate::web::paying::{Payable, payable};
use crate::web::qr;
use crate::web::render::{Alert, Doing, Shell};

/// An account's first page.
#[derive(Debug, Template)]
#[template(path = "home.html")]
pub struct Home<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The account.
    pub account: AccountId,
    /// How much there is of each kind.
    pub counters: Vec<Counter>,
    /// Whether staff propose another owner in the place of who reads this.
    pub recovery: bool,
    /// Whether the ownership of the account is on offer to the reader.
    pub offered: bool,
    /// Whether the account has an owner whom the reader can ask.
    pub asks_owner: bool,
    /// What waits for the reader.
    pub attention: Attention,
    /// How the account stands.
    pub statement: Option<Statement>,
    /// The day, which decides what is late.
    pub today: &'a str,
}

impl Home<'_> {
    fn is_overdue(&self, row: &Summary) -> bool {
        is_overdue(row, self.today)
    }

    /// The bars of a balance: the place of the age, where it begins and how wide it is, in thousandths.
    #[expect(clippy::unused_self, reason = "templates call methods only")]
    fn bars(&self, balance: &Balance) -> Vec<(usize, u16, u16)> {
        let mut begin = 0_u16;
        let mut bars = Vec::with_capacity(balance.parts.len());
        for (place, part) in balance.parts.iter().enumerate().filter(|(_, part)| part.share > 0) {
            bars.push((place, begin, part.share));
            begin = begin.saturating_add(part.share);
        }
        bars
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand every argument over by reference")]
    fn age_label(&self, place: &usize) -> &'static str {
        Age::ALL.get(*place).map_or("", |age| self.shell.age(age))
    }
}

/// One document.
#[derive(Debug, Template)]
#[template(path = "document.html")]
pub struct Detail<'a> {
    shell: Shell<'a>,
    account: AccountId,
    kind: Kind,
    words: &'static KindWords,
    open: &'a OpenDocument,
    row: &'a Summary,
    body: &'a Body,
    /// What progress and the rest to pay are called.
    labels: (&'static str, &'static str),
    overdue: bool,
    shows_tasks: bool,
    /// How it can be paid, with the code for a banking app.
    payable: Option<Payable<'a>>,
    code: Option<qr::Picture>,
    /// Where a parcel is followed: the address and its host name.
    tracking: Option<(&'a str, &'a str)>,
    /// The document among those that led to it and that it led to, from quote to invoice; empty where it stands alone.
    chain: Vec<&'a Summary>,
    /// The documents that it is linked to besides.
    others: Vec<&'a Summary>,
    doing: Doing<'a>,
    alert: Alert,
    done: &'static str,
}

impl<'a> Detail<'a> {
    /// The page of a document; `today` decides whether it is late.
    pub fn new(
        shell: Shell<'a>,
        account: AccountId,
        open: &'a OpenDocument,
        today: &str,
        mut doing: Doing<'a>,
    ) -> Self {
        let row = &open.document.summary;
        let words = shell.words(&row.kind);
        let (chain, others) = chain(row, &open.links);
        let payable = payable(&open.document);
        let code = payable.as_ref().and_then(|payable| payable.account.as_ref()?.code());
        let tracking = &open.document.body.tracking;
        let has_tasks = shell.seated.as_ref().is_some_and(|seated| seated.menu.contains(&Kind::Tasks));
        Self {
            overdue: is_overdue(row, today),
            labels: (
                shell.t.kinds.progress,
                if row.gives_back() { shell.t.kinds.natures.left } else { shell.t.kinds.remaining },
            ),
            shows_tasks: row.kind == Kind::Projects && has_tasks,
            shell,
            account,
            kind: row.kind,
            words,
            open,
            row,
            body: &open.document.body,
            payable,
            code,
            tracking: https_host(tracking).map(|host| (tracking.as_str(), host)),
            chain,
            others,
            alert: doing.alert.take(),
            done: doing.done,
            doing,
        }
    }

    /// Whether a line has a price: what a shipment lists has none.
    fn has_prices(&self) -> bool {
        self.body.lines.iter().any(|line| !line.price.is_empty() || !line.total.is_empty())
    }
}

/// What of these documents stands in one chain with `row`, in order and with it; and the others.
fn chain<'a>(row: &'a Summary, links: &'a [Summary]) -> (Vec<&'a Summary>, Vec<&'a Summary>) {
    const STEPS: [Kind; 4] = [Kind::Quotes, Kind::Orders, Kind::Shipments, Kind::Invoices];
    let step = |row: &Summary| STEPS.iter().position(|kind| *kind == row.kind);
    if step(row).is_none() {
        return (Vec::new(), links.iter().collect());
    }
    let (mut chain, others): (Vec<_>, Vec<_>) = links.iter().partition(|link| step(link).is_some());
    if !chain.is_empty() {
        chain.push(row);
    }
    chain.sort_by(|one, other| (step(one), &one.date, &one.id).cmp(&(step(other), &other.date, &other.id)));
    (chain, others)
}

/// Whether an open one is late behind its `until`: only what is to be paid.
pub(super) const fn can_be_overdue(kind: Kind) -> bool {
    kind.is_invoice()
}

pub(super) fn is_overdue(row: &Summary, today: &str) -> bool {
    can_be_overdue(row.kind) && row.waits("") && !row.until.is_empty() && row.until.as_str() < today
}
