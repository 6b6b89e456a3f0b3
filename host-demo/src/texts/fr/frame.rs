//! French: the frame of each page, and the menu.

use crate::texts::shape::FrameTexts;

pub(super) const FRAME: FrameTexts = FrameTexts {
    home: "Accueil",
    third_parties: "Tiers",
    portal_users: "Utilisateurs",
    realms: "Espaces partagés",
    mailbox: "Courrier",
    staff: "Équipe",
    to_content: "Aller au contenu",
    back_office: "back-office",
    sign_out: "Se déconnecter",
    menu: "Menu",
    you_are_here: "Vous êtes ici",
    noted_under_name: "Ce que vous faites ici est noté dans les journaux et les e-mails sous votre nom et votre identifiant.",
    back_home: "Retour à l’accueil",
};
