//! How each language writes numbers, money, days and lists: one row of a table for each.
//!
//! From Unicode's CLDR 48. What differs from it, differs on purpose:
//!
//! - English is written day first and by 24 hours, as in Europe (`en-150`), and a currency without a sign of its own stands behind
//!   its amount (`12.00 CHF`).
//! - A day in a list has four figures for its year in every language, so that columns stand in line; French and Italian and
//!   Spanish zeros stay before days and months for the same reason.
//! - French says `à` before a time in every form, and its long form of a day is the short one.
//! - A dollar is `$` and a pound `£` everywhere: which one it is, the ERP's own papers say.
//! - Dutch quotes as most of its writers do, with `“` and `”`.

use crate::model::locales::Locale;

/// A space that neither breaks nor takes the room of a word.
const NARROW: &str = "\u{202f}";

/// How a language writes what is no word.
#[derive(Debug)]
pub struct Conventions {
    /// What stands between the whole and its parts.
    pub point: char,
    /// What stands between groups of three digits.
    pub group: &'static str,
    /// From how many whole digits on they are grouped: 4, or 5 where CLDR's `minimumGroupingDigits` is 2.
    pub grouped_from: usize,
    /// An amount: `-` stands for its sign, `0` for its digits, `¤` for its currency.
    pub money: &'static str,
    /// The same where the currency has a code only (ISO 4217).
    pub money_by_code: &'static str,
    /// A share: `0` stands for its digits.
    pub percent: &'static str,
    /// A day in a list, as CLDR writes patterns: `d`, `dd`, `MM`, `MMM` (its short name), `MMMM` (its name), `y`.
    pub day: &'static str,
    /// A day in a sentence.
    pub long_day: &'static str,
    /// What stands between a day in a list and its time.
    pub at: &'static str,
    /// What stands between a day in a sentence and its time.
    pub long_at: &'static str,
    /// The names of the months.
    pub months: [&'static str; 12],
    /// Their short names.
    pub short_months: [&'static str; 12],
    /// What stands before the last one of several.
    pub and: &'static str,
    /// The same before the sound of `i`.
    pub and_before_i: &'static str,
    /// Whether none is said as one: `0 page`, `1 page`, `2 pages`.
    pub none_is_one: bool,
    /// What stands around a quotation.
    pub quotes: (&'static str, &'static str),
    /// What a byte is called: one, and several.
    pub byte: (&'static str, &'static str),
    /// The letter of a byte behind `k` and `M`.
    pub byte_letter: char,
}

/// How a language writes.
pub const fn of(locale: Locale) -> &'static Conventions {
    match locale {
        Locale::En => &ENGLISH,
        Locale::Fr => &FRENCH,
        Locale::De => &GERMAN,
        Locale::Es => &SPANISH,
        Locale::It => &ITALIAN,
        Locale::Nl => &DUTCH,
    }
}

impl Conventions {
    /// Whether so many are said as one.
    pub const fn is_one(&self, count: u64) -> bool {
        count == 1 || (count == 0 && self.none_is_one)
    }

    /// A day of the calendar by a pattern of the language's own; the month is 1 to 12.
    pub fn written(&self, pattern: &str, (year, month, day): (&str, usize, &str)) -> String {
        let place = month.wrapping_sub(1);
        let name = |names: &[&'static str; 12]| names.get(place).copied().unwrap_or_default().to_owned();
        let mut text = String::new();
        let mut rest = pattern;
        while let Some(first) = rest.chars().next() {
            // A quotation within the pattern holds words, as in `d 'de' MMMM`.
            if let Some((words, behind)) = rest.strip_prefix('\'').and_then(|inside| inside.split_once('\'')) {
                text.push_str(words);
                rest = behind;
                continue;
            }
            let run = rest.chars().take_while(|c| *c == first).count();
            let written = match (first, run) {
                ('d', 1) => day.trim_start_matches('0').to_owned(),
                ('d', _) => day.to_owned(),
                ('M', 4) => name(&self.months),
                ('M', 3) => name(&self.short_months),
                ('M', _) => format!("{month:02}"),
                ('y', _) => year.to_owned(),
                (other, count) => String::from(other).repeat(count),
            };
            text.push_str(&written);
            rest = rest.get(run * first.len_utf8()..).unwrap_or_default();
        }
        text
    }

    /// A share in percent, its digits as the language writes them.
    pub fn share(&self, digits: &str) -> String {
        self.percent.replace('0', digits)
    }

    /// Several in a row, the language's "and" before the last one.
    pub fn listed(&self, items: &[&str]) -> String {
        match items {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [before @ .., last] => {
                let sound = last.to_lowercase();
                let is_i = (sound.starts_with(['i', 'í']) || sound.starts_with("hi")) && !sound.starts_with("hie");
                let and = if is_i { self.and_before_i } else { self.and };
                format!("{} {and} {last}", before.join(", "))
            }
        }
    }

    /// The text between the language's quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        format!("{}{text}{}", self.quotes.0, self.quotes.1)
    }
}

const ENGLISH: Conventions = Conventions {
    point: '.',
    group: ",",
    grouped_from: 4,
    money: "-¤0",
    money_by_code: "-0\u{a0}¤",
    percent: "0%",
    day: "d MMM y",
    long_day: "d MMMM y",
    at: ", ",
    long_at: ", ",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    short_months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    and: "and",
    and_before_i: "and",
    none_is_one: false,
    quotes: ("“", "”"),
    byte: ("byte", "bytes"),
    byte_letter: 'B',
};

const FRENCH: Conventions = Conventions {
    point: ',',
    group: NARROW,
    grouped_from: 4,
    money: "-0\u{a0}¤",
    money_by_code: "-0\u{a0}¤",
    percent: "0\u{a0}%",
    day: "dd/MM/y",
    long_day: "dd/MM/y",
    at: " à ",
    long_at: " à ",
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    short_months: ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."],
    and: "et",
    and_before_i: "et",
    none_is_one: true,
    quotes: ("«\u{a0}", "\u{a0}»"),
    byte: ("octet", "octets"),
    byte_letter: 'o',
};

const GERMAN: Conventions = Conventions {
    point: ',',
    group: ".",
    grouped_from: 4,
    money: "-0\u{a0}¤",
    money_by_code: "-0\u{a0}¤",
    percent: "0\u{a0}%",
    day: "dd.MM.y",
    long_day: "d. MMMM y",
    at: ", ",
    long_at: " um ",
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    short_months: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
    and: "und",
    and_before_i: "und",
    none_is_one: false,
    quotes: ("„", "“"),
    byte: ("Byte", "Byte"),
    byte_letter: 'B',
};

const SPANISH: Conventions = Conventions {
    point: ',',
    group: ".",
    grouped_from: 5,
    money: "-0\u{a0}¤",
    money_by_code: "-0\u{a0}¤",
    percent: "0\u{a0}%",
    day: "dd/MM/y",
    long_day: "d 'de' MMMM 'de' y",
    at: ", ",
    long_at: ", ",
    months: [
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ],
    short_months: ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"],
    and: "y",
    and_before_i: "e",
    none_is_one: false,
    quotes: ("«", "»"),
    byte: ("byte", "bytes"),
    byte_letter: 'B',
};

const ITALIAN: Conventions = Conventions {
    point: ',',
    group: ".",
    grouped_from: 5,
    money: "-0\u{a0}¤",
    money_by_code: "-0\u{a0}¤",
    percent: "0%",
    day: "dd/MM/y",
    long_day: "d MMMM y",
    at: ", ",
    long_at: " alle ore ",
    months: [
        "gennaio",
        "febbraio",
        "marzo",
        "aprile",
        "maggio",
        "giugno",
        "luglio",
        "agosto",
        "settembre",
        "ottobre",
        "novembre",
        "dicembre",
    ],
    short_months: ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"],
    and: "e",
    and_before_i: "e",
    none_is_one: false,
    quotes: ("«", "»"),
    byte: ("byte", "byte"),
    byte_letter: 'B',
};

const DUTCH: Conventions = Conventions {
    point: ',',
    group: ".",
    grouped_from: 4,
    money: "¤\u{a0}-0",
    money_by_code: "¤\u{a0}-0",
    percent: "0%",
    day: "dd-MM-y",
    long_day: "d MMMM y",
    at: ", ",
    long_at: " om ",
    months: [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ],
    short_months: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
    and: "en",
    and_before_i: "en",
    none_is_one: false,
    quotes: ("“", "”"),
    byte: ("byte", "byte"),
    byte_letter: 'B',
};

#[cfg(test)]
mod tests {
    use super::*;

    /// A value in the order of [`Locale::ALL`].
    fn each<T: PartialEq + std::fmt::Debug>(what: &str, said: impl Fn(&Conventions) -> T, want: [T; 6]) {
        for (locale, want) in Locale::ALL.into_iter().zip(want) {
            assert_eq!(said(of(locale)), want, "{what} in {locale:?}");
        }
    }

    #[test]
    fn a_day_is_written_in_figures_and_in_words() {
        each(
            "in a list",
            |c| c.written(c.day, ("2026", 3, "05")),
            ["5 Mar 2026", "05/03/2026", "05.03.2026", "05/03/2026", "05/03/2026", "05-03-2026"].map(str::to_owned),
        );
        each(
            "in a sentence",
            |c| c.written(c.long_day, ("2026", 12, "31")),
            [
                "31 December 2026",
                "31/12/2026",
                "31. Dezember 2026",
                "31 de diciembre de 2026",
                "31 dicembre 2026",
                "31 december 2026",
            ]
            .map(str::to_owned),
        );
    }

    #[test]
    fn a_share_a_list_and_a_quotation_have_the_signs_of_the_language() {
        each(
            "a share",
            |c| c.share("12"),
            ["12%", "12\u{a0}%", "12\u{a0}%", "12\u{a0}%", "12%", "12%"].map(str::to_owned),
        );
        each(
            "three",
            |c| c.listed(&["a", "b", "c"]),
            ["a, b and c", "a, b et c", "a, b und c", "a, b y c", "a, b e c", "a, b en c"].map(str::to_owned),
        );
        assert_eq!(GERMAN.listed(&["a", "b"]), "a und b");
        assert_eq!(SPANISH.listed(&["Facturas", "Información"]), "Facturas e Información");
        assert_eq!((GERMAN.listed(&["a"]), GERMAN.listed(&[])), ("a".to_owned(), String::new()));
        each(
            "a quotation",
            |c| c.quoted("a"),
            ["“a”", "«\u{a0}a\u{a0}»", "„a“", "«a»", "«a»", "“a”"].map(str::to_owned),
        );
    }

    #[test]
    fn only_french_says_none_as_one() {
        for (count, want) in [
            (0, [false, true, false, false, false, false]),
            (1, [true; 6]),
            (2, [false; 6]),
            (21, [false; 6]),
            (1_000_000, [false; 6]),
        ] {
            each(&format!("{count} as one"), |c| c.is_one(count), want);
        }
    }
}
