//! Italian: the mails.

mod access;
mod actions;
mod corrections;
mod login;
mod logins;
mod members;
mod notices;
mod people;
mod second_factors;
mod staff;

use crate::texts::shape::mails::{CommonMails, MailFacts, Mails};

pub(super) const MAILS: Mails = Mails {
    hello: "Buongiorno,",
    hello_name: |name| format!("Buongiorno {name},"),
    subject: |site, about| format!("{site}: {about}"),
    colon: ":",
    facts: FACTS,
    common: COMMON,
    access: access::MAILS,
    login: login::MAILS,
    logins: logins::MAILS,
    second_factors: second_factors::MAILS,
    people: people::MAILS,
    members: members::MAILS,
    actions: actions::MAILS,
    notices: notices::MAILS,
    corrections: corrections::MAILS,
    staff: staff::MAILS,
};

const FACTS: MailFacts = MailFacts {
    login: "Utenza",
    account: "Account",
    reason: "Motivo",
    code: "Codice",
    one_time_password: "Password temporanea",
    permission: "Permesso",
    permissions: "Permessi",
    no_permissions: "ancora nessuno",
    between: "; ",
    documents: "Documenti",
    only_own: "solo quelli in cui figura Lei",
    until: "Scadenza",
    in_their_words: "Messaggio",
    when: "Quando",
    site: "Sito",
    browser: "Browser",
    unknown_browser: "sconosciuto",
    network: "Rete",
    unknown_network: "sconosciuta",
    new_address: "Nuovo indirizzo",
    number: "Numero",
    recovery_codes_left: "Codici di recupero rimasti",
};

const COMMON: CommonMails = CommonMails {
    choose_password: "Scegli una password",
    sign_in: "Accedi",
    enter_code: "Inserisci il codice",
    open_portal: "Apri il portale",
    the_portal: "Il portale",
    link_once: |until| format!("Il link funziona una sola volta. Scadenza: {until}."),
    link_until: |until| format!("Scadenza del link: {until}."),
    code_until: |until| format!("Scadenza del codice: {until}."),
    code_is_secret: "Se non è stata una sua richiesta, non comunichi il codice a nessuno: senza di esso non succede nulla.",
    nothing_to_do: "Se l’ha fatto Lei, non deve fare nulla.",
    contact_us: "Se non l’ha fatto Lei, ci contatti subito.",
    documents_stay: "Conserviamo le fatture e gli altri documenti per il tempo previsto dalla legge.",
    ask_us: |site| {
        format!("Per qualsiasi domanda, o se non si aspettava questa e-mail, si rivolga a {site} come di consueto.")
    },
};
