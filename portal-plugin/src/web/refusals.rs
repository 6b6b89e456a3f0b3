//! What a request can be refused with: the portal's errors and the front's own, each with its HTTP status.

mod words;

pub use words::words;

use crate::error::{Denied, Error};

/// Why a request is not answered with what it asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The portal says no, or cannot answer.
    Portal(Error),
    /// Nothing is there; also what is somebody else's (rule D3).
    NotFound,
    /// The address takes other methods: these.
    Method(&'static str),
    /// Another site made the browser send it, or the form is out of date.
    CrossSite,
    /// The form belongs to another account than the address that it was sent to (rule A8).
    OtherAccount,
    /// The query repeats a name, holds too many, or a value that is not one.
    QueryInvalid,
    /// The query is over 8 KiB.
    QueryTooLong,
    /// The body is not what the address takes.
    BodyInvalid,
    /// The body is over 1 MiB.
    BodyTooLarge,
    /// The body is of another media type than the address takes.
    MediaType,
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
    /// Its HTTP status.
    pub const fn status(&self) -> u16 {
        match self {
            Self::Portal(error) => status_of(error),
            Self::NotFound => 404,
            Self::Method(_) => 405,
            Self::CrossSite => 403,
            Self::OtherAccount => 409,
            Self::QueryInvalid => 400,
            Self::QueryTooLong => 414,
            Self::BodyInvalid => 422,
            Self::BodyTooLarge => 413,
            Self::MediaType => 415,
        }
    }

    /// Its stable code, `area/what`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Portal(error) => error.code(),
            Self::NotFound => Error::DocumentUnknown.code(),
            Self::Method(_) => "request/method",
            Self::CrossSite => "request/cross-site",
            Self::OtherAccount => "account/other",
            Self::QueryInvalid => "request/query-invalid",
            Self::QueryTooLong => "request/query-too-long",
            Self::BodyInvalid => "request/body-invalid",
            Self::BodyTooLarge => "request/body-too-large",
            Self::MediaType => "request/media-type",
        }
    }

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
            Self::Portal(Error::Store(_) | Error::Host(_) | Error::Stopped) => Some(("retry-after", "30".to_owned())),
            Self::Method(allowed) => Some(("allow", (*allowed).to_owned())),
            _ => None,
        }
    }
}

#[expect(clippy::too_many_lines, reason = "a table: the status of each error")]
const fn status_of(error: &Error) -> u16 {
    match error {
        Error::Denied(denied) => match denied.row() {
            1 if matches!(denied, Denied::SiteDisabled) => 503,
            1 | 11..=14 => 404,
            2 => 401,
            _ => 403,
        },
        Error::SignInFailed | Error::SecondFactorNeeded | Error::SignInOver => 401,
        Error::PasswordMustBeReplaced
        | Error::SecondFactorMustBeSetUp
        | Error::SecondFactorAskedByAccount
        | Error::FileTooLarge
        | Error::ViewAsReadOnly
        | Error::SignUpClosed
        | Error::InvitationOtherAddress
        | Error::InvitationSignIn
        | Error::PermissionNotHeld { .. }
        | Error::MemberOneself
        | Error::MemberManager
        | Error::OwnerStays
        | Error::TransferNotOwner => 403,
        Error::DocumentUnknown
        | Error::FileMissing
        | Error::SessionUnknown
        | Error::InvitationUnknown
        | Error::MemberUnknown
        | Error::TransferUnknown
        | Error::RecoveryUnknown
        | Error::AccountContactUnknown
        | Error::PermissionNotAsked => 404,
        Error::LinkInvalid
        | Error::SecondFactorOver
        | Error::EmailLinkInvalid
        | Error::HandOffInvalid
        | Error::InvitationExpired
        | Error::InvitationUsed
        | Error::InvitationDeclined
        | Error::InvitationCancelled
        | Error::InvitationSuperseded
        | Error::InvitationInviterLost
        | Error::TransferExpired
        | Error::RecoveryExpired
        | Error::ZipOutdated
        | Error::CodeOver => 410,
        Error::SlowDown { .. }
        | Error::InvitationResentEnough
        | Error::InvitationTooMany
        | Error::CodeEnough
        | Error::PermissionAsked
        | Error::PermissionAskedEnough => 429,
        Error::LoginTaken
        | Error::LoginClosed
        | Error::SecondFactorExists
        | Error::SecondFactorNone
        | Error::SecondFactorOwnerFirst
        | Error::EmailOfEmployee
        | Error::AlreadyMember
        | Error::MemberContactGone
        | Error::InvitingOneself
        | Error::InvitingOwner
        | Error::TransferCandidate
        | Error::ActionOtherContent
        | Error::ActionChanged
        | Error::ActionOver
        | Error::ActionNotTaken
        | Error::ZipEmpty
        | Error::ZipNotReady
        | Error::AccountContactExists
        | Error::TooManyOnAccount
        | Error::PermissionHeld
        | Error::OwnerMissing => 409,
        Error::CursorInvalid => 400,
        Error::PasswordWrong
        | Error::PasswordTooShort { .. }
        | Error::PasswordTooLong
        | Error::PasswordCommon
        | Error::PasswordObvious
        | Error::PasswordUnchanged
        | Error::PasswordsDiffer
        | Error::LoginInvalid
        | Error::SignUpInvalid
        | Error::ActionInvalid(_)
        | Error::UploadNotTaken(_)
        | Error::ActionKeyInvalid
        | Error::InvitationLifetime
        | Error::EmailInvalid
        | Error::EmailUnchanged
        | Error::MembershipSiteUnknown
        | Error::CodeWrong
        | Error::SecondFactorWrong
        | Error::CategoryUnknown => 422,
        Error::Busy { .. } | Error::Store(_) | Error::Host(_) | Error::NoRandomness | Error::Stopped => 503,
        // What staff operations are refused with: no page asks for them.
        Error::ContactUnknown
        | Error::ContactWithoutThirdParty
        | Error::ContactArchived
        | Error::ContactHasUser
        | Error::ThirdPartyUnknown
        | Error::ThirdPartyClosed
        | Error::EmailMissing
        | Error::HashRefused
        | Error::UserUnknown
        | Error::AccountUnknown
        | Error::OwnerExists
        | Error::OwnerHoldsAll
        | Error::CommandInvalid(_)
        | Error::ManifestRefused(_)
        | Error::SettingsInvalid(_)
        | Error::RealmChangeNeedsPlan { .. }
        | Error::RealmPlanOutdated
        | Error::RealmChangeUnknown
        | Error::RealmReverted
        | Error::RealmTooLate
        | Error::RealmLaterChange
        | Error::ViewAsNoConsent
        | Error::RecoveryPending
        | Error::RecoverySamePerson
        | Error::RecoveryReasonMissing
        | Error::RecoveryNeeded
        | Error::RecoveryNoOwner
        | Error::SecondFactorReasonMissing
        | Error::CorrectionReasonMissing
        | Error::ContactOtherThirdParty
        | Error::ContactNotBehindUser
        | Error::EmailTaken
        | Error::OwnerStillOwns
        | Error::ThirdPartyInUse
        | Error::AccountExists
        | Error::AccountNotOpen
        | Error::AccountPlanOutdated
        | Error::ViewAsReasonMissing => 500,
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
