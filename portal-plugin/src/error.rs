//! Everything that can be refused or go wrong, one row each, with its stable code.
//!
//! ```text
//! /// The new password is too short.
//! PasswordTooShort {
//!     /// The least number of code points.
//!     min: u32 = 15,
//! } = Refused, "password/too-short", [422 signing_in.password_too_short(min)],
//!     "the password is too short; take {min} characters or more";
//! ```
//!
//! A row is the error with its fields, each with a sample; what it is to a host, and its code; between brackets the status of
//! HTTP and the text of `texts/{language}/errors/` that a customer is told; at last what staff and hosts are told: what happened,
//! and what to do. The rows that no page of a customer can meet are in `staff.rs`, those of the decision in `denied.rs`, and
//! those of a request that is refused before anything is looked up in `web/refusals.rs`.
//!
//! # Add an error
//! What is forgotten does not compile, but for the last step.
//!
//! 1. Its row below, or in `staff.rs`. A code is an area and what happened, and never changes.
//! 2. What a customer is told: its field in `portal-plugin/src/texts/shape/errors/{area}.rs`, and what it says in
//!    `portal-plugin/src/texts/{language}/errors/{area}.rs`.
//! 3. Where staff meet it on a page: its words there, in `host-demo/src/texts/shape/refusals.rs` and
//!    `host-demo/src/texts/{language}/refusals.rs`.
//! 4. The use case that is refused with it, and a test that is; the description of the interface is renewed as its test says.

#[macro_use]
mod denied;
mod further;
#[macro_use]
mod staff;
#[macro_use]
mod table;
mod uploads;

use std::fmt;

use plugin_api::{Class, Failure};

pub use denied::Denied;
pub use further::Further;
pub use uploads::{NotTaken, Why};

/// Hands all rows to the macro `$then`, those of staff at the end.
macro_rules! errors {
    ($then:ident) => {
        staff_errors! { $then

            // Documents and their files, and what customers send to be done.

            /// There is no such document; to an outsider the same as one of somebody else (rule D3).
            DocumentUnknown = NotFound, "document/unknown", [404 requests.not_found],
                "there is no such document";
            /// The document has no such file.
            FileMissing = NotFound, "file/missing", [404 documents.file_missing],
                "the document has no such file";
            /// The file is larger than a download may be.
            FileTooLarge = Refused, "file/too-large", [403 documents.file_too_large],
                "the file is too large to download here; ask for it by mail";
            /// None of a list's documents has a file.
            ZipEmpty = Refused, "zip/empty", [409 documents.zip_empty],
                "none of the documents has a file; take some filters off";
            /// The archive is still being made.
            ZipNotReady = Refused, "zip/not-ready", [409 documents.zip_not_ready],
                "the archive is still being made; ask again in a moment";
            /// What the reader may see has changed since the archive was made.
            ZipOutdated = Refused, "zip/outdated", [410 documents.zip_outdated],
                "what you may see has changed since the archive was made; make it again";
            /// A part of an action is missing, too long, or not what it is for; the word says which.
            ActionInvalid(field: &'static str = "lines") = Invalid, "action/invalid", [422 documents.action_invalid(field)],
                "`{field}` is missing, too long, or not what it is for; put it right";
            /// The form carries no key that makes it one action.
            ActionKeyInvalid = Invalid, "action/key-invalid", [422 documents.action_key_invalid],
                "a key of 16 to 64 letters and digits is missing; open the form again";
            /// The same form was sent with something else.
            ActionOtherContent = Refused, "action/other-content", [409 documents.action_other_content],
                "the form was sent before with something else; open it again";
            /// What the customer saw has changed in the ERP since.
            ActionChanged = Refused, "action/changed", [409 documents.action_changed],
                "it has changed since it was shown; look at it again, then decide";
            /// It takes no answer any more.
            ActionOver = Refused, "action/over", [409 documents.action_over],
                "it takes no answer any more; look at it again";
            /// The ERP does not take it.
            ActionNotTaken = Refused, "action/not-taken", [409 documents.action_not_taken],
                "the ERP does not take it; ask us";
            /// A file is too large, one too many, or of a type that is not taken.
            UploadNotTaken(file: NotTaken = NotTaken { name: String::new(), why: Why::Many }) = Invalid, "upload/not-taken",
                [422 documents.upload_not_taken(file)],
                "{file}";

            // Signing in and up, passwords.

            /// The login or the password is wrong; which of them is never said (rule U6).
            SignInFailed = Refused, "sign-in/failed", [401 signing_in.sign_in_failed],
                "login or password is wrong";
            /// Too many tries; wait so many seconds (rule U7).
            SlowDown {
                /// Whole seconds until the next try counts, at least 1.
                seconds: u64 = 30,
            } = Refused, "throttle/slow-down", [429 signing_in.slow_down(seconds)],
                "too many tries; wait {seconds} s";
            /// Every worker is busy; wait so many seconds.
            Busy {
                /// Whole seconds until another try is worth it, at least 1.
                seconds: u64 = 2,
            } = Unavailable, "unavailable/busy", [503 signing_in.busy(seconds)],
                "too many sign-ins at once; try again in {seconds} s";
            /// The one-time password must be replaced before anything else (rule U2).
            PasswordMustBeReplaced = Refused, "password/must-be-replaced", [403 signing_in.password_must_be_replaced],
                "replace the one-time password first";
            /// The current password is wrong.
            PasswordWrong = Refused, "password/wrong", [422 signing_in.password_wrong],
                "the current password is wrong";
            /// The new password is too short.
            PasswordTooShort {
                /// The least number of code points.
                min: u32 = 15,
            } = Refused, "password/too-short", [422 signing_in.password_too_short(min)],
                "the password is too short; take {min} characters or more";
            /// The new password is over 256 code points.
            PasswordTooLong = Refused, "password/too-long", [422 signing_in.password_too_long],
                "the password is too long; take 256 characters at the most";
            /// The new password is on the list of common ones.
            PasswordCommon = Refused, "password/common", [422 signing_in.password_common],
                "the password is one that attackers try first; take another";
            /// The new password is the login, the address, or the name of the site or customer.
            PasswordObvious = Refused, "password/obvious", [422 signing_in.password_obvious],
                "the password is the login, the address or a name that everybody knows; take another";
            /// The new password is the current one.
            PasswordUnchanged = Refused, "password/unchanged", [422 signing_in.password_unchanged],
                "the new password is the current one; take another";
            /// The two spellings of the new password differ.
            PasswordsDiffer = Refused, "password/differ", [422 signing_in.passwords_differ],
                "the two passwords differ; type the same one twice";
            /// The link is unknown, used, or over.
            LinkInvalid = Refused, "link/invalid", [410 signing_in.link_invalid],
                "the link is unknown, was used, or is over; ask for a new one";
            /// The code from another site is unknown, used, over, or for another site (rule S5).
            HandOffInvalid = Refused, "hand-off/invalid", [410 signing_in.hand_off_invalid],
                "the code does not work any more; go back to the other site or sign in";
            /// There is no such session of this user.
            SessionUnknown = NotFound, "session/unknown", [404 signing_in.session_unknown],
                "there is no such session; it may have ended already";
            /// The site's policy lets nobody sign up, or not here (rule U10).
            SignUpClosed = Refused, "sign-up/closed", [403 signing_in.sign_up_closed],
                "nobody signs up here; ask for an invitation";
            /// The address or a name cannot be one.
            SignUpInvalid = Invalid, "sign-up/invalid", [422 signing_in.sign_up_invalid],
                "give an e-mail address and a name of 120 characters at the most";

            // The second step of a sign-in.

            /// The password is right, and the second factor is asked for next.
            SecondFactorNeeded = Refused, "sign-in/second-factor-needed", [401 signing_in.second_factor_needed],
                "the password is right; give a code of the second factor next";
            /// A sign-in waited too long for the second factor, took too many wrong codes, or something changed meanwhile.
            SignInOver = Refused, "sign-in/over", [401 signing_in.sign_in_over],
                "the sign-in is over; start again with login and password";
            /// The code of the second factor is wrong, or was used.
            SecondFactorWrong = Refused, "second-factor/wrong", [422 signing_in.second_factor_wrong],
                "the code is wrong or was used; take the next one of the app";
            /// The site asks everybody for a second factor, and the user has none.
            SecondFactorMustBeSetUp = Refused, "second-factor/must-be-set-up",
                [403 signing_in.second_factor_must_be_set_up],
                "set up a second factor first; this site asks for one";
            /// The account asks its members for a second factor, and the user has none.
            SecondFactorAskedByAccount = Refused, "second-factor/asked-by-account",
                [403 signing_in.second_factor_asked_by_account],
                "the account asks for a second factor; set one up, then enter it";
            /// The user has a second factor already.
            SecondFactorExists = Refused, "second-factor/exists", [409 signing_in.second_factor_exists],
                "there is a second factor already; take it away first";
            /// The user has no second factor.
            SecondFactorNone = Refused, "second-factor/none", [409 signing_in.second_factor_none],
                "the user has no second factor";
            /// No app is being set up in this session, or not any more.
            SecondFactorOver = Refused, "second-factor/set-up-over", [410 signing_in.second_factor_over],
                "no app is being set up any more; begin again with the password";
            /// An owner who asks a second factor of others has one first.
            SecondFactorOwnerFirst = Refused, "second-factor/owner-first", [409 signing_in.second_factor_owner_first],
                "set up a second factor of your own before you ask others for one";

            // Logins and e-mail addresses.

            /// The login is empty, too long, or holds white space.
            LoginInvalid = Invalid, "login/invalid", [422 signing_in.login_invalid],
                "a login is 1 to 120 characters without spaces, and no address of somebody else";
            /// The login is taken in the realm.
            LoginTaken = Refused, "login/taken", [409 signing_in.login_taken],
                "the login is taken in this realm; choose another";
            /// The login was closed by its user, or erased by staff.
            LoginClosed = Refused, "login/closed", [409 signing_in.login_closed],
                "the login was closed for good, and no import gives it back; make a new user from the contact if its person asks for one";
            /// The text is no e-mail address.
            EmailInvalid = Invalid, "email/invalid", [422 signing_in.email_invalid],
                "the e-mail address is not valid; give one such as `name@example.net`";
            /// The address is an employee's of the ERP.
            EmailOfEmployee = Refused, "email/of-employee", [409 signing_in.email_of_employee],
                "the address is an employee's; a portal user is never an employee, take another address";
            /// The new e-mail address is the one that the user has.
            EmailUnchanged = Refused, "email/unchanged", [422 signing_in.email_unchanged],
                "the new e-mail address is the current one; give another";
            /// The link about an e-mail address is unknown, used, or over.
            EmailLinkInvalid = Refused, "email/link-invalid", [410 signing_in.email_link_invalid],
                "the link is unknown, was used, or is over; ask for the change of the address again";

            // Invitations, and the codes that prove an invited address.

            /// There is no such invitation.
            InvitationUnknown = NotFound, "invitation/unknown", [404 invitations.invitation_unknown],
                "there is no such invitation; follow the link of the newest mail";
            /// The invitation was not answered in time (rule I3).
            InvitationExpired = Refused, "invitation/expired", [410 invitations.invitation_expired],
                "the invitation has expired; ask who invited you for a new one";
            /// The invitation was accepted before.
            InvitationUsed = Refused, "invitation/used", [410 invitations.invitation_used],
                "the invitation was accepted already; sign in instead";
            /// The invitation was declined before.
            InvitationDeclined = Refused, "invitation/declined", [410 invitations.invitation_declined],
                "the invitation was declined; ask who invited you for a new one";
            /// The invitation was taken back.
            InvitationCancelled = Refused, "invitation/cancelled", [410 invitations.invitation_cancelled],
                "the invitation was taken back; ask who invited you";
            /// A later invitation, or a later mail of this one, took its place.
            InvitationSuperseded = Refused, "invitation/superseded", [410 invitations.invitation_superseded],
                "a newer invitation was mailed; follow the link of the newest mail";
            /// The one who is signed in has not proved the invited address (rule I4).
            InvitationOtherAddress = Refused, "invitation/other-address", [403 invitations.invitation_other_address],
                "the invitation is for another address; ask for a code at that address, or sign in as its owner";
            /// A user with the invited address exists, and has to sign in (rule I4).
            InvitationSignIn = Refused, "invitation/sign-in-instead", [403 invitations.invitation_sign_in],
                "a user with this address exists; sign in and accept the invitation there";
            /// The inviter may no longer invite (rule I6).
            InvitationInviterLost = Refused, "invitation/inviter-lost-right", [410 invitations.invitation_inviter_lost],
                "the one who invited you may no longer invite; ask the account's owner for a new one";
            /// It was mailed anew five times (rule I10).
            InvitationResentEnough = Refused, "invitation/resent-enough", [429 invitations.invitation_resent_enough],
                "the invitation was mailed five times again; cancel it and invite anew";
            /// The life asked for is too short or too long (rule I3).
            InvitationLifetime = Invalid, "invitation/lifetime", [422 invitations.invitation_lifetime],
                "an invitation lives 1 hour to 30 days";
            /// Too many invitations in a day, of the account, the inviter or to the address (rule I11).
            InvitationTooMany = Refused, "invitation/too-many", [429 invitations.invitation_too_many],
                "too many invitations were mailed today; try again tomorrow";
            /// The invited one is a member already (rule I9).
            AlreadyMember = Refused, "invitation/already-member", [409 invitations.already_member],
                "this person is a member already; change the permissions of the membership instead";
            /// Who is invited is a member already, whom the ERP's lost contact keeps out (rule U12).
            MemberContactGone = Refused, "invitation/contact-gone", [409 invitations.member_contact_gone],
                "this person is a member already, but their contact is gone in the ERP; have us point the login at another contact";
            /// The address is the inviter's own (rule I9).
            InvitingOneself = Refused, "invitation/oneself", [409 invitations.inviting_oneself],
                "the address is your own; the account's owner or another manager sets your permissions";
            /// The address is the owner's (rule I9).
            InvitingOwner = Refused, "invitation/owner", [409 invitations.inviting_owner],
                "the address is the owner's, who holds every permission already";
            /// The code is not the mailed one.
            CodeWrong = Refused, "code/wrong", [422 invitations.code_wrong],
                "the code is wrong; type the six digits of the newest mail";
            /// There is no code that can still be tried.
            CodeOver = Refused, "code/over", [410 invitations.code_over],
                "the code is over; ask for a new one";
            /// So many codes were mailed that no more are.
            CodeEnough = Refused, "code/enough", [429 invitations.code_enough],
                "no more codes are mailed for this invitation; ask who invited you to invite your own address";

            // The people of an account, and its owner.

            /// Nobody gives what they do not hold (rule A2).
            PermissionNotHeld {
                /// The id of the permission.
                permission: &'static str = "portal.invoices.view",
                /// In which direction it would go further than it is held.
                further: Further = Further::Permission,
            } = Refused, "permission/not-held", [403 people.permission_not_held(permission, further)],
                "{}" with further.sentence(permission);
            /// A membership names a site that the realm has not (rule A5).
            MembershipSiteUnknown = Invalid, "membership/site-unknown", [422 people.membership_site_unknown],
                "`sites` names one that this realm has not; take the ids of its own sites, or leave `sites` out for all";
            /// The user is no member of the account.
            MemberUnknown = NotFound, "member/unknown", [404 people.member_unknown],
                "there is no such member of the account; the list of members may have changed";
            /// Nobody changes their own membership (rule A2).
            MemberOneself = Refused, "member/oneself", [403 people.member_oneself],
                "you cannot change your own membership; ask the account's owner, or leave";
            /// Only the owner changes a manager (rule A2).
            MemberManager = Refused, "member/manager", [403 people.member_manager],
                "only the account's owner changes somebody who manages users; ask the owner";
            /// The owner is not revoked or suspended and does not leave (rule A3).
            OwnerStays = Refused, "owner/stays", [403 people.owner_stays],
                "the owner stays until the ownership is handed over; transfer it first";
            /// The account has no owner who could be asked.
            OwnerMissing = Refused, "owner/missing", [409 people.owner_missing],
                "the account has no owner yet; ask the company to name one";
            /// No ownership is offered to this user.
            TransferUnknown = NotFound, "transfer/unknown", [404 people.transfer_unknown],
                "no ownership is offered, or it was taken back";
            /// The ownership was not accepted in time (rule A6).
            TransferExpired = Refused, "transfer/expired", [410 people.transfer_expired],
                "the offer has expired; ask the owner for a new one";
            /// The candidate is not an active member other than the owner.
            TransferCandidate = Refused, "transfer/candidate", [409 people.transfer_candidate],
                "the new owner must be an active member of the account; invite them or resume their membership first";
            /// Only the owner offers the ownership.
            TransferNotOwner = Refused, "transfer/not-owner", [403 people.transfer_not_owner],
                "only the account's owner hands the ownership over";
            /// No recovery of the ownership is pending.
            RecoveryUnknown = NotFound, "recovery/unknown", [404 people.recovery_over],
                "no recovery of the ownership is pending; it may have been settled";
            /// The recovery was not confirmed in time (rule A6).
            RecoveryExpired = Refused, "recovery/expired", [410 people.recovery_over],
                "the recovery has expired; propose it again";
            /// The account has no such contact.
            AccountContactUnknown = NotFound, "contact/not-on-account", [404 people.account_contact_unknown],
                "the account has no such contact; the list may have changed";
            /// The account has a contact with this address.
            AccountContactExists = Refused, "contact/exists", [409 people.account_contact_exists],
                "the account has a contact with this address; change that one instead";
            /// The word is no category of mails (rule A7).
            CategoryUnknown = Invalid, "contact/category", [422 people.category_unknown],
                "a category is general, invoices, quotes_orders, deliveries, support, contracts or marketing";
            /// The account has as many contacts as it may have.
            TooManyOnAccount = Refused, "account/too-many-people", [409 people.too_many_on_account],
                "the account has 500 contacts already; remove one first";
            /// A permission is asked for that is held already.
            PermissionHeld = Refused, "permission/held", [409 people.permission_held],
                "you hold this permission already; open the page again";
            /// The permission was asked for within the last day.
            PermissionAsked = Refused, "permission/asked", [429 people.permission_asked],
                "the owner was asked for this within the last day; wait for the answer";
            /// So many permissions were asked for in the account that no more are today.
            PermissionAskedEnough = Refused, "permission/asked-enough", [429 people.permission_asked_enough],
                "the owner was asked for enough today; ask again tomorrow, or talk to the owner";
            /// No such request waits for an answer.
            PermissionNotAsked = NotFound, "permission/not-asked", [404 people.permission_not_asked],
                "no such request waits; it may have been given or declined";
            /// Staff look on and may write nothing (rule A11).
            ViewAsReadOnly = Refused, "view-as/read-only", [403 people.view_as_read_only],
                "staff look on and change nothing; act in the ERP instead";

            // Requests, and what fails inside.

            /// There is no such place in the list any more.
            CursorInvalid = Invalid, "list/cursor-invalid", [400 requests.cursor_invalid],
                "the cursor is not one of this list; start from the first page";
            /// The store did not answer, or not as it must.
            Store(why: String = String::new()) = Unavailable, "unavailable/store", [503 requests.unavailable],
                "the portal's database did not answer: {why}";
            /// The host did not answer, or not as it must.
            Host(why: Failure = Failure::new(Class::Unavailable, "", "")) = Unavailable, "unavailable/host",
                [503 requests.unavailable],
                "the ERP did not answer: {why}";
            /// So many mails wait that what a mail belongs to is refused with it (rule M1).
            MailFull = Unavailable, "unavailable/mail", [503 requests.mail_full],
                "too many mails wait to be sent, so nothing that needs one more is done; see why the host takes none, then try again";
            /// The system gives no randomness.
            NoRandomness = Unavailable, "unavailable/random", [503 requests.unavailable],
                "the system gives no randomness; nothing secret can be made";
            /// The portal was stopped.
            Stopped = Stopped, "portal/stopped", [503 requests.unavailable],
                "the portal was stopped; start the host again";
        }
    };
}

errors!(declare);

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
