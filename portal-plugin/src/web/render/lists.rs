//! The page of a list, and that of an archive of its files.

use askama::Template;
use plugin_api::{Kind, status};

use crate::model::accounts::AccountId;
use crate::model::format::{Day, Money, short};
use crate::portal::documents::Choices;
use crate::portal::zips::ZipState;
use crate::source::{Page, Summary};
use crate::texts::shape::KindWords;
use crate::web::badges::badge;
use crate::web::columns::{self, Column};
use crate::web::listing::{ListQuery, Narrowing};
use crate::web::render::{Shell, documents};

/// A list of documents.
#[expect(clippy::struct_excessive_bools, reason = "each is one thing that the page shows or leaves out")]
#[derive(Debug, Template)]
#[template(path = "list.html")]
pub struct List<'a> {
    shell: Shell<'a>,
    kind: Kind,
    words: &'static KindWords,
    query: &'a ListQuery,
    page: &'a Page,
    today: &'a str,
    choices: &'a Choices,
    account: AccountId,
    /// The address of the list.
    base: String,
    heads: Vec<Head>,
    /// What narrows the list now.
    chips: Vec<Chip>,
    /// The statuses to choose from, each in words; none where there is nothing to choose.
    statuses: Vec<(&'static str, String)>,
    /// The queries of the first and the next page, where there are such besides this one, and of all there is from its start.
    first: Option<String>,
    next: Option<String>,
    whole: String,
    is_usual_order: bool,
    has_days: bool,
    has_totals: bool,
    has_files: bool,
    /// What can be begun here: the last part of its address, and what it is called.
    begin: Option<(&'static str, &'static str)>,
    /// What was done just now; empty for nothing.
    done: &'static str,
}

/// What a list shows, and by what it was asked for.
#[derive(Clone, Copy, Debug)]
pub struct Listed<'a> {
    /// What it is a list of.
    pub kind: Kind,
    /// What was asked for.
    pub query: &'a ListQuery,
    /// What there is of it.
    pub page: &'a Page,
    /// The day, which decides what is late.
    pub today: &'a str,
    /// What else the list can be narrowed by.
    pub choices: &'a Choices,
}

/// The head of a column.
#[derive(Debug)]
struct Head {
    column: Column,
    label: &'static str,
    /// The query of the list ordered by it.
    href: Option<String>,
    /// The direction in which it orders now.
    direction: Option<&'static str>,
}

/// A filter in words, with the query of the list without it.
#[derive(Debug)]
struct Chip {
    label: String,
    href: String,
}

impl<'a> List<'a> {
    /// The page of a list in an account.
    pub fn new(
        shell: Shell<'a>,
        account: AccountId,
        listed: Listed<'a>,
        begin: Option<(&'static str, &'static str)>,
        done: &'static str,
    ) -> Self {
        let Listed { kind, query, page, today, choices } = listed;
        let (words, columns) = (shell.words(&kind), columns::of(kind));
        let direction = if query.descending { "descending" } else { "ascending" };
        let heads = columns.iter().map(|column| Head {
            column: *column,
            label: column.head(&shell.t.kinds, kind),
            href: column.sort().map(|sort| query.sorted_by(kind, sort)),
            direction: column.sort().filter(|sort| *sort == query.sort).map(|_| direction),
        });
        let has = |column| columns.contains(&column);
        Self {
            heads: heads.collect(),
            chips: query.narrowings().map(|narrowing| chip(&shell, listed, narrowing)).collect(),
            statuses: statuses(&shell, kind, choices),
            first: query.after.is_some().then(|| query.first(kind)),
            next: page.next.as_ref().map(|place| query.next(kind, place)),
            whole: query.first(kind),
            is_usual_order: query.is_usual_order(kind),
            has_days: has(Column::Date),
            has_totals: has(Column::Total),
            has_files: has(Column::File) && shell.writes(),
            account,
            base: format!("/a/{}/{kind}", account.0),
            shell,
            kind,
            words,
            query,
            page,
            today,
            choices,
            begin,
            done,
        }
    }

    /// Whether there is anything to narrow by besides the search.
    fn has_more_filters(&self) -> bool {
        self.has_days
            || self.has_totals
            || self.choices.mine
            || !self.statuses.is_empty()
            || !self.choices.entities.is_empty()
    }

    fn is_entity(&self, id: &str) -> bool {
        self.query.entity.as_deref() == Some(id)
    }

    fn is_overdue(&self, row: &Summary) -> bool {
        documents::is_overdue(row, self.today)
    }

    const fn can_be_overdue(&self) -> bool {
        documents::can_be_overdue(self.kind)
    }
}

/// An archive of a list's files, as it stands.
#[derive(Debug, Template)]
#[template(path = "zip.html")]
pub struct Zip<'a> {
    /// What is around it.
    pub shell: Shell<'a>,
    /// The address of its page.
    pub base: String,
    /// The address of the list.
    pub list: String,
    /// How it stands.
    pub state: ZipState,
}

fn chip(shell: &Shell<'_>, listed: Listed<'_>, narrowing: Narrowing) -> Chip {
    let Listed { kind, query, choices, .. } = listed;
    let (t, words, locale) = (shell.t, shell.words(&kind), shell.locale);
    let value = narrowing.value(query);
    let label = match narrowing {
        Narrowing::Text => format!("{} {}", t.lists.search_is, short(value, 60)),
        Narrowing::Open if words.only_open.is_empty() => words.open.to_owned(),
        Narrowing::Open => words.only_open.to_owned(),
        Narrowing::Overdue => t.lists.overdue.to_owned(),
        Narrowing::Mine => t.lists.mine.to_owned(),
        Narrowing::Status => badge(locale, kind, value).label.into_owned(),
        Narrowing::Entity => {
            let named = choices.entities.iter().find(|entity| entity.id == value);
            short(named.map_or(value, |entity| &entity.name), 60).into_owned()
        }
        Narrowing::From => format!("{} {}", t.lists.from, Day(locale, value)),
        Narrowing::To => format!("{} {}", t.lists.to, Day(locale, value)),
        Narrowing::TotalFrom => format!("{} {}", t.lists.total_from, Money(locale, value, "")),
        Narrowing::TotalTo => format!("{} {}", t.lists.total_to, Money(locale, value, "")),
        Narrowing::Parent => t.lists.of_project.to_owned(),
    };
    Chip { label, href: query.without(kind, narrowing) }
}

/// The statuses of a kind that may be chosen, unless there is but one.
fn statuses(shell: &Shell<'_>, kind: Kind, choices: &Choices) -> Vec<(&'static str, String)> {
    let shown = status::of(kind).iter().filter(|word| choices.cancelled || **word != status::CANCELLED);
    let labels = shown.map(|word| (*word, badge(shell.locale, kind, word).label.into_owned()));
    let statuses: Vec<_> = labels.collect();
    if statuses.len() > 1 { statuses } else { Vec::new() }
}
