//! How the portal's own ids cross: as text in JSON, as in paths, so that a program that reads numbers inexactly
//! (RFC 7493, 2.2) cannot mean another one.

use serde::{Deserialize, Deserializer, Serializer};

pub use plugin_api::operations::ids::{SHAPE, number_of};

/// For `#[serde(with)]`: writes an id.
///
/// # Errors
/// The serializer's.
pub fn serialize<S: Serializer>(id: &i64, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(id)
}

/// For `#[serde(with)]`: reads an id.
///
/// # Errors
/// Where it is no id, or a number.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
    let text = String::deserialize(deserializer)?;
    number_of(&text).ok_or_else(|| serde::de::Error::custom("an id is a text such as \"7\""))
}

#[cfg(test)]
mod tests {
    use crate::model::contacts::ContactId;

    #[test]
    fn an_id_is_a_text_with_one_spelling() {
        assert_eq!(serde_json::to_string(&ContactId(7)).unwrap(), r#""7""#);
        for (text, id) in [
            (r#""7""#, Some(7)),
            (r#""9223372036854775807""#, Some(i64::MAX)),
            (r#""9223372036854775808""#, None),
            (r#""07""#, None),
            (r#""0""#, None),
            (r#""-7""#, None),
            (r#"" 7""#, None),
            (r#""""#, None),
            ("7", None),
            ("null", None),
        ] {
            assert_eq!(serde_json::from_str::<ContactId>(text).ok(), id.map(ContactId), "{text}");
        }
    }
}
