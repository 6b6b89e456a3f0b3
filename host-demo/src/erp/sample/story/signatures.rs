//! Who signs quotes in the portal, and what they draw.

use jiff::civil::Date;
use plugin_api::Drawing;
use plugin_api::documents::Signature;

/// Third party, name, network address (RFC 5737).
const SIGNERS: [(&str, &str, &str); 2] = [("101", "Atu Lenobli", "192.0.2.17"), ("112", "Sam Martin", "198.51.100.8")];

/// Strokes of points, as [`Drawing`] has them: an A, its bar, and a line that runs out.
const INK: [&[(u16, u16)]; 3] = [
    &[(120, 150), (150, 110), (180, 60), (200, 42), (206, 60), (204, 100), (210, 140), (228, 128), (246, 100)],
    &[(150, 112), (180, 104), (214, 98)],
    &[
        (246, 100),
        (256, 128),
        (276, 132),
        (292, 104),
        (300, 128),
        (322, 134),
        (344, 108),
        (372, 96),
        (352, 126),
        (380, 130),
        (430, 112),
        (500, 104),
    ],
];

/// The signature of whoever signs for a third party, on this day.
pub fn of(third_party: &str, day: Date) -> Option<Signature> {
    let (_, name, peer) = SIGNERS.iter().find(|signer| signer.0 == third_party)?;
    Some(Signature {
        name: (*name).to_owned(),
        at: format!("{day}T09:42:00Z"),
        peer: (*peer).to_owned(),
        drawing: Drawing::new(INK.iter().map(|stroke| stroke.to_vec()).collect()).ok(),
    })
}
