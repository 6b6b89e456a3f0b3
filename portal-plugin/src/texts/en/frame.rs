//! English: what stands around every page: menus, the languages, the footer.

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
    language: "Language",
    links: "Links",
    product: "Customer portal",
};
