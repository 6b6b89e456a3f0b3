//! What is printed besides a document's own text: one table of words and forms a language.

use plugin_api::Kind;

/// A language of printed documents: a field is called what it prints, unless it says otherwise.
#[derive(Debug)]
pub struct Words {
    /// Its code (ISO 639-1).
    pub code: &'static str,
    pub invoice: &'static str,
    pub credit_note: &'static str,
    pub quote: &'static str,
    pub order: &'static str,
    pub delivery_note: &'static str,
    pub supplier_invoice: &'static str,
    pub date: &'static str,
    pub due: &'static str,
    pub valid_until: &'static str,
    pub delivery: &'static str,
    pub tracking: &'static str,
    pub supplier_reference: &'static str,
    pub your_reference: &'static str,
    pub item: &'static str,
    pub quantity: &'static str,
    pub price: &'static str,
    pub net: &'static str,
    pub tax: &'static str,
    pub total: &'static str,
    pub paid: &'static str,
    pub remaining: &'static str,
    /// A day: `D`, `M` and `Y` stand for its figures, `d` for the day without a zero, `N` for the month's name.
    pub day: &'static str,
    /// The names of the months, where `day` has them.
    pub months: [&'static str; 12],
    /// What stands between groups of three digits.
    pub group: &'static str,
    /// From how many whole digits on they are grouped.
    pub grouped_from: usize,
    /// What stands before cents.
    pub point: &'static str,
    /// An amount: `-` stands for its sign, `0` for its digits, `¤` for its currency.
    pub money: &'static str,
}

impl Words {
    /// Those of a language tag (`en-GB`); French where nothing is known.
    pub fn of(language: &str) -> &'static Self {
        let code = language.split(['-', '_']).next().unwrap_or_default();
        ALL.iter().find(|words| words.code.eq_ignore_ascii_case(code)).unwrap_or(&FRENCH)
    }

    /// What a document is called.
    pub const fn name(&self, kind: Kind, is_credit: bool) -> &'static str {
        match kind {
            Kind::Invoices if is_credit => self.credit_note,
            Kind::Invoices => self.invoice,
            Kind::Quotes => self.quote,
            Kind::Orders => self.order,
            Kind::Shipments => self.delivery_note,
            Kind::SupplierInvoices => self.supplier_invoice,
            // Never printed.
            Kind::Tickets | Kind::Projects | Kind::Tasks | Kind::Products => "",
        }
    }

    /// What the second of its days is.
    pub const fn until(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Invoices | Kind::SupplierInvoices => self.due,
            Kind::Quotes => self.valid_until,
            _ => self.delivery,
        }
    }

    /// What the other side's number is.
    pub const fn other_reference(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::Shipments => self.tracking,
            Kind::SupplierInvoices => self.supplier_reference,
            _ => self.your_reference,
        }
    }
}

/// Every language.
pub static ALL: [Words; 6] = [FRENCH, ENGLISH, GERMAN, SPANISH, ITALIAN, DUTCH];

const FRENCH: Words = Words {
    code: "fr",
    invoice: "Facture",
    credit_note: "Avoir",
    quote: "Devis",
    order: "Commande",
    delivery_note: "Bon de livraison",
    supplier_invoice: "Facture fournisseur",
    date: "Date :",
    due: "Échéance :",
    valid_until: "Valable jusqu'au :",
    delivery: "Livraison :",
    tracking: "Suivi :",
    supplier_reference: "Référence du fournisseur :",
    your_reference: "Votre référence :",
    item: "Désignation",
    quantity: "Qté",
    price: "P.U. HT",
    net: "Total HT",
    tax: "TVA 20 %",
    total: "Total TTC",
    paid: "Déjà payé",
    remaining: "Reste à payer",
    day: "D/M/Y",
    months: [""; 12],
    group: "\u{202f}",
    grouped_from: 4,
    point: ",",
    money: "-0\u{a0}¤",
};

const ENGLISH: Words = Words {
    code: "en",
    invoice: "Invoice",
    credit_note: "Credit note",
    quote: "Quote",
    order: "Order",
    delivery_note: "Delivery note",
    supplier_invoice: "Supplier invoice",
    date: "Date:",
    due: "Due:",
    valid_until: "Valid until:",
    delivery: "Delivery:",
    tracking: "Tracking:",
    supplier_reference: "Supplier's reference:",
    your_reference: "Your reference:",
    item: "Item",
    quantity: "Qty",
    price: "Unit net",
    net: "Net",
    tax: "VAT 20%",
    total: "Total",
    paid: "Paid so far",
    remaining: "Still to pay",
    day: "d N Y",
    months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    group: ",",
    grouped_from: 4,
    point: ".",
    money: "-¤0",
};

const GERMAN: Words = Words {
    code: "de",
    invoice: "Rechnung",
    credit_note: "Gutschrift",
    quote: "Angebot",
    order: "Auftrag",
    delivery_note: "Lieferschein",
    supplier_invoice: "Lieferantenrechnung",
    date: "Datum:",
    due: "Fällig am:",
    valid_until: "Gültig bis:",
    delivery: "Lieferung:",
    tracking: "Sendungsnummer:",
    supplier_reference: "Rechnungsnummer des Lieferanten:",
    your_reference: "Ihr Zeichen:",
    item: "Bezeichnung",
    quantity: "Menge",
    price: "Einzelpreis netto",
    net: "Summe netto",
    tax: "MwSt. 20 %",
    total: "Gesamtbetrag",
    paid: "Bereits bezahlt",
    remaining: "Noch zu zahlen",
    day: "D.M.Y",
    months: [""; 12],
    group: ".",
    grouped_from: 4,
    point: ",",
    money: "-0\u{a0}¤",
};

const SPANISH: Words = Words {
    code: "es",
    invoice: "Factura",
    credit_note: "Factura rectificativa",
    quote: "Presupuesto",
    order: "Pedido",
    delivery_note: "Albarán",
    supplier_invoice: "Factura de proveedor",
    date: "Fecha:",
    due: "Vencimiento:",
    valid_until: "Válido hasta:",
    delivery: "Entrega:",
    tracking: "Seguimiento:",
    supplier_reference: "Referencia del proveedor:",
    your_reference: "Su referencia:",
    item: "Descripción",
    quantity: "Cant.",
    price: "Precio sin IVA",
    net: "Total sin IVA",
    tax: "IVA 20 %",
    total: "Total con IVA",
    paid: "Ya pagado",
    remaining: "Pendiente de pago",
    day: "D/M/Y",
    months: [""; 12],
    group: ".",
    grouped_from: 5,
    point: ",",
    money: "-0\u{a0}¤",
};

const ITALIAN: Words = Words {
    code: "it",
    invoice: "Fattura",
    credit_note: "Nota di credito",
    quote: "Preventivo",
    order: "Ordine",
    delivery_note: "Documento di trasporto",
    supplier_invoice: "Fattura fornitore",
    date: "Data:",
    due: "Scadenza:",
    valid_until: "Valido fino al:",
    delivery: "Consegna:",
    tracking: "Tracciamento:",
    supplier_reference: "Riferimento del fornitore:",
    your_reference: "Vostro riferimento:",
    item: "Descrizione",
    quantity: "Q.tà",
    price: "Prezzo unitario",
    net: "Imponibile",
    tax: "IVA 20%",
    total: "Totale",
    paid: "Già pagato",
    remaining: "Ancora da pagare",
    day: "D/M/Y",
    months: [""; 12],
    group: ".",
    grouped_from: 4,
    point: ",",
    money: "-0\u{a0}¤",
};

const DUTCH: Words = Words {
    code: "nl",
    invoice: "Factuur",
    credit_note: "Creditnota",
    quote: "Offerte",
    order: "Bestelling",
    delivery_note: "Pakbon",
    supplier_invoice: "Leveranciersfactuur",
    date: "Datum:",
    due: "Vervaldatum:",
    valid_until: "Geldig tot:",
    delivery: "Levering:",
    tracking: "Volgnummer:",
    supplier_reference: "Referentie van de leverancier:",
    your_reference: "Uw referentie:",
    item: "Omschrijving",
    quantity: "Aantal",
    price: "Prijs excl. btw",
    net: "Totaal excl. btw",
    tax: "Btw 20%",
    total: "Totaal incl. btw",
    paid: "Reeds betaald",
    remaining: "Nog te betalen",
    day: "D-M-Y",
    months: [""; 12],
    group: ".",
    grouped_from: 4,
    point: ",",
    money: "¤\u{a0}-0",
};
