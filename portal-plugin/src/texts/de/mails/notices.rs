//! German: the mails that tell of new documents (rule M2).

use crate::texts::shape::mails::NoticeMails;

pub(super) const MAILS: NoticeMails = NoticeMails {
    invoices: |number| format!("eine neue Rechnung {number}"),
    quotes: |number| format!("ein neues Angebot {number}"),
    orders: |number| format!("ein neuer Auftrag {number}"),
    shipments: |number| format!("eine neue Lieferung {number}"),
    tickets: |number| format!("ein neues Ticket {number}"),
    projects: |number| format!("ein neues Projekt {number}"),
    supplier_invoices: |number| format!("eine neue Lieferantenrechnung {number}"),
    answered: |number| format!("wir haben auf Ihr Ticket {number} geantwortet"),
    due_soon: |number| format!("die Rechnung {number} ist bald fällig"),
    overdue: |number| format!("die Rechnung {number} ist überfällig"),
    ready: "Im Portal können Sie alles lesen, sobald Sie angemeldet sind.",
    look: "Ansehen",
    digest: "was es Neues gibt",
    look_all: "Alles ansehen",
    stop: |address| format!("Wenn Sie keine solchen E-Mails mehr möchten: {address}"),
};
