//! Pictures of pages made small: of the many shades at the edges of letters, 256 colours do.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::io::Cursor;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Filter};

/// A colour: red, green, blue.
type Color = [u8; 3];

/// The same picture with 256 colours at the most, always the same for the same picture.
///
/// # Panics
/// For what is no PNG with eight bits of red, green and blue, as browsers write them.
#[must_use]
pub fn reduced(picture: &[u8]) -> Vec<u8> {
    let mut reader = Decoder::new(Cursor::new(picture)).read_info().expect("a picture is a PNG");
    let mut pixels = vec![0; reader.output_buffer_size().expect("a picture of a page fits into memory")];
    let info = reader.next_frame(&mut pixels).expect("a whole picture");
    assert_eq!((info.color_type, info.bit_depth), (ColorType::Rgb, BitDepth::Eight));
    let colors: Vec<Color> = pixels[..info.buffer_size()].as_chunks().0.to_vec();
    let palette = commonest(&colors);
    let mut places = HashMap::new();
    let place = |color: &Color| *places.entry(*color).or_insert_with(|| nearest(&palette, *color));
    let indexed: Vec<u8> = colors.iter().map(place).collect();

    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, info.width, info.height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(Compression::High);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header().expect("a header");
    writer.write_image_data(&indexed).expect("the pixels");
    writer.finish().expect("the end");
    bytes
}

/// The colours that most pixels have: areas keep theirs, and the edges of letters get one nearby.
fn commonest(colors: &[Color]) -> Vec<Color> {
    let mut counts: BTreeMap<Color, usize> = BTreeMap::new();
    for color in colors {
        *counts.entry(*color).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| Reverse(*count));
    counts.into_iter().take(256).map(|(color, _)| color).collect()
}

fn nearest(palette: &[Color], color: Color) -> u8 {
    let distance =
        |other: &Color| -> u32 { other.iter().zip(color).map(|(one, two)| u32::from(one.abs_diff(two)).pow(2)).sum() };
    let place = (0..=u8::MAX).zip(palette).min_by_key(|(_, other)| distance(other)).map(|(place, _)| place);
    place.expect("a picture has a colour")
}
