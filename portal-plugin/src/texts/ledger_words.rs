//! The words of a ledger in every language, for an ERP that shows one.

use plugin_api::{LedgerWords, Word};

use crate::model::locales::Locale;
use crate::texts::{self, Texts};

/// All of them.
pub fn ledger_words() -> LedgerWords {
    LedgerWords {
        events: words(|t| t.events.by_code()),
        details: words(|t| t.event_details.by_code()),
        values: words(|t| t.event_values.by_code()),
    }
}

fn words(coded: impl Fn(&Texts) -> Vec<(&'static str, &'static str)>) -> Vec<Word> {
    let english = coded(texts::of(Locale::En)).into_iter().enumerate();
    english.map(|(place, (id, _))| Word { id: id.to_owned(), label: texts::label(|t| coded(t)[place].1) }).collect()
}
