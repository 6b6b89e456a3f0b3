//! Every text of the host's own pages, a folder for each language: what a language lacks does not compile.
//!
//! [`shape`] declares what there is to say, once; `en`, `fr` and `de` say it. Pages read it as
//! `l.t().user.nobody_found`.
//!
//! # Add a language
//! 1. Its variant and its row in `Language` (`host-demo/src/language.rs`).
//! 2. `host-demo/src/texts/en.rs` and the folder beside it, copied under its tag and translated.

/// Declares texts: a struct with a field for each. With `by code`, each is found by its code as well.
macro_rules! texts {
    ($(#[$about:meta])* $texts:ident { $($field:ident,)* }) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $texts { $(pub $field: &'static str,)* }

        impl $texts {
            /// Each text with its name.
            pub fn each(&self) -> Vec<(&'static str, &'static str)> {
                vec![$((stringify!($field), self.$field),)*]
            }
        }
    };
    ($(#[$about:meta])* $texts:ident by code { $($field:ident = $code:literal,)* }) => {
        texts! { $(#[$about])* $texts { $($field,)* } }

        impl $texts {
            /// The text of a code, if it has one.
            pub fn of(&self, code: &str) -> Option<&'static str> {
                match code {
                    $($code => Some(self.$field),)*
                    _ => None,
                }
            }
        }
    };
}

pub mod de;
pub mod en;
pub mod fr;
pub mod shape;
#[cfg(test)]
mod tests;

pub use shape::Texts;
