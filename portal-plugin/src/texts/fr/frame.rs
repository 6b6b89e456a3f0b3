//! French: what stands around every page: menus, the languages, the footer.

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
    language: "Langue",
    links: "Liens",
    product: "Portail client",
};
