//! English: answering a quote.

use crate::texts::shape::QuotesTexts;

pub(super) const QUOTES: QuotesTexts = QuotesTexts {
    answer_quote: "Your answer",
    answer_quote_lead: "By accepting, you order what this quote says at the total above. The time and your network address are recorded.",
    sign_with: "Sign with your first and last name",
    accept_quote: "Accept and sign",
    decline_quote: "Decline this quote",
    decline_reason: "Why? (as you like)",
    decline: "Decline",
    quote_accepted: "Thank you: the quote is accepted. We will take care of it.",
    quote_declined: "The quote is declined. Thank you for telling us.",
};
