//! Italian: the page that says no.

use crate::texts::shape::RefusalTexts;

pub(super) const REFUSAL: RefusalTexts = RefusalTexts {
    code: "Codice:",
    go_home: "Vai alla panoramica",
    choose_account: "Scegli un altro account",
    ask_owner: "Se Le serve, lo chieda al titolare dell’account.",
    ask_us: |whom| format!("Si rivolga a {whom}."),
    closed_title: "Il portale è chiuso",
    closed: "Questo portale per il momento è fuori servizio. Nulla di suo è andato perso; torni più tardi.",
};
