//! French: what stands around every page: menus, the way to the other language, the footer.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    skip: "Aller au contenu",
    main_menu: "Documents",
    home: "Accueil",
    account: "Compte",
    switch_account: "Changer de compte",
    your_menu: "Votre menu",
    your_accounts: "Comptes",
    sign_out: "Se déconnecter",
    other_language: "English",
    other_language_hint: "Read this page in English",
    links: "Liens",
    product: "Portail client",
};
