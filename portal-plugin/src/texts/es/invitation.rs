//! Spanish: answering an invitation.

use crate::texts::shape::InvitationTexts;

pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    invitation: "Invitación",
    invites_you: "le invita a la cuenta",
    on_site: "en",
    for_address: "Para",
    answer_until: "Responder hasta",
    you_could: "Lo que podrá hacer",
    login: "Usuario (opcional)",
    login_hint: "Si lo deja vacío, iniciará sesión con la dirección.",
    your_name: "Su nombre",
    repeat: "Contraseña, otra vez",
    accept: "Aceptar la invitación",
    accept_as_new: "Crear su acceso y aceptar",
    have_login: "¿Ya inicia sesión aquí con otra dirección?",
    known_lead: "Ya existe un acceso con esta dirección. Inicie sesión con él para aceptar.",
    sign_in_to_accept: "Iniciar sesión para aceptar",
    signed_in_as: "Ha iniciado sesión como",
    prove_title: "Confirmar la dirección invitada",
    prove_lead: "La invitación es para una dirección distinta de la suya. Haga que le enviemos un código a esa dirección y escríbalo aquí, o cierre sesión y use el acceso de esa dirección.",
    mail_code: "Enviarme un código",
    code: "Código de seis cifras",
    code_mailed: "El código va en camino a la dirección invitada. Es válido durante diez minutos.",
    decline_invitation: "Rechazar la invitación",
    declined_title: "Ha rechazado la invitación",
    declined: "La invitación queda cerrada y no se ha modificado nada. Puede cerrar esta página.",
    ask_anew: "Pedir una nueva invitación",
    asked_title: "Ha pedido una nueva invitación",
    asked: "Si la invitación puede renovarse, la persona que le invitó, o el titular de la cuenta, acaba de recibir un correo. La nueva invitación llegará a la dirección invitada. No vuelva a pedirla antes de mañana.",
};
