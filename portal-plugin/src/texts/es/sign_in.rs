//! Spanish: the page that signs in, and what it says of what happened before.

use crate::texts::shape::SignInTexts;

pub(super) const SIGN_IN: SignInTexts = SignInTexts {
    sign_in: "Iniciar sesión",
    sign_in_lead: "Sus documentos, en un solo lugar.",
    login: "Usuario o dirección de correo",
    login_hint: "Su dirección de correo sirve si nadie más tiene aquí la misma; su usuario sirve siempre.",
    password: "Contraseña",
    forgot: "¿Ha olvidado su contraseña?",
    pushed_out: "Su sesión se ha cerrado aquí, porque ha iniciado sesión en demasiados navegadores.",
    signed_out: "Ha cerrado sesión.",
    password_set: "Su contraseña está establecida. Inicie sesión con ella.",
};
