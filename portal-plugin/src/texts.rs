//! Every text of the portal's own, a folder for each language: what a language lacks does not compile.
//!
//! [`shape`] declares what there is to say, once; `en` and `fr` say it. Pages, mails and the interface read it as
//! `texts::of(locale).people.members`.
//!
//! # Add a language
//!
//! 1. Add it to `Locale` in `portal-plugin/src/model/locales.rs`, and to the languages of a manifest in
//!    `portal-plugin/src/manifest/raw.rs`; renew the schema of manifests as its test says.
//! 2. Write its row in `portal-plugin/src/model/conventions.rs`: its numbers, days, signs and plurals, as CLDR has them.
//! 3. Copy `en.rs` and the folder of it under the language's tag, and translate what stands in quotes. What a text is for, and what
//!    its values are, stands in `shape`; a second language beside helps. A text that counts asks for the language's own plural.
//! 4. Add its row to [`of`], and to `portal-plugin/src/texts/tests.rs` the words that are really the same as in English.
//!
//! Nothing else names a language: menus, forms, the schema and the interface are made from `Locale`.

/// Declares texts: a struct with a field for each, which tests can walk. A field without a type is a text as it stands.
macro_rules! texts {
    ($(#[$about:meta])* $texts:ident { $($(#[$doc:meta])* $field:ident $(: $type:ty)?,)* }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $texts { $($(#[$doc])* pub $field: texts!(@type $($type)?),)* }

        #[cfg(test)]
        impl $crate::texts::walk::Walk for $texts {
            fn walk(&self, path: &str, seen: &mut Vec<(String, String)>) {
                $(self.$field.walk(&format!("{path}.{}", stringify!($field)), seen);)*
            }
        }
    };
    ($(#[$about:meta])* $texts:ident by code { $($field:ident = $code:literal,)* }) => {
        texts! { $(#[$about])* $texts { $($field,)* } }

        impl $texts {
            /// Each code with its text.
            pub fn by_code(&self) -> Vec<(&'static str, &'static str)> {
                vec![$(($code, self.$field),)*]
            }

            /// The text of a code; the code itself where it has none.
            pub fn of<'a>(&self, code: &'a str) -> &'a str {
                match code {
                    $($code => self.$field,)*
                    _ => code,
                }
            }
        }
    };
    (@type) => { &'static str };
    (@type $type:ty) => { $type };
}

mod de;
mod en;
mod es;
mod fr;
mod it;
mod ledger_words;
mod nl;
pub mod shape;
#[cfg(test)]
mod tests;
#[cfg(test)]
pub(crate) mod walk;

pub use ledger_words::ledger_words;
pub use shape::Texts;

use plugin_api::Label;

use crate::model::locales::Locale;

/// A text in every language, for whoever shows it outside.
pub fn label(text: impl Fn(&'static Texts) -> &'static str) -> Label {
    let each = Locale::ALL.into_iter().map(|locale| (locale.tag(), text(of(locale))));
    Label::default().with(each)
}

/// The texts of a language.
pub const fn of(locale: Locale) -> &'static Texts {
    match locale {
        Locale::En => &en::EN,
        Locale::Fr => &fr::FR,
        Locale::De => &de::DE,
        Locale::Es => &es::ES,
        Locale::It => &it::IT,
        Locale::Nl => &nl::NL,
    }
}
