//! English: the kinds of documents.

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
    progress: "Progress",
    status: "Status",
    remaining: "Left to pay",
    file: "File",
    natures: NATURES,
};

const NATURES: NatureWords = NatureWords {
    head: "Type",
    credit_note: "Credit note",
    deposit: "Deposit invoice",
    progress: "Progress invoice",
    left: "Credit left",
};

const INVOICES: KindWords = KindWords {
    plural: "Invoices",
    one: "Invoice",
    open: "to pay",
    only_open: "Only unpaid",
    reference: "Number",
    other: "Your reference",
    title: "Subject",
    date: "Date",
    until: "Due",
    total: "Total",
    empty: "Your invoices will stand here, with what is left to pay on each.",
};

const QUOTES: KindWords = KindWords {
    plural: "Quotes",
    one: "Quote",
    open: "to answer",
    only_open: "Only those to answer",
    until: "Valid until",
    empty: "Quotes that we make for you will stand here until you have answered them, and after.",
    ..INVOICES
};

const ORDERS: KindWords = KindWords {
    plural: "Orders",
    one: "Order",
    open: "in progress",
    only_open: "Only those in progress",
    until: "Delivery",
    empty: "Orders that you place with us will stand here, from confirmation to delivery.",
    ..INVOICES
};

const SHIPMENTS: KindWords = KindWords {
    plural: "Shipments",
    one: "Shipment",
    open: "on the way",
    only_open: "Only those on the way",
    other: "Tracking number",
    date: "Sent",
    until: "Delivery",
    empty: "What we send you will stand here, with its tracking number.",
    ..INVOICES
};

const TICKETS: KindWords = KindWords {
    plural: "Tickets",
    one: "Ticket",
    open: "not closed",
    only_open: "Only those not closed",
    date: "Opened",
    until: "Closed",
    empty: "Your questions to our support, and its answers, will stand here.",
    ..INVOICES
};

const PROJECTS: KindWords = KindWords {
    plural: "Projects",
    one: "Project",
    open: "running",
    only_open: "Only those running",
    title: "Title",
    date: "Start",
    until: "End",
    total: "Budget",
    empty: "Projects that we carry out with you will stand here.",
    ..INVOICES
};

const TASKS: KindWords = KindWords {
    plural: "Tasks",
    one: "Task",
    open: "to do",
    only_open: "Only those to do",
    empty: "The tasks of your projects will stand here, with how far each has come.",
    ..PROJECTS
};

const SUPPLIER_INVOICES: KindWords = KindWords {
    plural: "Supplier invoices",
    one: "Supplier invoice",
    open: "still due",
    only_open: "Only unpaid",
    other: "Your number",
    empty: "Invoices that you send us as a supplier will stand here, with what we still owe you.",
    ..INVOICES
};

const PRODUCTS: KindWords = KindWords {
    plural: "Products",
    one: "Product",
    open: "",
    only_open: "",
    reference: "Reference",
    title: "Label",
    date: "Since",
    until: "Until",
    total: "Price",
    empty: "Products that you can buy from us will stand here.",
    ..INVOICES
};
