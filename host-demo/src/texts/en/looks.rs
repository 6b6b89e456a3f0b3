//! English: looks of staff at an account.

use crate::texts::shape::LooksTexts;

pub(super) const LOOKS: LooksTexts = LooksTexts {
    view_as: "View as",
    address_good_once_minute: "The address is good once, for a minute. You can only look, and the owner reads in the ledger that you did.",
    ends_after: "It ends after",
    open_portal: "Open the portal",
    looks_staff: "Looks of staff",
    who_staff_looks_just: "Who of the staff looks on just now",
    nobody: "Nobody.",
    as_word: "As",
    until: "Until",
    why: "Why",
    end_all_theirs: "End all of theirs",
};
