//! Spanish: the mails about one’s access: its beginning, and its password.

use crate::texts::shape::mails::AccessMails;

pub(super) const MAILS: AccessMails = AccessMails {
    reset_subject: "establezca una nueva contraseña",
    reset: "Usted, o alguien que escribió su usuario, ha pedido una nueva contraseña.",
    reset_do: "Establecer una nueva contraseña",
    reset_not_you: "Si no ha sido usted, no haga nada: su contraseña queda como está.",
    welcome_subject: "su acceso al portal de clientes",
    welcome: "Le hemos abierto un acceso al portal de clientes. Elija una contraseña para empezar.",
    one_time: "Le hemos abierto un acceso al portal de clientes.",
    one_time_until: |until| {
        format!(
            "La contraseña funciona hasta el {until}; al iniciar sesión por primera vez se le pedirá que la sustituya."
        )
    },
    sign_up_subject: "termine de crear su cuenta",
    sign_up: "Usted, o alguien que escribió su dirección, ha pedido una cuenta en el portal de clientes.",
    sign_up_finish: "Elija una contraseña para terminar: así sabemos que la dirección es suya.",
    sign_up_not_you: "Si no ha sido usted, no haga nada: sin contraseña no hay cuenta.",
    known_subject: "ya tiene acceso",
    known: "Usted, o alguien que escribió su dirección, ha pedido acceso al portal de clientes.",
    known_unchanged: "Ya existe uno con esta dirección. No se ha modificado nada.",
    known_forgotten: "Si no sabe la contraseña, pida una nueva en esa página.",
    changed_subject: "su contraseña ha cambiado",
    changed: "La contraseña de su acceso al portal de clientes acaba de cambiar.",
    changed_not_you: "Si no ha sido usted, establezca una nueva",
};
