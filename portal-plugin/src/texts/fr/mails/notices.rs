//! French: the mails that tell of new documents (rule M2).

use crate::texts::shape::mails::NoticeMails;

pub(super) const MAILS: NoticeMails = NoticeMails {
    invoices: |number| format!("une nouvelle facture {number}"),
    quotes: |number| format!("un nouveau devis {number}"),
    orders: |number| format!("une nouvelle commande {number}"),
    shipments: |number| format!("une nouvelle expédition {number}"),
    tickets: |number| format!("un nouveau ticket {number}"),
    projects: |number| format!("un nouveau projet {number}"),
    supplier_invoices: |number| format!("une nouvelle facture fournisseur {number}"),
    answered: |number| format!("nous avons répondu à votre ticket {number}"),
    due_soon: |number| format!("la facture {number} arrive à échéance"),
    overdue: |number| format!("la facture {number} est échue"),
    ready: "À lire sur le portail, une fois connecté.",
    look: "Consulter",
    digest: "les nouveautés",
    look_all: "Tout consulter",
    stop: |address| format!("Pour ne plus recevoir de tels e-mails\u{a0}: {address}"),
};
