//! The texts of the page "Security" and of what it leads to.

use crate::model::activity::Activity;
use crate::model::sites::Locale;
use crate::web::texts::Both;

texts! {
    /// The texts of one language about the security of one's login.
    SecurityTexts:
    security: "Security", "Sécurité";
    lead: "How you sign in, where you are signed in, and what happened to your login.", "Comment vous vous connectez, où vous êtes connecté, et ce qui s’est passé avec votre identifiant.";

    password: "Password", "Mot de passe";
    password_changed: "Last changed:", "Dernière modification\u{a0}:";
    password_unknown: "Not changed here yet.", "Pas encore modifié ici.";
    change_password: "Change the password", "Changer de mot de passe";

    email: "E-mail address", "Adresse e-mail";
    email_none: "We have no address of yours.", "Nous n’avons pas d’adresse de vous.";
    email_unproved: "not confirmed", "non confirmée";
    email_waits: "This address waits to be confirmed until the time shown:", "Cette adresse attend d’être confirmée jusqu’à l’heure indiquée\u{a0}:";
    change_email: "Change the address", "Changer d’adresse";
    withdraw_email: "Keep the address as it is", "Garder l’adresse actuelle";

    activity: "Recent activity", "Activité récente";
    activity_lead: "The last 90 days. If something was not you, change your password.", "Les 90 derniers jours. Si quelque chose ne vient pas de vous, changez de mot de passe.";
    activity_none: "Nothing yet.", "Rien pour l’instant.";
    activity_more: "Earlier activity", "Activité antérieure";

    data: "Your data", "Vos données";
    data_lead: "Everything that this portal holds on you, as one JSON file.", "Tout ce que ce portail détient sur vous, dans un seul fichier JSON.";
    data_open: "Download my data", "Télécharger mes données";
    data_point: "The file names you, your accounts and what you did. Keep it where only you can read it.", "Le fichier contient votre nom, vos comptes et ce que vous avez fait. Gardez-le là où vous seul pouvez le lire.";
    data_point_erp: "Invoices and other documents are not in it: they are on their own pages.", "Les factures et autres documents n’y figurent pas\u{a0}: ils sont sur leurs propres pages.";
    data_do: "Download", "Télécharger";

    close: "Close my login", "Fermer mon identifiant";
    close_lead: "Ends your access for good and erases what names you here.", "Met fin définitivement à votre accès et efface ce qui vous nomme ici.";
    close_open: "Close my login…", "Fermer mon identifiant…";
    close_point: "It cannot be undone. Every session ends, and nobody can sign in with your login.", "C’est définitif. Toutes les sessions se terminent et plus personne ne peut se connecter avec votre identifiant.";
    close_point_left: "You leave these accounts:", "Vous quittez ces comptes\u{a0}:";
    close_point_erased: "Your name, address, password and activity are erased; invitations that you sent or that wait for you end.", "Votre nom, votre adresse, votre mot de passe et votre activité sont effacés\u{a0}; les invitations envoyées ou en attente prennent fin.";
    close_point_kept: "Kept: invoices and other documents, and the accounts’ records of who did what, by login.", "Restent\u{a0}: les factures et autres documents, et les journaux des comptes, qui disent par identifiant qui a fait quoi.";
    close_owned: "First hand over the accounts that you own, on the page of each one’s people:", "Cédez d’abord les comptes dont vous êtes propriétaire, sur la page des personnes de chacun\u{a0}:";
    close_do: "Close my login for good", "Fermer définitivement mon identifiant";
    closed_title: "Your login is closed", "Votre identifiant est fermé";
    closed: "What named you here is erased. A mail confirms it, where we had an address.", "Ce qui vous nommait ici est effacé. Un e-mail le confirme, si nous avions une adresse.";

    email_point: "We mail a link to the new address and one to the present one. The address changes when both are confirmed, within 24 hours.", "Nous envoyons un lien à la nouvelle adresse et un à l’actuelle. L’adresse change quand les deux sont confirmées, sous 24 heures.";
    email_point_own: "Your present address is not confirmed. Enter it again, and one link to it confirms it.", "Votre adresse actuelle n’est pas confirmée. Saisissez-la de nouveau\u{a0}: un seul lien vers elle la confirme.";
    email_point_lost: "If you can no longer read the present one, ask us.", "Si vous ne pouvez plus lire l’actuelle, adressez-vous à nous.";
    new_email: "New e-mail address", "Nouvelle adresse e-mail";
    email_do: "Send the links", "Envoyer les liens";
    email_asked: "Links are on their way to both addresses. Nothing changes before both are confirmed.", "Des liens sont en route vers les deux adresses. Rien ne change avant que les deux soient confirmées.";
    email_asked_own: "A link is on its way to your address. Follow it to confirm the address.", "Un lien est en route vers votre adresse. Suivez-le pour la confirmer.";
    email_withdrawn: "Your address stays as it is.", "Votre adresse reste inchangée.";

    your_password: "Your password, once more", "Votre mot de passe, encore une fois";
    wrong_password: "The password is wrong", "Le mot de passe est incorrect";
    wrong_password_text: "Type the one that you sign in with.", "Saisissez celui avec lequel vous vous connectez.";

    confirm_title: "Confirm the e-mail address", "Confirmer l’adresse e-mail";
    confirm_new: "This is to be the e-mail address of the login below. Is it you who asked?", "Ceci doit devenir l’adresse e-mail de l’identifiant ci-dessous. Est-ce vous qui l’avez demandé\u{a0}?";
    confirm_own: "This is the e-mail address of the login below. Is it you who asked to confirm it?", "Ceci est l’adresse e-mail de l’identifiant ci-dessous. Est-ce vous qui avez demandé à la confirmer\u{a0}?";
    confirm_old: "The login below is to have another e-mail address. Is it you who asked?", "L’identifiant ci-dessous doit avoir une autre adresse e-mail. Est-ce vous qui l’avez demandé\u{a0}?";
    login: "Login", "Identifiant";
    until: "Until", "Jusqu’au";
    confirm: "Yes, confirm", "Oui, confirmer";
    object: "No, it was not me", "Non, ce n’était pas moi";
    half_title: "Thank you, this half is confirmed", "Merci, cette moitié est confirmée";
    half: "The address changes once the link at the other address is confirmed too.", "L’adresse change une fois que le lien reçu à l’autre adresse est confirmé aussi.";
    whole_title: "Your e-mail address is changed", "Votre adresse e-mail est modifiée";
    whole: "Both addresses have confirmed. Your other sessions have ended.", "Les deux adresses ont confirmé. Vos autres sessions sont terminées.";
    own_title: "Your e-mail address is confirmed", "Votre adresse e-mail est confirmée";
    own: "Mail to it reaches you. Your other sessions have ended.", "Le courrier y arrive bien chez vous. Vos autres sessions sont terminées.";
    objected_title: "The address stays as it is", "L’adresse reste inchangée";
    objected: "Both links are void. If you did not ask, set a new password now: whoever asked knew yours.", "Les deux liens sont annulés. Si vous n’avez rien demandé, choisissez maintenant un nouveau mot de passe\u{a0}: la personne connaissait le vôtre.";
}

/// The texts in this language.
pub const fn texts(locale: Locale) -> &'static SecurityTexts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}

/// What happened, in words.
pub const fn activity(locale: Locale, activity: Activity) -> &'static str {
    let both = match activity {
        Activity::SignedIn => Both("Signed in", "Connexion"),
        Activity::SignInFailed => Both("A sign-in that failed", "Échec de connexion"),
        Activity::LinkAsked => Both("A link to set the password was asked for", "Lien de mot de passe demandé"),
        Activity::PasswordChanged => Both("Password changed", "Mot de passe modifié"),
        Activity::SecondFactorOn => Both("Second factor set up", "Second facteur activé"),
        Activity::SecondFactorOff => Both("Second factor taken away", "Second facteur retiré"),
        Activity::SessionsEnded => Both("Sessions ended", "Sessions terminées"),
        Activity::EmailAsked => Both("Another e-mail address asked for", "Autre adresse e-mail demandée"),
        Activity::EmailChanged => Both("E-mail address changed", "Adresse e-mail modifiée"),
        Activity::EmailKept => Both("Change of the e-mail address stopped", "Changement d’adresse e-mail arrêté"),
        Activity::DataDownloaded => Both("Own data downloaded", "Données personnelles téléchargées"),
    };
    both.in_locale(locale)
}
