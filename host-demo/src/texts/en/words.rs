//! English: how something stands, in a word.

use crate::texts::shape::WordsTexts;

pub(super) const WORDS: WordsTexts = WordsTexts {
    disabled: "disabled",
    address_not_proved: "address not proved",
    contact_gone: "contact gone",
    password_locked: "password out of use",
    no_password_yet: "no password yet",
    open_without_owner: "open, without an owner",
    open: "open",
    invoices: "Invoices",
    quotes: "Quotes",
    orders: "Orders",
    shipments: "Shipments",
    tickets: "Tickets",
    projects: "Projects",
    tasks: "Tasks",
    supplier_invoices: "Supplier invoices",
    products: "Products",
    role_look: "look",
    role_support: "support",
    role_manage: "manage",
    role_admin: "admin",
    about_look: "Looks at everything but mails, and changes nothing.",
    about_support: "Helps users: credentials, sessions, second factors; reads mails; looks on where an owner allows it.",
    about_manage: "Manages accounts: users, permissions, invitations, contacts, lost owners.",
    about_admin: "Runs the place: realms, sites and the staff.",
    one_time_password: "one-time password",
};
