//! German: how something stands, in a word.

use crate::texts::shape::WordsTexts;

pub(super) const WORDS: WordsTexts = WordsTexts {
    disabled: "deaktiviert",
    address_not_proved: "Adresse unbestätigt",
    contact_gone: "Kontakt fehlt",
    password_locked: "Passwort gesperrt",
    no_password_yet: "noch ohne Passwort",
    open_without_owner: "offen, ohne Inhaber",
    open: "offen",
    invoices: "Rechnungen",
    quotes: "Angebote",
    orders: "Aufträge",
    shipments: "Lieferungen",
    tickets: "Tickets",
    projects: "Projekte",
    tasks: "Aufgaben",
    supplier_invoices: "Lieferantenrechnungen",
    products: "Produkte",
    role_look: "Einsicht",
    role_support: "Support",
    role_manage: "Verwaltung",
    role_admin: "Administration",
    about_look: "Sieht alles außer E-Mails und ändert nichts.",
    about_support: "Hilft Benutzern: Zugangsdaten, Sitzungen, zweiter Faktor; liest E-Mails; nimmt Einsicht, wo ein Inhaber es erlaubt.",
    about_manage: "Verwaltet Konten: Benutzer, Berechtigungen, Einladungen, Kontakte, verlorene Inhaber.",
    about_admin: "Leitet das Ganze: Bereiche, Websites und Mitarbeiter.",
    one_time_password: "Einmalpasswort",
};
