//! German: the mails.

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
    hello: "Guten Tag,",
    hello_name: |name| format!("Guten Tag {name},"),
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
    account: "Konto",
    reason: "Grund",
    code: "Code",
    one_time_password: "Einmalpasswort",
    permission: "Berechtigung",
    permissions: "Berechtigungen",
    no_permissions: "noch keine",
    between: "; ",
    documents: "Dokumente",
    only_own: "nur solche, in denen Sie genannt sind",
    until: "Bis",
    in_their_words: "Im Wortlaut",
    when: "Wann",
    site: "Website",
    browser: "Browser",
    unknown_browser: "unbekannt",
    network: "Netzwerk",
    unknown_network: "unbekannt",
    new_address: "Neue Adresse",
    number: "Nummer",
    recovery_codes_left: "Übrige Notfallcodes",
};

const COMMON: CommonMails = CommonMails {
    choose_password: "Passwort wählen",
    sign_in: "Anmelden",
    enter_code: "Code eingeben",
    open_portal: "Portal öffnen",
    the_portal: "Zum Portal",
    link_once: |until| format!("Der Link gilt einmal, bis {until}."),
    link_until: |until| format!("Der Link gilt bis {until}."),
    code_until: |until| format!("Der Code gilt bis {until}."),
    code_is_secret: "Waren Sie das nicht, verraten Sie den Code niemandem: Ohne ihn geschieht nichts.",
    nothing_to_do: "Waren Sie das selbst, ist nichts zu tun.",
    contact_us: "Waren Sie das nicht, wenden Sie sich sofort an uns.",
    documents_stay: "Rechnungen und andere Dokumente bleiben bei uns, solange das Gesetz es verlangt.",
    ask_us: |site| {
        format!(
            "Haben Sie Fragen oder kommt das unerwartet, wenden Sie sich an {site}, so wie Sie uns sonst erreichen."
        )
    },
};
