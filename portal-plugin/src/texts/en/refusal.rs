//! English: the page that says no.

use crate::texts::shape::RefusalTexts;

pub(super) const REFUSAL: RefusalTexts = RefusalTexts {
    code: "Code:",
    go_home: "Go to the overview",
    choose_account: "Choose another account",
    ask_owner: "If you need it, ask the owner of the account.",
    ask_us: |whom| format!("Please ask {whom}."),
    closed_title: "The portal is closed",
    closed: "This portal is out of service for now. Nothing of yours is lost; come back later.",
};
