//! A QR code as the path of an inline SVG picture: no script, no request, no style.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// How many modules of nothing there are around it (ISO/IEC 18004).
const QUIET: usize = 4;

/// A picture of square modules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// How many modules it is wide and high, the quiet ones around it too.
    pub side: usize,
    /// The dark modules, as the `d` of a path.
    pub dark: String,
}

/// The picture of a text; `None` where it is too long for one.
pub fn picture(text: &str) -> Option<Picture> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let mut dark = String::new();
    for (y, row) in code.to_colors().chunks(width.max(1)).enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|one, next| one == next) {
            if run.first() == Some(&Color::Dark) {
                // Writing to memory does not fail.
                let _ = write!(dark, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET, length = run.len());
            }
            x += run.len();
        }
    }
    Some(Picture { side: width + 2 * QUIET, dark })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_begins_with_the_upper_edge_of_its_finder_and_a_text_too_long_has_none() {
        let short = picture("otpauth://totp/x").unwrap();
        assert!(short.dark.starts_with("M4 4h7v1h-7z"), "{}", short.dark);
        assert_eq!((short.side - 2 * QUIET - 17) % 4, 0, "{} modules", short.side);
        assert_eq!(picture(&"x".repeat(3000)), None);
    }
}
