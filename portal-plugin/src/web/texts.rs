//! What the pages say of what they show: words found by a value, sentences with values in them.

pub use crate::texts::of;

use crate::model::locales::Locale;
use crate::model::sites::{Checkout, SignUp, Site};
use crate::web::refusals::Refusal;

/// Whom to call where no owner can help (rule D5): the site, with the words that its pages end with, where it has some.
pub fn ask_us(locale: Locale, site: &Site) -> String {
    let name = &site.brand.name;
    let ask = of(locale).refusal.ask_us;
    match &site.brand.footer {
        Some(footer) => {
            let footer = footer.in_locale(locale).split_whitespace().collect::<Vec<_>>().join(" ");
            ask(&format!("{name} ({footer})"))
        }
        None => ask(name),
    }
}

/// What was done just now, by the word in the address; empty for a word that is none.
pub fn done(locale: Locale, word: &str) -> &'static str {
    let t = of(locale);
    match word {
        "accepted" => t.quotes.quote_accepted,
        "declined" => t.quotes.quote_declined,
        "placed" => t.ordering.order_placed,
        "received" => t.ordering.order_received,
        "opened" => t.tickets.ticket_opened,
        "replied" => t.tickets.replied,
        "closed" => t.tickets.ticket_closed,
        "reopened" => t.tickets.ticket_reopened,
        _ => "",
    }
}

/// A refusal in plain words: a title, and a sentence on what to do.
pub fn refusal(locale: Locale, refusal: &Refusal) -> (&'static str, String) {
    refusal.words(of(locale))
}

/// How one gets an access on a site where nobody signs up just like that.
pub const fn sign_up_closed(locale: Locale, policy: SignUp) -> &'static str {
    let t = &of(locale).sign_up;
    match policy {
        SignUp::Checkout(Checkout::Optional | Checkout::Mandatory) => t.by_order,
        _ => t.by_invitation,
    }
}
