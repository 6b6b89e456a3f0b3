//! French: answering an invitation.

use crate::texts::shape::InvitationTexts;

pub(super) const INVITATION: InvitationTexts = InvitationTexts {
    invitation: "Invitation",
    invites_you: "vous invite sur le compte",
    on_site: "sur",
    for_address: "Pour",
    answer_until: "Répondre avant le",
    you_could: "Ce que vous pourrez faire",
    login: "Identifiant (facultatif)",
    login_hint: "Laissé vide, vous vous connectez avec l’adresse.",
    your_name: "Votre nom",
    repeat: "Mot de passe, encore une fois",
    accept: "Accepter l’invitation",
    accept_as_new: "Créer votre accès et accepter",
    have_login: "Vous vous connectez déjà ici avec une autre adresse\u{a0}?",
    known_lead: "Un accès existe déjà avec cette adresse. Connectez-vous pour accepter.",
    sign_in_to_accept: "Se connecter pour accepter",
    signed_in_as: "Vous êtes connecté en tant que",
    prove_title: "Prouver l’adresse invitée",
    prove_lead: "L’invitation est pour une autre adresse que la vôtre. Faites-y envoyer un code et saisissez-le ici, ou déconnectez-vous et utilisez l’accès de cette adresse.",
    mail_code: "M’envoyer un code",
    code: "Code à six chiffres",
    code_mailed: "Le code est en route vers l’adresse invitée. Il est valable dix minutes.",
    decline_invitation: "Refuser l’invitation",
    declined_title: "Vous avez refusé",
    declined: "L’invitation est close et rien n’a été modifié. Vous pouvez fermer cette page.",
    ask_anew: "Demander une nouvelle invitation",
    asked_title: "Vous avez demandé une nouvelle invitation",
    asked: "Si l’invitation peut être renouvelée, la personne qui vous a invité, ou le propriétaire du compte, vient d’être prévenue par e-mail. La nouvelle invitation arrivera à l’adresse invitée. Ne redemandez pas avant demain.",
};
