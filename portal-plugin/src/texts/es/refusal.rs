//! Spanish: the page that says no.

use crate::texts::shape::RefusalTexts;

pub(super) const REFUSAL: RefusalTexts = RefusalTexts {
    code: "Código:",
    go_home: "Ir al inicio",
    choose_account: "Elegir otra cuenta",
    ask_owner: "Si lo necesita, pídalo al titular de la cuenta.",
    ask_us: |whom| format!("Diríjase a {whom}."),
    closed_title: "El portal está cerrado",
    closed: "Este portal está fuera de servicio por ahora. No se ha perdido nada suyo; vuelva más tarde.",
};
