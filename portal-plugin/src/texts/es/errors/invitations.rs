//! Spanish: invitations and the codes that prove an invited address.

use crate::texts::shape::errors::{InvitationErrors, Refused};

pub(super) const ERRORS: InvitationErrors = InvitationErrors {
    invitation_unknown: Refused(
        "No conocemos esta invitación",
        "Abra el enlace del correo más reciente o pregunte a la persona que le invitó.",
    ),
    invitation_expired: Refused("La invitación ha caducado", "Pida una nueva a la persona que le invitó."),
    invitation_used: Refused(
        "La invitación ya se aceptó",
        "Inicie sesión para entrar en la cuenta. Si no la aceptó usted, avise a la persona que le invitó.",
    ),
    invitation_declined: Refused(
        "La invitación se rechazó",
        "Si ha cambiado de opinión, pida una nueva a la persona que le invitó.",
    ),
    invitation_cancelled: Refused(
        "La invitación se anuló",
        "Ya no da acceso a nada. Si aún necesita el acceso, diríjase a la persona que le invitó.",
    ),
    invitation_superseded: Refused(
        "Hay una invitación más reciente",
        "Este enlace ya no funciona. Abra el del correo más reciente.",
    ),
    invitation_other_address: Refused(
        "La invitación es para otra dirección",
        "Pida un código en la dirección invitada o inicie sesión con el usuario de esa dirección.",
    ),
    invitation_sign_in: Refused("Ya tiene acceso", "Inicie sesión con él y acepte después la invitación."),
    invitation_inviter_lost: Refused(
        "La invitación ya no es válida",
        "La persona que le invitó ya no puede invitar. El titular de la cuenta puede invitarle de nuevo.",
    ),
    invitation_resent_enough: Refused("Ya se ha reenviado cinco veces", "Anúlela e invite de nuevo."),
    invitation_lifetime: Refused("La duración no es válida", "Una invitación dura entre 1 hora y 30 días."),
    invitation_too_many: Refused("Demasiadas invitaciones hoy", "Inténtelo de nuevo mañana."),
    already_member: Refused("Ya es miembro", "Modifique los permisos de su acceso."),
    member_contact_gone: Refused(
        "Ya es miembro, pero no puede entrar",
        "Ya no encontramos el contacto vinculado al usuario de esta persona: se ha fusionado, archivado o eliminado en nuestros sistemas. Pídanos que lo corrijamos; una segunda invitación no sirve de nada.",
    ),
    inviting_oneself: Refused(
        "Es su propia dirección",
        "El titular u otra persona que gestione los usuarios establece sus permisos.",
    ),
    inviting_owner: Refused("Es la dirección del titular", "El titular ya tiene todos los permisos."),
    code_wrong: Refused("El código es incorrecto", "Escriba las seis cifras del correo más reciente."),
    code_over: Refused("El código ya no es válido", "Pida uno nuevo."),
    code_enough: Refused("No hay más códigos", "Pida a la persona que le invitó que invite a su propia dirección."),
};
