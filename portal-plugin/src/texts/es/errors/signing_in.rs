//! Spanish: signing in and up, passwords, the second step, one’s own login.

use crate::texts::shape::errors::{Refused, SigningInErrors};

pub(super) const ERRORS: SigningInErrors = SigningInErrors {
    sign_in_failed: Refused(
        "No se ha podido iniciar sesión",
        "El usuario o la contraseña son incorrectos. Compruebe ambos o establezca una nueva contraseña.",
    ),
    slow_down: Refused("Demasiados intentos", |n| format!("Espere {n}\u{a0}s e inténtelo de nuevo.")),
    busy: Refused("Mucha actividad en este momento", |n| {
        format!("Muchas personas están iniciando sesión ahora. Inténtelo de nuevo dentro de {n}\u{a0}s.")
    }),
    password_must_be_replaced: Refused("Elija primero su propia contraseña", "La que tiene se creó para usted."),
    password_wrong: Refused("La contraseña no se ha cambiado", "La contraseña actual es incorrecta."),
    password_too_short: Refused("La contraseña es demasiado corta", |n| match n {
        1 => "Elija una de al menos un carácter.".to_owned(),
        _ => format!("Elija una de al menos {n} caracteres."),
    }),
    password_too_long: Refused("La contraseña es demasiado larga", "Elija una de 256 caracteres como máximo."),
    password_common: Refused(
        "La contraseña es demasiado común",
        "Es de las primeras que prueban los atacantes. Elija otra.",
    ),
    password_obvious: Refused(
        "La contraseña es demasiado fácil de adivinar",
        "Es su usuario, su dirección o un nombre que todos conocen. Elija otra.",
    ),
    password_unchanged: Refused("La contraseña es la misma de antes", "Elija una distinta de la actual."),
    passwords_differ: Refused("Las dos contraseñas no coinciden", "Escriba dos veces la misma."),
    link_invalid: Refused("El enlace ya no funciona", "Se ha usado, ha caducado o está incompleto. Pida uno nuevo."),
    hand_off_invalid: Refused(
        "El enlace entre los sitios ya no funciona",
        "Funciona una sola vez, durante un minuto. Vuelva al otro sitio o inicie sesión aquí.",
    ),
    session_unknown: Refused("La sesión no existe", "Puede que ya se haya cerrado."),
    login_invalid: Refused(
        "El usuario no es válido",
        "Elija uno sin espacios, no demasiado largo y que no sea la dirección de otra persona.",
    ),
    login_taken: Refused("El usuario ya está en uso", "Elija otro."),
    login_closed: Refused("El usuario se dio de baja", "No vuelve por sí solo."),
    email_invalid: Refused("La dirección de correo no es válida", "Indique una como nombre@example.net."),
    email_of_employee: Refused("La dirección es de nuestro equipo", "Elija otra dirección."),
    email_unchanged: Refused("Esta ya es su dirección", "Indique otra."),
    email_link_invalid: Refused(
        "El enlace ya no funciona",
        "Se ha usado, lo ha sustituido uno más reciente, se ha retirado o ha caducado. Pida de nuevo el cambio en su página «Seguridad».",
    ),
    sign_up_closed: Refused("Aquí no es posible registrarse", "Pídanos una invitación."),
    sign_up_invalid: Refused("El formulario está incompleto", "Indique una dirección de correo y su nombre."),
    sign_in_over: Refused(
        "Inicie sesión de nuevo",
        "Ha pasado demasiado tiempo o se han escrito demasiados códigos incorrectos.",
    ),
    second_factor_needed: Refused(
        "Un paso más",
        "La contraseña es correcta. Escriba ahora el código de su aplicación de autenticación.",
    ),
    second_factor_wrong: Refused(
        "El código es incorrecto",
        "Puede que haya caducado o ya se haya usado. Espere al siguiente de la aplicación; su reloj debe ir en hora.",
    ),
    second_factor_must_be_set_up: Refused(
        "Configure primero la verificación en dos pasos",
        "Este sitio la exige a todos.",
    ),
    second_factor_asked_by_account: Refused(
        "Esta cuenta exige la verificación en dos pasos",
        "Su titular quiere que todos los miembros inicien sesión con un código además de la contraseña. Configúrela y vuelva después.",
    ),
    second_factor_exists: Refused(
        "La verificación en dos pasos ya está activada",
        "Para usar otra aplicación, desactívela antes.",
    ),
    second_factor_none: Refused("La verificación en dos pasos está desactivada", "No hay nada que modificar."),
    second_factor_over: Refused(
        "Empiece de nuevo",
        "El primer código debe escribirse en un plazo de 15 minutos, en el mismo navegador.",
    ),
    second_factor_owner_first: Refused(
        "Usted primero",
        "Configure la verificación en dos pasos para usted antes de exigirla a los demás.",
    ),
};
