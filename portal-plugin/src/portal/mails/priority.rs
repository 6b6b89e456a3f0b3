//! How a mail ranks among those that wait, and what becomes of what it belongs to where too many do (rule M1).

use super::{About, Correction, Deed, Factor, LoginNews, Logins, Matter};

/// How a mail ranks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// Its reader waits for it: a code, or a link that was asked for just now. It waits behind no other.
    Urgent,
    /// Without the mail what was asked for is nothing, as an invitation is: it is refused where too many wait. A notice is put off.
    Asked,
    /// It tells of what is done: that stays done where too many wait, as nobody may keep a right because of a full outbox.
    Told,
}

impl Matter<'_> {
    /// How the mail about it ranks. What is written in place of another one, so that nobody learns which, ranks like it (rule U6).
    pub(in crate::portal) fn priority(&self) -> Priority {
        match self {
            Self::Reset { .. }
            | Self::SignUp { .. }
            | Self::AlreadyKnown
            | Self::Login(LoginNews::EmailToBe { .. } | LoginNews::EmailToGo { .. } | LoginNews::EmailWanted)
            | Self::Logins(Logins::Code { .. })
            | Self::People { about: About::Code { .. }, .. } => Priority::Urgent,
            Self::Welcome { .. }
            | Self::OneTimePassword { .. }
            | Self::Correction(Correction::EmailPutRight { .. })
            | Self::People {
                about:
                    About::Invitation { .. }
                    | About::Asked { .. }
                    | About::TransferOffered { .. }
                    | About::PermissionAsked { .. },
                ..
            }
            | Self::Notice(_)
            | Self::Digest(_)
            | Self::Staff { deed: Deed::RecoveryProposed { .. }, .. } => Priority::Asked,
            Self::PasswordChanged
            | Self::Login(LoginNews::NewBrowser { .. } | LoginNews::EmailChanged { .. } | LoginNews::Closed)
            | Self::Correction(_)
            | Self::Logins(Logins::Joined)
            | Self::SecondFactor(
                Factor::On | Factor::Off | Factor::Reset { .. } | Factor::NewCodes | Factor::CodeUsed { .. },
            )
            | Self::People { .. }
            | Self::Staff { .. } => Priority::Told,
        }
    }
}
