//! A signature drawn by hand: it crosses as numbers, so that nothing but strokes can be in it.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};

/// The strokes of a pen, as points `(x, y)` from the upper left corner of a sheet. Always bounded, and never empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Vec<(u16, u16)>>", into = "Vec<Vec<(u16, u16)>>")]
pub struct Drawing(Vec<Vec<(u16, u16)>>);

/// The strokes are none, too many, or go over the edge of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADrawing;

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Drawing {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Drawing".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let up_to = |most: u16| serde_json::json!({ "type": "integer", "minimum": 0, "maximum": most });
        schemars::json_schema!({
            "description": "The strokes of a pen as points [x, y] from the upper left corner, 2,000 points at the most.",
            "type": "array",
            "minItems": 1,
            "maxItems": Self::STROKES,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": Self::POINTS,
                "items": {
                    "type": "array",
                    "prefixItems": [up_to(Self::WIDTH), up_to(Self::HEIGHT)],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        })
    }
}

impl Drawing {
    /// How wide the sheet is: the largest `x`.
    pub const WIDTH: u16 = 600;
    /// How high the sheet is: the largest `y`.
    pub const HEIGHT: u16 = 200;
    /// The most strokes.
    pub const STROKES: usize = 100;
    /// The most points of all strokes together.
    pub const POINTS: usize = 2_000;

    /// A drawing of these strokes.
    ///
    /// # Errors
    /// [`NotADrawing`] without strokes, for one without points, for too much of either, and for a point beside the sheet.
    pub fn new(strokes: Vec<Vec<(u16, u16)>>) -> Result<Self, NotADrawing> {
        let points: usize = strokes.iter().map(Vec::len).sum();
        let fits = (1..=Self::STROKES).contains(&strokes.len())
            && points <= Self::POINTS
            && strokes.iter().all(|stroke| !stroke.is_empty())
            && strokes.iter().flatten().all(|(x, y)| *x <= Self::WIDTH && *y <= Self::HEIGHT);
        if fits { Ok(Self(strokes)) } else { Err(NotADrawing) }
    }

    /// The strokes, in the order in which they were drawn.
    #[must_use]
    pub fn strokes(&self) -> &[Vec<(u16, u16)>] {
        &self.0
    }

    /// What an SVG `path` draws it by; a stroke of one point is a dot where its ends are round.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for stroke in &self.0 {
            for (place, (x, y)) in stroke.iter().enumerate() {
                // Writing to a text does not fail.
                let _ = write!(path, "{}{x} {y}", if place == 0 { 'M' } else { 'L' });
            }
            if stroke.len() == 1 {
                path.push_str("h0");
            }
        }
        path
    }

    /// A picture of it, black on nothing.
    #[must_use]
    pub fn svg(&self) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\"><path d=\"{}\" fill=\"none\" stroke=\"#000\" \
             stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n",
            Self::WIDTH,
            Self::HEIGHT,
            self.path()
        )
    }
}

impl fmt::Display for NotADrawing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a drawing has 1 to {} strokes and at most {} points", Drawing::STROKES, Drawing::POINTS)
    }
}

impl std::error::Error for NotADrawing {}

impl TryFrom<Vec<Vec<(u16, u16)>>> for Drawing {
    type Error = NotADrawing;

    fn try_from(strokes: Vec<Vec<(u16, u16)>>) -> Result<Self, NotADrawing> {
        Self::new(strokes)
    }
}

impl From<Drawing> for Vec<Vec<(u16, u16)>> {
    fn from(drawing: Drawing) -> Self {
        drawing.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_is_bounded_and_keeps_to_its_sheet() {
        let dot = vec![(1, 1)];
        for (what, strokes, fits) in [
            ("a dot", vec![dot.clone()], true),
            ("the corners", vec![vec![(0, 0), (Drawing::WIDTH, Drawing::HEIGHT)]], true),
            ("nothing", vec![], false),
            ("a stroke without points", vec![dot.clone(), vec![]], false),
            ("beside the sheet", vec![vec![(Drawing::WIDTH + 1, 0)]], false),
            ("below the sheet", vec![vec![(0, Drawing::HEIGHT + 1)]], false),
            ("the most strokes", vec![dot.clone(); Drawing::STROKES], true),
            ("a stroke too many", vec![dot.clone(); Drawing::STROKES + 1], false),
            ("the most points", vec![vec![(1, 1); Drawing::POINTS]], true),
            ("a point too many", vec![vec![(1, 1); Drawing::POINTS], dot], false),
        ] {
            assert_eq!(Drawing::new(strokes).is_ok(), fits, "{what}");
        }
    }

    #[test]
    fn what_crosses_is_read_back_and_what_is_no_drawing_is_not_read() {
        let drawing = Drawing::new(vec![vec![(1, 2), (3, 4)], vec![(5, 6)]]).unwrap();
        let text = serde_json::to_string(&drawing).unwrap();
        assert_eq!(text, "[[[1,2],[3,4]],[[5,6]]]");
        assert_eq!(serde_json::from_str::<Drawing>(&text).unwrap(), drawing);
        assert_eq!(drawing.path(), "M1 2L3 4M5 6h0");
        for bad in ["[]", "[[]]", "[[[601,0]]]", "[[[-1,0]]]", "[[[1.5,0]]]", "[[[1]]]", "[[[1,2,3]]]", "[[\"1,2\"]]"] {
            assert!(serde_json::from_str::<Drawing>(bad).is_err(), "{bad}");
        }
    }
}
