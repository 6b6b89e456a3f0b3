//! Italian: how an invoice can be paid.

use crate::texts::shape::PayingTexts;

pub(super) const PAYING: PayingTexts = PayingTexts {
    title: "Come pagare",
    online: "Paga online",
    at: "su",
    leaves: "Il pagamento avviene sulla pagina del fornitore del servizio e compare qui appena è registrato.",
    transfer: "Con bonifico bancario",
    holder: "Intestatario del conto",
    reference: "Causale",
    amount: "Importo",
    code: "Codice per la sua app bancaria",
    code_hint: "Inquadri il codice con la sua app bancaria: compila il bonifico. Lo controlli prima di confermare.",
};
