//! What each error says to staff and to whoever writes a host: what happened, and what to do.

use std::fmt;

use crate::error::{Error, Further, NotTaken, Why};

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
            Self::LoginClosed => f.write_str("the login was closed for good, and no import gives it back; make a new user from the contact if its person asks for one"),
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
            Self::PermissionNotHeld { permission, further } => match further {
                Further::Permission => {
                    write!(f, "you cannot give `{permission}`, which you do not hold; ask the account's owner")
                }
                Further::Documents => write!(f, "`{permission}` would reach documents that you do not see; narrow it"),
                Further::Sites => write!(f, "`{permission}` would reach sites where you do not hold it; name others"),
                Further::End => write!(f, "`{permission}` would last longer than you hold it; name an earlier end"),
            },
            Self::MembershipSiteUnknown => f.write_str(
                "`sites` names one that this realm has not; take the ids of its own sites, or leave `sites` out for all",
            ),
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
            Self::UploadNotTaken(NotTaken { name, why }) => match why {
                Why::Many | Why::Large => {
                    f.write_str("attach at most 5 files, 8 MiB in all: pictures, PDF, text, office documents")
                }
                Why::Type => {
                    write!(f, "`{name}` is of a type that is not taken; attach pictures, PDF, text or office documents")
                }
                Why::Runs => {
                    write!(f, "`{name}` is called like something that runs; send what is in it as a PDF or text")
                }
                Why::Macros => write!(f, "`{name}` has macros in it; save it without them"),
                Why::Page => write!(f, "`{name}` is a page or drawing that could run; save it as a PDF"),
            },
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
