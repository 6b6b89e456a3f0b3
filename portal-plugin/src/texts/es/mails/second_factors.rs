//! Spanish: the mails about two-step sign-in.

use crate::texts::shape::mails::FactorMails;

pub(super) const MAILS: FactorMails = FactorMails {
    on_subject: "verificación en dos pasos activada",
    on: "A partir de ahora, para iniciar sesión hace falta un código de su aplicación de autenticación, además de la contraseña.",
    on_keep: "Todas las demás sesiones se han cerrado. Guarde los códigos de recuperación donde los encuentre sin su teléfono.",
    off_subject: "verificación en dos pasos desactivada",
    off: "A partir de ahora, basta la contraseña para iniciar sesión. Los códigos de recuperación ya no funcionan.",
    reset_subject: "hemos desactivado la verificación en dos pasos",
    reset: "Nuestro equipo ha desactivado su verificación en dos pasos y ha cerrado sus sesiones. A partir de ahora, basta la contraseña para iniciar sesión.",
    codes_subject: "nuevos códigos de recuperación",
    codes: "Se acaban de crear nuevos códigos de recuperación. Los anteriores ya no funcionan.",
    used_subject: "se ha usado un código de recuperación",
    used: "Se acaba de usar un código de recuperación para iniciar sesión. No funcionará una segunda vez.",
    few_subject: |left| match left {
        1 => "se ha usado un código de recuperación, queda uno".to_owned(),
        _ => format!("se ha usado un código de recuperación, quedan {left}"),
    },
    few: "Quedan pocos: cree otros nuevos antes de que los necesite.",
    look: "Ver su verificación en dos pasos",
    not_you: "Si no ha sido usted, establezca de inmediato una nueva contraseña y póngase en contacto con nosotros.",
};
