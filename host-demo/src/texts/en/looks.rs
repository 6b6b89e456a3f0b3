//! English: looks of staff at an account.

use crate::texts::shape::LooksTexts;

pub(super) const LOOKS: LooksTexts = LooksTexts {
    view_as: "View as",
    good_once: "The address is good once, for a minute. You can only look, and the owner reads in the ledger that you did.",
    ends_after: "It ends after",
    open_portal: "Open the portal",
    looks_of_staff: "Looks of staff",
    who_looks_now: "Who of the staff looks on just now",
    nobody: "Nobody.",
    as_user: "As",
    until: "Until",
    why: "Why",
    end_theirs: "End all of theirs",
};
