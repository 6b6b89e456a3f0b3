//! Spanish: notices.

use crate::texts::shape::NoticesTexts;

pub(super) const NOTICES: NoticesTexts = NoticesTexts {
    title: "Avisos",
    lead: "Lo que le hemos comunicado en esta cuenta en los últimos 90 días.",
    empty: "Todavía no hay nada: los documentos nuevos se avisarán aquí.",
    unopened: "sin abrir",
    new: "Nuevo",
    answered: "Respuesta",
    due_soon: "Vence pronto",
    overdue: "Vencida",
    undelivered: "Su correo no le llegó:",
    choices: "Cómo quiere que le avisemos",
    none: "De ningún modo",
    at_once: "Con un correo por cada uno",
    daily: "Con un solo correo por la mañana",
    save: "Guardar",
    saved: "Su elección se ha guardado.",
    stop_title: "¿No quiere más correos de este tipo?",
    stop_lead: "No recibirá más correos en esta cuenta sobre:",
    stop_do: "Detener estos correos",
    stopped_title: "Estos correos se han detenido",
    stopped: "Ya no recibe correos en esta cuenta sobre:",
};
