//! Italian: what stands around every page: menus, the languages, the footer.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    skip: "Vai al contenuto",
    main_menu: "Documenti",
    home: "Panoramica",
    account: "Account",
    switch_account: "Cambia account",
    your_menu: "Il suo menu",
    your_accounts: "Account",
    sign_out: "Esci",
    language: "Lingua",
    links: "Link",
    product: "Portale clienti",
};
