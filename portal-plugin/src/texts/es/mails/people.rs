//! Spanish: the mails about invitations, codes, transfers of an account, requests for permissions.

use crate::texts::shape::mails::PeopleMails;

pub(super) const MAILS: PeopleMails = PeopleMails {
    invitation_subject: |inviter, account| format!("{inviter} le invita a la cuenta {account}"),
    invitation: |inviter, site| format!("{inviter} le invita al portal de clientes de {site}."),
    invitation_do: "Ver la invitación",
    invitation_until: |until| format!("Puede responder a la invitación hasta el {until}."),
    invitation_unknown: "Si no sabe por qué recibe esta invitación, rechácela o no haga nada.",
    lost_subject: |account| format!("no se pudo aceptar una invitación a {account}"),
    lost: |email, inviter| {
        format!("{inviter} invitó a {email}, pero ya no puede invitar. La invitación se ha anulado.")
    },
    lost_do: "Invitar de nuevo, si lo desea",
    asked_subject: |who, account| format!("{who} pide una nueva invitación a {account}"),
    asked: |email| format!("La invitación a {email} caducó sin respuesta; se pide una nueva."),
    asked_do: "Reenviarla",
    asked_otherwise: "Si esta persona no debe tener acceso, no haga nada o anule allí la invitación.",
    code_subject: "el código para su invitación",
    code: |login| {
        format!("Alguien que ha iniciado sesión como {login} quiere aceptar la invitación enviada a esta dirección.")
    },
    offered_subject: |account| format!("se ofrece la titularidad de {account}"),
    offered_to_you: |owner| format!("{owner} quiere cederle la titularidad de la cuenta."),
    offered_by_you: |candidate| format!("Ha ofrecido la titularidad de la cuenta a {candidate}."),
    offered_answer: "Aceptar o rechazar",
    offered_not_you: "Si no ha sido usted, retire la oferta",
    offered_until: |until| format!("La oferta puede aceptarse hasta el {until}."),
    passed_subject: |account| format!("{account} tiene un nuevo titular"),
    passed: |before, now| format!("La titularidad de la cuenta ha pasado de {before} a {now}."),
    passed_remains: "El titular anterior sigue siendo miembro con todos los permisos.",
    permission_subject: |who, account| format!("{who} solicita un permiso en {account}"),
    permission: |who| {
        format!(
            "{who} le pide que, como titular de la cuenta, conceda este permiso. No se concede nada hasta que lo haga."
        )
    },
    permission_do: "Ver la solicitud y aceptarla o rechazarla",
    permission_otherwise: "Si no procede, rechácela allí o no haga nada.",
};
