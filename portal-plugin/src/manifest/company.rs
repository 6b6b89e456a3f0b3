//! What is probably a mistake by what the manifests around and the ERP say (rule S11). Only warnings: each manifest is good alone.

use std::collections::BTreeMap;

use crate::manifest::Reading;
use crate::manifest::code::Code;
use crate::manifest::finding::Finding;
use crate::manifest::words::{literal, meant, quoted};

/// The shortest realm of which one letter may be wrong, in letters: shorter ones resemble each other by chance.
const SHORTEST: usize = 4;

/// Warns of each realm that only one manifest names and that resembles another: a slip of the pen shares no customers.
///
/// Of two that resemble each other and stand alone, only the later one is warned of.
pub fn lone_realms(readings: &mut [Reading<'_>]) {
    let mut members: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (place, reading) in readings.iter().enumerate() {
        members.entry(realm_of(reading)).or_default().push(place);
    }
    for place in 0..readings.len() {
        let Some((realm, at)) = readings.get(place).and_then(|reading| reading.realm.clone()) else { continue };
        let is_lone = members.get(&realm).is_some_and(|sites| sites.len() == 1);
        let alike = members.iter().filter(|(other, sites)| {
            let is_settled = sites.len() > 1 || sites.first().is_some_and(|first| *first < place);
            is_settled && !other.is_empty() && **other != realm && resembles(&realm, other)
        });
        let other = alike.max_by_key(|(_, sites)| sites.len());
        if let (true, Some((other, _)), Some(reading)) = (is_lone, other, readings.get_mut(place)) {
            let message =
                format!("no other site names the realm {}, and {} is much like it", quoted(&realm), quoted(other));
            let found = Finding::warning(Code::LoneRealm, message).at(at.clone(), "alone in it");
            reading.findings.add(found.replace(at, literal(other), format!("did you mean {}?", quoted(other))));
        }
    }
}

/// Warns of each entity that the ERP does not know: nothing is ever shown of it.
pub fn unknown_entities(reading: &mut Reading<'_>, known: &[String]) {
    for (entity, at) in std::mem::take(&mut reading.entities) {
        if known.contains(&entity) {
            continue;
        }
        let found = Finding::warning(Code::UnknownEntity, format!("the ERP names no entity {}", quoted(&entity)));
        let found = found.at(at.clone(), "shows nothing");
        reading.findings.add(match meant(&entity, known.iter().map(String::as_str)) {
            Some(near) if !is_number(&entity) => {
                found.replace(at, literal(near), format!("did you mean {}?", quoted(near)))
            }
            _ => found.hint("write the id that the ERP has for it, or delete it here"),
        });
    }
}

/// The realm that a manifest puts its site in; empty where it does not say which site it is.
fn realm_of(reading: &Reading<'_>) -> String {
    let named = reading.realm.as_ref().or(reading.id.as_ref());
    named.map_or_else(String::new, |(realm, _)| realm.clone())
}

/// Whether one may be a slip for the other: the same but for hyphens, or one letter wrong. Numbers tell realms apart on purpose.
fn resembles(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.to_lowercase().replace(['-', '_', ' ', '.'], "");
    let (one, other) = (letters(one), letters(other));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    digits(&one) == digits(&other)
        && (one == other || (one.len().min(other.len()) >= SHORTEST && strsim::damerau_levenshtein(&one, &other) == 1))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::resembles;

    #[test]
    fn a_realm_resembles_another_by_one_slip_and_not_by_a_number() {
        for (one, other, want) in [
            ("atelier", "atelire", true),
            ("atelier", "ateliers", true),
            ("atelier", "Atelier", true),
            ("west-coast", "westcoast", true),
            ("west-coast", "west_coast", true),
            ("shop-1", "shop-2", false),
            ("shop1", "shop-1", true),
            ("lac", "lax", false),
            ("nord", "north", false),
            ("nord", "sud", false),
        ] {
            assert_eq!(resembles(one, other), want, "{one} {other}");
            assert_eq!(resembles(other, one), want, "{other} {one}");
        }
    }
}
