//! The texts of what stands around every page: menus, the way to the other language, the footer.

texts! {
    /// The texts of what stands around every page: menus, the way to the other language, the footer.
    FrameTexts {
        skip,
        main_menu,
        home,
        account,
        switch_account,
        your_menu,
        your_accounts,
        sign_out,
        other_language,
        other_language_hint,
        links,
        /// What the portal is called where an ERP lists what it has loaded.
        product,
    }
}
