//! The letters of Helvetica: their bytes in the file, and how wide they are.

/// The widths of ` ` to `~` in thousandths of the size (Adobe's metrics of Helvetica).
const WIDTHS: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// How wide a text is at size 1; letters with accents are taken to be as wide as most.
pub fn width(text: &str) -> f32 {
    let letter = |c: char| match c {
        '\u{a0}' | '\u{202f}' => 278,
        _ => usize::try_from(u32::from(c)).ok().and_then(|c| WIDTHS.get(c.checked_sub(32)?)).copied().unwrap_or(556),
    };
    text.chars().map(|c| f32::from(letter(c)) / 1000.0).sum()
}

/// The text in the encoding that PDF calls `WinAnsiEncoding` (ISO 32000-1, annex D); `?` where it has no letter.
pub fn encode(text: &str) -> Vec<u8> {
    let byte = |c: char| match c {
        ' '..='~' | '\u{a0}'..='\u{ff}' => u8::try_from(u32::from(c)).unwrap_or(b'?'),
        // It has one space that does not break, whatever its width.
        '\u{202f}' => 0xa0,
        '€' => 0x80,
        '„' => 0x84,
        '…' => 0x85,
        'Š' => 0x8a,
        'Œ' => 0x8c,
        'Ž' => 0x8e,
        '‘' => 0x91,
        '’' => 0x92,
        '“' => 0x93,
        '”' => 0x94,
        '–' => 0x96,
        '—' => 0x97,
        'š' => 0x9a,
        'œ' => 0x9c,
        'ž' => 0x9e,
        'Ÿ' => 0x9f,
        _ => b'?',
    };
    text.chars().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_have_their_place_in_the_encoding() {
        for (text, bytes) in [("é", [0xe9]), ("œ", [0x9c]), ("€", [0x80]), ("’", [0x92]), ("ß", [0xdf]), ("語", [b'?'])]
        {
            assert_eq!(encode(text), bytes, "{text}");
        }
    }
}
