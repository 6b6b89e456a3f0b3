//! Spanish: the mails about what our staff do to an account: another owner in place of a lost one, on hold, closed, back in use.

use crate::texts::shape::mails::StaffMails;

pub(super) const MAILS: StaffMails = StaffMails {
    proposed_subject: |account| format!("se propone otro titular para {account}"),
    proposed_to_you: |owner| {
        format!("Proponemos que usted sea titular de la cuenta, ya que no es posible localizar a {owner}.")
    },
    proposed_once_you: "Se hará efectivo cuando una segunda persona de nuestro equipo lo confirme. Como titular, tendría todos los permisos y gestionaría el acceso de todos.",
    proposed_instead: |candidate| {
        format!("Proponemos que {candidate} sea titular de la cuenta, ya que no es posible localizarle a usted.")
    },
    proposed_once: "Se hará efectivo cuando una segunda persona de nuestro equipo lo confirme. Usted conservaría todos los permisos, pero la cuenta dejaría de ser suya.",
    proposed_object: "Oponerse y poner fin a la propuesta",
    proposed_until: |until| format!("Puede confirmarse hasta el {until}; después, la propuesta caduca."),
    recovered_yours: |before| {
        format!("La cuenta es ahora suya; antes era de {before}. Dos personas de nuestro equipo lo han acordado.")
    },
    recovered_you_hold: "Tiene todos los permisos y gestiona el acceso de todos.",
    recovered_theirs: |owner| format!("La cuenta es ahora de {owner}. Dos personas de nuestro equipo lo han acordado."),
    recovered_you_keep: "Conserva todos los permisos, pero la cuenta ya no es suya.",
    recovered_ledger: "El registro de la cuenta indica quién lo propuso y quién lo confirmó.",
    suspended_subject: |account| format!("{account}: cuenta suspendida"),
    suspended: "Hemos suspendido la cuenta. Nadie puede abrirla hasta que se reactive; no se ha perdido nada.",
    closed_subject: |account| format!("{account}: cuenta cerrada"),
    closed: "Hemos cerrado la cuenta. Ya nadie puede abrirla; no se ha eliminado nada.",
    reopened_subject: |account| format!("{account}: cuenta reactivada"),
    reopened: "Hemos reactivado la cuenta. Todos conservan el acceso que tenían.",
};
