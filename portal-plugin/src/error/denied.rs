//! Why the decision is no: a row of the rules and its stable code.

use std::fmt;

/// Hands them all to the macro `$then`, in the order in which they are asked: the row of the decision, 1 to 14, the code, and
/// what a customer is told.
macro_rules! denials {
    ($then:ident) => {
        $then! {
            /// No manifest enables a site of this name.
            SiteUnknown = 1, "site/unknown", decision.site_unknown;
            /// The site was taken out of service.
            SiteDisabled = 1, "site/disabled", decision.site_disabled;
            /// Nobody is signed in.
            SessionMissing = 2, "session/missing", decision.signed_out;
            /// The session is too old or was unused for too long.
            SessionExpired = 2, "session/expired", decision.signed_out;
            /// The session was ended.
            SessionRevoked = 2, "session/revoked", decision.signed_out;
            /// The session was opened on another site.
            SessionOtherSite = 2, "session/other-site", decision.signed_out;
            /// The user is out of use, or its contact is.
            UserDisabled = 3, "user/disabled", decision.user_disabled;
            /// The password is out of use until it is set anew.
            UserLocked = 3, "user/locked", decision.user_disabled;
            /// The user has not proved the address yet.
            UserUnverified = 3, "user/unverified", decision.user_unverified;
            /// The user belongs to another realm than the site.
            RealmNotShared = 4, "realm/not-shared", decision.realm_not_shared;
            /// The account is on hold.
            AccountSuspended = 5, "account/suspended", decision.account_suspended;
            /// The account, or its third party, is closed or gone.
            AccountClosed = 5, "account/closed", decision.account_closed;
            /// The account may not be used on this site.
            AccountNotOnSite = 6, "account/not-on-site", decision.account_not_on_site;
            /// The user is no member of the account.
            MembershipNone = 7, "membership/none", decision.membership_none;
            /// The membership is on hold.
            MembershipSuspended = 7, "membership/suspended", decision.membership_suspended;
            /// The membership is over.
            MembershipEnded = 7, "membership/ended", decision.membership_ended;
            /// The membership does not hold on this site.
            MembershipNotOnSite = 7, "membership/not-on-site", decision.membership_not_on_site;
            /// The ERP opens this kind to no external user.
            HostClosed = 8, "host/closed-to-external", decision.kind_hidden;
            /// The site does not show this kind.
            SiteHidden = 9, "site/hidden", decision.kind_hidden;
            /// The membership lacks the permission.
            PermissionMissing = 10, "permission/missing", decision.permission_missing;
            /// The document is another third party's.
            DocumentOtherAccount = 11, "document/other-account", requests.not_found;
            /// The document is of an entity that the site does not show.
            DocumentOtherEntity = 12, "document/other-entity", requests.not_found;
            /// The document is for other contacts.
            DocumentOtherContact = 13, "document/other-contact", requests.not_found;
            /// The document is a draft, or cancelled where the site hides those.
            DocumentUnpublished = 14, "document/unpublished", requests.not_found;
        }
    };
}

macro_rules! declare_denials {
    ($($(#[$doc:meta])+ $denied:ident = $row:literal, $code:literal, $area:ident.$text:ident;)*) => {
        /// Why the decision is no: the codes of rules §3, in the order in which they are asked.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Denied {
            $($(#[$doc])+ $denied,)*
        }

        impl Denied {
            /// Every one, in the order of the rules.
            pub const ALL: [Self; [$($row),*].len()] = [$(Self::$denied),*];

            /// The row of the decision that it fails, 1 to 14, and its code.
            pub const fn row_and_code(self) -> (u8, &'static str) {
                match self {
                    $(Self::$denied => ($row, $code),)*
                }
            }
        }
    };
}

denials!(declare_denials);

impl Denied {
    /// Its code.
    pub const fn code(self) -> &'static str {
        self.row_and_code().1
    }

    /// The row of the decision that it fails, 1 to 14.
    pub const fn row(self) -> u8 {
        self.row_and_code().0
    }

    /// Its status of HTTP. Rows 11 to 14 look like nothing at all from outside.
    pub const fn status(self) -> u16 {
        match (self, self.row()) {
            (Self::SiteDisabled, _) => 503,
            (_, 1 | 11..=14) => 404,
            (_, 2) => 401,
            _ => 403,
        }
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
