//! English: how something stands, in a word.

use crate::texts::shape::WordsTexts;

pub(super) const WORDS: WordsTexts = WordsTexts {
    disabled: "disabled",
    address_not_proved: "address not proved",
    contact_gone: "contact gone",
    password_out_use: "password out of use",
    no_password_yet: "no password yet",
    open_without_owner: "open, without an owner",
    open: "open",
    invoices: "Invoices",
    quotes: "Quotes",
    orders: "Orders",
    shipments: "Shipments",
    projects: "Projects",
    tasks: "Tasks",
    supplier_invoices: "Supplier invoices",
    products: "Products",
    look: "look",
    manage: "manage",
    admin: "admin",
    looks_everything_but_mails: "Looks at everything but mails, and changes nothing.",
    helps_users_credentials_sessions: "Helps users: credentials, sessions, second factors; reads mails; looks on where an owner allows it.",
    manages_accounts_users_permissions: "Manages accounts: users, permissions, invitations, contacts, lost owners.",
    runs_place_realms_sites: "Runs the place: realms, sites and the staff.",
    one_time_password: "one-time password",
};
