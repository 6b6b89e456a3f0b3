//! French: the kinds of documents.

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
    progress: "Avancement",
    status: "Statut",
    remaining: "Reste à payer",
    file: "Fichier",
    natures: NATURES,
};

const NATURES: NatureWords = NatureWords {
    head: "Type",
    credit_note: "Avoir",
    deposit: "Facture d’acompte",
    progress: "Facture de situation",
    left: "Avoir restant",
};

const INVOICES: KindWords = KindWords {
    plural: "Factures",
    one: "Facture",
    open: "à payer",
    only_open: "Impayées seulement",
    reference: "Numéro",
    other: "Votre référence",
    title: "Objet",
    date: "Date",
    until: "Échéance",
    total: "Total TTC",
    empty: "Vos factures apparaîtront ici, avec ce qu’il reste à payer sur chacune.",
};

const QUOTES: KindWords = KindWords {
    plural: "Devis",
    one: "Devis",
    open: "à répondre",
    only_open: "À répondre seulement",
    until: "Valable jusqu’au",
    empty: "Les devis établis pour vous apparaîtront ici, avant et après votre réponse.",
    ..INVOICES
};

const ORDERS: KindWords = KindWords {
    plural: "Commandes",
    one: "Commande",
    open: "en cours",
    only_open: "En cours seulement",
    until: "Livraison",
    empty: "Vos commandes apparaîtront ici, de la confirmation à la livraison.",
    ..INVOICES
};

const SHIPMENTS: KindWords = KindWords {
    plural: "Expéditions",
    one: "Expédition",
    open: "en route",
    only_open: "En route seulement",
    other: "Numéro de suivi",
    date: "Envoi",
    until: "Livraison",
    empty: "Ce que nous vous envoyons apparaîtra ici, avec son numéro de suivi.",
    ..INVOICES
};

const TICKETS: KindWords = KindWords {
    plural: "Tickets",
    one: "Ticket",
    open: "non clos",
    only_open: "Non clos seulement",
    date: "Ouverture",
    until: "Clôture",
    empty: "Vos questions à notre support, et ses réponses, apparaîtront ici.",
    ..INVOICES
};

const PROJECTS: KindWords = KindWords {
    plural: "Projets",
    one: "Projet",
    open: "en cours",
    only_open: "En cours seulement",
    title: "Titre",
    date: "Début",
    until: "Fin",
    total: "Budget",
    empty: "Les projets menés avec vous apparaîtront ici.",
    ..INVOICES
};

const TASKS: KindWords = KindWords {
    plural: "Tâches",
    one: "Tâche",
    open: "à faire",
    only_open: "À faire seulement",
    empty: "Les tâches de vos projets apparaîtront ici, avec leur avancement.",
    ..PROJECTS
};

const SUPPLIER_INVOICES: KindWords = KindWords {
    plural: "Factures fournisseur",
    one: "Facture fournisseur",
    open: "à vous régler",
    only_open: "Impayées seulement",
    other: "Votre numéro",
    empty: "Les factures que vous nous adressez comme fournisseur apparaîtront ici, avec ce que nous vous devons.",
    ..INVOICES
};

const PRODUCTS: KindWords = KindWords {
    plural: "Produits",
    one: "Produit",
    open: "",
    only_open: "",
    reference: "Référence",
    title: "Libellé",
    date: "Depuis",
    until: "Jusqu’au",
    total: "Prix",
    empty: "Les produits que vous pouvez nous acheter apparaîtront ici.",
    ..INVOICES
};
