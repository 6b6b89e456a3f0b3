//! Dutch: the kinds of documents.

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
    progress: "Voortgang",
    status: "Status",
    remaining: "Nog te betalen",
    file: "Bestand",
    natures: NATURES,
};

const NATURES: NatureWords = NatureWords {
    head: "Soort",
    credit_note: "Creditnota",
    deposit: "Aanbetalingsfactuur",
    progress: "Termijnfactuur",
    left: "Resterend tegoed",
};

const INVOICES: KindWords = KindWords {
    plural: "Facturen",
    one: "Factuur",
    open: "te betalen",
    only_open: "Alleen onbetaalde",
    reference: "Nummer",
    other: "Uw referentie",
    title: "Onderwerp",
    date: "Datum",
    until: "Vervaldatum",
    total: "Totaal",
    empty: "Hier komen uw facturen te staan, met wat er per factuur nog te betalen is.",
};

const QUOTES: KindWords = KindWords {
    plural: "Offertes",
    one: "Offerte",
    open: "te beantwoorden",
    only_open: "Alleen te beantwoorden",
    until: "Geldig tot",
    empty: "Hier komen onze offertes voor u te staan, voor en na uw antwoord.",
    ..INVOICES
};

const ORDERS: KindWords = KindWords {
    plural: "Orders",
    one: "Order",
    open: "in behandeling",
    only_open: "Alleen lopende",
    until: "Leverdatum",
    empty: "Hier komen uw orders bij ons te staan, van bevestiging tot levering.",
    ..INVOICES
};

const SHIPMENTS: KindWords = KindWords {
    plural: "Zendingen",
    one: "Zending",
    open: "onderweg",
    only_open: "Alleen onderweg",
    other: "Track & trace-code",
    date: "Verzonden op",
    until: "Leverdatum",
    empty: "Hier komt te staan wat we u sturen, met de track & trace-code.",
    ..INVOICES
};

const TICKETS: KindWords = KindWords {
    plural: "Tickets",
    one: "Ticket",
    open: "niet gesloten",
    only_open: "Alleen niet gesloten",
    date: "Geopend op",
    until: "Gesloten op",
    empty: "Hier komen uw vragen aan onze support te staan, met de antwoorden.",
    ..INVOICES
};

const PROJECTS: KindWords = KindWords {
    plural: "Projecten",
    one: "Project",
    open: "lopend",
    only_open: "Alleen lopende",
    title: "Titel",
    date: "Begin",
    until: "Einde",
    total: "Budget",
    empty: "Hier komen de projecten te staan die we met u uitvoeren.",
    ..INVOICES
};

const TASKS: KindWords = KindWords {
    plural: "Taken",
    one: "Taak",
    open: "te doen",
    only_open: "Alleen nog te doen",
    empty: "Hier komen de taken van uw projecten te staan, met hun voortgang.",
    ..PROJECTS
};

const SUPPLIER_INVOICES: KindWords = KindWords {
    plural: "Leveranciersfacturen",
    one: "Leveranciersfactuur",
    open: "nog openstaand",
    only_open: "Alleen onbetaalde",
    other: "Uw nummer",
    empty: "Hier komen de facturen te staan die u ons als leverancier stuurt, met wat we u nog verschuldigd zijn.",
    ..INVOICES
};

const PRODUCTS: KindWords = KindWords {
    plural: "Producten",
    one: "Product",
    open: "",
    only_open: "",
    reference: "Artikelnummer",
    title: "Omschrijving",
    date: "Sinds",
    until: "Tot",
    total: "Prijs",
    empty: "Hier komen de producten te staan die u bij ons kunt kopen.",
    ..INVOICES
};
