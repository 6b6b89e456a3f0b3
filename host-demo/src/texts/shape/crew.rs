//! The staff themselves.

texts! {
    /// The staff themselves.
    CrewTexts {
        role,
        add_somebody,
        login_hint,
        add_and_show,
        about_roles,
        password_shown_once,
        in_ledgers,
        give_role,
        make_one_time_password,
        disable,
        put_back_in_use,
        this_is_you,
        ends_sessions,
    }
}
