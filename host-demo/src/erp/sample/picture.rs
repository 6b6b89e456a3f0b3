//! Pictures of products, drawn from rectangles when they are asked for: PNG, 240 × 180.

use png::{BitDepth, ColorType, Encoder, EncodingError};

const WIDTH: usize = 240;
const HEIGHT: usize = 180;

type Colour = [u8; 3];
const GROUND: Colour = [238, 235, 228];
const OAK: Colour = [178, 128, 78];
const DARK: Colour = [122, 82, 46];
const PALE: Colour = [222, 188, 140];
const GLASS: Colour = [168, 205, 224];
const IRON: Colour = [96, 104, 112];
const BRASS: Colour = [204, 168, 72];
const TIN: Colour = [60, 110, 84];

/// A rectangle: left, top, width and height in pixels, and its colour.
type Block = (usize, usize, usize, usize, Colour);

/// What is seen of a product, by the beginning of its reference; work by the hour is not to be seen.
const MOTIFS: [(&str, &[Block]); 20] = [
    ("PORTE", &[(80, 15, 80, 150, OAK), (92, 28, 56, 54, DARK), (92, 96, 56, 56, DARK), (146, 86, 6, 12, BRASS)]),
    ("DOOR", &[(80, 15, 80, 150, PALE), (80, 40, 80, 10, OAK), (80, 130, 80, 10, OAK), (148, 84, 6, 12, IRON)]),
    ("FEN", &[(45, 20, 150, 140, DARK), (55, 30, 60, 120, GLASS), (125, 30, 60, 120, GLASS), (116, 82, 8, 16, IRON)]),
    ("VOLET", &[(85, 15, 70, 150, OAK), (108, 15, 2, 150, DARK), (130, 15, 2, 150, DARK), (85, 35, 60, 8, IRON)]),
    ("ESC", &[(40, 130, 40, 30, OAK), (80, 100, 40, 60, DARK), (120, 70, 40, 90, OAK), (160, 40, 40, 120, DARK)]),
    ("PARQ", BOARDS),
    ("PONT", BOARDS),
    ("CLAUS", BOARDS),
    ("PLY", &[(35, 40, 170, 100, PALE), (35, 140, 170, 5, DARK), (35, 145, 170, 5, OAK), (35, 150, 170, 5, DARK)]),
    ("ETAB", BENCH),
    ("BANC", BENCH),
    ("BENCH", BENCH),
    ("CHARN", HINGE),
    ("HINGE", HINGE),
    ("SERR", &[(95, 20, 50, 140, IRON), (110, 45, 20, 20, BRASS), (112, 100, 16, 36, DARK)]),
    ("HUILE", CAN),
    ("LASURE", CAN),
    ("VARN", CAN),
    ("ABRI", &[(30, 40, 180, 14, DARK), (40, 54, 8, 106, OAK), (192, 54, 8, 106, OAK), (48, 60, 144, 60, GLASS)]),
    ("TAQ", &[(60, 80, 120, 18, IRON), (85, 98, 16, 40, IRON), (139, 98, 16, 40, IRON), (70, 138, 100, 12, IRON)]),
];

const BOARDS: &[Block] =
    &[(30, 30, 180, 26, OAK), (30, 60, 180, 26, PALE), (30, 90, 180, 26, OAK), (30, 120, 180, 26, DARK)];
const BENCH: &[Block] =
    &[(30, 60, 180, 18, PALE), (45, 78, 14, 80, OAK), (181, 78, 14, 80, OAK), (59, 120, 122, 10, DARK)];
const HINGE: &[Block] = &[(50, 40, 60, 100, BRASS), (130, 40, 60, 100, BRASS), (112, 34, 16, 112, DARK)];
const CAN: &[Block] = &[(80, 40, 80, 120, TIN), (80, 75, 80, 50, PALE), (100, 26, 40, 14, IRON)];

/// What is seen of the product with this reference, where it has a picture.
pub fn of(reference: &str) -> Option<&'static [Block]> {
    MOTIFS.iter().find(|(begin, _)| reference.starts_with(begin)).map(|(_, blocks)| *blocks)
}

/// The picture, as PNG.
///
/// # Errors
/// None in practice: it is written to memory.
pub fn png(blocks: &[Block]) -> Result<Vec<u8>, EncodingError> {
    let mut pixels = Vec::with_capacity(WIDTH * HEIGHT * 3);
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            let on = |(left, top, width, height, _): &&Block| {
                (*left..left + width).contains(&x) && (*top..top + height).contains(&y)
            };
            pixels.extend(blocks.iter().rev().find(on).map_or(GROUND, |block| block.4));
        }
    }
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, size(WIDTH), size(HEIGHT));
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(png)
}

fn size(pixels: usize) -> u32 {
    u32::try_from(pixels).unwrap_or(u32::MAX)
}
