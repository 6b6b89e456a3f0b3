//! The texts of a decision that is no.

use crate::texts::shape::errors::Refused;

texts! {
    /// The texts of a decision that is no.
    DecisionErrors {
        site_unknown: Refused,
        site_disabled: Refused,
        /// Nobody is signed in, or no longer.
        signed_out: Refused,
        user_disabled: Refused,
        user_unverified: Refused,
        realm_not_shared: Refused,
        account_suspended: Refused,
        account_closed: Refused,
        account_not_on_site: Refused,
        membership_none: Refused,
        membership_suspended: Refused,
        membership_ended: Refused,
        membership_not_on_site: Refused,
        /// The kind of document is not shown on this site.
        kind_hidden: Refused,
        permission_missing: Refused,
    }
}
