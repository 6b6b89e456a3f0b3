//! Spanish: a decision that is no.

use crate::texts::shape::errors::{DecisionErrors, Refused};

const NO_ACCESS: &str = "Sin acceso";

pub(super) const ERRORS: DecisionErrors = DecisionErrors {
    site_unknown: Refused("Aquí no hay ningún portal", "Ningún portal de clientes responde en esta dirección."),
    site_disabled: Refused("El portal está cerrado", "Este portal está fuera de servicio."),
    signed_out: Refused("Inicie sesión", "No ha iniciado sesión, o su sesión ya se ha cerrado."),
    user_disabled: Refused(NO_ACCESS, "Su acceso está desactivado. Consúltenos."),
    user_unverified: Refused(NO_ACCESS, "Su dirección aún no está confirmada."),
    realm_not_shared: Refused(NO_ACCESS, "Su usuario no es válido en este sitio."),
    account_suspended: Refused(
        "La cuenta está suspendida",
        "Nadie puede abrirla hasta que la reactivemos. No se ha perdido nada. Pregúntenos el motivo.",
    ),
    account_closed: Refused(
        "La cuenta está cerrada",
        "Ya nadie puede abrirla. No se ha eliminado nada: pídanos lo que necesite de ella.",
    ),
    account_not_on_site: Refused(NO_ACCESS, "La cuenta no puede usarse en este sitio."),
    membership_none: Refused(NO_ACCESS, "No tiene acceso a esta cuenta."),
    membership_suspended: Refused(NO_ACCESS, "Su acceso a esta cuenta está suspendido."),
    membership_ended: Refused(NO_ACCESS, "Su acceso a esta cuenta ha terminado."),
    membership_not_on_site: Refused(NO_ACCESS, "Su acceso a esta cuenta no es válido en este sitio."),
    kind_hidden: Refused(NO_ACCESS, "Este tipo de documento no se muestra aquí."),
    permission_missing: Refused(NO_ACCESS, "Su acceso a esta cuenta no incluye esto."),
};
