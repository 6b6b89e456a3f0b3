//! Italian: the first page of an account.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    nothing_title: "Ancora nulla da vedere",
    ask_for_permissions: "Il suo accesso non comprende ancora alcun documento. Chieda al titolare dell’account i permessi che Le servono.",
    covers_nothing: "Il suo accesso non comprende ancora alcun documento.",
};
