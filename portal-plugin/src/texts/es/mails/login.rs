//! Spanish: the mails about the security of one’s login: a new browser, another e-mail address, the end of the login.

use crate::texts::shape::mails::LoginMails;

pub(super) const MAILS: LoginMails = LoginMails {
    browser_subject: "inicio de sesión desde un navegador nuevo",
    browser: "Alguien ha iniciado sesión en el portal de clientes con su usuario, desde un navegador que no habíamos visto antes con él.",
    browser_not_you: "Si no ha sido usted, establezca una nueva contraseña",
    browser_password: "Una nueva contraseña cierra todas las sesiones, y nadie permanece dentro.",
    own_subject: "confirme su dirección de correo",
    own: "La persona que inicia sesión con el usuario que figura abajo pide confirmar su dirección de correo, que es esta.",
    to_be_subject: "confirme su nueva dirección de correo",
    to_be: "Alguien con un usuario del portal de clientes quiere que esta sea la dirección de correo de ese usuario.",
    to_be_once: "Lo será cuando se confirme aquí y en la dirección que el usuario tiene ahora.",
    to_be_do: "Confirmar o rechazar",
    to_be_not_you: "Si no ha sido usted, no haga nada o rechácelo.",
    to_go_subject: "su dirección de correo va a cambiar",
    to_go: "Alguien que conoce su contraseña ha pedido otra dirección de correo para su usuario.",
    to_go_once: "Cambiará cuando se confirme aquí y en la nueva dirección.",
    to_go_do: "Confirmar u oponerse",
    to_go_until: |until| format!("El enlace funciona hasta el {until}. Hasta entonces no cambia nada."),
    to_go_not_you: |url| format!("Si no ha sido usted, opóngase y establezca de inmediato una nueva contraseña: {url}"),
    wanted_subject: "esta dirección ya tiene un usuario",
    wanted: "Alguien quería que esta fuera la dirección de correo de otro usuario del portal de clientes.",
    wanted_unchanged: "Ya existe un usuario con ella, así que no se ha modificado nada.",
    wanted_by_you: "Si ha sido usted, inicie sesión con ese usuario o pídanos que unamos los dos.",
    changed_subject: "su dirección de correo ha cambiado",
    changed: "La dirección de correo de su usuario ha cambiado; ambas direcciones lo habían confirmado. Sus otras sesiones se han cerrado.",
    closed_subject: "su usuario está dado de baja",
    closed: "Su usuario del portal de clientes se ha dado de baja, como pidió. Lo que le identificaba en el portal se ha borrado.",
};
