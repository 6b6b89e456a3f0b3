//! English: how an invoice can be paid.

use crate::texts::shape::PayingTexts;

pub(super) const PAYING: PayingTexts = PayingTexts {
    title: "How to pay",
    online: "Pay online",
    at: "at",
    leaves: "The payment is made on the page of the provider, and shows here once it has been recorded.",
    transfer: "By bank transfer",
    holder: "Account holder",
    reference: "Payment reference",
    amount: "Amount",
    code: "Code for your banking app",
    code_hint: "Scan the code with your banking app: it fills in the transfer. Check it before you confirm.",
};
