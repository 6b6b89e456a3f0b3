//! French: the frame of each page, and the menu.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    home: "Accueil",
    third_parties: "Tiers",
    portal_users: "Utilisateurs",
    realms: "Espaces partagés",
    mailbox: "Courrier",
    staff: "Équipe",
    content: "Aller au contenu",
    back_office: "back-office",
    sign_out: "Se déconnecter",
    menu: "Menu",
    you_here: "Vous êtes ici",
    what_you_do_here: "Ce que vous faites ici est noté dans les journaux et les courriels sous votre nom et votre identifiant.",
    back_first_page: "Retour à l’accueil",
};
