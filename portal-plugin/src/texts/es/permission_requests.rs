//! Spanish: asking the owner for a permission, and the owner’s answer.

use crate::texts::shape::PermissionRequestsTexts;

pub(super) const PERMISSION_REQUESTS: PermissionRequestsTexts = PermissionRequestsTexts {
    ask_title: "Pedir más permisos al titular",
    ask_lead: "El titular de la cuenta recibe un correo y decide. Nada cambia antes de eso.",
    permission: "Permiso",
    sentence: "Unas palabras para el titular (opcional)",
    ask: "Pedirlo al titular",
    no_owner: "La cuenta aún no tiene un titular a quien pedírselo.",
    asked_for: "Ha solicitado",
    waits: "pendiente de respuesta",
    settled: "ya respondida",
    done_asked: "La solicitud se ha enviado al titular. Recibirá la respuesta por correo.",
    requests: "Solicitudes de permisos",
    asks_for: "solicita",
    look: "Ver",
    ticked: "Abajo está marcado lo que se solicita. Vea lo que cambia y guarde, o rechace.",
    decline: "Rechazar",
    done_declined: "La solicitud se ha rechazado y se ha avisado a la persona.",
};
