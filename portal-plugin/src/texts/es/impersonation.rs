//! Spanish: staff who look at an account as one of its users.

use crate::texts::shape::ImpersonationTexts;

pub(super) const IMPERSONATION: ImpersonationTexts = ImpersonationTexts {
    look_title: "Consulta de nuestro equipo:",
    look_as: "consulta esta cuenta como",
    look_for: "motivo:",
    why: "Motivo:",
    look_until: "Solo lectura. Fin:",
    end_look: "Terminar la consulta",
    looks: "Consultas de nuestro equipo",
    looks_lead: "Cuando nos pide ayuda, una persona de nuestro equipo puede consultar esta cuenta tal como la ve uno de sus usuarios: por un motivo que puede leer aquí, durante 30 minutos como máximo y sin modificar nada. Solo usted puede permitirlo; nosotros no.",
    looks_allowed: "Nuestro equipo puede consultar esta cuenta",
    looks_forbidden: "Nuestro equipo no puede consultar esta cuenta",
    since: "Desde el",
    forbid_lead: "Si lo desactiva, toda consulta en curso termina al instante.",
    allow_lead: "Actívelo cuando quiera que veamos lo que usted ve. Puede desactivarlo en cualquier momento.",
    allow_looks: "Permitir consultas de nuestro equipo",
    forbid_looks: "No permitir más consultas",
    looks_past: "Quién ha consultado",
    looks_none: "Nadie ha consultado esta cuenta.",
    looks_open: "Hay una consulta en curso",
    looked_as: "como",
    done_looks_allowed: "A partir de ahora, nuestro equipo puede consultar esta cuenta.",
    done_looks_forbidden: "Nuestro equipo ya no puede consultar esta cuenta; toda consulta en curso ha terminado.",
};
