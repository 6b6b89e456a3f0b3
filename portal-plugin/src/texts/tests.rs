//! No text is missing in any language, and none is another language's.

use crate::model::sites::Locale;
use crate::texts::walk::Walk;

fn seen(locale: Locale) -> Vec<(String, String)> {
    let mut seen = Vec::new();
    super::of(locale).walk(locale.tag(), &mut seen);
    seen
}

#[test]
fn every_text_says_something_in_each_language() {
    for locale in Locale::ALL {
        let seen = seen(locale);
        assert!(seen.len() > 500, "{}", seen.len());
        for (path, text) in seen {
            assert!(!text.is_empty() && text.trim() == text, "{path}: {text:?}");
        }
    }
}
