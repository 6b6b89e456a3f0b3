//! Italian: the mails about the security of one’s login: a new browser, another e-mail address, the end of the login.

use crate::texts::shape::mails::LoginMails;

pub(super) const MAILS: LoginMails = LoginMails {
    browser_subject: "accesso da un nuovo browser",
    browser: "Qualcuno ha effettuato l’accesso al portale clienti con la sua utenza, da un browser mai visto prima con essa.",
    browser_not_you: "Se non l’ha fatto Lei, imposti una nuova password",
    browser_password: "Una nuova password chiude tutte le sessioni: nessuno resta dentro.",
    own_subject: "confermi il suo indirizzo e-mail",
    own: "Chi accede con l’utenza qui sotto chiede di confermarne l’indirizzo e-mail, che è questo.",
    to_be_subject: "confermi il suo nuovo indirizzo e-mail",
    to_be: "Qualcuno con un’utenza del portale clienti vuole che questo diventi l’indirizzo e-mail di quell’utenza.",
    to_be_once: "Lo diventerà quando sarà confermato qui e all’indirizzo che l’utenza ha ora.",
    to_be_do: "Conferma o rifiuta",
    to_be_not_you: "Se non è stata una sua richiesta, non faccia nulla oppure rifiuti.",
    to_go_subject: "il suo indirizzo e-mail sta per cambiare",
    to_go: "Qualcuno che conosce la sua password ha chiesto un altro indirizzo e-mail per la sua utenza.",
    to_go_once: "Cambierà quando la modifica sarà confermata qui e al nuovo indirizzo.",
    to_go_do: "Conferma o opposizione",
    to_go_until: |until| format!("Scadenza del link: {until}. Fino ad allora non cambia nulla."),
    to_go_not_you: |url| {
        format!("Se non è stata una sua richiesta, si opponga e imposti subito una nuova password: {url}")
    },
    wanted_subject: "questo indirizzo ha già un’utenza",
    wanted: "Qualcuno voleva che questo diventasse l’indirizzo e-mail di un’altra utenza del portale clienti.",
    wanted_unchanged: "Esiste già un’utenza con questo indirizzo, perciò non è stato modificato nulla.",
    wanted_by_you: "Se la richiesta era sua, acceda con quell’utenza oppure ci chieda di unire le due.",
    changed_subject: "il suo indirizzo e-mail è stato modificato",
    changed: "L’indirizzo e-mail della sua utenza è stato modificato; entrambi gli indirizzi lo avevano confermato. Le sue altre sessioni sono state chiuse.",
    closed_subject: "la sua utenza è chiusa",
    closed: "La sua utenza del portale clienti è stata chiusa, come ha chiesto. Ciò che La identificava nel portale è stato cancellato.",
};
