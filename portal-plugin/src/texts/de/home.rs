//! German: the first page of an account.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    nothing_title: "Noch nichts zu sehen",
    ask_for_permissions: "Ihr Zugang umfasst noch keine Dokumente. Bitten Sie den Inhaber des Kontos um die Berechtigungen, die Sie brauchen.",
    covers_nothing: "Ihr Zugang umfasst noch keine Dokumente.",
};
