//! The texts of inviting somebody, and what a member may do.

texts! {
    /// The texts of inviting somebody, and what a member may do.
    InviteTexts {
        invite,
        invite_title,
        invite_lead,
        email,
        name,
        language,
        may,
        idle,
        presets,
        sees,
        sees_all,
        sees_own,
        sites,
        sites_hint,
        sites_some,
        ends_some,
        ends,
        ends_hint,
        preview,
        preview_changes,
        would_see,
        not_shown,
        as_before,
        own_preview,
        send_invitation,
        change,
        nothing_allowed,
        everything,
        only_on,
    }
}
