//! English: the first page of an account.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    nothing_title: "Nothing to see yet",
    ask_for_permissions: "Your access covers no documents yet. Ask the owner of the account for the permissions that you need.",
    covers_nothing: "Your access covers no documents yet.",
};
