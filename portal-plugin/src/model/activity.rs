//! What happened to a login, for its user to look over: kept for 90 days, in words, without what the browser says in full.

use std::time::Duration;

use crate::clock::Timestamp;

/// How long it is kept: 90 days.
pub const KEPT: Duration = Duration::from_hours(90 * 24);

/// How many failed tries of a user are kept, and how many of everything else: so that failing often hides nothing.
pub const MOST: u32 = 100;

/// Something that happened to a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Activity {
    /// Somebody signed in with it.
    SignedIn,
    /// Somebody tried to, and did not get in. Only tries that were counted (rule U7).
    SignInFailed,
    /// Somebody asked for a link that sets the password.
    LinkAsked,
    /// The password was changed, or set by link.
    PasswordChanged,
    /// The second factor was set up.
    SecondFactorOn,
    /// The second factor was taken away.
    SecondFactorOff,
    /// A session was ended from another one.
    SessionsEnded,
    /// Another e-mail address was asked for.
    EmailAsked,
    /// The e-mail address was changed.
    EmailChanged,
    /// A change of the e-mail address was objected to, or taken back.
    EmailKept,
    /// What the portal holds on the user was downloaded.
    DataDownloaded,
}

impl Activity {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::SignedIn,
        Self::SignInFailed,
        Self::LinkAsked,
        Self::PasswordChanged,
        Self::SecondFactorOn,
        Self::SecondFactorOff,
        Self::SessionsEnded,
        Self::EmailAsked,
        Self::EmailChanged,
        Self::EmailKept,
        Self::DataDownloaded,
    ];

    /// Its stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignInFailed => "sign-in-failed",
            Self::LinkAsked => "link-asked",
            Self::PasswordChanged => "password-changed",
            Self::SecondFactorOn => "second-factor-on",
            Self::SecondFactorOff => "second-factor-off",
            Self::SessionsEnded => "sessions-ended",
            Self::EmailAsked => "email-asked",
            Self::EmailChanged => "email-changed",
            Self::EmailKept => "email-kept",
            Self::DataDownloaded => "data-downloaded",
        }
    }

    /// The one with this code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|activity| activity.code() == code)
    }
}

/// Where something happened; what is not known is empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place<'a> {
    /// The site.
    pub site: &'a str,
    /// The network, the last part of the address left out.
    pub network: &'a str,
    /// The browser in words, e.g. `Firefox · Linux`.
    pub browser: &'a str,
}

/// Something that happened, with when and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happened {
    /// When it happened.
    pub at: Timestamp,
    /// What happened to the login.
    pub activity: Activity,
    /// The site; empty where it was on none.
    pub site: String,
    /// The network; empty where it is not known.
    pub network: String,
    /// The browser in words; empty where it is not known.
    pub browser: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_activity_has_a_code_of_its_own() {
        for activity in Activity::ALL {
            assert_eq!(Activity::of_code(activity.code()), Some(activity));
        }
        assert_eq!(Activity::of_code("nothing"), None);
    }
}
