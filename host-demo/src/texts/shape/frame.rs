//! The frame of each page, and the menu.

texts! {
    /// The frame of each page, and the menu.
    FrameTexts {
        home,
        third_parties,
        portal_users,
        realms,
        mailbox,
        staff,
        to_content,
        back_office,
        sign_out,
        menu,
        you_are_here,
        noted_under_name,
        back_home,
    }
}
