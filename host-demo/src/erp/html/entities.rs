//! The entities of HTML 4, which are those that editors and PHP write, and numbers.

/// The letter that an entity stands for, by what is between `&` and `;`.
pub(super) fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        return numbered(number);
    }
    if let Some(at) = LATIN.split_ascii_whitespace().position(|known| known == name) {
        return char::from_u32(0xA0 + u32::try_from(at).ok()?);
    }
    let mut others = OTHERS.split_ascii_whitespace();
    while let (Some(known), Some(letter)) = (others.next(), others.next()) {
        if known == name {
            return letter.chars().next();
        }
    }
    UNSEEN.iter().find(|(known, _)| *known == name).map(|(_, letter)| *letter)
}

fn numbered(number: &str) -> Option<char> {
    let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
    let code = hexadecimal.unwrap_or_else(|| number.parse()).ok()?;
    // What is no letter of Unicode is meant as one of Windows: browsers read it so too.
    if let Some(letter) = code.checked_sub(0x80).and_then(|at| WINDOWS.chars().nth(at as usize)) {
        return Some(letter).filter(|letter| *letter != '\u{fffd}');
    }
    char::from_u32(code).filter(|letter| !letter.is_control() || ['\n', '\t'].contains(letter))
}

/// Those of Latin-1, from U+00A0 on.
const LATIN: &str = "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr \
    deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest \
    Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml \
    ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig \
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml \
    eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

/// Those of other scripts and signs, each before its letter.
const OTHERS: &str = "quot \" amp & lt < gt > apos ' OElig Œ oelig œ Scaron Š scaron š Yuml Ÿ fnof ƒ circ ˆ tilde ˜ \
    ndash – mdash — lsquo ‘ rsquo ’ sbquo ‚ ldquo “ rdquo ” bdquo „ dagger † Dagger ‡ bull • hellip … permil ‰ prime ′ \
    Prime ″ lsaquo ‹ rsaquo › oline ‾ frasl ⁄ euro € image ℑ weierp ℘ real ℜ trade ™ alefsym ℵ \
    Alpha Α Beta Β Gamma Γ Delta Δ Epsilon Ε Zeta Ζ Eta Η Theta Θ Iota Ι Kappa Κ Lambda Λ Mu Μ Nu Ν Xi Ξ Omicron Ο Pi Π \
    Rho Ρ Sigma Σ Tau Τ Upsilon Υ Phi Φ Chi Χ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ epsilon ε zeta ζ eta η theta θ \
    iota ι kappa κ lambda λ mu μ nu ν xi ξ omicron ο pi π rho ρ sigmaf ς sigma σ tau τ upsilon υ phi φ chi χ psi ψ omega ω \
    thetasym ϑ upsih ϒ piv ϖ larr ← uarr ↑ rarr → darr ↓ harr ↔ crarr ↵ lArr ⇐ uArr ⇑ rArr ⇒ dArr ⇓ hArr ⇔ \
    forall ∀ part ∂ exist ∃ empty ∅ nabla ∇ isin ∈ notin ∉ ni ∋ prod ∏ sum ∑ minus − lowast ∗ radic √ prop ∝ infin ∞ \
    ang ∠ and ∧ or ∨ cap ∩ cup ∪ int ∫ there4 ∴ sim ∼ cong ≅ asymp ≈ ne ≠ equiv ≡ le ≤ ge ≥ sub ⊂ sup ⊃ nsub ⊄ sube ⊆ \
    supe ⊇ oplus ⊕ otimes ⊗ perp ⊥ sdot ⋅ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ lang ⟨ rang ⟩ loz ◊ spades ♠ clubs ♣ hearts ♥ \
    diams ♦";

/// Spaces, and marks that are not seen.
const UNSEEN: [(&str, char); 7] = [
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'),
    ("zwj", '\u{200d}'),
    ("lrm", '\u{200e}'),
    ("rlm", '\u{200f}'),
];

/// What Windows has from 0x80 to 0x9F; U+FFFD where it has nothing.
const WINDOWS: &str = "€\u{fffd}‚ƒ„…†‡ˆ‰Š‹Œ\u{fffd}Ž\u{fffd}\u{fffd}‘’“”•–—˜™š›œ\u{fffd}žŸ";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entity_of_html_4_is_known_once() {
        let latin: Vec<&str> = LATIN.split_ascii_whitespace().collect();
        assert_eq!((latin.len(), WINDOWS.chars().count()), (96, 32));
        let others: Vec<&str> = OTHERS.split_ascii_whitespace().collect();
        assert!(others.chunks(2).all(|pair| pair.len() == 2 && pair[1].chars().count() == 1), "{others:?}");
        let mut names: Vec<&str> = latin.into_iter().chain(others.iter().step_by(2).copied()).collect();
        names.extend(UNSEEN.iter().map(|(name, _)| *name));
        // The 252 of HTML 4, and `apos`.
        assert_eq!(names.len(), 253);
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 253);
    }

    #[test]
    fn an_entity_is_its_letter() {
        for (name, expected) in [
            ("nbsp", Some('\u{a0}')),
            ("yuml", Some('ÿ')),
            ("uuml", Some('ü')),
            ("Uuml", Some('Ü')),
            ("oelig", Some('œ')),
            ("thetasym", Some('ϑ')),
            ("#233", Some('é')),
            ("#xE9", Some('é')),
            ("#X1F600", Some('😀')),
            ("#150", Some('–')),
            ("#129", None),
            ("#0", None),
            ("#xD800", None),
            ("#", None),
            ("EACUTE", None),
            ("", None),
        ] {
            assert_eq!(letter(name), expected, "{name}");
        }
    }
}
