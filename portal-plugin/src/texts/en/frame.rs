//! English: what stands around every page: menus, the way to the other language, the footer.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    skip: "Skip to the content",
    main_menu: "Documents",
    home: "Overview",
    account: "Account",
    switch_account: "Switch account",
    your_menu: "Your menu",
    your_accounts: "Accounts",
    sign_out: "Sign out",
    other_language: "Français",
    other_language_hint: "Lire cette page en français",
    links: "Links",
    product: "Customer portal",
};
