//! Dutch: a decision that is no.

use crate::texts::shape::errors::{DecisionErrors, Refused};

const NO_ACCESS: &str = "Geen toegang";

pub(super) const ERRORS: DecisionErrors = DecisionErrors {
    site_unknown: Refused("Hier is geen portaal", "Op dit adres antwoordt geen klantenportaal."),
    site_disabled: Refused("Het portaal is gesloten", "Dit portaal is buiten gebruik."),
    signed_out: Refused("Log in", "U bent niet of niet meer ingelogd."),
    user_disabled: Refused(NO_ACCESS, "Uw toegang is uitgeschakeld. Neem contact met ons op."),
    user_unverified: Refused(NO_ACCESS, "Uw adres is nog niet bevestigd."),
    realm_not_shared: Refused(NO_ACCESS, "Uw login werkt niet op deze site."),
    account_suspended: Refused(
        "Het account is geblokkeerd",
        "Niemand kan het openen tot we het deblokkeren. Er is niets van verloren gegaan. Vraag ons waarom.",
    ),
    account_closed: Refused(
        "Het account is gesloten",
        "Niemand kan het nog openen. Er is niets van gewist: vraag ons wat u ervan nodig hebt.",
    ),
    account_not_on_site: Refused(NO_ACCESS, "Het account kan op deze site niet worden gebruikt."),
    membership_none: Refused(NO_ACCESS, "U hebt geen toegang tot dit account."),
    membership_suspended: Refused(NO_ACCESS, "Uw toegang tot dit account is geblokkeerd."),
    membership_ended: Refused(NO_ACCESS, "Uw toegang tot dit account is beëindigd."),
    membership_not_on_site: Refused(NO_ACCESS, "Uw toegang tot dit account geldt niet op deze site."),
    kind_hidden: Refused(NO_ACCESS, "Dit soort documenten wordt hier niet getoond."),
    permission_missing: Refused(NO_ACCESS, "Uw toegang tot dit account omvat dit niet."),
};
