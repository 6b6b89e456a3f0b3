//! The statuses of documents.

use plugin_api::Kind;

texts! {
    /// The statuses of documents. What several kinds have takes the kind, as a language may decline its word by what it is said of.
    Statuses {
        /// An invoice's.
        unpaid,
        /// An invoice's.
        partly_paid,
        /// An invoice's.
        paid,
        /// An invoice's: nobody will pay it.
        abandoned,
        /// A credit note's, as are the two below.
        credit_open,
        credit_partly,
        credit_settled,
        /// A quote's that waits for the customer's answer; a project's that runs.
        open: fn(Kind) -> &'static str,
        /// A quote's: accepted and signed.
        signed,
        /// A quote's.
        declined,
        billed: fn(Kind) -> &'static str,
        /// Confirmed.
        validated: fn(Kind) -> &'static str,
        in_progress: fn(Kind) -> &'static str,
        delivered: fn(Kind) -> &'static str,
        closed: fn(Kind) -> &'static str,
        /// A ticket's.
        new,
        /// A ticket's.
        read,
        /// A ticket's: somebody takes care of it.
        assigned,
        /// A ticket's that waits for the customer.
        waiting,
        /// A ticket's.
        on_hold,
        /// A task's.
        planned,
        /// A task's.
        finished,
        /// A task's: somebody else has it now.
        transferred,
        cancelled: fn(Kind) -> &'static str,
        /// A product's.
        on_sale,
        draft: fn(Kind) -> &'static str,
    }
}
