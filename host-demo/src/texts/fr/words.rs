//! French: how something stands, in a word.

use crate::texts::shape::WordsTexts;

pub(super) const WORDS: WordsTexts = WordsTexts {
    disabled: "désactivé",
    address_not_proved: "adresse à confirmer",
    contact_gone: "contact disparu",
    password_out_use: "mot de passe inutilisable",
    no_password_yet: "sans mot de passe",
    open_without_owner: "ouvert, sans propriétaire",
    open: "ouvert",
    invoices: "Factures",
    quotes: "Devis",
    orders: "Commandes",
    shipments: "Expéditions",
    projects: "Projets",
    tasks: "Tâches",
    supplier_invoices: "Factures fournisseurs",
    products: "Produits",
    look: "consultation",
    manage: "gestion",
    admin: "administration",
    looks_everything_but_mails: "Consulte tout sauf les courriels, et ne change rien.",
    helps_users_credentials_sessions: "Aide les utilisateurs\u{a0}: identifiants, sessions, deuxième facteur\u{a0}; lit les courriels\u{a0}; regarde là où un propriétaire l’autorise.",
    manages_accounts_users_permissions: "Gère les comptes\u{a0}: utilisateurs, autorisations, invitations, contacts, propriétaires injoignables.",
    runs_place_realms_sites: "Administre l’ensemble\u{a0}: espaces, sites et équipe.",
    one_time_password: "mot de passe à usage unique",
};
