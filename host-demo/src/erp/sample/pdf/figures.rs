//! Days, quantities and amounts as a language writes them; anything else is printed as it stands.

use super::words::Words;

/// A day, `YYYY-MM-DD` in.
pub fn day(words: &Words, text: &str) -> String {
    let Some((year, rest)) = text.split_once('-') else { return text.to_owned() };
    let Some((month, day)) = rest.split_once('-') else { return text.to_owned() };
    let Ok(place) = month.parse::<usize>() else { return text.to_owned() };
    let part = |form: char| match form {
        'D' => day.to_owned(),
        'd' => day.trim_start_matches('0').to_owned(),
        'M' => month.to_owned(),
        'N' => words.months.get(place.wrapping_sub(1)).copied().unwrap_or(month).to_owned(),
        'Y' => year.to_owned(),
        other => other.to_string(),
    };
    words.day.chars().map(part).collect()
}

/// A quantity, a decimal string in.
pub fn quantity(words: &Words, text: &str) -> String {
    let (sign, digits) = signed(text);
    format!("{sign}{}", grouped(words, digits))
}

/// An amount, a decimal string in, with its currency; nothing for none.
pub fn money(words: &Words, text: &str, currency: &str) -> String {
    if text.is_empty() {
        return String::new();
    }
    let (sign, digits) = signed(text);
    let (form, unit) = match currency {
        "EUR" => (words.money, "€"),
        "GBP" => (words.money, "£"),
        "USD" => (words.money, "$"),
        // A code stands behind, as in French.
        code => ("-0\u{a0}¤", code),
    };
    let part = |form: char| match form {
        '-' => sign.to_owned(),
        '0' => grouped(words, digits),
        '¤' => unit.to_owned(),
        other => other.to_string(),
    };
    form.chars().map(part).collect::<String>().trim_end_matches('\u{a0}').to_owned()
}

fn signed(text: &str) -> (&str, &str) {
    text.strip_prefix('-').map_or(("", text), |digits| ("-", digits))
}

fn grouped(words: &Words, digits: &str) -> String {
    let (whole, cents) = digits.split_once('.').map_or((digits, None), |(whole, cents)| (whole, Some(cents)));
    let mut text = String::new();
    for (place, digit) in whole.chars().enumerate() {
        if place > 0 && (whole.len() - place) % 3 == 0 && whole.len() >= words.grouped_from {
            text.push_str(words.group);
        }
        text.push(digit);
    }
    cents.map_or(text.clone(), |cents| format!("{text}{}{cents}", words.point))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_its_forms() {
        for (language, date, small, large) in [
            ("fr", "05/03/2026", "-1\u{202f}234,50\u{a0}€", "12\u{202f}345,00\u{a0}€"),
            ("en", "5 Mar 2026", "-€1,234.50", "€12,345.00"),
            ("de", "05.03.2026", "-1.234,50\u{a0}€", "12.345,00\u{a0}€"),
            ("es", "05/03/2026", "-1234,50\u{a0}€", "12.345,00\u{a0}€"),
            ("it", "05/03/2026", "-1.234,50\u{a0}€", "12.345,00\u{a0}€"),
            ("nl", "05-03-2026", "€\u{a0}-1.234,50", "€\u{a0}12.345,00"),
        ] {
            let words = Words::of(language);
            assert_eq!(words.code, language);
            assert_eq!(day(words, "2026-03-05"), date, "{language}");
            assert_eq!(money(words, "-1234.50", "EUR"), small, "{language}");
            assert_eq!(money(words, "12345.00", "EUR"), large, "{language}");
        }
        let english = Words::of("en-GB");
        assert_eq!(money(english, "1234.50", "GBP"), "£1,234.50");
        assert_eq!(money(english, "1234.50", "CHF"), "1,234.50\u{a0}CHF");
        assert_eq!((money(english, "", "EUR"), day(english, "soon")), (String::new(), "soon".to_owned()));
        assert_eq!((quantity(english, "-1234"), quantity(english, "2.5")), ("-1,234".to_owned(), "2.5".to_owned()));
    }
}
