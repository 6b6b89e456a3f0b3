//! What a request can be refused with: the portal's errors and the front's own, each with its HTTP status.

mod words;

use crate::error::{Denied, Error};
use crate::texts::Texts;

macro_rules! refusals {
    ($($(#[$doc:meta])+ $refusal:ident $(($at_type:ty = $sample:expr))? = $code:expr, $status:literal, $text:ident;)*) => {
        /// Why a request is not answered with what it asked for.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Refusal {
            /// The portal says no, or cannot answer.
            Portal(Error),
            $($(#[$doc])+ $refusal $(($at_type))?,)*
        }

        impl Refusal {
            /// What is refused before anything is looked up, each once.
            pub const FRONT: [Self; [$($status),*].len()] = [$(Self::$refusal $(($sample))?),*];

            /// Its HTTP status.
            pub const fn status(&self) -> u16 {
                match self {
                    Self::Portal(error) => match error.status() {
                        Some(status) => status,
                        None => 500,
                    },
                    $(Self::$refusal { .. } => $status,)*
                }
            }

            /// Its stable code, `area/what`.
            pub fn code(&self) -> &'static str {
                match self {
                    Self::Portal(error) => error.code(),
                    $(Self::$refusal { .. } => $code,)*
                }
            }

            /// What a customer is told: a title, and a sentence on what to do. It says nothing of why an ERP or a store fails.
            pub fn words(&self, t: &Texts) -> (&'static str, String) {
                match self {
                    Self::Portal(error) => words::of(t, error),
                    $(Self::$refusal { .. } => t.errors.requests.$text.words(),)*
                }
            }
        }
    };
}

refusals! {
    /// Nothing is there; also what is somebody else's (rule D3).
    NotFound = Error::DocumentUnknown.code(), 404, not_found;
    /// The address takes other methods: these.
    Method(&'static str = "GET, HEAD") = "request/method", 405, method;
    /// Another site made the browser send it, or the form is out of date.
    CrossSite = "request/cross-site", 403, cross_site;
    /// The form belongs to another account than the address that it was sent to (rule A8).
    OtherAccount = "account/other", 409, other_account;
    /// The query repeats a name, holds too many, or a value that is not one.
    QueryInvalid = "request/query-invalid", 400, query_invalid;
    /// The query is over 8 KiB.
    QueryTooLong = "request/query-too-long", 414, query_too_long;
    /// The body is not what the address takes.
    BodyInvalid = "request/body-invalid", 422, body_invalid;
    /// The body is over 1 MiB.
    BodyTooLarge = "request/body-too-large", 413, body_too_large;
    /// The body is of another media type than the address takes.
    MediaType = "request/media-type", 415, media_type;
}

/// Who can help (rule D5).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Help {
    /// The owner of the account.
    Owner,
    /// Those whose site it is.
    Us,
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        match error {
            Error::DocumentUnknown => Self::NotFound,
            // Rows 11 to 14 look like nothing at all from outside.
            Error::Denied(denied) if denied.row() >= 11 => Self::NotFound,
            other => Self::Portal(other),
        }
    }
}

impl From<Denied> for Refusal {
    fn from(denied: Denied) -> Self {
        Error::Denied(denied).into()
    }
}

impl Refusal {
    /// Whether signing in is what helps.
    pub const fn wants_sign_in(&self) -> bool {
        matches!(self, Self::Portal(Error::Denied(denied)) if denied.row() == 2)
    }

    /// Whether somebody else could sign in where this user may not: rows 3 and 4.
    pub const fn is_of_user(&self) -> bool {
        matches!(self, Self::Portal(Error::Denied(denied)) if 3 <= denied.row() && denied.row() <= 4)
    }

    /// Whether to offer signing in: as somebody else, or to where an invitation has led already.
    pub const fn offers_sign_in(&self) -> bool {
        self.is_of_user() || matches!(self, Self::Portal(Error::InvitationUsed | Error::HandOffInvalid))
    }

    /// Whether to offer a new link that sets a password.
    pub const fn offers_link(&self) -> bool {
        matches!(self, Self::Portal(Error::LinkInvalid))
    }

    /// Who can help with one's own account: rows 5 to 10 (rule D5). What the membership lacks is its owner's to give; an
    /// account out of use, a site and a kind are nobody's there.
    pub const fn help(&self) -> Option<Help> {
        match self {
            Self::Portal(Error::Denied(denied)) => match denied.row() {
                7 | 10 => Some(Help::Owner),
                5 | 6 | 8 | 9 => Some(Help::Us),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether setting up a second factor is what helps.
    pub const fn offers_second_factor(&self) -> bool {
        matches!(self, Self::Portal(Error::SecondFactorAskedByAccount | Error::SecondFactorOwnerFirst))
    }

    /// The header that goes with it, if any.
    pub fn header(&self) -> Option<(&'static str, String)> {
        match self {
            Self::Portal(Error::SlowDown { seconds } | Error::Busy { seconds }) => {
                Some(("retry-after", seconds.to_string()))
            }
            Self::Portal(Error::Store(_) | Error::Host(_) | Error::Stopped | Error::MailFull) => {
                Some(("retry-after", "30".to_owned()))
            }
            Self::Method(allowed) => Some(("allow", (*allowed).to_owned())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_somebody_elses_cannot_be_told_from_what_is_not_there() {
        for denied in [
            Denied::DocumentOtherAccount,
            Denied::DocumentOtherEntity,
            Denied::DocumentOtherContact,
            Denied::DocumentUnpublished,
        ] {
            assert_eq!(Refusal::from(denied), Refusal::NotFound, "{denied}");
        }
        assert_eq!(Refusal::from(Error::DocumentUnknown), Refusal::NotFound);
    }

    #[test]
    fn each_refusal_has_the_status_that_says_what_to_do() {
        for (refusal, status, header) in [
            (Refusal::from(Denied::SessionMissing), 401, None),
            (Refusal::from(Denied::SessionExpired), 401, None),
            (Refusal::from(Denied::UserDisabled), 403, None),
            (Refusal::from(Denied::SiteUnknown), 404, None),
            (Refusal::from(Denied::SiteDisabled), 503, None),
            (Refusal::from(Denied::AccountSuspended), 403, None),
            (Refusal::from(Denied::PermissionMissing), 403, None),
            (Refusal::from(Denied::DocumentUnpublished), 404, None),
            (Refusal::from(Error::SlowDown { seconds: 7 }), 429, Some(("retry-after", "7".to_owned()))),
            (Refusal::from(Error::Busy { seconds: 2 }), 503, Some(("retry-after", "2".to_owned()))),
            (Refusal::from(Error::Store("x".into())), 503, Some(("retry-after", "30".to_owned()))),
            (Refusal::from(Error::LinkInvalid), 410, None),
            (Refusal::from(Error::PasswordUnchanged), 422, None),
            (Refusal::Method("GET, HEAD"), 405, Some(("allow", "GET, HEAD".to_owned()))),
        ] {
            assert_eq!((refusal.status(), refusal.header()), (status, header), "{refusal:?}");
        }
    }
}
