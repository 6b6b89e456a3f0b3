//! The texts of what stands around every page: menus, the languages, the footer.

texts! {
    /// The texts of what stands around every page: menus, the languages, the footer.
    FrameTexts {
        skip,
        main_menu,
        home,
        account,
        switch_account,
        your_menu,
        your_accounts,
        sign_out,
        language,
        links,
        /// What the portal is called where an ERP lists what it has loaded.
        product,
    }
}
