//! Italian: the kinds of documents.

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
    progress: "Avanzamento",
    status: "Stato",
    remaining: "Residuo da pagare",
    file: "File",
    natures: NATURES,
};

const NATURES: NatureWords = NatureWords {
    head: "Tipo",
    credit_note: "Nota di credito",
    deposit: "Fattura di acconto",
    progress: "Fattura a stato di avanzamento",
    left: "Credito residuo",
};

const INVOICES: KindWords = KindWords {
    plural: "Fatture",
    one: "Fattura",
    open: "da pagare",
    only_open: "Solo da pagare",
    reference: "Numero",
    other: "Suo riferimento",
    title: "Oggetto",
    date: "Data",
    until: "Scadenza",
    total: "Totale",
    empty: "Qui compariranno le sue fatture, con il residuo da pagare di ciascuna.",
};

const QUOTES: KindWords = KindWords {
    plural: "Preventivi",
    one: "Preventivo",
    open: "da valutare",
    only_open: "Solo da valutare",
    empty: "Qui compariranno i preventivi che prepariamo per Lei, prima e dopo la sua risposta.",
    ..INVOICES
};

const ORDERS: KindWords = KindWords {
    plural: "Ordini",
    one: "Ordine",
    open: "in lavorazione",
    only_open: "Solo in lavorazione",
    until: "Consegna",
    empty: "Qui compariranno i suoi ordini, dalla conferma alla consegna.",
    ..INVOICES
};

const SHIPMENTS: KindWords = KindWords {
    plural: "Spedizioni",
    one: "Spedizione",
    open: "in transito",
    only_open: "Solo in transito",
    other: "Codice di tracciamento",
    date: "Partenza",
    until: "Consegna",
    empty: "Qui comparirà ciò che Le spediamo, con il codice di tracciamento.",
    ..INVOICES
};

const TICKETS: KindWords = KindWords {
    plural: "Ticket",
    one: "Ticket",
    open: "in gestione",
    only_open: "Solo in gestione",
    date: "Apertura",
    until: "Chiusura",
    empty: "Qui compariranno le sue domande alla nostra assistenza e le risposte.",
    ..INVOICES
};

const PROJECTS: KindWords = KindWords {
    plural: "Progetti",
    one: "Progetto",
    open: "in corso",
    only_open: "Solo in corso",
    title: "Titolo",
    date: "Inizio",
    until: "Fine",
    total: "Budget",
    empty: "Qui compariranno i progetti che realizziamo con Lei.",
    ..INVOICES
};

const TASKS: KindWords = KindWords {
    plural: "Attività",
    one: "Attività",
    open: "da svolgere",
    only_open: "Solo da svolgere",
    empty: "Qui compariranno le attività dei suoi progetti, con l’avanzamento di ciascuna.",
    ..PROJECTS
};

const SUPPLIER_INVOICES: KindWords = KindWords {
    plural: "Fatture fornitore",
    one: "Fattura fornitore",
    open: "da incassare",
    only_open: "Solo da incassare",
    other: "Suo numero",
    empty: "Qui compariranno le fatture che ci invia come fornitore, con ciò che Le dobbiamo ancora.",
    ..INVOICES
};

const PRODUCTS: KindWords = KindWords {
    plural: "Prodotti",
    one: "Prodotto",
    open: "",
    only_open: "",
    reference: "Riferimento",
    title: "Denominazione",
    date: "Dal",
    until: "Al",
    total: "Prezzo",
    empty: "Qui compariranno i prodotti che può acquistare da noi.",
    ..INVOICES
};
