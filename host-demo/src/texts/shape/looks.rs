//! Looks of staff at an account.

texts! {
    /// Looks of staff at an account.
    LooksTexts {
        view_as,
        good_once,
        ends_after,
        open_portal,
        looks_of_staff,
        who_looks_now,
        nobody,
        as_user,
        until,
        why,
        end_theirs,
    }
}
