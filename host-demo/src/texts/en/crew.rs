//! English: the staff themselves.

use crate::texts::shape::CrewTexts;

pub(super) const CREW: CrewTexts = CrewTexts {
    role: "Role",
    add_somebody: "Add somebody",
    small_letters_digits_dots: "Small letters, digits, dots and dashes. It stands in the ledgers, and never changes.",
    add_show_one_time: "Add, and show a one-time password",
    what_role_may_do: "What a role may do",
    one_time_password_shown: "The one-time password, shown this once. It is replaced at the first sign-in.",
    ledgers: "In ledgers:",
    give_role: "Give this role",
    make_one_time_password: "Make a one-time password",
    disable: "Disable",
    put_back_use: "Put back in use",
    you: "This is you. ",
    each_these_ends_persons: "Each of these ends the person’s sessions.",
};
