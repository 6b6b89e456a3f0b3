//! What customers are told of the portal's errors: the texts that the rows in `error.rs` name.

use crate::error::{Denied, Error};
use crate::texts::Texts;

type Words = (&'static str, String);

macro_rules! told {
    ($(
        $(#[$doc:meta])+
        $error:ident $(($at:ident: $at_type:ty = $at_sample:expr))? $({ $(
            $(#[$field_doc:meta])+
            $field:ident: $type:ty = $sample:expr,
        )+ })? = $class:ident, $code:literal, $told:tt, $says:literal $(with $value:expr)?;
    )*) => {
        /// Title and sentence of an error.
        #[expect(unused_variables, reason = "few errors have values that customers are told")]
        pub fn of(t: &Texts, error: &Error) -> Words {
            match error {
                Error::Denied(denied) => of_denied(t, *denied),
                $(Error::$error $(($at))? $({ $($field),+ })? => text!(t, $told),)*
            }
        }
    };
}

macro_rules! text {
    ($t:ident, [staff only]) => {
        $t.errors.requests.internal.words()
    };
    ($t:ident, [$status:literal $area:ident.$text:ident]) => {
        $t.errors.$area.$text.words()
    };
    ($t:ident, [$status:literal $area:ident.$text:ident($($value:ident),+)]) => {
        $t.errors.$area.$text.words($t, $($value),+)
    };
}

macro_rules! told_of_denials {
    ($($(#[$doc:meta])+ $denied:ident = $row:literal, $code:literal, $area:ident.$text:ident;)*) => {
        fn of_denied(t: &Texts, denied: Denied) -> Words {
            match denied {
                $(Denied::$denied => t.errors.$area.$text.words(),)*
            }
        }
    };
}

errors!(told);
denials!(told_of_denials);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::locales::Locale;
    use crate::texts;
    use crate::web::refusals::Refusal;

    #[test]
    fn a_number_stands_where_the_sentence_needs_it() {
        let slow = Refusal::from(Error::SlowDown { seconds: 30 });
        assert_eq!(slow.words(texts::of(Locale::En)).1, "Wait 30 s, then try again.");
        let short = Refusal::from(Error::PasswordTooShort { min: 15 });
        assert_eq!(short.words(texts::of(Locale::Fr)).1, "Prenez 15 caractères ou plus.");
    }

    #[test]
    fn what_fails_inside_is_not_told_outside() {
        for error in [Error::Store("table secrets".into()), Error::Stopped] {
            for locale in Locale::ALL {
                let (title, text) = Refusal::from(error.clone()).words(texts::of(locale));
                assert!(!title.contains("secrets") && !text.contains("secrets"));
            }
        }
    }
}
