//! A document printed: A4, Helvetica, one letterhead a page. The same document gives the same bytes.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use plugin_api::Kind;
use plugin_api::documents::{Body, Line, Row};

/// Who prints, for whom, and in which language.
#[derive(Debug, Default)]
pub struct Around {
    /// The entity.
    pub issuer: Side,
    /// The third party.
    pub customer: Side,
    /// English; French otherwise.
    pub english: bool,
}

/// A name with its address.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// The name.
    pub name: String,
    /// The address, in lines.
    pub address: String,
}

const REGULAR: Name<'_> = Name(b"F1");
const BOLD: Name<'_> = Name(b"F2");
/// How many lines of a document fit on a page.
const LINES: usize = 26;
/// How much of a label fits in its column, in characters.
const LABEL: usize = 56;
/// The right edges of the three columns of figures, in points from the left.
const QUANTITY: f32 = 385.0;
const PRICE: f32 = 465.0;
const TOTAL: f32 = 545.0;
const LEFT: f32 = 50.0;

/// The bytes of the printed form.
pub fn print(row: &Row<'_>, body: &Body, around: &Around) -> Vec<u8> {
    let pages: Vec<&[Line]> = if body.lines.is_empty() { vec![&[]] } else { body.lines.chunks(LINES).collect() };
    let [catalog, tree, regular, bold, info] = [1, 2, 3, 4, 5].map(Ref::new);
    let page_refs = || (6..).step_by(2).map(Ref::new).take(pages.len());
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(tree);
    pdf.pages(tree).kids(page_refs()).count(i32::try_from(pages.len()).unwrap_or(i32::MAX));
    for (font, name) in [(regular, &b"Helvetica"[..]), (bold, b"Helvetica-Bold")] {
        pdf.type1_font(font).base_font(Name(name)).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    let title = format!("{} {}", word(row.kind, around.english), row.reference);
    pdf.document_info(info).title(TextStr(&title)).author(TextStr(&around.issuer.name));
    for ((number, lines), page_ref) in (1..).zip(&pages).zip(page_refs()) {
        let content_ref = Ref::new(page_ref.get() + 1);
        let mut page = pdf.page(page_ref);
        page.media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).parent(tree).contents(content_ref);
        page.resources().fonts().pair(REGULAR, regular).pair(BOLD, bold);
        page.finish();
        let mut sheet = Sheet { content: Content::new(), row, body, around };
        sheet.head();
        let below = sheet.lines(lines);
        if number == pages.len() {
            sheet.totals(below);
        }
        sheet.write(LEFT, 40.0, REGULAR, 8.0, &format!("{title} · {number}/{}", pages.len()));
        pdf.stream(content_ref, &sheet.content.finish());
    }
    pdf.finish()
}

struct Sheet<'a> {
    content: Content,
    row: &'a Row<'a>,
    body: &'a Body,
    around: &'a Around,
}

impl Sheet<'_> {
    fn head(&mut self) {
        let row = self.row;
        let (from, to) = match row.kind {
            Kind::SupplierInvoices => (&self.around.customer, &self.around.issuer),
            _ => (&self.around.issuer, &self.around.customer),
        };
        self.write(LEFT, 780.0, BOLD, 14.0, &from.name);
        self.address(LEFT, 764.0, from);
        self.write(340.0, 720.0, BOLD, 11.0, &to.name);
        self.address(340.0, 705.0, to);
        self.write(LEFT, 640.0, BOLD, 16.0, word(row.kind, self.around.english));
        // On its own, so that it is found in the file as it stands.
        self.write(240.0, 640.0, BOLD, 16.0, row.reference);
        self.write(LEFT, 618.0, REGULAR, 10.0, row.title);
        let date = format!("{} {}", self.say("Date :", "Date:"), row.date);
        self.write(LEFT, 602.0, REGULAR, 10.0, &date);
        if !row.until.is_empty() {
            let until = match row.kind {
                Kind::Invoices | Kind::SupplierInvoices => self.say("Échéance :", "Due:"),
                Kind::Quotes => self.say("Valable jusqu'au :", "Valid until:"),
                _ => self.say("Livraison :", "Delivery:"),
            };
            self.write(240.0, 602.0, REGULAR, 10.0, &format!("{until} {}", row.until));
        }
        if !row.other_reference.is_empty() {
            let label = match row.kind {
                Kind::Shipments => self.say("Suivi :", "Tracking:"),
                Kind::SupplierInvoices => self.say("Référence du fournisseur :", "Supplier's reference:"),
                _ => self.say("Votre référence :", "Your reference:"),
            };
            let other = format!("{label} {}", row.other_reference);
            self.write(LEFT, 588.0, REGULAR, 10.0, &other);
        }
    }

    fn address(&mut self, x: f32, mut y: f32, side: &Side) {
        for line in side.address.lines() {
            self.write(x, y, REGULAR, 9.0, line);
            y -= 12.0;
        }
    }

    /// Writes the table and returns the height below it.
    fn lines(&mut self, lines: &[Line]) -> f32 {
        let mut y = 560.0;
        self.write(LEFT, y, BOLD, 9.0, self.say("Désignation", "Item"));
        self.write(QUANTITY - 32.0, y, BOLD, 9.0, self.say("Qté", "Qty"));
        if lines.iter().any(|line| !line.price.is_empty()) {
            self.write(PRICE - 45.0, y, BOLD, 9.0, self.say("P.U. HT", "Unit net"));
            self.write(TOTAL - 42.0, y, BOLD, 9.0, self.say("Total HT", "Net"));
        }
        self.rule(y - 5.0);
        for line in lines {
            y -= 16.0;
            let label: String = line.label.chars().take(LABEL).collect();
            self.write(LEFT, y, REGULAR, 9.0, &label);
            self.figure(QUANTITY, y, REGULAR, &line.quantity);
            self.figure(PRICE, y, REGULAR, &line.price);
            self.figure(TOTAL, y, REGULAR, &line.total);
        }
        self.rule(y - 7.0);
        y - 24.0
    }

    fn totals(&mut self, mut y: f32) {
        let (row, body) = (self.row, self.body);
        let amounts = [
            (self.say("Total HT", "Net"), body.net.as_str(), REGULAR),
            (self.say("TVA 20 %", "VAT 20%"), body.tax.as_str(), REGULAR),
            (self.say("Total TTC", "Total"), row.total, BOLD),
            (self.say("Reste à payer", "Still to pay"), row.remaining, BOLD),
        ];
        for (label, amount, font) in amounts {
            if !amount.is_empty() {
                self.write(370.0, y, font, 10.0, label);
                self.figure(TOTAL, y, font, &format!("{amount} {}", row.currency));
                y -= 15.0;
            }
        }
    }

    /// Writes figures so that they end at `right`.
    fn figure(&mut self, right: f32, y: f32, font: Name<'_>, text: &str) {
        // Widths of Helvetica in thousandths of its size; capitals are those of a currency, nearly.
        let width = |c: char| match c {
            '0'..='9' => 0.556,
            '.' | ',' | ' ' => 0.278,
            '-' => 0.333,
            _ => 0.71,
        };
        let wide: f32 = text.chars().map(width).sum();
        self.write(right - wide * 9.0, y, font, 9.0, text);
    }

    fn write(&mut self, x: f32, y: f32, font: Name<'_>, size: f32, text: &str) {
        self.content.begin_text().set_font(font, size).next_line(x, y).show(Str(&encode(text))).end_text();
    }

    fn rule(&mut self, y: f32) {
        self.content.set_line_width(0.5).move_to(LEFT, y).line_to(TOTAL, y).stroke();
    }

    fn say(&self, french: &'static str, english: &'static str) -> &'static str {
        if self.around.english { english } else { french }
    }
}

/// What the document is called.
fn word(kind: Kind, english: bool) -> &'static str {
    let (french, english_word) = match kind {
        Kind::Invoices => ("Facture", "Invoice"),
        Kind::Quotes => ("Devis", "Quote"),
        Kind::Orders => ("Commande", "Order"),
        Kind::Shipments => ("Bon de livraison", "Delivery note"),
        Kind::SupplierInvoices => ("Facture fournisseur", "Supplier invoice"),
        Kind::Tickets | Kind::Projects | Kind::Tasks | Kind::Products => ("Document", "Document"),
    };
    if english { english_word } else { french }
}

/// The text in the encoding that PDF calls `WinAnsiEncoding` (ISO 32000-1, annex D); `?` where it has no letter.
fn encode(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        ' '..='~' | '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        '€' => 0x80,
        '…' => 0x85,
        'Œ' => 0x8c,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        '—' => 0x97,
        'œ' => 0x9c,
        _ => b'?',
    };
    text.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_letters_have_their_place_in_the_encoding() {
        for (text, bytes) in [("é", [0xe9]), ("œ", [0x9c]), ("€", [0x80]), ("’", [0x92]), ("ß", [0xdf]), ("語", [b'?'])]
        {
            assert_eq!(encode(text), bytes, "{text}");
        }
    }
}
