//! Italian: the mails about one’s access: its beginning, and its password.

use crate::texts::shape::mails::AccessMails;

pub(super) const MAILS: AccessMails = AccessMails {
    reset_subject: "imposti una nuova password",
    reset: "Lei, o qualcuno che ha inserito il suo nome utente, ha chiesto una nuova password.",
    reset_do: "Imposta una nuova password",
    reset_not_you: "Se non è stata una sua richiesta, non faccia nulla: la sua password resta com’è.",
    welcome_subject: "il suo accesso al portale clienti",
    welcome: "Abbiamo aperto per Lei un accesso al portale clienti. Scelga una password per iniziare.",
    one_time: "Abbiamo aperto per Lei un accesso al portale clienti.",
    one_time_until: |until| {
        format!("Scadenza della password: {until}. Al primo accesso Le sarà chiesto di sostituirla.")
    },
    sign_up_subject: "termini la creazione del suo account",
    sign_up: "Lei, o qualcuno che ha inserito il suo indirizzo, ha chiesto un account nel portale clienti.",
    sign_up_finish: "Scelga una password per terminare: così sappiamo che l’indirizzo è suo.",
    sign_up_not_you: "Se non è stata una sua richiesta, non faccia nulla: senza password non c’è alcun account.",
    known_subject: "ha già un accesso",
    known: "Lei, o qualcuno che ha inserito il suo indirizzo, ha chiesto un accesso al portale clienti.",
    known_unchanged: "Ne esiste già uno con questo indirizzo. Non è stato modificato nulla.",
    known_forgotten: "Se non conosce la password, ne chieda una nuova in quella pagina.",
    changed_subject: "la sua password è stata modificata",
    changed: "La password del suo accesso al portale clienti è appena stata modificata.",
    changed_not_you: "Se non l’ha fatto Lei, ne imposti una nuova",
};
