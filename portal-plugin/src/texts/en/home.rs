//! English: the first page of an account.

use crate::texts::shape::Home;

pub(super) const HOME: Home = Home {
    home_empty_title: "Nothing to see yet",
    home_empty: "Your access covers no documents yet. Ask the owner of the account for the permissions that you need.",
    home_empty_us: "Your access covers no documents yet.",
};
