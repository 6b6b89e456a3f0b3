//! Why the decision is no: a row of the rules and its stable code.

use std::fmt;

/// Why the decision is no: the codes of rules §3, in the order in which they are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Denied {
    /// No manifest enables a site of this name.
    SiteUnknown,
    /// The site was taken out of service.
    SiteDisabled,
    /// Nobody is signed in.
    SessionMissing,
    /// The session is too old or was unused for too long.
    SessionExpired,
    /// The session was ended.
    SessionRevoked,
    /// The session was opened on another site.
    SessionOtherSite,
    /// The user is out of use, or its contact is.
    UserDisabled,
    /// The password is out of use until it is set anew.
    UserLocked,
    /// The user has not proved the address yet.
    UserUnverified,
    /// The user belongs to another realm than the site.
    RealmNotShared,
    /// The account is on hold.
    AccountSuspended,
    /// The account, or its third party, is closed or gone.
    AccountClosed,
    /// The account may not be used on this site.
    AccountNotOnSite,
    /// The user is no member of the account.
    MembershipNone,
    /// The membership is on hold.
    MembershipSuspended,
    /// The membership is over.
    MembershipEnded,
    /// The membership does not hold on this site.
    MembershipNotOnSite,
    /// The ERP opens this kind to no external user.
    HostClosed,
    /// The site does not show this kind.
    SiteHidden,
    /// The membership lacks the permission.
    PermissionMissing,
    /// The document is another third party's.
    DocumentOtherAccount,
    /// The document is of an entity that the site does not show.
    DocumentOtherEntity,
    /// The document is for other contacts.
    DocumentOtherContact,
    /// The document is a draft, or cancelled where the site hides those.
    DocumentUnpublished,
}

impl Denied {
    /// Every one, in the order of the rules.
    pub const ALL: [Self; 24] = [
        Self::SiteUnknown,
        Self::SiteDisabled,
        Self::SessionMissing,
        Self::SessionExpired,
        Self::SessionRevoked,
        Self::SessionOtherSite,
        Self::UserDisabled,
        Self::UserLocked,
        Self::UserUnverified,
        Self::RealmNotShared,
        Self::AccountSuspended,
        Self::AccountClosed,
        Self::AccountNotOnSite,
        Self::MembershipNone,
        Self::MembershipSuspended,
        Self::MembershipEnded,
        Self::MembershipNotOnSite,
        Self::HostClosed,
        Self::SiteHidden,
        Self::PermissionMissing,
        Self::DocumentOtherAccount,
        Self::DocumentOtherEntity,
        Self::DocumentOtherContact,
        Self::DocumentUnpublished,
    ];

    /// The row of the decision that it fails, 1 to 14, and its code.
    pub const fn row_and_code(self) -> (u8, &'static str) {
        match self {
            Self::SiteUnknown => (1, "site/unknown"),
            Self::SiteDisabled => (1, "site/disabled"),
            Self::SessionMissing => (2, "session/missing"),
            Self::SessionExpired => (2, "session/expired"),
            Self::SessionRevoked => (2, "session/revoked"),
            Self::SessionOtherSite => (2, "session/other-site"),
            Self::UserDisabled => (3, "user/disabled"),
            Self::UserLocked => (3, "user/locked"),
            Self::UserUnverified => (3, "user/unverified"),
            Self::RealmNotShared => (4, "realm/not-shared"),
            Self::AccountSuspended => (5, "account/suspended"),
            Self::AccountClosed => (5, "account/closed"),
            Self::AccountNotOnSite => (6, "account/not-on-site"),
            Self::MembershipNone => (7, "membership/none"),
            Self::MembershipSuspended => (7, "membership/suspended"),
            Self::MembershipEnded => (7, "membership/ended"),
            Self::MembershipNotOnSite => (7, "membership/not-on-site"),
            Self::HostClosed => (8, "host/closed-to-external"),
            Self::SiteHidden => (9, "site/hidden"),
            Self::PermissionMissing => (10, "permission/missing"),
            Self::DocumentOtherAccount => (11, "document/other-account"),
            Self::DocumentOtherEntity => (12, "document/other-entity"),
            Self::DocumentOtherContact => (13, "document/other-contact"),
            Self::DocumentUnpublished => (14, "document/unpublished"),
        }
    }

    /// Its code.
    pub const fn code(self) -> &'static str {
        self.row_and_code().1
    }

    /// The row of the decision that it fails, 1 to 14.
    pub const fn row(self) -> u8 {
        self.row_and_code().0
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
