//! French: how an invoice can be paid.

use crate::texts::shape::PayingTexts;

pub(super) const PAYING: PayingTexts = PayingTexts {
    title: "Pour payer",
    online: "Payer en ligne",
    at: "sur",
    leaves: "Le paiement se fait sur la page du prestataire et s’affiche ici dès qu’il est enregistré.",
    transfer: "Par virement",
    holder: "Titulaire du compte",
    reference: "Référence à indiquer",
    amount: "Montant",
    code: "Code pour votre application bancaire",
    code_hint: "Scannez le code avec votre application bancaire : il remplit le virement. Vérifiez-le avant de valider.",
};
