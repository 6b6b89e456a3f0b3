//! The questions for documents and the row, as they cross.

use abi_stable::StableAbi;
use abi_stable::std_types::{ROption, RSlice, RStr, Tuple2};

use super::values::{kind, option, text};
use crate::documents::{After, FileQuery, Filter, Nature, Query, Row, Sort, State};
use crate::failure::{Class, Failure};
use crate::kind::Kind;

/// [`Query`]; lists of entities are built once a call.
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireQuery<'a> {
    kind: u8,
    sort: u8,
    own_only: bool,
    cancelled: bool,
    descending: bool,
    open: bool,
    limit: u32,
    third_party: RStr<'a>,
    entities: ROption<RSlice<'a, RStr<'a>>>,
    contact: ROption<RStr<'a>>,
    after: ROption<Tuple2<RStr<'a>, RStr<'a>>>,
    text: RStr<'a>,
    amount: RStr<'a>,
    total_from: RStr<'a>,
    total_to: RStr<'a>,
    overdue_on: RStr<'a>,
    status: RStr<'a>,
    from: RStr<'a>,
    to: RStr<'a>,
    parent: RStr<'a>,
}

impl<'a> WireQuery<'a> {
    /// Lends `query` to `call`.
    pub(crate) fn lend<T>(query: &'a Query<'a>, call: impl FnOnce(&WireQuery<'_>) -> T) -> T {
        let entities: Option<Vec<RStr<'_>>> =
            query.entities.map(|list| list.iter().map(|entity| entity.as_str().into()).collect());
        call(&WireQuery {
            kind: query.kind.number(),
            sort: query.sort.number(),
            own_only: query.own_only,
            cancelled: query.cancelled,
            descending: query.descending,
            open: query.filter.open,
            limit: query.limit,
            third_party: query.third_party.into(),
            entities: entities.as_deref().map(RSlice::from_slice).into(),
            contact: query.contact.map(RStr::from).into(),
            after: query.after.map(|after| Tuple2(after.key.into(), after.id.into())).into(),
            text: query.filter.text.into(),
            amount: query.filter.amount.into(),
            total_from: query.filter.total_from.into(),
            total_to: query.filter.total_to.into(),
            overdue_on: query.filter.overdue_on.into(),
            status: query.filter.status.into(),
            from: query.filter.from.into(),
            to: query.filter.to.into(),
            parent: query.filter.parent.into(),
        })
    }

    /// Lends the plain query to `call`.
    pub(crate) fn read<T>(&self, call: impl FnOnce(&Query<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let entities: Option<Vec<String>> =
            option(self.entities).map(|list| list.iter().map(ToString::to_string).collect());
        let sort = Sort::from_number(self.sort).ok_or_else(|| {
            let message = format!("sort `{}` is not known here; update this side", self.sort);
            Failure::new(Class::Incompatible, "sort/unknown", message)
        })?;
        call(&Query {
            kind: kind(self.kind)?,
            third_party: self.third_party.as_str(),
            entities: entities.as_deref(),
            contact: text(self.contact),
            own_only: self.own_only,
            cancelled: self.cancelled,
            filter: Filter {
                text: self.text.as_str(),
                amount: self.amount.as_str(),
                total_from: self.total_from.as_str(),
                total_to: self.total_to.as_str(),
                open: self.open,
                overdue_on: self.overdue_on.as_str(),
                status: self.status.as_str(),
                from: self.from.as_str(),
                to: self.to.as_str(),
                parent: self.parent.as_str(),
            },
            sort,
            descending: self.descending,
            after: option(self.after).map(|Tuple2(key, id)| After { key: key.as_str(), id: id.as_str() }),
            limit: self.limit,
        })
    }
}

/// [`Row`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireRow<'a> {
    kind: u8,
    state: u8,
    reserved: bool,
    open: bool,
    has_file: bool,
    has_picture: bool,
    progress: ROption<u8>,
    contacts: RSlice<'a, RStr<'a>>,
    id: RStr<'a>,
    third_party: RStr<'a>,
    entity: RStr<'a>,
    reference: RStr<'a>,
    other_reference: RStr<'a>,
    title: RStr<'a>,
    status: RStr<'a>,
    date: RStr<'a>,
    until: RStr<'a>,
    total: RStr<'a>,
    remaining: RStr<'a>,
    currency: RStr<'a>,
    parent: RStr<'a>,
    key: RStr<'a>,
}

/// What a row says besides since 1.2.
#[repr(C)]
#[derive(Clone, Copy, Debug, StableAbi)]
pub struct WireBesides<'a> {
    nature: u8,
    /// JSON: what a later version says besides; empty in this one, which does not read it.
    more: RStr<'a>,
}

impl WireBesides<'static> {
    /// What a host of before says.
    pub(crate) const NOTHING: Self = Self { nature: 0, more: RStr::from_str("") };

    pub(crate) fn of(row: &Row<'_>) -> Self {
        Self { nature: row.nature.number(), ..Self::NOTHING }
    }
}

/// A row whose kind or state this version does not know; it is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BadRow {
    Kind(u8),
    State(u8),
}

impl WireRow<'_> {
    /// Lends `row` to `call`.
    pub(crate) fn lend<T>(row: &Row<'_>, call: impl FnOnce(&WireRow<'_>) -> T) -> T {
        // No allocation for the usual row, which names no contacts.
        let contacts: Vec<RStr<'_>> = row.contacts.iter().map(|contact| RStr::from(*contact)).collect();
        call(&WireRow {
            kind: row.kind.number(),
            state: row.state.number(),
            reserved: row.reserved,
            open: row.open,
            has_file: row.has_file,
            has_picture: row.has_picture,
            progress: row.progress.into(),
            contacts: RSlice::from_slice(&contacts),
            id: row.id.into(),
            third_party: row.third_party.into(),
            entity: row.entity.into(),
            reference: row.reference.into(),
            other_reference: row.other_reference.into(),
            title: row.title.into(),
            status: row.status.into(),
            date: row.date.into(),
            until: row.until.into(),
            total: row.total.into(),
            remaining: row.remaining.into(),
            currency: row.currency.into(),
            parent: row.parent.into(),
            key: row.key.into(),
        })
    }

    /// Lends the plain row to `call`, with what it says besides.
    pub(crate) fn read<T>(&self, besides: &WireBesides<'_>, call: impl FnOnce(&Row<'_>) -> T) -> Result<T, BadRow> {
        let kind = Kind::from_number(self.kind).ok_or(BadRow::Kind(self.kind))?;
        let state = State::from_number(self.state).ok_or(BadRow::State(self.state))?;
        let contacts: Vec<&str> = self.contacts.iter().map(RStr::as_str).collect();
        Ok(call(&Row {
            kind,
            nature: Nature::from_number(besides.nature),
            id: self.id.as_str(),
            third_party: self.third_party.as_str(),
            entity: self.entity.as_str(),
            state,
            reserved: self.reserved,
            contacts: &contacts,
            reference: self.reference.as_str(),
            other_reference: self.other_reference.as_str(),
            title: self.title.as_str(),
            status: self.status.as_str(),
            open: self.open,
            date: self.date.as_str(),
            until: self.until.as_str(),
            total: self.total.as_str(),
            remaining: self.remaining.as_str(),
            currency: self.currency.as_str(),
            progress: option(self.progress),
            parent: self.parent.as_str(),
            has_file: self.has_file,
            has_picture: self.has_picture,
            key: self.key.as_str(),
        }))
    }
}

/// [`FileQuery`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireFileQuery<'a> {
    kind: u8,
    document: RStr<'a>,
    file: ROption<RStr<'a>>,
    offset: u64,
    limit: u64,
}

impl<'a> WireFileQuery<'a> {
    pub(crate) fn of(query: &FileQuery<'a>) -> Self {
        Self {
            kind: query.kind.number(),
            document: query.document.into(),
            file: query.file.map(RStr::from).into(),
            offset: query.offset,
            limit: query.limit,
        }
    }

    pub(crate) fn read(&self) -> Result<FileQuery<'a>, Failure> {
        Ok(FileQuery {
            kind: kind(self.kind)?,
            document: self.document.as_str(),
            file: text(self.file),
            offset: self.offset,
            limit: self.limit,
        })
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    #[test]
    fn a_row_of_unknown_kind_or_state_is_not_read() {
        for (kind, state, want) in [
            (1, 1, Ok(())),
            (9, 2, Ok(())),
            (0, 1, Err(BadRow::Kind(0))),
            (10, 1, Err(BadRow::Kind(10))),
            (1, 3, Err(BadRow::State(3))),
            (255, 255, Err(BadRow::Kind(255))),
        ] {
            assert_eq!(row(kind, state).read(&WireBesides::NOTHING, |_| ()), want, "kind {kind}, state {state}");
        }
    }

    #[test]
    fn a_nature_of_a_later_version_is_none() {
        for (nature, want) in [(0, Nature::Usual), (1, Nature::CreditNote), (3, Nature::Progress), (4, Nature::Usual)] {
            let besides = WireBesides { nature, more: RStr::from(r#"{"later": 1}"#) };
            assert_eq!(row(1, 1).read(&besides, |row| row.nature), Ok(want), "{nature}");
        }
    }

    pub(in crate::wire) fn row(kind: u8, state: u8) -> WireRow<'static> {
        let none = RStr::from("");
        WireRow {
            kind,
            state,
            reserved: false,
            open: false,
            has_file: false,
            has_picture: false,
            progress: ROption::RNone,
            contacts: RSlice::EMPTY,
            id: none,
            third_party: none,
            entity: none,
            reference: none,
            other_reference: none,
            title: none,
            status: none,
            date: none,
            until: none,
            total: none,
            remaining: none,
            currency: none,
            parent: none,
            key: none,
        }
    }
}
