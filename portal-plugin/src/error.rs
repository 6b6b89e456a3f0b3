//! Everything that can be refused or go wrong, each with its stable code.

mod denied;

use std::fmt;

use plugin_api::{Class, Failure};

pub use denied::Denied;

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
    PermissionNotHeld,
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
    UploadNotTaken,
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

impl Error {
    /// Its class and its stable code.
    #[expect(clippy::too_many_lines, reason = "one line for each error")]
    pub fn class_and_code(&self) -> (Class, &'static str) {
        use Class::{Incompatible, Invalid, NotFound, Refused, Stopped, Unavailable};
        match self {
            Self::Denied(denied) => (Refused, denied.code()),
            Self::DocumentUnknown => (NotFound, "document/unknown"),
            Self::FileMissing => (NotFound, "file/missing"),
            Self::FileTooLarge => (Refused, "file/too-large"),
            Self::PasswordMustBeReplaced => (Refused, "password/must-be-replaced"),
            Self::SignInFailed => (Refused, "sign-in/failed"),
            Self::SlowDown { .. } => (Refused, "throttle/slow-down"),
            Self::Busy { .. } => (Unavailable, "unavailable/busy"),
            Self::PasswordWrong => (Refused, "password/wrong"),
            Self::PasswordTooShort { .. } => (Refused, "password/too-short"),
            Self::PasswordTooLong => (Refused, "password/too-long"),
            Self::PasswordCommon => (Refused, "password/common"),
            Self::PasswordObvious => (Refused, "password/obvious"),
            Self::PasswordUnchanged => (Refused, "password/unchanged"),
            Self::PasswordsDiffer => (Refused, "password/differ"),
            Self::LinkInvalid => (Refused, "link/invalid"),
            Self::LoginInvalid => (Invalid, "login/invalid"),
            Self::LoginTaken => (Refused, "login/taken"),
            Self::ContactUnknown => (NotFound, "contact/unknown"),
            Self::ContactWithoutThirdParty => (Refused, "contact/without-third-party"),
            Self::ContactArchived => (Refused, "contact/archived"),
            Self::ContactHasUser => (Refused, "contact/has-user"),
            Self::ThirdPartyUnknown => (NotFound, "third-party/unknown"),
            Self::ThirdPartyClosed => (Refused, "third-party/closed"),
            Self::EmailOfEmployee => (Refused, "email/of-employee"),
            Self::EmailMissing => (Refused, "email/missing"),
            Self::HashRefused => (Refused, "hash/refused"),
            Self::UserUnknown => (NotFound, "user/unknown"),
            Self::AccountUnknown => (NotFound, "account/unknown"),
            Self::OwnerExists => (Refused, "owner/exists"),
            Self::OwnerHoldsAll => (Refused, "owner/holds-all"),
            Self::SessionUnknown => (NotFound, "session/unknown"),
            Self::CursorInvalid => (Invalid, "list/cursor-invalid"),
            Self::CommandInvalid(_) => (Invalid, "command/invalid"),
            Self::ManifestRefused(_) => (Refused, "manifest/refused"),
            Self::SettingsInvalid(_) => (Incompatible, "settings/invalid"),
            Self::Store(_) => (Unavailable, "unavailable/store"),
            Self::Host(_) => (Unavailable, "unavailable/host"),
            Self::NoRandomness => (Unavailable, "unavailable/random"),
            Self::Stopped => (Stopped, "portal/stopped"),
            Self::InvitationUnknown => (NotFound, "invitation/unknown"),
            Self::InvitationExpired => (Refused, "invitation/expired"),
            Self::InvitationUsed => (Refused, "invitation/used"),
            Self::InvitationDeclined => (Refused, "invitation/declined"),
            Self::InvitationCancelled => (Refused, "invitation/cancelled"),
            Self::InvitationSuperseded => (Refused, "invitation/superseded"),
            Self::InvitationOtherAddress => (Refused, "invitation/other-address"),
            Self::InvitationSignIn => (Refused, "invitation/sign-in-instead"),
            Self::InvitationInviterLost => (Refused, "invitation/inviter-lost-right"),
            Self::InvitationResentEnough => (Refused, "invitation/resent-enough"),
            Self::InvitationLifetime => (Invalid, "invitation/lifetime"),
            Self::InvitationTooMany => (Refused, "invitation/too-many"),
            Self::AlreadyMember => (Refused, "invitation/already-member"),
            Self::InvitingOneself => (Refused, "invitation/oneself"),
            Self::InvitingOwner => (Refused, "invitation/owner"),
            Self::EmailInvalid => (Invalid, "email/invalid"),
            Self::PermissionNotHeld => (Refused, "permission/not-held"),
            Self::MemberUnknown => (NotFound, "member/unknown"),
            Self::ActionInvalid(_) => (Invalid, "action/invalid"),
            Self::ActionKeyInvalid => (Invalid, "action/key-invalid"),
            Self::ActionOtherContent => (Refused, "action/other-content"),
            Self::ActionChanged => (Refused, "action/changed"),
            Self::ActionOver => (Refused, "action/over"),
            Self::ActionNotTaken => (Refused, "action/not-taken"),
            Self::UploadNotTaken => (Invalid, "upload/not-taken"),
            Self::ZipEmpty => (Refused, "zip/empty"),
            Self::ZipNotReady => (Refused, "zip/not-ready"),
            Self::ZipOutdated => (Refused, "zip/outdated"),
            Self::MemberOneself => (Refused, "member/oneself"),
            Self::MemberManager => (Refused, "member/manager"),
            Self::OwnerStays => (Refused, "owner/stays"),
            Self::TransferUnknown => (NotFound, "transfer/unknown"),
            Self::TransferExpired => (Refused, "transfer/expired"),
            Self::TransferCandidate => (Refused, "transfer/candidate"),
            Self::TransferNotOwner => (Refused, "transfer/not-owner"),
            Self::RecoveryUnknown => (NotFound, "recovery/unknown"),
            Self::RecoveryExpired => (Refused, "recovery/expired"),
            Self::RecoveryPending => (Refused, "recovery/pending"),
            Self::RecoverySamePerson => (Refused, "recovery/same-person"),
            Self::RecoveryReasonMissing => (Invalid, "recovery/reason-missing"),
            Self::RecoveryNeeded => (Refused, "recovery/needed"),
            Self::RecoveryNoOwner => (Refused, "recovery/no-owner"),
            Self::CodeWrong => (Refused, "code/wrong"),
            Self::CodeOver => (Refused, "code/over"),
            Self::CodeEnough => (Refused, "code/enough"),
            Self::AccountContactUnknown => (NotFound, "contact/not-on-account"),
            Self::AccountContactExists => (Refused, "contact/exists"),
            Self::CategoryUnknown => (Invalid, "contact/category"),
            Self::TooManyOnAccount => (Refused, "account/too-many-people"),
            Self::RealmChangeNeedsPlan { .. } => (Refused, "realm/change-needs-plan"),
            Self::RealmPlanOutdated => (Refused, "realm/plan-outdated"),
            Self::RealmChangeUnknown => (NotFound, "realm/change-unknown"),
            Self::RealmReverted => (Refused, "realm/reverted"),
            Self::RealmTooLate => (Refused, "realm/too-late"),
            Self::RealmLaterChange => (Refused, "realm/later-change"),
            Self::HandOffInvalid => (Refused, "hand-off/invalid"),
            Self::SecondFactorNeeded => (Refused, "sign-in/second-factor-needed"),
            Self::SignInOver => (Refused, "sign-in/over"),
            Self::SecondFactorWrong => (Refused, "second-factor/wrong"),
            Self::SecondFactorMustBeSetUp => (Refused, "second-factor/must-be-set-up"),
            Self::SecondFactorAskedByAccount => (Refused, "second-factor/asked-by-account"),
            Self::SecondFactorExists => (Refused, "second-factor/exists"),
            Self::SecondFactorNone => (Refused, "second-factor/none"),
            Self::SecondFactorOver => (Refused, "second-factor/set-up-over"),
            Self::SecondFactorOwnerFirst => (Refused, "second-factor/owner-first"),
            Self::SecondFactorReasonMissing => (Invalid, "second-factor/reason-missing"),
            Self::ViewAsReadOnly => (Refused, "view-as/read-only"),
            Self::ViewAsNoConsent => (Refused, "view-as/no-consent"),
            Self::ViewAsReasonMissing => (Invalid, "view-as/reason-missing"),
            Self::SignUpClosed => (Refused, "sign-up/closed"),
            Self::SignUpInvalid => (Invalid, "sign-up/invalid"),
            Self::EmailLinkInvalid => (Refused, "email/link-invalid"),
            Self::EmailUnchanged => (Refused, "email/unchanged"),
            Self::PermissionHeld => (Refused, "permission/held"),
            Self::PermissionAsked => (Refused, "permission/asked"),
            Self::PermissionAskedEnough => (Refused, "permission/asked-enough"),
            Self::PermissionNotAsked => (NotFound, "permission/not-asked"),
            Self::OwnerMissing => (Refused, "owner/missing"),
        }
    }

    /// Its stable code, `area/what`.
    pub fn code(&self) -> &'static str {
        self.class_and_code().1
    }
}

impl fmt::Display for Error {
    #[expect(clippy::too_many_lines, reason = "one line for each error")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Denied(denied) => write!(f, "the decision is no: {denied}; `explain` shows every row"),
            Self::DocumentUnknown => f.write_str("there is no such document"),
            Self::FileMissing => f.write_str("the document has no such file"),
            Self::FileTooLarge => f.write_str("the file is too large to download here; ask for it by mail"),
            Self::PasswordMustBeReplaced => f.write_str("replace the one-time password first"),
            Self::SignInFailed => f.write_str("login or password is wrong"),
            Self::SlowDown { seconds } => write!(f, "too many tries; wait {seconds} s"),
            Self::Busy { seconds } => write!(f, "too many sign-ins at once; try again in {seconds} s"),
            Self::PasswordWrong => f.write_str("the current password is wrong"),
            Self::PasswordTooShort { min } => write!(f, "the password is too short; take {min} characters or more"),
            Self::PasswordTooLong => f.write_str("the password is too long; take 256 characters at the most"),
            Self::PasswordCommon => f.write_str("the password is one that attackers try first; take another"),
            Self::PasswordObvious => {
                f.write_str("the password is the login, the address or a name that everybody knows; take another")
            }
            Self::PasswordUnchanged => f.write_str("the new password is the current one; take another"),
            Self::PasswordsDiffer => f.write_str("the two passwords differ; type the same one twice"),
            Self::LinkInvalid => f.write_str("the link is unknown, was used, or is over; ask for a new one"),
            Self::LoginInvalid => {
                f.write_str("a login is 1 to 120 characters without spaces, and no address of somebody else")
            }
            Self::LoginTaken => f.write_str("the login is taken in this realm; choose another"),
            Self::ContactUnknown => f.write_str("the ERP knows no such contact; look its id up in the ERP"),
            Self::ContactWithoutThirdParty => {
                f.write_str("the contact belongs to no third party; link it to one in the ERP first")
            }
            Self::ContactArchived => f.write_str("the contact is archived; put it back in use in the ERP first"),
            Self::ContactHasUser => f.write_str("the contact has a user already; grant that one instead"),
            Self::ThirdPartyUnknown => f.write_str("the ERP knows no such third party; look its id up in the ERP"),
            Self::ThirdPartyClosed => f.write_str("the third party is closed; reopen it in the ERP first"),
            Self::EmailOfEmployee => {
                f.write_str("the address is an employee's; a portal user is never an employee, take another address")
            }
            Self::EmailMissing => f.write_str("there is no e-mail address to send to; show the credentials instead"),
            Self::HashRefused => {
                f.write_str("the hash is not argon2id, bcrypt or pbkdf2-sha512; import the user without it")
            }
            Self::UserUnknown => f.write_str("there is no such user in this site's realm"),
            Self::AccountUnknown => f.write_str("there is no account for this third party yet"),
            Self::OwnerExists => {
                f.write_str("the account has an owner, who can hand it over; for one who is lost, propose a recovery")
            }
            Self::OwnerHoldsAll => f.write_str("an owner holds every permission; transfer the ownership first"),
            Self::SessionUnknown => f.write_str("there is no such session; it may have ended already"),
            Self::CursorInvalid => f.write_str("the cursor is not one of this list; start from the first page"),
            Self::CommandInvalid(why) => write!(f, "the command cannot be read: {why}"),
            Self::ManifestRefused(_) => f.write_str("the manifest has problems; the previous one stays in force"),
            Self::SettingsInvalid(why) => write!(f, "the settings cannot be read: {why}"),
            Self::Store(why) => write!(f, "the portal's database did not answer: {why}"),
            Self::Host(why) => write!(f, "the ERP did not answer: {why}"),
            Self::NoRandomness => f.write_str("the system gives no randomness; nothing secret can be made"),
            Self::Stopped => f.write_str("the portal was stopped; start the host again"),
            Self::InvitationUnknown => f.write_str("there is no such invitation; follow the link of the newest mail"),
            Self::InvitationExpired => f.write_str("the invitation has expired; ask who invited you for a new one"),
            Self::InvitationUsed => f.write_str("the invitation was accepted already; sign in instead"),
            Self::InvitationDeclined => f.write_str("the invitation was declined; ask who invited you for a new one"),
            Self::InvitationCancelled => f.write_str("the invitation was taken back; ask who invited you"),
            Self::InvitationSuperseded => {
                f.write_str("a newer invitation was mailed; follow the link of the newest mail")
            }
            Self::InvitationOtherAddress => f.write_str(
                "the invitation is for another address; ask for a code at that address, or sign in as its owner",
            ),
            Self::InvitationSignIn => {
                f.write_str("a user with this address exists; sign in and accept the invitation there")
            }
            Self::InvitationInviterLost => {
                f.write_str("the one who invited you may no longer invite; ask the account's owner for a new one")
            }
            Self::InvitationResentEnough => {
                f.write_str("the invitation was mailed five times again; cancel it and invite anew")
            }
            Self::InvitationLifetime => f.write_str("an invitation lives 1 hour to 30 days"),
            Self::InvitationTooMany => f.write_str("too many invitations were mailed today; try again tomorrow"),
            Self::AlreadyMember => {
                f.write_str("this person is a member already; change the permissions of the membership instead")
            }
            Self::InvitingOneself => {
                f.write_str("the address is your own; the account's owner or another manager sets your permissions")
            }
            Self::InvitingOwner => f.write_str("the address is the owner's, who holds every permission already"),
            Self::EmailInvalid => f.write_str("the e-mail address is not valid; give one such as `name@example.net`"),
            Self::PermissionNotHeld => {
                f.write_str("you cannot give a permission that you do not hold; ask the account's owner")
            }
            Self::MemberUnknown => {
                f.write_str("there is no such member of the account; the list of members may have changed")
            }
            Self::ActionInvalid(part) => {
                write!(f, "`{part}` is missing, too long, or not what it is for; put it right")
            }
            Self::ActionKeyInvalid => {
                f.write_str("a key of 16 to 64 letters and digits is missing; open the form again")
            }
            Self::ActionOtherContent => f.write_str("the form was sent before with something else; open it again"),
            Self::ActionChanged => f.write_str("it has changed since it was shown; look at it again, then decide"),
            Self::ActionOver => f.write_str("it takes no answer any more; look at it again"),
            Self::ActionNotTaken => f.write_str("the ERP does not take it; ask us"),
            Self::UploadNotTaken => {
                f.write_str("attach at most 5 files, 8 MiB in all: pictures, PDF, text, office documents")
            }
            Self::ZipEmpty => f.write_str("none of the documents has a file; take some filters off"),
            Self::ZipNotReady => f.write_str("the archive is still being made; ask again in a moment"),
            Self::ZipOutdated => f.write_str("what you may see has changed since the archive was made; make it again"),
            Self::MemberOneself => {
                f.write_str("you cannot change your own membership; ask the account's owner, or leave")
            }
            Self::MemberManager => {
                f.write_str("only the account's owner changes somebody who manages users; ask the owner")
            }
            Self::OwnerStays => f.write_str("the owner stays until the ownership is handed over; transfer it first"),
            Self::TransferUnknown => f.write_str("no ownership is offered, or it was taken back"),
            Self::TransferExpired => f.write_str("the offer has expired; ask the owner for a new one"),
            Self::TransferCandidate => f.write_str(
                "the new owner must be an active member of the account; invite them or resume their membership first",
            ),
            Self::TransferNotOwner => f.write_str("only the account's owner hands the ownership over"),
            Self::RecoveryUnknown => f.write_str("no recovery of the ownership is pending; it may have been settled"),
            Self::RecoveryExpired => f.write_str("the recovery has expired; propose it again"),
            Self::RecoveryPending => {
                f.write_str("another recovery is pending; have somebody else confirm it, or cancel it first")
            }
            Self::RecoverySamePerson => f.write_str("who proposed a recovery does not confirm it; ask a colleague to"),
            Self::RecoveryReasonMissing | Self::SecondFactorReasonMissing => {
                f.write_str("give `by` and `reason`, 200 characters each at the most")
            }
            Self::RecoveryNeeded => {
                f.write_str("the account has an owner; propose a recovery, and have a colleague confirm it")
            }
            Self::RecoveryNoOwner => {
                f.write_str("the account has no owner yet; make a member the owner, which one of the staff may do")
            }
            Self::CodeWrong => f.write_str("the code is wrong; type the six digits of the newest mail"),
            Self::CodeOver => f.write_str("the code is over; ask for a new one"),
            Self::CodeEnough => f.write_str(
                "no more codes are mailed for this invitation; ask who invited you to invite your own address",
            ),
            Self::AccountContactUnknown => f.write_str("the account has no such contact; the list may have changed"),
            Self::AccountContactExists => {
                f.write_str("the account has a contact with this address; change that one instead")
            }
            Self::CategoryUnknown => f.write_str(
                "a category is general, invoices, quotes_orders, deliveries, support, contracts or marketing",
            ),
            Self::TooManyOnAccount => f.write_str("the account has 500 contacts already; remove one first"),
            Self::RealmChangeNeedsPlan { site, realm } => write!(
                f,
                "the manifest waits, as it moves site `{site}` to realm `{realm}`; run `host-demo realm plan {site} {realm}`"
            ),
            Self::RealmPlanOutdated => f.write_str("things changed since the plan was made; plan again and read it"),
            Self::RealmChangeUnknown => f.write_str("no such change was applied; `realm history` lists them"),
            Self::RealmReverted => f.write_str("the change was taken back already"),
            Self::RealmTooLate => f.write_str("the change is 30 days old or more; plan the way back as a new change"),
            Self::RealmLaterChange => f.write_str("a later change stands on this one; take that one back first"),
            Self::HandOffInvalid => {
                f.write_str("the code does not work any more; go back to the other site or sign in")
            }
            Self::SecondFactorNeeded => f.write_str("the password is right; give a code of the second factor next"),
            Self::SignInOver => f.write_str("the sign-in is over; start again with login and password"),
            Self::SecondFactorWrong => f.write_str("the code is wrong or was used; take the next one of the app"),
            Self::SecondFactorMustBeSetUp => f.write_str("set up a second factor first; this site asks for one"),
            Self::SecondFactorAskedByAccount => {
                f.write_str("the account asks for a second factor; set one up, then enter it")
            }
            Self::SecondFactorExists => f.write_str("there is a second factor already; take it away first"),
            Self::SecondFactorNone => f.write_str("the user has no second factor"),
            Self::SecondFactorOver => f.write_str("no app is being set up any more; begin again with the password"),
            Self::SecondFactorOwnerFirst => {
                f.write_str("set up a second factor of your own before you ask others for one")
            }
            Self::ViewAsReadOnly => f.write_str("staff look on and change nothing; act in the ERP instead"),
            Self::ViewAsNoConsent => f.write_str("the account's owner does not let staff look on; ask the owner"),
            Self::ViewAsReasonMissing => f.write_str("give `staff` and `reason`, 200 characters each at the most"),
            Self::SignUpClosed => f.write_str("nobody signs up here; ask for an invitation"),
            Self::SignUpInvalid => f.write_str("give an e-mail address and a name of 120 characters at the most"),
            Self::EmailLinkInvalid => {
                f.write_str("the link is unknown, was used, or is over; ask for the change of the address again")
            }
            Self::EmailUnchanged => f.write_str("the new e-mail address is the current one; give another"),
            Self::PermissionHeld => f.write_str("you hold this permission already; open the page again"),
            Self::PermissionAsked => {
                f.write_str("the owner was asked for this within the last day; wait for the answer")
            }
            Self::PermissionAskedEnough => {
                f.write_str("the owner was asked for enough today; ask again tomorrow, or talk to the owner")
            }
            Self::PermissionNotAsked => f.write_str("no such request waits; it may have been given or declined"),
            Self::OwnerMissing => f.write_str("the account has no owner yet; ask the company to name one"),
        }
    }
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
