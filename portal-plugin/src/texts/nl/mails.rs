//! Dutch: the mails.

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
    hello: "Goedendag,",
    hello_name: |name| format!("Beste {name},"),
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
    login: "Login",
    account: "Account",
    reason: "Reden",
    code: "Code",
    one_time_password: "Eenmalig wachtwoord",
    permission: "Recht",
    permissions: "Rechten",
    no_permissions: "nog geen",
    between: "; ",
    documents: "Documenten",
    only_own: "alleen waarin u wordt genoemd",
    until: "Tot",
    in_their_words: "In eigen woorden",
    when: "Wanneer",
    site: "Site",
    browser: "Browser",
    unknown_browser: "onbekend",
    network: "Netwerk",
    unknown_network: "onbekend",
    new_address: "Nieuw adres",
    number: "Nummer",
    recovery_codes_left: "Resterende herstelcodes",
};

const COMMON: CommonMails = CommonMails {
    choose_password: "Wachtwoord kiezen",
    sign_in: "Inloggen",
    enter_code: "Code invoeren",
    open_portal: "Portaal openen",
    the_portal: "Naar het portaal",
    link_once: |until| format!("De link werkt één keer, tot {until}."),
    link_until: |until| format!("De link werkt tot {until}."),
    code_until: |until| format!("De code werkt tot {until}."),
    code_is_secret: "Was u het niet, geef de code dan aan niemand: zonder de code gebeurt er niets.",
    nothing_to_do: "Was u het zelf, dan hoeft u niets te doen.",
    contact_us: "Was u het niet, neem dan meteen contact met ons op.",
    documents_stay: "Facturen en andere documenten blijven bij ons zolang de wet dat vraagt.",
    ask_us: |site| format!("Hebt u een vraag of had u dit niet verwacht, vraag het {site} zoals u ons altijd bereikt."),
};
