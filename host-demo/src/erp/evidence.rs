//! The sheet that keeps how a quote was accepted: who, from where, when, for how much, and the signature as it was drawn.

use pdf_writer::{Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use plugin_api::Drawing;

use crate::erp::sample::pdf::letters::encode;

const FONT: Name<'_> = Name(b"F1");
/// How many characters a line holds.
const LINE: usize = 90;

/// What stands on the sheet.
pub(super) struct Sheet<'a> {
    /// The heading.
    pub title: String,
    /// The lines below it; empty ones are left out.
    pub lines: Vec<String>,
    /// The signature, where one was drawn.
    pub drawing: Option<&'a Drawing>,
}

impl Sheet<'_> {
    /// The bytes of the PDF: the same sheet gives the same bytes.
    pub fn print(&self) -> Vec<u8> {
        let [catalog, tree, font, page, content, info] = [1, 2, 3, 4, 5, 6].map(Ref::new);
        let mut pdf = Pdf::new();
        pdf.catalog(catalog).pages(tree);
        pdf.pages(tree).kids([page]).count(1);
        pdf.type1_font(font).base_font(Name(b"Helvetica")).encoding_predefined(Name(b"WinAnsiEncoding"));
        pdf.document_info(info).title(TextStr(&self.title));
        let mut sheet = pdf.page(page);
        sheet.parent(tree).media_box(Rect::new(0.0, 0.0, 595.0, 842.0)).contents(content);
        sheet.resources().fonts().pair(FONT, font);
        sheet.finish();
        let mut marks = Content::new();
        let mut y = 780.0;
        write(&mut marks, 16.0, y, &self.title);
        y -= 30.0;
        for line in self.lines.iter().flat_map(|line| line.lines()).filter(|line| !line.is_empty()) {
            let letters: Vec<char> = line.chars().collect();
            for part in letters.chunks(LINE) {
                write(&mut marks, 10.0, y, &part.iter().collect::<String>());
                y -= 14.0;
            }
        }
        if let Some(drawing) = self.drawing {
            draw(&mut marks, y - 20.0, drawing);
        }
        pdf.stream(content, &marks.finish());
        pdf.finish()
    }
}

fn write(marks: &mut Content, size: f32, y: f32, text: &str) {
    marks.begin_text().set_font(FONT, size).next_line(50.0, y).show(Str(&encode(text))).end_text();
}

/// The strokes below `top`, at two thirds of a point for each of their units.
fn draw(marks: &mut Content, top: f32, drawing: &Drawing) {
    let at = |(x, y): &(u16, u16)| (50.0 + f32::from(*x) / 1.5, top - f32::from(*y) / 1.5);
    marks.set_line_width(1.2);
    for stroke in drawing.strokes() {
        let mut points = stroke.iter().map(at);
        let Some((x, y)) = points.next() else { continue };
        marks.move_to(x, y);
        // A stroke of one point is a dot.
        marks.line_to(x + 0.5, y);
        for (x, y) in points {
            marks.line_to(x, y);
        }
        marks.stroke();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sheet_is_a_pdf_and_the_same_again() {
        let drawing = Drawing::new(vec![vec![(0, 0), (600, 200)], vec![(5, 5)]]).unwrap();
        let sheet = |drawing| Sheet {
            title: "Accepted online: PR-1".to_owned(),
            lines: vec!["Accepted online by Zoé".to_owned(), String::new(), "x".repeat(300)],
            drawing,
        };
        let (with, without) = (sheet(Some(&drawing)).print(), sheet(None).print());
        assert!(with.starts_with(b"%PDF-") && with.trim_ascii_end().ends_with(b"%%EOF"));
        assert_eq!(with, sheet(Some(&drawing)).print());
        assert!(with.len() > without.len());
    }
}
