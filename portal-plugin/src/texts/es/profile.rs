//! Spanish: one’s own information.

use crate::texts::shape::ProfileTexts;

pub(super) const PROFILE: ProfileTexts = ProfileTexts {
    profile: "Sus datos personales",
    profile_lead: "Cómo le conocemos. Lo que modifique aquí nos llega al instante.",
    first_name: "Nombre",
    last_name: "Apellidos",
    phone: "Teléfono",
    profile_email: "Dirección de correo",
    profile_saved: "Sus datos personales están guardados.",
    profile_none: "No tenemos una ficha suya que pueda modificar aquí. Consúltenos.",
};
