//! What a membership offers or is, as the facts of a letter.

use super::{Fact, Writer};
use crate::model::memberships::{Membership, Sees};

/// What a membership allows, a line each.
pub(super) fn terms(writer: &Writer<'_>, offer: &Membership) -> Vec<Fact> {
    let facts = &writer.mails.facts;
    let permissions = offer.role.permissions();
    let labels: Vec<_> = permissions.iter().map(|one| writer.texts.permissions.of(one)).collect();
    let said = if labels.is_empty() { facts.no_permissions.to_owned() } else { labels.join(facts.between) };
    let own = (offer.sees == Sees::Own).then(|| (facts.documents, facts.only_own.to_owned()));
    let ends = offer.ends.map(|ends| (facts.until, writer.time(ends)));
    std::iter::once((facts.permissions, said)).chain(own).chain(ends).collect()
}
