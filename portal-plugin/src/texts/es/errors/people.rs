//! Spanish: the people of an account: members, contacts, permissions, the owner.

use crate::texts::shape::errors::{NotHeldTexts, PeopleErrors, Refused};

pub(super) const ERRORS: PeopleErrors = PeopleErrors {
    permission_not_held: NotHeldTexts {
        title: "No puede conceder eso",
        permission: |permission| {
            format!("Nadie concede un permiso que no tiene: «{permission}». Consulte al titular o a nosotros.")
        },
        documents: |permission| {
            format!(
                "«{permission}» abarcaría más documentos de los que usted puede abrir a otros. Limítelo a aquellos en los que figura esta persona, o consulte al titular o a nosotros."
            )
        },
        sites: |permission| {
            format!(
                "«{permission}» valdría en sitios en los que usted no puede concederlo. Elija otros, o consulte al titular o a nosotros."
            )
        },
        end: |permission| {
            format!(
                "«{permission}» duraría más de lo que usted puede concederlo. Elija un final anterior, o consulte al titular o a nosotros."
            )
        },
    },
    membership_site_unknown: Refused(
        "Uno de los sitios no existe",
        "Elija entre los sitios que se muestran, o ninguno para que valga en todos.",
    ),
    member_unknown: Refused("No existe ese miembro", "Puede que la lista haya cambiado. Recárguela."),
    member_oneself: Refused(
        "No es posible con su propio acceso",
        "Consulte al titular o a nosotros, o deje la cuenta.",
    ),
    member_manager: Refused(
        "Solo el titular puede hacer eso",
        "Este miembro gestiona usuarios. Consulte al titular o a nosotros.",
    ),
    owner_stays: Refused("El titular permanece", "Antes debe ceder la titularidad."),
    owner_missing: Refused("La cuenta no tiene titular", "No hay nadie a quien pedírselo. Consúltenos."),
    transfer_unknown: Refused("No se ofrece nada", "La oferta se retiró o ya se respondió."),
    transfer_expired: Refused("La oferta ha caducado", "Pida una nueva al titular."),
    transfer_candidate: Refused("Este miembro no puede pasar a ser titular", "Elija un miembro con acceso activo."),
    transfer_not_owner: Refused("Solo el titular puede hacer eso", "Pídaselo al titular."),
    recovery_over: Refused(
        "No hay nada a lo que oponerse",
        "La propuesta de cambiar de titular ha caducado, se ha retirado o ya está resuelta.",
    ),
    account_contact_unknown: Refused("No existe ese contacto", "Puede que la lista haya cambiado. Recárguela."),
    account_contact_exists: Refused("El contacto ya existe", "Modifique el que ya está."),
    category_unknown: Refused("No conocemos esa categoría", "Elija entre las que se muestran."),
    too_many_on_account: Refused("Demasiados contactos", "Una cuenta tiene 500 como máximo. Elimine antes alguno."),
    permission_held: Refused("Ya tiene ese permiso", "Abra de nuevo la página."),
    permission_asked: Refused(
        "Ya se ha pedido al titular",
        "Lo mismo puede pedirse una vez al día. Espere la respuesta o hable con el titular.",
    ),
    permission_asked_enough: Refused(
        "Ya hay bastantes solicitudes hoy",
        "El titular tiene muchas solicitudes de esta cuenta. Vuelva a pedirlo mañana o hable con el titular.",
    ),
    permission_not_asked: Refused(
        "No hay ninguna solicitud así pendiente",
        "Puede que el permiso ya se haya concedido o rechazado.",
    ),
    view_as_read_only: Refused(
        "Aquí no puede modificarse nada",
        "Consulta esta cuenta como uno de sus miembros. Nuestro equipo no modifica nada de esta forma.",
    ),
};
