//! Looks of staff at an account.

texts! {
    /// Looks of staff at an account.
    LooksTexts {
        view_as,
        address_good_once_minute,
        ends_after,
        open_portal,
        looks_staff,
        who_staff_looks_just,
        nobody,
        as_word,
        until,
        why,
        end_all_theirs,
    }
}
