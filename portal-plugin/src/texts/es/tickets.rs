//! Spanish: opening, answering and closing a ticket.

use crate::texts::shape::TicketsTexts;

pub(super) const TICKETS: TicketsTexts = TicketsTexts {
    open_ticket: "Abrir un ticket",
    open_ticket_lead: "Díganos de qué se trata. Respondemos en la página del ticket y por correo.",
    subject: "Asunto",
    message: "Mensaje",
    attach: "Adjuntar archivos (como máximo 5, 8\u{a0}MiB en total: imágenes, PDF, texto, documentos de oficina)",
    send: "Enviar",
    reply: "Responder",
    reply_reopens: "El ticket está cerrado. Un mensaje vuelve a abrirlo.",
    close_ticket: "Cerrar el ticket: no hace falta nada más",
    reopen_ticket: "Reabrir el ticket",
    ticket_opened: "Su ticket está abierto. Responderemos aquí y por correo.",
    replied: "Su mensaje se ha enviado.",
    ticket_closed: "El ticket está cerrado.",
    ticket_reopened: "El ticket vuelve a estar abierto.",
};
