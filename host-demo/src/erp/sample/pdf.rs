//! A document printed: A4, Helvetica, one letterhead a page. The same document gives the same bytes.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use plugin_api::Kind;
use plugin_api::documents::{Body, Line, Row};

use super::money::{cents, decimal};
use words::Words;

mod figures;
pub(in crate::erp) mod letters;
mod words;

/// Who prints, for whom, and in which language.
#[derive(Debug, Default)]
pub struct Around {
    /// The entity.
    pub issuer: Side,
    /// The third party.
    pub customer: Side,
    /// The third party's language; empty where nothing is known.
    pub language: String,
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
    let words = Words::of(&around.language);
    pdf.catalog(catalog).pages(tree).lang(TextStr(words.code));
    pdf.pages(tree).kids(page_refs()).count(i32::try_from(pages.len()).unwrap_or(i32::MAX));
    for (font, name) in [(regular, &b"Helvetica"[..]), (bold, b"Helvetica-Bold")] {
        pdf.type1_font(font).base_font(Name(name)).encoding_predefined(Name(b"WinAnsiEncoding"));
    }
    let title = format!("{} {}", words.name(row.kind, row.total.starts_with('-')), row.reference);
    pdf.document_info(info).title(TextStr(&title)).author(TextStr(&around.issuer.name));
    for ((number, lines), page_ref) in (1..).zip(&pages).zip(page_refs()) {
        let content_ref = Ref::new(page_ref.get() + 1);
        let mut page = pdf.page(page_ref);
        page.media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).parent(tree).contents(content_ref);
        page.resources().fonts().pair(REGULAR, regular).pair(BOLD, bold);
        page.finish();
        let mut sheet = Sheet { content: Content::new(), row, body, around, words };
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
    words: &'static Words,
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
        let words = self.words;
        self.write(LEFT, 640.0, BOLD, 16.0, words.name(row.kind, row.total.starts_with('-')));
        // On its own, so that it is found in the file as it stands.
        self.write(240.0, 640.0, BOLD, 16.0, row.reference);
        self.write(LEFT, 618.0, REGULAR, 10.0, row.title);
        self.write(LEFT, 602.0, REGULAR, 10.0, &format!("{} {}", words.date, figures::day(words, row.date)));
        if !row.until.is_empty() {
            let until = format!("{} {}", words.until(row.kind), figures::day(words, row.until));
            self.write(240.0, 602.0, REGULAR, 10.0, &until);
        }
        if !row.other_reference.is_empty() {
            let other = format!("{} {}", words.other_reference(row.kind), row.other_reference);
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
        let (words, currency) = (self.words, self.row.currency);
        self.write(LEFT, y, BOLD, 9.0, words.item);
        self.figure(QUANTITY, y, BOLD, words.quantity);
        if lines.iter().any(|line| !line.price.is_empty()) {
            self.figure(PRICE, y, BOLD, words.price);
            self.figure(TOTAL, y, BOLD, words.net);
        }
        self.rule(y - 5.0);
        for line in lines {
            y -= 16.0;
            let label: String = line.label.chars().take(LABEL).collect();
            self.write(LEFT, y, REGULAR, 9.0, &label);
            self.figure(QUANTITY, y, REGULAR, &figures::quantity(words, &line.quantity));
            self.figure(PRICE, y, REGULAR, &figures::money(words, &line.price, currency));
            self.figure(TOTAL, y, REGULAR, &figures::money(words, &line.total, currency));
        }
        self.rule(y - 7.0);
        y - 24.0
    }

    fn totals(&mut self, mut y: f32) {
        let (row, body, words) = (self.row, self.body, self.words);
        let paid = body.payments.iter().filter_map(|payment| cents(&payment.amount)).reduce(|all, one| all + one);
        let amounts = [
            (words.net, body.net.as_str(), REGULAR),
            (words.tax, body.tax.as_str(), REGULAR),
            (words.total, row.total, BOLD),
            (words.paid, &paid.map(decimal).unwrap_or_default(), REGULAR),
            (words.remaining, row.remaining, BOLD),
        ];
        for (label, amount, font) in amounts {
            if !amount.is_empty() {
                self.write(370.0, y, font, 10.0, label);
                self.figure(TOTAL, y, font, &figures::money(words, amount, row.currency));
                y -= 15.0;
            }
        }
    }

    /// Writes a text so that it ends at `right`.
    fn figure(&mut self, right: f32, y: f32, font: Name<'_>, text: &str) {
        // The digits of both fonts are equally wide; bold letters are a little wider.
        let bolder = if font == BOLD && text.contains(char::is_alphabetic) { 1.06 } else { 1.0 };
        self.write(right - letters::width(text) * bolder * 9.0, y, font, 9.0, text);
    }

    fn write(&mut self, x: f32, y: f32, font: Name<'_>, size: f32, text: &str) {
        self.content.begin_text().set_font(font, size).next_line(x, y).show(Str(&letters::encode(text))).end_text();
    }

    fn rule(&mut self, y: f32) {
        self.content.set_line_width(0.5).move_to(LEFT, y).line_to(TOTAL, y).stroke();
    }
}
