//! Every text of the portal's own, a folder for each language: what a language lacks does not compile.
//!
//! [`shape`] declares what there is to say, once; `en` and `fr` say it. Pages, mails and the interface read it as
//! `texts::of(locale).people.members`.
//!
//! To add a language:
//!
//! 1. Add it to `Locale` in `model/sites.rs`.
//! 2. Copy `en.rs` and the folder `en/` under the language's tag, and translate what stands in quotes. What a text is for, and what
//!    its values are, stands in `shape/`; a second language beside helps.
//! 3. Add its row to [`of`], and to the tests below the words that are really the same as in English.

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

mod en;
mod fr;
mod ledger_words;
pub mod shape;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk;

pub use ledger_words::ledger_words;
pub use shape::Texts;

use plugin_api::Label;

use crate::model::sites::Locale;

/// A text in every language, for whoever shows it outside.
pub fn label(text: impl Fn(&'static Texts) -> &'static str) -> Label {
    Label { en: text(of(Locale::En)).to_owned(), fr: text(of(Locale::Fr)).to_owned() }
}

/// The texts of a language.
pub const fn of(locale: Locale) -> &'static Texts {
    match locale {
        Locale::En => &en::EN,
        Locale::Fr => &fr::FR,
    }
}
