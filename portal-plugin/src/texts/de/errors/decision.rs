//! German: a decision that is no.

use crate::texts::shape::errors::{DecisionErrors, Refused};

const NO_ACCESS: &str = "Kein Zugang";

pub(super) const ERRORS: DecisionErrors = DecisionErrors {
    site_unknown: Refused("Hier ist kein Portal", "Unter dieser Adresse antwortet kein Kundenportal."),
    site_disabled: Refused("Das Portal ist geschlossen", "Dieses Portal ist außer Betrieb."),
    signed_out: Refused("Bitte melden Sie sich an", "Sie sind nicht oder nicht mehr angemeldet."),
    user_disabled: Refused(NO_ACCESS, "Ihr Zugang ist deaktiviert. Wenden Sie sich an uns."),
    user_unverified: Refused(NO_ACCESS, "Ihre Adresse ist noch nicht bestätigt."),
    realm_not_shared: Refused(NO_ACCESS, "Ihr Login gilt auf dieser Website nicht."),
    account_suspended: Refused(
        "Das Konto ist gesperrt",
        "Niemand kann es öffnen, bis wir es wieder freigeben. Es ist nichts davon verloren. Fragen Sie uns nach dem Grund.",
    ),
    account_closed: Refused(
        "Das Konto ist geschlossen",
        "Niemand kann es mehr öffnen. Es wurde nichts davon gelöscht: Fragen Sie uns nach dem, was Sie daraus brauchen.",
    ),
    account_not_on_site: Refused(NO_ACCESS, "Das Konto lässt sich auf dieser Website nicht nutzen."),
    membership_none: Refused(NO_ACCESS, "Sie haben keinen Zugang zu diesem Konto."),
    membership_suspended: Refused(NO_ACCESS, "Ihr Zugang zu diesem Konto ist gesperrt."),
    membership_ended: Refused(NO_ACCESS, "Ihr Zugang zu diesem Konto ist beendet."),
    membership_not_on_site: Refused(NO_ACCESS, "Ihr Zugang zu diesem Konto gilt auf dieser Website nicht."),
    kind_hidden: Refused(NO_ACCESS, "Diese Art von Dokumenten wird hier nicht angezeigt."),
    permission_missing: Refused(NO_ACCESS, "Ihr Zugang zu diesem Konto umfasst das nicht."),
};
