//! Italian: notices.

use crate::texts::shape::NoticesTexts;

pub(super) const NOTICES: NoticesTexts = NoticesTexts {
    title: "Avvisi",
    lead: "Ciò che le abbiamo comunicato in questo account negli ultimi 90 giorni.",
    empty: "Ancora nulla: i nuovi documenti saranno segnalati qui.",
    unopened: "non aperto",
    new: "Nuovo",
    answered: "Risposta",
    due_soon: "In scadenza",
    overdue: "Scaduta",
    undelivered: "La relativa e-mail non le è arrivata:",
    choices: "Come vuole essere avvisato",
    none: "Per niente",
    at_once: "Con un’e-mail per ciascuno",
    daily: "Con una sola e-mail al mattino",
    save: "Salva",
    saved: "La sua scelta è stata salvata.",
    stop_title: "Non desidera più queste e-mail?",
    stop_lead: "Non riceverà più e-mail in questo account su:",
    stop_do: "Interrompi queste e-mail",
    stopped_title: "Queste e-mail sono interrotte",
    stopped: "Non riceve più e-mail in questo account su:",
};
