//! Dutch: how an invoice can be paid.

use crate::texts::shape::PayingTexts;

pub(super) const PAYING: PayingTexts = PayingTexts {
    title: "Betalen",
    online: "Online betalen",
    at: "bij",
    leaves: "U betaalt op de pagina van de betaaldienst. Zodra de betaling is geboekt, ziet u ze hier.",
    transfer: "Per overschrijving",
    holder: "Rekeninghouder",
    reference: "Betalingskenmerk",
    amount: "Bedrag",
    code: "Code voor uw bankapp",
    code_hint: "Scan de code met uw bankapp: die vult de overschrijving in. Controleer ze voordat u bevestigt.",
};
