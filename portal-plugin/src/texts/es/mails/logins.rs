//! Spanish: the mails about two logins of one person.

use crate::texts::shape::mails::LoginsMails;

pub(super) const MAILS: LoginsMails = LoginsMails {
    code_subject: "el código para sus dos usuarios",
    code: |login| {
        format!(
            "Alguien que ha iniciado sesión como {login} quiere unir ese usuario y el suyo, para que un solo inicio de sesión abra las cuentas de ambos."
        )
    },
    joined_subject: "sus usuarios se han unido",
    joined: "Este usuario y otro suyo son ahora uno; las cuentas de ambos se abren con él.",
    joined_password: "La contraseña es la de su último inicio de sesión.",
    joined_not_you: "Si no ha sido usted, póngase en contacto con nosotros: puede deshacerse.",
};
