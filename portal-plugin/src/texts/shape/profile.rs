//! The texts of one’s own information.

texts! {
    /// The texts of one’s own information.
    ProfileTexts {
        profile,
        profile_lead,
        first_name,
        last_name,
        phone,
        profile_email,
        profile_saved,
        profile_none,
    }
}
