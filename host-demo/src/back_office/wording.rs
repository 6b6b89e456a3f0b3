//! What several pages say in the same words: kinds, roles, times.

use jiff::Timestamp;
use plugin_api::Kind;

use crate::hosting::roster::{Person, Role};
use crate::language::Language;
use crate::zone;

/// A kind in words; one that is not known here, by its own word.
pub fn kind(l: Language, word: &str) -> &str {
    word.parse().map_or(word, |kind| kind_name(l, kind))
}

/// What a kind is called.
pub const fn kind_name(l: Language, kind: Kind) -> &'static str {
    match kind {
        Kind::Invoices => l.t().words.invoices,
        Kind::Quotes => l.t().words.quotes,
        Kind::Orders => l.t().words.orders,
        Kind::Shipments => l.t().words.shipments,
        Kind::Tickets => l.t().words.tickets,
        Kind::Projects => l.t().words.projects,
        Kind::Tasks => l.t().words.tasks,
        Kind::SupplierInvoices => l.t().words.supplier_invoices,
        Kind::Products => l.t().words.products,
    }
}

/// A role in words.
pub const fn role(l: Language, role: Role) -> &'static str {
    match role {
        Role::Look => l.t().words.role_look,
        Role::Support => l.t().words.role_support,
        Role::Manage => l.t().words.role_manage,
        Role::Admin => l.t().words.role_admin,
    }
}

/// What a role may do, besides what the ones before it may.
pub const fn about_role(l: Language, role: Role) -> &'static str {
    match role {
        Role::Look => l.t().words.about_look,
        Role::Support => l.t().words.about_support,
        Role::Manage => l.t().words.about_manage,
        Role::Admin => l.t().words.about_admin,
    }
}

/// How one of the staff stands: the class of its mark, and a word.
pub const fn standing_of_staff(l: Language, person: &Person) -> (&'static str, &'static str) {
    match person {
        Person { enabled: false, .. } => ("bad", l.t().words.disabled),
        Person { must_change: true, .. } => ("warn", l.t().words.one_time_password),
        _ => ("good", l.t().common.active),
    }
}

/// A moment of RFC 3339 to the minute in the host's time zone (rule T1), e.g. `2026-01-31 13:00 UTC+01:00`.
pub fn moment(text: &str) -> String {
    zone::said(text)
}

/// The same of milliseconds since 1970-01-01T00:00:00Z.
pub fn moment_of(milliseconds: u64) -> String {
    let moment =
        i64::try_from(milliseconds).ok().and_then(|milliseconds| Timestamp::from_millisecond(milliseconds).ok());
    moment.map_or_else(String::new, |at| zone::to_the_minute(at, &zone::own()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_in_words_and_an_unknown_one_as_it_stands() {
        let french = Language::of_tag("fr");
        assert_eq!(kind(french, "supplier_invoices"), "Factures fournisseurs");
        assert_eq!(kind(french, "contracts"), "contracts");
    }

    #[test]
    fn moments_are_told_to_the_minute() {
        assert_eq!(moment("2026-01-31T12:00:59.999Z"), "2026-01-31 12:00 UTC");
        assert_eq!(moment_of(1_769_860_859_999), "2026-01-31 12:00 UTC");
        assert_eq!(moment("never"), "never");
    }
}
