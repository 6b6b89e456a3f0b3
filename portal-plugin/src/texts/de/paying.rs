//! German: how an invoice can be paid.

use crate::texts::shape::PayingTexts;

pub(super) const PAYING: PayingTexts = PayingTexts {
    title: "So bezahlen Sie",
    online: "Online bezahlen",
    at: "bei",
    leaves: "Bezahlt wird auf der Seite des Anbieters. Sobald die Zahlung verbucht ist, steht sie hier.",
    transfer: "Per Überweisung",
    holder: "Kontoinhaber",
    reference: "Verwendungszweck",
    amount: "Betrag",
    code: "Code für Ihre Banking-App",
    code_hint: "Scannen Sie den Code mit Ihrer Banking-App: Er füllt die Überweisung aus. Prüfen Sie sie vor der Freigabe.",
};
