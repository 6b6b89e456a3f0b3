//! French: how something stands, in a word.

use crate::texts::shape::WordsTexts;

pub(super) const WORDS: WordsTexts = WordsTexts {
    disabled: "désactivé",
    address_not_proved: "adresse à confirmer",
    contact_gone: "contact disparu",
    password_locked: "mot de passe inutilisable",
    no_password_yet: "sans mot de passe",
    open_without_owner: "ouvert, sans propriétaire",
    open: "ouvert",
    invoices: "Factures",
    quotes: "Devis",
    orders: "Commandes",
    shipments: "Expéditions",
    tickets: "Tickets",
    projects: "Projets",
    tasks: "Tâches",
    supplier_invoices: "Factures fournisseurs",
    products: "Produits",
    role_look: "consultation",
    role_support: "support",
    role_manage: "gestion",
    role_admin: "administration",
    about_look: "Consulte tout sauf les e-mails, et ne change rien.",
    about_support: "Aide les utilisateurs\u{a0}: identifiants, sessions, second facteur\u{a0}; lit les e-mails\u{a0}; regarde là où un propriétaire l’autorise.",
    about_manage: "Gère les comptes\u{a0}: utilisateurs, autorisations, invitations, contacts, propriétaires injoignables.",
    about_admin: "Administre l’ensemble\u{a0}: espaces, sites et équipe.",
    one_time_password: "mot de passe à usage unique",
};
