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
        content,
        back_office,
        sign_out,
        menu,
        you_here,
        what_you_do_here,
        back_first_page,
    }
}
