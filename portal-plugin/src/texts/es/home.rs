//! Spanish: the first page of an account.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    nothing_title: "Todavía no hay nada que ver",
    ask_for_permissions: "Su acceso aún no incluye ningún documento. Pida al titular de la cuenta los permisos que necesite.",
    covers_nothing: "Su acceso aún no incluye ningún documento.",
};
