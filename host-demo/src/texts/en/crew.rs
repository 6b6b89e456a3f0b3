//! English: the staff themselves.

use crate::texts::shape::CrewTexts;

pub(super) const CREW: CrewTexts = CrewTexts {
    role: "Role",
    add_somebody: "Add somebody",
    login_hint: "Small letters, digits, dots and dashes. It stands in the ledgers, and never changes.",
    add_and_show: "Add, and show a one-time password",
    about_roles: "What a role may do",
    password_shown_once: "The one-time password, shown this once. It is replaced at the first sign-in.",
    in_ledgers: "In ledgers:",
    give_role: "Give this role",
    make_one_time_password: "Make a one-time password",
    disable: "Disable",
    put_back_in_use: "Put back in use",
    this_is_you: "This is you.",
    ends_sessions: "Each of these ends the person’s sessions.",
};
