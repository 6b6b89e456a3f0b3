//! Spanish: the mails about what happened to somebody’s access to an account.

use crate::texts::shape::mails::MemberMails;

pub(super) const MAILS: MemberMails = MemberMails {
    suspended_subject: "su acceso está suspendido",
    suspended: "Su acceso a esta cuenta se ha suspendido. No se ha eliminado nada.",
    resumed_subject: "su acceso vuelve a funcionar",
    resumed: "Su acceso a esta cuenta se ha reactivado.",
    changed_subject: "sus permisos han cambiado",
    changed: "Lo que puede hacer en esta cuenta ha cambiado. A partir de ahora:",
    revoked_subject: "su acceso ha terminado",
    revoked: "Su acceso a esta cuenta ha terminado.",
    revoked_stays: "Su usuario y lo que escribió se conservan. Las invitaciones que envió y que nadie había respondido se han anulado.",
    left_subject: "un miembro se ha ido",
    left: |who| format!("{who} ha dejado la cuenta y ya no puede entrar en ella."),
    accepted_subject: "se ha aceptado una invitación",
    accepted: |who, email| format!("{who} ha aceptado la invitación enviada a {email}."),
    accepted_unknown: "Si no conoce a esta persona, revoque su acceso en Usuarios y contactos.",
    declined_subject: "se ha rechazado una invitación",
    declined: |email| format!("La invitación enviada a {email} se ha rechazado."),
    not_given_subject: "su solicitud se ha rechazado",
    not_given: "Solicitó un permiso. El titular de la cuenta lo ha rechazado por ahora.",
    ask_owner: "Si cree que se trata de un error, consulte al titular de la cuenta.",
};
