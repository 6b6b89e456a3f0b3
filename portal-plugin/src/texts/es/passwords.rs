//! Spanish: forgetting, setting and changing a password.

use crate::texts::shape::PasswordsTexts;

pub(super) const PASSWORDS: PasswordsTexts = PasswordsTexts {
    forgot_title: "Contraseña olvidada",
    forgot_lead: "Escriba su usuario o su dirección de correo. Si nos consta, le enviaremos un enlace para establecer una nueva contraseña.",
    forgot_send: "Enviar el enlace",
    forgot_sent_title: "Consulte su buzón",
    forgot_sent: "Si nos consta este usuario o esta dirección, un correo con un enlace está en camino. Puede tardar unos minutos; mire también en el correo no deseado.",
    back_to_sign_in: "Volver al inicio de sesión",
    set_title: "Establezca su contraseña",
    set_for: "Para",
    set_save: "Guardar la contraseña",
    hint: |least| match least {
        1 => "Al menos un carácter. Unas cuantas palabras seguidas son fáciles de recordar y difíciles de adivinar."
            .to_owned(),
        _ => format!(
            "Al menos {least} caracteres. Unas cuantas palabras seguidas son fáciles de recordar y difíciles de adivinar."
        ),
    },
    change_title: "Cambiar la contraseña",
    replace_title: "Elija su propia contraseña",
    replace_lead: "Ha iniciado sesión con una contraseña creada para usted. Sustitúyala por una que solo usted conozca; después podrá continuar.",
    current_password: "Contraseña actual",
    one_time_password: "La contraseña que recibió",
    new_password: "Nueva contraseña",
    repeat_password: "Nueva contraseña, otra vez",
    change_lead: "Sus otras sesiones se cierran al cambiar la contraseña.",
    changed: "Su contraseña ha cambiado. Sus otras sesiones se han cerrado.",
};
