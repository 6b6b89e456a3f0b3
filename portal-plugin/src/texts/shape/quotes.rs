//! The texts of answering a quote.

texts! {
    /// The texts of answering a quote.
    QuotesTexts {
        answer_quote,
        answer_quote_lead,
        sign_with,
        accept_quote,
        decline_quote,
        decline_reason,
        decline,
        quote_accepted,
        quote_declined,
    }
}
