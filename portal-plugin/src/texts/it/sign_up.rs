//! Italian: creating an account for oneself.

use crate::texts::shape::SignUpTexts;

pub(super) const SIGN_UP: SignUpTexts = SignUpTexts {
    no_access_yet: "Non ha ancora un accesso?",
    sign_up: "Crea un account",
    sign_up_lead: "Avrà un account suo. Per terminare, apra il link che Le invieremo per e-mail.",
    company: "Azienda (facoltativo)",
    company_hint: "Se lascia vuoto, l’account sarà a suo nome.",
    sign_up_send: "Inviami il link",
    sign_up_no_mail: "Nessuna e-mail dopo qualche minuto? Guardi nella posta indesiderata e controlli l’indirizzo. Poi ricominci: inviamo al massimo tre e-mail all’ora a uno stesso indirizzo.",
    sign_up_again: "Ricomincia",
    sent: |hours| {
        let lasts = match hours {
            1 => "un’ora".to_owned(),
            _ => format!("{hours} ore"),
        };
        format!(
            "Se questo indirizzo può avere un account qui, è in arrivo un’e-mail che spiega come proseguire. Il suo link funziona una sola volta, per {lasts}."
        )
    },
    by_order: "Gli account si aprono con un ordine: vada al negozio e crei il suo al momento dell’acquisto.",
    by_invitation: "L’accesso a questo portale è su invito: La invita il titolare dell’account della sua azienda, oppure noi.",
    have_access: "Ha già un accesso?",
};
