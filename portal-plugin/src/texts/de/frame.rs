//! German: what stands around every page: menus, the languages, the footer.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    skip: "Zum Inhalt springen",
    main_menu: "Dokumente",
    home: "Übersicht",
    account: "Konto",
    switch_account: "Konto wechseln",
    your_menu: "Ihr Menü",
    your_accounts: "Konten",
    sign_out: "Abmelden",
    language: "Sprache",
    links: "Links",
    product: "Kundenportal",
};
