//! Memberships in the words of a ledger.

use crate::clock::Timestamp;
use crate::model::memberships::Membership;
use crate::model::sites::SiteId;

/// What a membership is, in the words of a ledger.
pub(super) fn described(membership: &Membership) -> [(&'static str, String); 4] {
    let sites = membership.sites.as_ref().map_or_else(
        || "every site".to_owned(),
        |sites| sites.iter().map(SiteId::as_str).collect::<Vec<_>>().join(" "),
    );
    [
        ("permissions", membership.role.permissions().to_string()),
        ("sees", membership.sees.as_str().to_owned()),
        ("sites", sites),
        ("ends", membership.ends.map_or_else(|| "never".to_owned(), Timestamp::rfc3339)),
    ]
}

/// What a membership was before a change, in the words of a ledger: only what differs.
pub(super) fn described_before(before: &Membership, after: &Membership) -> Vec<(&'static str, String)> {
    const NAMES: [&str; 4] = ["permissions_before", "sees_before", "sites_before", "ends_before"];
    let changes = NAMES.into_iter().zip(described(before)).zip(described(after));
    changes.filter(|((_, was), is)| was != is).map(|((name, (_, was)), _)| (name, was)).collect()
}
