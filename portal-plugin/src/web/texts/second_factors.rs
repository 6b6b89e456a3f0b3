//! The texts of two-step sign-in.

use crate::model::sites::Locale;

texts! {
    /// The texts of one language of two-step sign-in.
    FactorTexts:
    title: "Two-step sign-in", "Connexion en deux étapes";
    change: "Change two-step sign-in", "Gérer la connexion en deux étapes";
    set_up: "Set up two-step sign-in", "Activer la connexion en deux étapes";
    lead:
        "Besides your password, signing in then takes a code of six digits from an app on your phone. Whoever learns your password still does not get in.",
        "En plus de votre mot de passe, la connexion demande alors un code à six chiffres d’une application de votre téléphone. Qui apprend votre mot de passe n’entre pas pour autant.";
    required_lead: "This site asks everybody for it. Set it up now, then go on.", "Ce site l’exige de chacun. Activez-la maintenant, puis continuez.";
    is_on: "It is on.", "Elle est activée.";
    is_off: "It is off.", "Elle est désactivée.";
    since: "Since", "Depuis le";
    codes_left: "recovery codes left", "codes de secours restants";
    code_left: "recovery code left", "code de secours restant";
    stopped:
        "Too many wrong codes were typed: the app’s codes are out of use. Sign in with a recovery code to put them back in use.",
        "Trop de codes erronés ont été saisis\u{a0}: les codes de l’application sont bloqués. Connectez-vous avec un code de secours pour les débloquer.";
    password: "Your password", "Votre mot de passe";
    begin: "Set it up", "Commencer";
    begin_lead: "You need an authenticator app. Type your password to begin.", "Il vous faut une application d’authentification. Saisissez votre mot de passe pour commencer.";
    scan: "1. Add this site to your app", "1. Ajoutez ce site à votre application";
    scan_lead: "Scan the picture with the app, or type the key into it.", "Scannez l’image avec l’application, ou saisissez-y la clé.";
    picture: "QR code for the authenticator app", "Code QR pour l’application d’authentification";
    key: "Key", "Clé";
    on_this_phone: "Open the app on this device", "Ouvrir l’application sur cet appareil";
    first_code: "2. Type the code that it shows", "2. Saisissez le code affiché";
    code: "Code of six digits", "Code à six chiffres";
    any_code: "Code of the app, or a recovery code", "Code de l’application, ou un code de secours";
    confirm: "Switch on", "Activer";
    again: "Begin again with a new key", "Recommencer avec une autre clé";
    codes: "Recovery codes", "Codes de secours";
    codes_lead:
        "Without your phone, each of these signs you in once. Print or write them down now: they are shown this one time.",
        "Sans votre téléphone, chacun de ces codes permet une connexion. Imprimez-les ou notez-les maintenant\u{a0}: ils ne seront plus affichés.";
    codes_kept: "I have kept them: go on", "Je les ai conservés\u{a0}: continuer";
    new_codes: "Make new recovery codes", "Créer de nouveaux codes de secours";
    new_codes_lead: "The old ones then stop working.", "Les anciens ne fonctionneront alors plus.";
    off: "Switch it off", "Désactiver";
    off_lead: "You then sign in with your password alone.", "Le mot de passe suffira alors pour se connecter.";
    done_on: "Two-step sign-in is on. Your other sessions were ended.", "La connexion en deux étapes est activée. Vos autres sessions ont été fermées.";
    done_codes: "These are your new recovery codes.", "Voici vos nouveaux codes de secours.";
    done_off: "Two-step sign-in is off.", "La connexion en deux étapes est désactivée.";

    step_title: "Second step", "Deuxième étape";
    step_lead: "Type the code that your authenticator app shows for this site.", "Saisissez le code que votre application d’authentification affiche pour ce site.";
    step_recovery: "No phone at hand? Use a recovery code", "Pas de téléphone sous la main\u{a0}? Utilisez un code de secours";
    recovery_code: "Recovery code", "Code de secours";
    step_lost: "If you have neither, ask us: we can switch the second step off.", "Si vous n’avez ni l’un ni l’autre, adressez-vous à nous\u{a0}: nous pouvons désactiver la deuxième étape.";
    step_back: "Sign in as somebody else", "Se connecter avec un autre identifiant";
    over: "That took too long, or too many wrong codes. Sign in again.", "Le délai est dépassé, ou trop de codes erronés. Reconnectez-vous.";

    asks: "Two-step sign-in", "Connexion en deux étapes";
    asks_on: "Every member needs two-step sign-in to enter this account.", "Chaque membre a besoin de la connexion en deux étapes pour entrer dans ce compte.";
    asks_off: "Each member decides about two-step sign-in.", "Chaque membre décide de la connexion en deux étapes.";
    ask: "Require it of every member", "L’exiger de chaque membre";
    ask_no_more: "Require it no longer", "Ne plus l’exiger";
    done_asks: "From now on, members enter with two-step sign-in only.", "Désormais, les membres n’entrent qu’avec la connexion en deux étapes.";
    done_asks_no_more: "Members enter without two-step sign-in again.", "Les membres entrent de nouveau sans connexion en deux étapes.";
    awaiting: "Set up two-step sign-in to enter", "Activez la connexion en deux étapes pour entrer";
}

/// The texts in this language.
pub const fn texts(locale: Locale) -> &'static FactorTexts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}
