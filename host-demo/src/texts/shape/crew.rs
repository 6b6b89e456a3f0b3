//! The staff themselves.

texts! {
    /// The staff themselves.
    CrewTexts {
        role,
        add_somebody,
        small_letters_digits_dots,
        add_show_one_time,
        what_role_may_do,
        one_time_password_shown,
        ledgers,
        give_role,
        make_one_time_password,
        disable,
        put_back_use,
        you,
        each_these_ends_persons,
    }
}
