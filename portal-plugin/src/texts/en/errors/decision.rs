//! English: a decision that is no.

use crate::texts::shape::errors::{DecisionErrors, Refused};

const NO_ACCESS: &str = "No access";

pub(super) const ERRORS: DecisionErrors = DecisionErrors {
    site_unknown: Refused("No portal here", "No customer portal answers at this address."),
    site_disabled: Refused("The portal is closed", "This portal is out of service."),
    signed_out: Refused("Please sign in", "You are not signed in, or no longer."),
    user_disabled: Refused(NO_ACCESS, "Your access is out of use. Ask us."),
    user_unverified: Refused(NO_ACCESS, "Your address is not confirmed yet."),
    realm_not_shared: Refused(NO_ACCESS, "Your login does not work on this site."),
    account_suspended: Refused(
        "The account is on hold",
        "Nobody can open it until we put it back in use. Nothing of it is lost. Ask us why.",
    ),
    account_closed: Refused(
        "The account is closed",
        "Nobody can open it any more. Nothing of it was deleted: ask us for what you need of it.",
    ),
    account_not_on_site: Refused(NO_ACCESS, "The account cannot be used on this site."),
    membership_none: Refused(NO_ACCESS, "You have no access to this account."),
    membership_suspended: Refused(NO_ACCESS, "Your access to this account is on hold."),
    membership_ended: Refused(NO_ACCESS, "Your access to this account has ended."),
    membership_not_on_site: Refused(NO_ACCESS, "Your access to this account does not hold on this site."),
    kind_hidden: Refused(NO_ACCESS, "This kind of document is not shown here."),
    permission_missing: Refused(NO_ACCESS, "Your access to this account does not cover this."),
};
