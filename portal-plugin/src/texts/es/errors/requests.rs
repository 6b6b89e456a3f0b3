//! Spanish: what a request is refused with before anything is looked up, and what fails inside.

use crate::texts::shape::errors::{Refused, RequestErrors};

pub(super) const ERRORS: RequestErrors = RequestErrors {
    not_found: Refused("Aquí no hay nada", "La dirección es incorrecta o lo que había aquí ya no está."),
    method: Refused("Aquí no es posible", "Esta dirección no admite ese método."),
    cross_site: Refused(
        "El formulario ya no es válido",
        "Se creó para otra sesión o lo envió otro sitio. Vuelva atrás, recargue la página e inténtelo de nuevo.",
    ),
    other_account: Refused(
        "Este formulario es de otra cuenta",
        "No se ha modificado nada. Abra la cuenta que corresponda y rellene allí el formulario.",
    ),
    query_invalid: Refused(
        "No se entiende la dirección",
        "Contiene un valor que aquí no significa nada. Empiece de nuevo desde la lista.",
    ),
    query_too_long: Refused("La dirección es demasiado larga", "Use menos filtros o filtros más cortos."),
    body_invalid: Refused(
        "No se entiende la petición",
        "Le falta un campo, repite uno o contiene uno que aquí no se admite.",
    ),
    body_too_large: Refused("La petición es demasiado grande", "Se admite 1\u{a0}MiB como máximo."),
    media_type: Refused(
        "La petición no es del tipo correcto",
        "Envíe `application/json` a la API y formularios normales a las páginas.",
    ),
    cursor_invalid: Refused("La página no existe", "Empiece de nuevo desde la primera página."),
    unavailable: Refused(
        "No disponible en este momento",
        "No se ha podido acceder a sus datos. No se ha perdido nada; inténtelo de nuevo dentro de un momento.",
    ),
    mail_full: Refused(
        "Demasiados correos esperan a ser enviados",
        "Lo que pide necesita un correo, así que no se ha hecho nada. Vuelva a intentarlo dentro de unos minutos.",
    ),
    internal: Refused("Ha ocurrido un error", "Inténtelo de nuevo; si persiste, indíquenos el código."),
};
