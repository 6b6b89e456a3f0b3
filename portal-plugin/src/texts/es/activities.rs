//! Spanish: what happened to a login.

use crate::texts::shape::Activities;

pub(super) const ACTIVITIES: Activities = Activities {
    signed_in: "Inicio de sesión",
    sign_in_failed: "Inicio de sesión fallido",
    link_asked: "Enlace para establecer la contraseña solicitado",
    password_changed: "Contraseña cambiada",
    second_factor_on: "Segundo factor configurado",
    second_factor_off: "Segundo factor eliminado",
    sessions_ended: "Sesiones cerradas",
    email_asked: "Otra dirección de correo solicitada",
    email_changed: "Dirección de correo cambiada",
    email_kept: "Cambio de dirección de correo detenido",
    data_downloaded: "Datos propios descargados",
};
