//! Everything that can be refused or go wrong, each with its stable code.

mod codes;
mod denied;
mod uploads;
mod words;

use plugin_api::Failure;

pub use denied::Denied;
pub use uploads::{NotTaken, Why};

/// In which direction a permission would go further than who gives it holds it (rule A2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// It is not held at all.
    Permission,
    /// To documents that the giver does not see.
    Documents,
    /// To sites where the giver does not hold it.
    Sites,
    /// Beyond the day on which it ends for the giver.
    End,
}

/// Everything that the portal refuses or that fails inside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The decision is no.
    Denied(Denied),
    /// There is no such document; to an outsider the same as one of somebody else (rule D3).
    DocumentUnknown,
    /// The document has no such file.
    FileMissing,
    /// The file is larger than a download may be.
    FileTooLarge,
    /// The one-time password must be replaced before anything else (rule U2).
    PasswordMustBeReplaced,
    /// The login or the password is wrong; which of them is never said (rule U6).
    SignInFailed,
    /// Too many tries; wait so many seconds (rule U7).
    SlowDown {
        /// Whole seconds until the next try counts, at least 1.
        seconds: u64,
    },
    /// Every worker is busy; wait so many seconds.
    Busy {
        /// Whole seconds until another try is worth it, at least 1.
        seconds: u64,
    },
    /// The current password is wrong.
    PasswordWrong,
    /// The new password is too short.
    PasswordTooShort {
        /// The least number of code points.
        min: u32,
    },
    /// The new password is over 256 code points.
    PasswordTooLong,
    /// The new password is on the list of common ones.
    PasswordCommon,
    /// The new password is the login, the address, or the name of the site or customer.
    PasswordObvious,
    /// The new password is the current one.
    PasswordUnchanged,
    /// The two spellings of the new password differ.
    PasswordsDiffer,
    /// The link is unknown, used, or over.
    LinkInvalid,
    /// The login is empty, too long, or holds white space.
    LoginInvalid,
    /// The login is taken in the realm.
    LoginTaken,
    /// The login was closed by its user, or erased by staff.
    LoginClosed,
    /// The ERP knows no such contact.
    ContactUnknown,
    /// The contact belongs to no third party.
    ContactWithoutThirdParty,
    /// The contact is archived.
    ContactArchived,
    /// The contact has a user in this realm already.
    ContactHasUser,
    /// The ERP knows no such third party.
    ThirdPartyUnknown,
    /// The third party is closed.
    ThirdPartyClosed,
    /// The address is an employee's of the ERP.
    EmailOfEmployee,
    /// A mail is to be sent and there is no address.
    EmailMissing,
    /// The hash is of a scheme that is not taken over.
    HashRefused,
    /// There is no such user.
    UserUnknown,
    /// There is no such account.
    AccountUnknown,
    /// The account has an owner already.
    OwnerExists,
    /// An owner cannot be given fewer permissions; transfer first.
    OwnerHoldsAll,
    /// There is no such session of this user.
    SessionUnknown,
    /// There is no such place in the list any more.
    CursorInvalid,
    /// The command or question cannot be read.
    CommandInvalid(String),
    /// A manifest has problems; they are in the detail.
    ManifestRefused(String),
    /// The settings cannot be read.
    SettingsInvalid(String),
    /// The store did not answer, or not as it must.
    Store(String),
    /// The host did not answer, or not as it must.
    Host(Failure),
    /// The system gives no randomness.
    NoRandomness,
    /// The portal was stopped.
    Stopped,
    /// There is no such invitation.
    InvitationUnknown,
    /// The invitation was not answered in time (rule I3).
    InvitationExpired,
    /// The invitation was accepted before.
    InvitationUsed,
    /// The invitation was declined before.
    InvitationDeclined,
    /// The invitation was taken back.
    InvitationCancelled,
    /// A later invitation, or a later mail of this one, took its place.
    InvitationSuperseded,
    /// The one who is signed in has not proved the invited address (rule I4).
    InvitationOtherAddress,
    /// A user with the invited address exists, and has to sign in (rule I4).
    InvitationSignIn,
    /// The inviter may no longer invite (rule I6).
    InvitationInviterLost,
    /// It was mailed anew five times (rule I10).
    InvitationResentEnough,
    /// The life asked for is too short or too long (rule I3).
    InvitationLifetime,
    /// Too many invitations in a day, of the account, the inviter or to the address (rule I11).
    InvitationTooMany,
    /// The invited one is a member already (rule I9).
    AlreadyMember,
    /// The address is the inviter's own (rule I9).
    InvitingOneself,
    /// The address is the owner's (rule I9).
    InvitingOwner,
    /// The text is no e-mail address.
    EmailInvalid,
    /// Nobody gives what they do not hold (rule A2).
    PermissionNotHeld {
        /// The id of the permission.
        permission: &'static str,
        /// In which direction it would go further than it is held.
        further: Further,
    },
    /// A membership names a site that the realm has not (rule A5).
    MembershipSiteUnknown,
    /// The user is no member of the account.
    MemberUnknown,
    /// A part of an action is missing, too long, or not what it is for; the word says which.
    ActionInvalid(&'static str),
    /// The form carries no key that makes it one action.
    ActionKeyInvalid,
    /// The same form was sent with something else.
    ActionOtherContent,
    /// What the customer saw has changed in the ERP since.
    ActionChanged,
    /// It takes no answer any more.
    ActionOver,
    /// The ERP does not take it.
    ActionNotTaken,
    /// A file is too large, one too many, or of a type that is not taken.
    UploadNotTaken(NotTaken),
    /// None of a list's documents has a file.
    ZipEmpty,
    /// The archive is still being made.
    ZipNotReady,
    /// What the reader may see has changed since the archive was made.
    ZipOutdated,
    /// Nobody changes their own membership (rule A2).
    MemberOneself,
    /// Only the owner changes a manager (rule A2).
    MemberManager,
    /// The owner is not revoked or suspended and does not leave (rule A3).
    OwnerStays,
    /// No ownership is offered to this user.
    TransferUnknown,
    /// The ownership was not accepted in time (rule A6).
    TransferExpired,
    /// The candidate is not an active member other than the owner.
    TransferCandidate,
    /// Only the owner offers the ownership.
    TransferNotOwner,
    /// No recovery of the ownership is pending.
    RecoveryUnknown,
    /// The recovery was not confirmed in time (rule A6).
    RecoveryExpired,
    /// Another recovery is pending already.
    RecoveryPending,
    /// Who proposed a recovery does not confirm it.
    RecoverySamePerson,
    /// Staff gave no name or no reason.
    RecoveryReasonMissing,
    /// The account has an owner: two of the staff are needed to change that.
    RecoveryNeeded,
    /// The account has no owner who could be lost.
    RecoveryNoOwner,
    /// The code is not the mailed one.
    CodeWrong,
    /// There is no code that can still be tried.
    CodeOver,
    /// So many codes were mailed that no more are.
    CodeEnough,
    /// The account has no such contact.
    AccountContactUnknown,
    /// The account has a contact with this address.
    AccountContactExists,
    /// The word is no category of mails (rule A7).
    CategoryUnknown,
    /// The account has as many contacts as it may have.
    TooManyOnAccount,
    /// A manifest names another realm than its site is in (rule S6).
    RealmChangeNeedsPlan {
        /// The site.
        site: String,
        /// The realm that the manifest names.
        realm: String,
    },
    /// The plan would be another one by now.
    RealmPlanOutdated,
    /// No such change was applied.
    RealmChangeUnknown,
    /// The change was taken back already.
    RealmReverted,
    /// The change is older than can be taken back (rule S7).
    RealmTooLate,
    /// A later change stands on this one.
    RealmLaterChange,
    /// The code from another site is unknown, used, over, or for another site (rule S5).
    HandOffInvalid,
    /// The password is right, and the second factor is asked for next.
    SecondFactorNeeded,
    /// A sign-in waited too long for the second factor, took too many wrong codes, or something changed meanwhile.
    SignInOver,
    /// The code of the second factor is wrong, or was used.
    SecondFactorWrong,
    /// The site asks everybody for a second factor, and the user has none.
    SecondFactorMustBeSetUp,
    /// The account asks its members for a second factor, and the user has none.
    SecondFactorAskedByAccount,
    /// The user has a second factor already.
    SecondFactorExists,
    /// The user has no second factor.
    SecondFactorNone,
    /// No app is being set up in this session, or not any more.
    SecondFactorOver,
    /// An owner who asks a second factor of others has one first.
    SecondFactorOwnerFirst,
    /// Staff gave no name or no reason.
    SecondFactorReasonMissing,
    /// Staff look on and may write nothing (rule A11).
    ViewAsReadOnly,
    /// The account's owner does not let staff look on.
    ViewAsNoConsent,
    /// Staff gave no name or no reason.
    ViewAsReasonMissing,
    /// The site's policy lets nobody sign up, or not here (rule U10).
    SignUpClosed,
    /// The address or a name cannot be one.
    SignUpInvalid,
    /// The link about an e-mail address is unknown, used, or over.
    EmailLinkInvalid,
    /// The new e-mail address is the one that the user has.
    EmailUnchanged,
    /// A permission is asked for that is held already.
    PermissionHeld,
    /// The permission was asked for within the last day.
    PermissionAsked,
    /// So many permissions were asked for in the account that no more are today.
    PermissionAskedEnough,
    /// No such request waits for an answer.
    PermissionNotAsked,
    /// The account has no owner who could be asked.
    OwnerMissing,
}

impl std::error::Error for Error {}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        let (class, code) = error.class_and_code();
        let mut failure = Self::new(class, code, error.to_string());
        if let Error::ManifestRefused(problems) = error {
            failure.detail = problems;
        }
        failure
    }
}
