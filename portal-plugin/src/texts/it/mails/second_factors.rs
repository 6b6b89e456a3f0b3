//! Italian: the mails about two-step sign-in.

use crate::texts::shape::mails::FactorMails;

pub(super) const MAILS: FactorMails = FactorMails {
    on_subject: "verifica in due passaggi attivata",
    on: "D’ora in poi, per accedere serve un codice della sua app di autenticazione, oltre alla password.",
    on_keep: "Tutte le altre sessioni sono state chiuse. Conservi i codici di recupero dove può trovarli senza il telefono.",
    off_subject: "verifica in due passaggi disattivata",
    off: "D’ora in poi, per accedere basta la password. I codici di recupero non funzionano più.",
    reset_subject: "abbiamo disattivato la verifica in due passaggi",
    reset: "Il nostro team ha disattivato la sua verifica in due passaggi e ha chiuso le sue sessioni. D’ora in poi, per accedere basta la password.",
    codes_subject: "nuovi codici di recupero",
    codes: "Sono appena stati creati nuovi codici di recupero. Quelli precedenti non funzionano più.",
    used_subject: "è stato usato un codice di recupero",
    used: "È appena stato usato un codice di recupero per accedere. Non funzionerà una seconda volta.",
    few_subject: |left| match left {
        1 => "è stato usato un codice di recupero, ne resta uno".to_owned(),
        _ => format!("è stato usato un codice di recupero, ne restano {left}"),
    },
    few: "Ne restano pochi: ne crei di nuovi prima di averne bisogno.",
    look: "Vedi la verifica in due passaggi",
    not_you: "Se non l’ha fatto Lei, imposti subito una nuova password e ci contatti.",
};
