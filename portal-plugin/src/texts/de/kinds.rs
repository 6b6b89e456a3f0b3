//! German: the kinds of documents.

use crate::texts::shape::{KindWords, Kinds, NatureWords};

pub(super) const KINDS: Kinds = Kinds {
    invoices: INVOICES,
    quotes: QUOTES,
    orders: ORDERS,
    shipments: SHIPMENTS,
    tickets: TICKETS,
    projects: PROJECTS,
    tasks: TASKS,
    supplier_invoices: SUPPLIER_INVOICES,
    products: PRODUCTS,
    progress: "Fortschritt",
    status: "Status",
    remaining: "Noch zu zahlen",
    file: "Datei",
    natures: NATURES,
};

const NATURES: NatureWords = NatureWords {
    head: "Art",
    credit_note: "Gutschrift",
    deposit: "Anzahlungsrechnung",
    progress: "Abschlagsrechnung",
    left: "Restguthaben",
};

const INVOICES: KindWords = KindWords {
    plural: "Rechnungen",
    one: "Rechnung",
    open: "zu zahlen",
    only_open: "Nur unbezahlte",
    reference: "Nummer",
    other: "Ihre Referenz",
    title: "Betreff",
    date: "Datum",
    until: "Fällig am",
    total: "Gesamtbetrag",
    empty: "Hier erscheinen Ihre Rechnungen, jeweils mit dem, was noch zu zahlen ist.",
};

const QUOTES: KindWords = KindWords {
    plural: "Angebote",
    one: "Angebot",
    open: "zu beantworten",
    only_open: "Nur unbeantwortete",
    until: "Gültig bis",
    empty: "Hier erscheinen unsere Angebote für Sie, vor und nach Ihrer Antwort.",
    ..INVOICES
};

const ORDERS: KindWords = KindWords {
    plural: "Aufträge",
    one: "Auftrag",
    open: "in Bearbeitung",
    only_open: "Nur laufende",
    until: "Liefertermin",
    empty: "Hier erscheinen Ihre Aufträge an uns, von der Bestätigung bis zur Lieferung.",
    ..INVOICES
};

const SHIPMENTS: KindWords = KindWords {
    plural: "Lieferungen",
    one: "Lieferung",
    open: "unterwegs",
    only_open: "Nur unterwegs",
    other: "Sendungsnummer",
    date: "Versandt am",
    until: "Liefertermin",
    empty: "Hier erscheint, was wir Ihnen senden, mit der Sendungsnummer.",
    ..INVOICES
};

const TICKETS: KindWords = KindWords {
    plural: "Tickets",
    one: "Ticket",
    open: "offen",
    only_open: "Nur offene",
    date: "Geöffnet am",
    until: "Geschlossen am",
    empty: "Hier erscheinen Ihre Fragen an unseren Support und seine Antworten.",
    ..INVOICES
};

const PROJECTS: KindWords = KindWords {
    plural: "Projekte",
    one: "Projekt",
    open: "laufend",
    only_open: "Nur laufende",
    title: "Titel",
    date: "Beginn",
    until: "Ende",
    total: "Budget",
    empty: "Hier erscheinen die Projekte, die wir mit Ihnen durchführen.",
    ..INVOICES
};

const TASKS: KindWords = KindWords {
    plural: "Aufgaben",
    one: "Aufgabe",
    open: "zu erledigen",
    only_open: "Nur unerledigte",
    empty: "Hier erscheinen die Aufgaben Ihrer Projekte mit ihrem Fortschritt.",
    ..PROJECTS
};

const SUPPLIER_INVOICES: KindWords = KindWords {
    plural: "Lieferantenrechnungen",
    one: "Lieferantenrechnung",
    open: "noch offen",
    only_open: "Nur unbezahlte",
    other: "Ihre Nummer",
    empty: "Hier erscheinen Rechnungen, die Sie uns als Lieferant stellen, mit dem, was wir Ihnen noch schulden.",
    ..INVOICES
};

const PRODUCTS: KindWords = KindWords {
    plural: "Produkte",
    one: "Produkt",
    open: "",
    only_open: "",
    reference: "Artikelnummer",
    title: "Bezeichnung",
    date: "Seit",
    until: "Bis",
    total: "Preis",
    empty: "Hier erscheinen Produkte, die Sie bei uns kaufen können.",
    ..INVOICES
};
