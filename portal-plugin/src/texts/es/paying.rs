//! Spanish: how an invoice can be paid.

use crate::texts::shape::PayingTexts;

pub(super) const PAYING: PayingTexts = PayingTexts {
    title: "Cómo pagar",
    online: "Pagar en línea",
    at: "en",
    leaves: "El pago se hace en la página del proveedor y aparece aquí en cuanto se registra.",
    transfer: "Por transferencia bancaria",
    holder: "Titular de la cuenta",
    reference: "Concepto",
    amount: "Importe",
    code: "Código para su aplicación bancaria",
    code_hint: "Escanee el código con su aplicación bancaria: rellena la transferencia. Revísela antes de confirmarla.",
};
