//! Odoo's texts as the interface wants them.

/// The BCP 47 tag of a language of Odoo's: `fr_FR` is `fr-FR`, `sr@latin` is `sr`.
pub(super) fn language(text: &str) -> String {
    text.split('@').next().unwrap_or_default().replace('_', "-")
}
