//! Spanish: creating an account for oneself.

use crate::texts::shape::SignUpTexts;

pub(super) const SIGN_UP: SignUpTexts = SignUpTexts {
    no_access_yet: "¿Todavía no tiene acceso?",
    sign_up: "Crear una cuenta",
    sign_up_lead: "Tendrá una cuenta propia. Para terminar, abra el enlace que le enviaremos por correo.",
    company: "Empresa (opcional)",
    company_hint: "Si lo deja vacío, la cuenta estará a su propio nombre.",
    sign_up_send: "Enviarme el enlace",
    sign_up_no_mail: "¿No llega el correo tras unos minutos? Mire en el correo no deseado y compruebe la dirección. Después, empiece de nuevo: enviamos como máximo tres correos por hora a una misma dirección.",
    sign_up_again: "Empezar de nuevo",
    sent: |hours| {
        let lasts = match hours {
            1 => "una hora".to_owned(),
            _ => format!("{hours} horas"),
        };
        format!(
            "Si esta dirección puede tener una cuenta aquí, un correo que explica cómo seguir está en camino. Su enlace funciona una sola vez, durante {lasts}."
        )
    },
    by_order: "Las cuentas se abren con un pedido: vaya a la tienda y cree la suya al finalizar la compra.",
    by_invitation: "El acceso a este portal es por invitación: se la envía el titular de la cuenta de su empresa, o nosotros.",
    have_access: "¿Ya tiene acceso?",
};
