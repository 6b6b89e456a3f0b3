//! Signatures drawn on a page, as a form sends them: `x,y x,y;x,y`, strokes with a semicolon between.

use plugin_api::Drawing;

use crate::error::Error;
use crate::model::actions::Part;

/// The longest text that can be a drawing, in bytes: `600,200` and what stands behind it, for every point.
const LONGEST: usize = 8 * Drawing::POINTS;

/// The drawing that a field holds; an empty field holds none.
///
/// # Errors
/// `action/invalid` for what is no drawing.
pub fn read(text: &str) -> Result<Option<Drawing>, Error> {
    if text.is_empty() {
        return Ok(None);
    }
    let none = Error::ActionInvalid(Part::Drawing.as_str());
    let strokes = if text.len() <= LONGEST { text.split(';').map(stroke).collect() } else { None };
    strokes.and_then(|strokes| Drawing::new(strokes).ok()).map(Some).ok_or(none)
}

fn stroke(text: &str) -> Option<Vec<(u16, u16)>> {
    text.split(' ').map(|point| point.split_once(',').and_then(|(x, y)| Some((number(x)?, number(y)?)))).collect()
}

/// A number as a script writes it: one to three digits and nothing else.
fn number(text: &str) -> Option<u16> {
    let plain = (1..=3).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_numbers_on_the_sheet_or_no_drawing() {
        for (text, want) in [
            ("1,2", Some(vec![vec![(1, 2)]])),
            ("0,0 600,200", Some(vec![vec![(0, 0), (600, 200)]])),
            ("1,2 3,4;5,6", Some(vec![vec![(1, 2), (3, 4)], vec![(5, 6)]])),
            ("601,0", None),
            ("0,201", None),
            ("-1,0", None),
            ("+1,0", None),
            ("1.5,0", None),
            ("1e2,0", None),
            ("0001,0", None),
            ("１,０", None),
            ("1,2,3", None),
            ("1", None),
            ("1,", None),
            (",", None),
            (";", None),
            ("1,2;", None),
            ("1,2;;3,4", None),
            ("1,2  3,4", None),
            (" 1,2", None),
            ("1,2\n", None),
            ("M1 2L3 4", None),
            ("<svg onload=alert(1)>", None),
            ("1,2\"/><script>", None),
        ] {
            let want = want.map(|strokes| Some(Drawing::new(strokes).unwrap())).ok_or(Error::ActionInvalid("drawing"));
            assert_eq!(read(text), want, "{text:?}");
        }
        assert_eq!(read(""), Ok(None));
    }

    #[test]
    fn a_drawing_is_bounded_before_it_is_read() {
        let points = |count| vec!["600,200"; count].join(" ");
        let strokes = |count| vec!["1,1"; count].join(";");
        for (what, text, fits) in [
            ("the most points", points(Drawing::POINTS), true),
            ("a point too many", points(Drawing::POINTS + 1), false),
            ("the most strokes", strokes(Drawing::STROKES), true),
            ("a stroke too many", strokes(Drawing::STROKES + 1), false),
            ("a megabyte", "1,1 ".repeat(1 << 18), false),
        ] {
            assert_eq!(read(&text).is_ok(), fits, "{what}");
        }
    }
}
