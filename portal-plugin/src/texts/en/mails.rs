//! English: the mails.

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
    hello: "Hello,",
    hello_name: |name| format!("Hello {name},"),
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
    reason: "Reason",
    code: "Code",
    one_time_password: "One-time password",
    permission: "Permission",
    permissions: "Permissions",
    no_permissions: "none yet",
    between: "; ",
    documents: "Documents",
    only_own: "only those that name you",
    until: "Until",
    in_their_words: "In their words",
    when: "When",
    site: "Site",
    browser: "Browser",
    unknown_browser: "unknown",
    network: "Network",
    unknown_network: "unknown",
    new_address: "New address",
    number: "Number",
    recovery_codes_left: "Recovery codes left",
};

const COMMON: CommonMails = CommonMails {
    choose_password: "Choose a password",
    sign_in: "Sign in",
    enter_code: "Enter the code",
    open_portal: "Open the portal",
    the_portal: "The portal",
    link_once: |until| format!("The link works once, until {until}."),
    link_until: |until| format!("The link works until {until}."),
    code_until: |until| format!("The code works until {until}."),
    code_is_secret: "If it was not you, tell nobody the code: without it, nothing happens.",
    nothing_to_do: "If it was you, there is nothing to do.",
    contact_us: "If it was not you, contact us at once.",
    documents_stay: "Invoices and other documents stay with us for as long as the law asks.",
    ask_us: |site| format!("If you have a question or did not expect this, ask {site} the way you always reach us."),
};
