//! A colour, and how well it can be told from another (WCAG 2.2).

use std::fmt;
use std::str::FromStr;

/// A colour of the sRGB space.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Color([u8; 3]);

/// The text is not `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAColor;

/// The least contrast of text (WCAG 2.2, 1.4.3); what frames and fills a control needs less, 3 to 1 (1.4.11).
pub const READABLE: f64 = 4.5;

impl Color {
    /// The text on the brand's colour where the page is light.
    pub const WHITE: Self = Self([0xff; 3]);
    /// The darkest ground that a light page writes on.
    pub const LIGHT: Self = Self([0xee, 0xf0, 0xf2]);
    /// The lightest ground that a dark page writes on.
    pub const DARK: Self = Self([0x26, 0x2b, 0x30]);
    /// The text on the brand's colour where the page is dark.
    pub const BLACK: Self = Self([0x14, 0x17, 0x1a]);

    /// The contrast ratio with another colour, 1 to 21 (WCAG 2.2, "contrast ratio").
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance() + 0.05, other.luminance() + 0.05);
        one.max(other) / one.min(other)
    }

    /// The nearest colour of the same hue that can be read on a light ground, or that white text can be read on.
    #[must_use]
    pub fn readable_on_light(self, ground: Self) -> Self {
        self.nearest(Self([0; 3]), ground)
    }

    /// The nearest colour of the same hue that can be read on a dark ground.
    #[must_use]
    pub fn readable_on_dark(self, ground: Self) -> Self {
        self.nearest(Self::WHITE, ground)
    }

    /// The first colour on the way to `end` that has contrast enough with `ground`.
    fn nearest(self, end: Self, ground: Self) -> Self {
        let step = |share: u16| {
            let mut mixed = self.0;
            for (part, end) in mixed.iter_mut().zip(end.0) {
                let both = u16::from(*part) * (255 - share) + u16::from(end) * share;
                *part = u8::try_from(both / 255).unwrap_or(end);
            }
            Self(mixed)
        };
        (0..=255).map(step).find(|color| color.contrast(ground) >= READABLE).unwrap_or(end)
    }

    /// The relative luminance (WCAG 2.2, "relative luminance").
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }
}

impl FromStr for Color {
    type Err = NotAColor;

    fn from_str(text: &str) -> Result<Self, NotAColor> {
        let digits = text.strip_prefix('#').filter(|d| d.len() == 6 && d.bytes().all(|b| b.is_ascii_hexdigit()));
        let part = |at: usize| u8::from_str_radix(digits?.get(at..at + 2)?, 16).ok();
        match (part(0), part(2), part(4)) {
            (Some(red), Some(green), Some(blue)) => Ok(Self([red, green, blue])),
            _ => Err(NotAColor),
        }
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

impl fmt::Debug for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_is_six_digits_behind_a_hash() {
        for (text, fits) in [
            ("#1f4e79", true),
            ("#FFFFFF", true),
            ("#fff", false),
            ("1f4e79", false),
            ("#1f4e7", false),
            ("#1f4e7é", false),
            ("#+f4e79", false),
            ("", false),
        ] {
            let read = text.parse::<Color>();
            assert_eq!(
                read.map(|color| color.to_string()),
                if fits { Ok(text.to_lowercase()) } else { Err(NotAColor) }
            );
        }
    }

    #[test]
    fn contrast_is_measured_as_wcag_says() {
        for (color, want) in
            [("#ffffff", 1.0), ("#000000", 21.0), ("#777777", 4.48), ("#767676", 4.54), ("#ff0000", 4.0)]
        {
            let got = color.parse::<Color>().unwrap().contrast(Color::WHITE);
            assert!((got - want).abs() < 0.005, "{color}: {got}");
        }
    }

    #[test]
    fn the_nearest_color_is_the_first_that_can_be_read() {
        for (color, light, dark) in
            [("#777777", "#767676", "#919191"), ("#ffffff", "#767676", "#ffffff"), ("#ff0000", "#ee0000", "#ff5454")]
        {
            let color: Color = color.parse().unwrap();
            assert_eq!(color.readable_on_light(Color::WHITE).to_string(), light, "{color}");
            assert_eq!(color.readable_on_dark(Color::DARK).to_string(), dark, "{color}");
        }
    }

    #[test]
    fn every_brand_gets_colors_that_can_be_read_in_light_and_dark() {
        let parts = || (0u8..=255).step_by(15);
        let every = parts().flat_map(|red| parts().map(move |green| (red, green)));
        for brand in every.flat_map(|(red, green)| parts().map(move |blue| Color([red, green, blue]))) {
            let light = brand.readable_on_light(Color::WHITE);
            let link = light.readable_on_light(Color::LIGHT);
            let dark = brand.readable_on_dark(Color::DARK);
            for (what, contrast, least) in [
                ("white text on a button", light.contrast(Color::WHITE), READABLE),
                ("a button on a light page", light.contrast(Color::LIGHT), 3.0),
                ("a link on a light page", link.contrast(Color::LIGHT), READABLE),
                ("a link or a button on a dark page", dark.contrast(Color::DARK), READABLE),
                ("dark text on a button", dark.contrast(Color::BLACK), READABLE),
            ] {
                assert!(contrast >= least, "{what}: {contrast} with {brand}");
            }
        }
    }
}
