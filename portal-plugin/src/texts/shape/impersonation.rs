//! The texts of staff who look at an account as one of its users.

texts! {
    /// The texts of staff who look at an account as one of its users.
    ImpersonationTexts {
        look_title,
        look_as,
        look_for,
        why,
        look_until,
        end_look,
        looks,
        looks_lead,
        looks_allowed,
        looks_forbidden,
        since,
        forbid_lead,
        allow_lead,
        allow_looks,
        forbid_looks,
        looks_past,
        looks_none,
        looks_open,
        looked_as,
        done_looks_allowed,
        done_looks_forbidden,
    }
}
