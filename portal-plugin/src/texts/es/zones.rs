//! Spanish: time zones.

use crate::texts::shape::ZonesTexts;

pub(super) const ZONES: ZonesTexts = ZonesTexts {
    title: "Zona horaria",
    lead: "Las horas de las páginas y los correos se muestran en esta zona, y lo que vence o caduca un día lo hace al final de ese día en ella.",
    of_site: "La del sitio:",
    save: "Guardar",
    change: "Cambiar la zona horaria",
    saved: "Su zona horaria se ha guardado.",
    times_in: "Horas en la zona horaria",
};
