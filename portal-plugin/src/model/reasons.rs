//! Names and reasons that staff give.

/// The longest name and reason of staff, in code points.
const LONGEST: usize = 200;

/// What staff said, where it is a name or a reason: something, on one line, and not too long.
pub fn said(text: &str) -> Option<&str> {
    let text = text.trim();
    let fits = (1..=LONGEST).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    fits.then_some(text)
}
