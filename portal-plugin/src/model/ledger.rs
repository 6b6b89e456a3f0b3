//! The ledger of an account (rule A10): what is worth recording, and who did it. Its form is [`plugin_api::ledger`]'s.

use crate::model::users::User;

/// Who did something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerActor {
    /// A user, by its login.
    User(String),
    /// Somebody of the ERP's staff, by the name that the ERP gave; may be empty.
    Staff(String),
    /// The portal itself.
    System,
}

impl LedgerActor {
    /// Staff whose name nobody gave.
    pub const STAFF: Self = Self::Staff(String::new());

    /// This user.
    pub fn user(user: &User) -> Self {
        Self::User(user.login.as_str().to_owned())
    }

    /// The word for its kind, and its name.
    pub fn words(&self) -> (&'static str, &str) {
        match self {
            Self::User(login) => ("user", login),
            Self::Staff(name) => ("staff", name),
            Self::System => ("system", ""),
        }
    }
}

/// Everything that a ledger records.
///
/// What happens by the clock alone, an invitation that expires or a membership that ends on its day, has no entry of its
/// own: nothing runs at that moment, and the entry that set the day says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// Somebody was invited.
    Invited,
    /// An invitation was mailed anew.
    Resent,
    /// An invitation was accepted.
    Accepted,
    /// An invitation was declined.
    Declined,
    /// An invitation was cancelled.
    Cancelled,
    /// An invitation gave way to a newer one of the same address (rule I1).
    Superseded,
    /// What a member may do was changed.
    Changed,
    /// A membership was put on hold.
    Suspended,
    /// A membership was put back in use.
    Resumed,
    /// A membership was ended by somebody else.
    Revoked,
    /// A member left.
    Left,
    /// The owner offered the ownership to a member.
    TransferProposed,
    /// An offered ownership was taken back, declined, or fell with its candidate.
    TransferWithdrawn,
    /// The ownership passed to another member.
    Transferred,
    /// Staff proposed to make a member the owner, in place of one who is lost.
    RecoveryProposed,
    /// That was taken back, or fell.
    RecoveryCancelled,
    /// The owner objected to it.
    RecoveryObjected,
    /// Somebody else of the staff confirmed it: the member is the owner.
    Recovered,
    /// A contact was added.
    ContactAdded,
    /// A contact was changed.
    ContactChanged,
    /// A contact was removed.
    ContactRemoved,
    /// A contact became a user, and stays a contact.
    ContactJoined,
    /// Staff put the user behind a membership out of use.
    UserDisabled,
    /// Staff put the user behind a membership back in use.
    UserEnabled,
    /// A member signed in.
    SignedIn,
    /// Staff put a membership in place.
    Granted,
    /// Staff put the account on hold.
    AccountSuspended,
    /// Staff ended the account.
    AccountClosed,
    /// Staff put the account back in use.
    AccountReopened,
    /// Somebody signed up, and the account is theirs.
    AccountOpened,
    /// The owner let staff look on (rule A11).
    ViewAllowed,
    /// The owner let them no longer; every look ended.
    ViewForbidden,
    /// Staff looked on in a member's place.
    Viewed,
    /// A look of staff was ended by them.
    ViewEnded,
    /// A change of realms made two users of one person the same (rule S6).
    Merged,
    /// That was taken back (rule S7).
    Unmerged,
    /// A quote was accepted.
    QuoteAccepted,
    /// A quote was declined.
    QuoteDeclined,
    /// A ticket was opened.
    TicketOpened,
    /// A message was written on a ticket.
    TicketAnswered,
    /// A ticket was closed.
    TicketClosed,
    /// A closed ticket was taken up again.
    TicketReopened,
    /// An order was placed.
    OrderPlaced,
    /// A member put their own information right.
    ProfileEdited,
    /// A member set up a second factor.
    SecondFactorOn,
    /// A member took the second factor away.
    SecondFactorOff,
    /// Staff took a member's second factor away.
    SecondFactorReset,
    /// The owner asks a second factor of every member.
    SecondFactorAsked,
    /// The owner asks for none any more.
    SecondFactorNotAsked,
    /// A member's e-mail address was changed.
    EmailChanged,
    /// A member closed their login for good, and left.
    LoginClosed,
    /// A member asked the owner for a permission.
    PermissionAsked,
    /// The permission that somebody had asked for was declined.
    PermissionDeclined,
    /// Staff pointed a member at another contact of the ERP (rule U12).
    UserRepointed,
    /// Staff erased a member (rule U13).
    UserErased,
    /// Staff gave the account another third party of the ERP (rule U12).
    AccountRepointed,
    /// Staff joined two accounts that the ERP had made one (rule U12): in the ledgers of both.
    AccountJoined,
    /// A backup of the portal's store was put back: what it would have revived ended (rule T3).
    StoreRestored,
}

impl Event {
    /// Every event.
    pub const ALL: [Self; 58] = [
        Self::Invited,
        Self::Resent,
        Self::Accepted,
        Self::Declined,
        Self::Cancelled,
        Self::Superseded,
        Self::Changed,
        Self::Suspended,
        Self::Resumed,
        Self::Revoked,
        Self::Left,
        Self::TransferProposed,
        Self::TransferWithdrawn,
        Self::Transferred,
        Self::ContactAdded,
        Self::ContactChanged,
        Self::ContactRemoved,
        Self::ContactJoined,
        Self::UserDisabled,
        Self::UserEnabled,
        Self::SignedIn,
        Self::Granted,
        Self::AccountSuspended,
        Self::AccountClosed,
        Self::AccountReopened,
        Self::AccountOpened,
        Self::ViewAllowed,
        Self::ViewForbidden,
        Self::Viewed,
        Self::ViewEnded,
        Self::Merged,
        Self::Unmerged,
        Self::RecoveryProposed,
        Self::RecoveryCancelled,
        Self::RecoveryObjected,
        Self::Recovered,
        Self::QuoteAccepted,
        Self::QuoteDeclined,
        Self::TicketOpened,
        Self::TicketAnswered,
        Self::TicketClosed,
        Self::TicketReopened,
        Self::OrderPlaced,
        Self::ProfileEdited,
        Self::SecondFactorOn,
        Self::SecondFactorOff,
        Self::SecondFactorReset,
        Self::SecondFactorAsked,
        Self::SecondFactorNotAsked,
        Self::EmailChanged,
        Self::LoginClosed,
        Self::PermissionAsked,
        Self::PermissionDeclined,
        Self::UserRepointed,
        Self::UserErased,
        Self::AccountRepointed,
        Self::AccountJoined,
        Self::StoreRestored,
    ];

    /// Its stable code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Resent => "resent",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
            Self::Changed => "changed",
            Self::Suspended => "suspended",
            Self::Resumed => "resumed",
            Self::Revoked => "revoked",
            Self::Left => "left",
            Self::TransferProposed => "transfer-proposed",
            Self::TransferWithdrawn => "transfer-withdrawn",
            Self::Transferred => "transferred",
            Self::RecoveryProposed => "recovery-proposed",
            Self::RecoveryCancelled => "recovery-cancelled",
            Self::RecoveryObjected => "recovery-objected",
            Self::Recovered => "recovered",
            Self::ContactAdded => "contact-added",
            Self::ContactChanged => "contact-changed",
            Self::ContactRemoved => "contact-removed",
            Self::ContactJoined => "contact-joined",
            Self::UserDisabled => "user-disabled",
            Self::UserEnabled => "user-enabled",
            Self::SignedIn => "signed-in",
            Self::Granted => "granted",
            Self::AccountSuspended => "account-suspended",
            Self::AccountClosed => "account-closed",
            Self::AccountReopened => "account-reopened",
            Self::AccountOpened => "account-opened",
            Self::ViewAllowed => "view-as-allowed",
            Self::ViewForbidden => "view-as-forbidden",
            Self::Viewed => "viewed-as",
            Self::ViewEnded => "view-as-ended",
            Self::Merged => "merged",
            Self::Unmerged => "unmerged",
            Self::QuoteAccepted => "quote-accepted",
            Self::QuoteDeclined => "quote-declined",
            Self::TicketOpened => "ticket-opened",
            Self::TicketAnswered => "ticket-answered",
            Self::TicketClosed => "ticket-closed",
            Self::TicketReopened => "ticket-reopened",
            Self::OrderPlaced => "order-placed",
            Self::ProfileEdited => "profile-edited",
            Self::SecondFactorOn => "second-factor-on",
            Self::SecondFactorOff => "second-factor-off",
            Self::SecondFactorReset => "second-factor-reset",
            Self::SecondFactorAsked => "second-factor-asked",
            Self::SecondFactorNotAsked => "second-factor-not-asked",
            Self::EmailChanged => "email-changed",
            Self::LoginClosed => "login-closed",
            Self::PermissionAsked => "permission-asked",
            Self::PermissionDeclined => "permission-declined",
            Self::UserRepointed => "user-repointed",
            Self::UserErased => "user-erased",
            Self::AccountRepointed => "account-repointed",
            Self::AccountJoined => "account-joined",
            Self::StoreRestored => "store-restored",
        }
    }
}
