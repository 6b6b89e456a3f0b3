//! Dutch: what stands around every page: menus, the languages, the footer.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    skip: "Naar de inhoud",
    main_menu: "Documenten",
    home: "Overzicht",
    account: "Account",
    switch_account: "Ander account",
    your_menu: "Uw menu",
    your_accounts: "Accounts",
    sign_out: "Uitloggen",
    language: "Taal",
    links: "Links",
    product: "Klantenportaal",
};
