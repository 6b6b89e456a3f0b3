//! Spanish: the kinds of documents.

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
    progress: "Avance",
    status: "Estado",
    remaining: "Pendiente de pago",
    file: "Archivo",
    natures: NATURES,
};

const NATURES: NatureWords = NatureWords {
    head: "Tipo",
    credit_note: "Factura rectificativa",
    deposit: "Factura de anticipo",
    progress: "Factura parcial",
    left: "Saldo a favor",
};

const INVOICES: KindWords = KindWords {
    plural: "Facturas",
    one: "Factura",
    open: "por pagar",
    only_open: "Solo por pagar",
    reference: "Número",
    other: "Su referencia",
    title: "Asunto",
    date: "Fecha",
    until: "Vencimiento",
    total: "Total",
    empty: "Aquí aparecerán sus facturas, con lo que queda pendiente de pago en cada una.",
};

const QUOTES: KindWords = KindWords {
    plural: "Presupuestos",
    one: "Presupuesto",
    open: "por responder",
    only_open: "Solo por responder",
    until: "Válido hasta",
    empty: "Aquí aparecerán los presupuestos que le hagamos, antes y después de su respuesta.",
    ..INVOICES
};

const ORDERS: KindWords = KindWords {
    plural: "Pedidos",
    one: "Pedido",
    open: "en curso",
    only_open: "Solo en curso",
    until: "Entrega",
    empty: "Aquí aparecerán sus pedidos, desde la confirmación hasta la entrega.",
    ..INVOICES
};

const SHIPMENTS: KindWords = KindWords {
    plural: "Envíos",
    one: "Envío",
    open: "en camino",
    only_open: "Solo en camino",
    other: "Número de seguimiento",
    date: "Salida",
    until: "Entrega",
    empty: "Aquí aparecerá lo que le enviemos, con su número de seguimiento.",
    ..INVOICES
};

const TICKETS: KindWords = KindWords {
    plural: "Tickets",
    one: "Ticket",
    open: "sin cerrar",
    only_open: "Solo sin cerrar",
    date: "Apertura",
    until: "Cierre",
    empty: "Aquí aparecerán sus preguntas a nuestro soporte y las respuestas.",
    ..INVOICES
};

const PROJECTS: KindWords = KindWords {
    plural: "Proyectos",
    one: "Proyecto",
    open: "en marcha",
    only_open: "Solo en marcha",
    title: "Título",
    date: "Inicio",
    until: "Fin",
    total: "Importe previsto",
    empty: "Aquí aparecerán los proyectos que llevamos a cabo con usted.",
    ..INVOICES
};

const TASKS: KindWords = KindWords {
    plural: "Tareas",
    one: "Tarea",
    open: "por hacer",
    only_open: "Solo por hacer",
    empty: "Aquí aparecerán las tareas de sus proyectos, con el avance de cada una.",
    ..PROJECTS
};

const SUPPLIER_INVOICES: KindWords = KindWords {
    plural: "Facturas de proveedor",
    one: "Factura de proveedor",
    open: "por cobrar",
    only_open: "Solo por cobrar",
    other: "Su número",
    empty: "Aquí aparecerán las facturas que nos envíe como proveedor, con lo que aún le debemos.",
    ..INVOICES
};

const PRODUCTS: KindWords = KindWords {
    plural: "Productos",
    one: "Producto",
    open: "",
    only_open: "",
    reference: "Referencia",
    title: "Denominación",
    date: "Desde",
    until: "Hasta",
    total: "Precio",
    empty: "Aquí aparecerán los productos que puede comprarnos.",
    ..INVOICES
};
