//! Spanish: the browsers that one is signed in on.

use crate::texts::shape::SessionsTexts;

pub(super) const SESSIONS: SessionsTexts = SessionsTexts {
    sessions_title: "Sus sesiones",
    sessions_lead: "Cada navegador en el que hay una sesión abierta a su nombre. Cierre las que no reconozca y cambie después su contraseña.",
    this_session: "Esta",
    session_opened: "Inicio:",
    session_used: "Último uso:",
    session_network: "Red:",
    session_site: "Sitio:",
    unknown_browser: "Navegador desconocido",
    end_session: "Cerrar",
    end_others: "Cerrar todas las demás sesiones",
    session_ended: "La sesión se ha cerrado.",
    others_ended: "Todas las demás sesiones se han cerrado.",
};
