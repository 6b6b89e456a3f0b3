//! JSON in which an object is an object: serde would also read an array as one, its values taken for the members in
//! the order in which a struct has them, so that `["lea"]` passes for `{"login": "lea"}`.
//!
//! [`from_slice`], [`from_str`] and [`from_value`] read everything that way, however deep. Only what serde itself reads twice slips past:
//! a type with `flatten`, `untagged` or an inner `tag`. What comes from outside has none of these; an enum whose object
//! names its variant in a member is read by [`tagged`].

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapDeserializer, StrDeserializer};
use serde::de::{
    Deserialize, DeserializeOwned, DeserializeSeed, Deserializer, EnumAccess, Error as _, IntoDeserializer, MapAccess,
    SeqAccess, VariantAccess, Visitor,
};
use serde_json::{Error, Value};

/// Reads a value.
///
/// # Errors
/// As of `serde_json`, and where an array stands for an object.
pub fn from_slice<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> Result<T, Error> {
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let value = T::deserialize(Objects(&mut json))?;
    json.end().map(|()| value)
}

/// Reads a value.
///
/// # Errors
/// As [`from_slice`].
pub fn from_str<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, Error> {
    from_slice(text.as_bytes())
}

/// Reads a value out of another one.
///
/// # Errors
/// As [`from_slice`].
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, Error> {
    T::deserialize(Objects(value))
}

/// Reads an enum whose variant is named by the member `tag` of an object, wherever that stands in it; the other members
/// are the variant's. As `#[serde(tag = …)]` would, which the enum itself must not have.
///
/// # Errors
/// As [`from_slice`]; where the member is missing, is there twice or is no text.
pub fn tagged<T: DeserializeOwned>(tag: &'static str, bytes: &[u8]) -> Result<T, Error> {
    let Members(mut members) = from_slice(bytes)?;
    let found = members.iter().position(|(name, _)| name == tag).ok_or_else(|| Error::missing_field(tag))?;
    let (_, variant) = members.remove(found);
    if members.iter().any(|(name, _)| name == tag) {
        return Err(Error::duplicate_field(tag));
    }
    let Value::String(variant) = variant else {
        return Err(Error::custom(format_args!("`{tag}` is no text")));
    };
    T::deserialize(Tagged { variant, members })
}

/// The members of an object, in their order.
struct Members(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Members {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = Members;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Members, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

/// An object whose variant was found.
struct Tagged {
    variant: String,
    members: Vec<(String, Value)>,
}

impl<'de> Deserializer<'de> for Tagged {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_enum(self)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> EnumAccess<'de> for Tagged {
    type Error = Error;
    type Variant = Objects<Rest>;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Self::Variant), Error> {
        let variant: StrDeserializer<'_, Error> = self.variant.as_str().into_deserializer();
        seed.deserialize(variant).map(|variant| (variant, Objects(Rest(self.members))))
    }
}

/// The members beside the tag, as the content of the variant.
struct Rest(Vec<(String, Value)>);

impl<'de> Deserializer<'de> for Rest {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let mut members = MapDeserializer::new(self.0.into_iter());
        let value = visitor.visit_map(&mut members)?;
        members.end().map(|()| value)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> VariantAccess<'de> for Objects<Rest> {
    type Error = Error;

    fn unit_variant(self) -> Result<(), Error> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Error> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, Error> {
        self.deserialize_map(visitor)
    }
}

/// Whatever it wraps, with the same rule for all that is within.
struct Objects<T>(T);

/// The one difference: where a struct is wanted, only an object will do.
macro_rules! forward {
    ($($method:ident($($argument:ident: $type:ty),*);)*) => {$(
        fn $method<V: Visitor<'de>>(self, $($argument: $type,)* visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method($($argument,)* Objects(visitor))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Objects<D> {
    type Error = D::Error;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        self.0.deserialize_map(Objects(visitor))
    }

    forward! {
        deserialize_any();
        deserialize_bool();
        deserialize_i8();
        deserialize_i16();
        deserialize_i32();
        deserialize_i64();
        deserialize_i128();
        deserialize_u8();
        deserialize_u16();
        deserialize_u32();
        deserialize_u64();
        deserialize_u128();
        deserialize_f32();
        deserialize_f64();
        deserialize_char();
        deserialize_str();
        deserialize_string();
        deserialize_bytes();
        deserialize_byte_buf();
        deserialize_option();
        deserialize_unit();
        deserialize_unit_struct(name: &'static str);
        deserialize_newtype_struct(name: &'static str);
        deserialize_seq();
        deserialize_tuple(len: usize);
        deserialize_tuple_struct(name: &'static str, len: usize);
        deserialize_map();
        deserialize_enum(name: &'static str, variants: &'static [&'static str]);
        deserialize_identifier();
        deserialize_ignored_any();
    }

    fn is_human_readable(&self) -> bool {
        self.0.is_human_readable()
    }
}

macro_rules! visit {
    ($($method:ident($type:ty);)*) => {$(
        fn $method<E: serde::de::Error>(self, value: $type) -> Result<V::Value, E> {
            self.0.$method(value)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Objects<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    visit! {
        visit_bool(bool);
        visit_i64(i64);
        visit_i128(i128);
        visit_u64(u64);
        visit_u128(u128);
        visit_f64(f64);
        visit_str(&str);
        visit_borrowed_str(&'de str);
        visit_string(String);
        visit_bytes(&[u8]);
        visit_borrowed_bytes(&'de [u8]);
        visit_byte_buf(Vec<u8>);
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Objects(deserializer))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        self.0.visit_newtype_struct(Objects(deserializer))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Objects(seq))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Objects(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<V::Value, A::Error> {
        self.0.visit_enum(Objects(data))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Objects<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Objects(deserializer))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Objects<A> {
    type Error = A::Error;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, A::Error> {
        self.0.next_element_seed(Objects(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Objects<A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        self.0.next_key_seed(seed)
    }

    fn next_value_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<T::Value, A::Error> {
        self.0.next_value_seed(Objects(seed))
    }

    fn size_hint(&self) -> Option<usize> {
        self.0.size_hint()
    }
}

impl<'de, A: EnumAccess<'de>> EnumAccess<'de> for Objects<A> {
    type Error = A::Error;
    type Variant = Variant<'de, A::Variant>;

    fn variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<(S::Value, Self::Variant), A::Error> {
        self.0.variant_seed(seed).map(|(value, variant)| (value, Variant(variant, PhantomData)))
    }
}

/// The content of a variant.
struct Variant<'de, A>(A, PhantomData<&'de ()>);

impl<'de, A: VariantAccess<'de>> VariantAccess<'de> for Variant<'de, A> {
    type Error = A::Error;

    fn unit_variant(self) -> Result<(), A::Error> {
        self.0.unit_variant()
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, A::Error> {
        self.0.newtype_variant_seed(Objects(seed))
    }

    fn tuple_variant<V: Visitor<'de>>(self, len: usize, visitor: V) -> Result<V::Value, A::Error> {
        self.0.tuple_variant(len, Objects(visitor))
    }

    fn struct_variant<V: Visitor<'de>>(self, _: &'static [&'static str], visitor: V) -> Result<V::Value, A::Error> {
        self.0.newtype_variant_seed(Object(Objects(visitor), PhantomData))
    }
}

/// What the visitor makes of an object, and of nothing else.
struct Object<'de, V>(V, PhantomData<&'de ()>);

impl<'de, V: Visitor<'de>> DeserializeSeed<'de> for Object<'de, V> {
    type Value = V::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<V::Value, D::Error> {
        deserializer.deserialize_map(self.0)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Line {
        product: String,
        #[serde(default)]
        pair: Option<(u8, u8)>,
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    enum Act {
        List,
        Add(Line),
        Put {
            line: Line,
            #[serde(default)]
            number: Option<u64>,
        },
        Name {
            name: String,
        },
    }

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Order {
        lines: Vec<Line>,
        #[serde(default)]
        first: Option<Line>,
        #[serde(default)]
        by_name: BTreeMap<String, Line>,
        #[serde(default)]
        act: Option<Act>,
    }

    #[test]
    fn an_array_is_no_object_at_any_depth() {
        for (text, fits) in [
            (r#"{"lines": [{"product": "a", "pair": [1, 2]}], "first": {"product": "b"}}"#, true),
            (r#"{"lines": [], "by_name": {"x": {"product": "a"}}, "act": {"put": {"line": {"product": "a"}}}}"#, true),
            (r#"{"lines": [], "act": "list"}"#, true),
            (r#"{"lines": [], "act": {"add": {"product": "a"}}, "first": null}"#, true),
            (r"[[]]", false),
            (r#"[[{"product": "a"}]]"#, false),
            (r#"{"lines": [["a"]]}"#, false),
            (r#"{"lines": [], "first": ["b"]}"#, false),
            (r#"{"lines": [], "by_name": {"x": ["a"]}}"#, false),
            (r#"{"lines": [], "act": {"add": ["a"]}}"#, false),
            (r#"{"lines": [], "act": {"put": [{"product": "a"}]}}"#, false),
            (r#"{"lines": [], "act": {"put": {"line": ["a"]}}}"#, false),
            (r#"{"lines": [], "act": {"name": ["a"]}}"#, false),
            (r#"{"lines": [], "act": ["list"]}"#, false),
            (r#"{"lines": [], "lines": []}"#, false),
            (r#"{"lines": []} {}"#, false),
        ] {
            assert_eq!(from_str::<Order>(text).is_ok(), fits, "{text}");
            if let Ok(value) = serde_json::from_str(text) {
                let fits = fits || text.contains(r#"[], "lines""#);
                assert_eq!(from_value::<Order>(value).is_ok(), fits, "{text} as a value, where the last member counts");
            }
        }
    }

    #[test]
    fn a_tag_names_the_variant_wherever_it_stands() {
        let line = || Line { product: "a".to_owned(), pair: None };
        for (text, want) in [
            (r#"{"do": "list"}"#, Some(Act::List)),
            (r#"{"product": "a", "do": "add"}"#, Some(Act::Add(line()))),
            (r#"{"do": "put", "line": {"product": "a"}}"#, Some(Act::Put { line: line(), number: None })),
            (
                r#"{"do": "put", "line": {"product": "a"}, "number": 7}"#,
                Some(Act::Put { line: line(), number: Some(7) }),
            ),
            (r#"{"do": "name", "name": "a"}"#, Some(Act::Name { name: "a".to_owned() })),
            (r#"{"do": "put", "line": ["a"]}"#, None),
            (r#"{"do": "put", "line": {"product": "a"}, "more": 1}"#, None),
            (r#"{"do": "name", "name": "a", "name": "b"}"#, None),
            (r#"{"do": "list", "do": "list"}"#, None),
            (r#"{"do": "nothing"}"#, None),
            (r#"{"do": 1}"#, None),
            (r#"{"line": {"product": "a"}}"#, None),
            (r#"["list"]"#, None),
            (r#"["name", "a"]"#, None),
            (r#"{"list": {}}"#, None),
            (r#""list""#, None),
        ] {
            assert_eq!(tagged::<Act>("do", text.as_bytes()).ok(), want, "{text}");
        }
    }
}
