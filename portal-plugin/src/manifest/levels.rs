//! Keys that stand one level too high or too low (rule S11): where the author may have meant them.

use serde_json::Value as Schema;

use crate::manifest::schema::alternatives;
use crate::manifest::words::{meant, quoted};
use crate::model::locales::Locale;

/// Where a key belongs.
#[derive(Debug, PartialEq, Eq)]
pub struct Level {
    /// The key itself, as it is spelled there.
    pub name: String,
    /// Whether the author spelled it so.
    pub is_exact: bool,
    /// The objects that it belongs into, each inside the one before; empty for the outermost level.
    pub within: Vec<String>,
    /// Whether it stands too deep, and not too high.
    pub outwards: bool,
}

impl Level {
    /// Where it belongs, e.g. `` `sessions.idle_minutes` ``.
    pub fn path(&self) -> String {
        quoted(&[&self.within[..], std::slice::from_ref(&self.name)].concat().join("."))
    }

    /// What to do.
    pub fn hint(&self) -> String {
        match (self.outwards, &self.within[..]) {
            (true, _) => format!("{} belongs further out, beside the object that it stands in", quoted(&self.name)),
            (false, within) => format!("{} belongs into {}", quoted(&self.name), quoted(&within.join("."))),
        }
    }
}

/// The level that has this key, where the object of this schema has not; the same spelling anywhere before a near one, and what is
/// inside before what is around.
pub fn of(key: &str, schema: &Schema, around: &[&Schema]) -> Option<Level> {
    let level = |(name, within, outwards): (&str, Vec<&str>, bool)| Level {
        is_exact: name == key,
        name: name.to_owned(),
        within: within.into_iter().map(ToOwned::to_owned).collect(),
        outwards,
    };
    let inner = inside(schema, &[]);
    let find = |wanted: &str| {
        let found = inner.iter().find(|(name, _)| *name == wanted)?;
        Some((found.0, found.1.clone(), false))
    };
    let outer = || {
        let mut keys = around.iter().flat_map(|schema| properties(schema)).map(|(name, _)| name);
        keys.find(|name| *name == key).map(|name| (name, Vec::new(), true))
    };
    let near = || find(meant(key, inner.iter().map(|(name, _)| *name))?);
    find(key).or_else(outer).or_else(near).map(level)
}

/// The keys of the objects inside, the nearest level first; lists are passed over, as a key says not which item it belongs to.
fn inside<'s>(schema: &'s Schema, path: &[&'s str]) -> Vec<(&'s str, Vec<&'s str>)> {
    let mut keys = Vec::new();
    let mut deeper = Vec::new();
    for (name, inner) in properties(schema) {
        let within = [path, &[name]].concat();
        keys.extend(properties(inner).map(|(key, _)| (key, within.clone())));
        deeper.extend(inside(inner, &within));
    }
    keys.extend(deeper);
    // A text in several languages is an object too, and `en` belongs into none of them more than into another.
    keys.retain(|(key, _)| !Locale::ALL.into_iter().any(|locale| locale.tag() == *key));
    keys
}

/// The fields of an object, where it may be one.
fn properties(schema: &Schema) -> impl Iterator<Item = (&str, &Schema)> {
    let objects = alternatives(schema).filter_map(|schema| schema["properties"].as_object());
    objects.flatten().map(|(name, schema)| (name.as_str(), schema))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_key_is_found_inside_and_around_and_by_a_near_spelling_inside() {
        let object = |fields: Schema| json!({ "type": "object", "properties": fields });
        let around =
            object(json!({ "realm": {}, "sessions": object(json!({ "idle_minutes": {} })), "brand": object(json!({
            "home": object(json!({ "before": {}, "en": {} })), "links": { "items": object(json!({ "url": {} })) },
        })) }));
        let sessions = &around["properties"]["sessions"];
        let path =
            |key: &str, schema, around: &[&Schema]| of(key, schema, around).map(|level| (level.path(), level.outwards));
        for (key, schema, outer, want) in [
            ("idle_minutes", &around, &[][..], Some(("`sessions.idle_minutes`", false))),
            ("idle-minutes", &around, &[], Some(("`sessions.idle_minutes`", false))),
            ("before", &around, &[], Some(("`brand.home.before`", false))),
            ("realm", sessions, &[&around], Some(("`realm`", true))),
            ("url", &around, &[], None),
            ("en", &around, &[], None),
            ("colour", &around, &[], None),
        ] {
            assert_eq!(path(key, schema, outer), want.map(|(path, out)| (path.to_owned(), out)), "{key}");
        }
    }
}
