//! A drawn signature as the picture that Odoo keeps of it: PNG, drawn anew from the strokes, so that nothing else is in it.

use plugin_api::{Class, Drawing, Failure};
use png::{BitDepth, ColorType, Encoder, EncodingError};

/// Half of how wide a stroke is, in pixels.
const PEN: i32 = 1;
const PAPER: u8 = 255;
const INK: u8 = 0;

/// The strokes, black on white, of the size of the sheet.
pub(super) fn png(drawing: &Drawing) -> Result<Vec<u8>, Failure> {
    encoded(&pixels(drawing)).map_err(|error| {
        Failure::new(Class::Internal, "odoo/signature", format!("the signature could not be drawn: {error}"))
    })
}

fn pixels(drawing: &Drawing) -> Vec<u8> {
    let (width, height) = (usize::from(Drawing::WIDTH) + 1, usize::from(Drawing::HEIGHT) + 1);
    let mut pixels = vec![PAPER; width * height];
    let mut dot = |x: i32, y: i32| {
        for (x, y) in (-PEN..=PEN).flat_map(|down| (-PEN..=PEN).map(move |right| (x + right, y + down))) {
            if let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y))
                && x < width
                && y < height
            {
                pixels[y * width + x] = INK;
            }
        }
    };
    for stroke in drawing.strokes() {
        let points: Vec<(i32, i32)> = stroke.iter().map(|(x, y)| (i32::from(*x), i32::from(*y))).collect();
        if let Some((x, y)) = points.first() {
            dot(*x, *y);
        }
        for pair in points.windows(2) {
            let ((from_x, from_y), (to_x, to_y)) = (pair[0], pair[1]);
            let steps = (to_x - from_x).abs().max((to_y - from_y).abs());
            for step in 1..=steps {
                dot(from_x + (to_x - from_x) * step / steps, from_y + (to_y - from_y) * step / steps);
            }
        }
    }
    pixels
}

fn encoded(pixels: &[u8]) -> Result<Vec<u8>, EncodingError> {
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, u32::from(Drawing::WIDTH) + 1, u32::from(Drawing::HEIGHT) + 1);
    encoder.set_color(ColorType::Grayscale);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(pixels)?;
    writer.finish()?;
    Ok(png)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strokes_are_ink_and_the_rest_is_paper() {
        let drawing = Drawing::new(vec![vec![(0, 0), (600, 200)], vec![(300, 10)]]).unwrap();
        let pixels = pixels(&drawing);
        let at = |x: usize, y: usize| pixels[y * 601 + x];
        for (x, y, want) in
            [(0, 0, INK), (600, 200, INK), (300, 100, INK), (300, 10, INK), (300, 50, PAPER), (0, 200, PAPER)]
        {
            assert_eq!(at(x, y), want, "{x} {y}");
        }
        let png = png(&drawing).unwrap();
        assert!(png.starts_with(b"\x89PNG") && png.len() < 20_000, "{}", png.len());
    }
}
