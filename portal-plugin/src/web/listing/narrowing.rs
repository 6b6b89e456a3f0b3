//! What can narrow a list: each filter with its name in addresses, its value, and the way to take it off.

use crate::web::listing::ListQuery;

/// One filter of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Narrowing {
    /// Part of number or title, or a total.
    Text,
    /// Only open ones.
    Open,
    /// Only late ones.
    Overdue,
    /// Only those that name the one who asks.
    Mine,
    /// Only one status.
    Status,
    /// Only one entity.
    Entity,
    /// From a day on.
    From,
    /// Up to a day.
    To,
    /// From a total on.
    TotalFrom,
    /// Up to a total.
    TotalTo,
    /// Only one project.
    Parent,
}

impl Narrowing {
    /// All of them, in the order of an address.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Open,
        Self::Overdue,
        Self::Mine,
        Self::Status,
        Self::Entity,
        Self::From,
        Self::To,
        Self::TotalFrom,
        Self::TotalTo,
        Self::Parent,
    ];

    /// Its name in an address and a form.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Mine => "mine",
            Self::Status => "status",
            Self::Entity => "entity",
            Self::From => "from",
            Self::To => "to",
            Self::TotalFrom => "total_from",
            Self::TotalTo => "total_to",
            Self::Parent => "parent",
        }
    }

    /// Its value in an address; empty where it narrows nothing.
    pub fn value(self, query: &ListQuery) -> &str {
        let flag = |set: bool| if set { "1" } else { "" };
        match self {
            Self::Text => &query.text,
            Self::Open => flag(query.open),
            Self::Overdue => flag(query.overdue),
            Self::Mine => flag(query.mine),
            Self::Status => &query.status,
            Self::Entity => query.entity.as_deref().unwrap_or_default(),
            Self::From => &query.from,
            Self::To => &query.to,
            Self::TotalFrom => &query.total_from,
            Self::TotalTo => &query.total_to,
            Self::Parent => &query.parent,
        }
    }

    /// Takes this filter off the query, so that more rows come.
    pub(super) fn lift(self, query: &mut ListQuery) {
        match self {
            Self::Text => {
                query.text.clear();
                query.amount.clear();
            }
            Self::Open => query.open = false,
            Self::Overdue => query.overdue = false,
            Self::Mine => query.mine = false,
            Self::Status => query.status.clear(),
            Self::Entity => query.entity = None,
            Self::From => query.from.clear(),
            Self::To => query.to.clear(),
            Self::TotalFrom => query.total_from.clear(),
            Self::TotalTo => query.total_to.clear(),
            Self::Parent => query.parent.clear(),
        }
    }
}
