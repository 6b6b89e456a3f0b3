//! Every text of the pages in English and French, side by side: one that lacks a language does not compile.

macro_rules! texts {
    ($(#[$about:meta])* $texts:ident: $($name:ident: $en:literal, $fr:literal;)*) => {
        $(#[$about])*
        #[derive(Debug)]
        pub struct $texts { $(#[doc = $en] pub $name: &'static str,)* }

        static EN: $texts = $texts { $($name: $en,)* };
        static FR: $texts = $texts { $($name: $fr,)* };

        #[cfg(test)]
        pub(in crate::web::texts) const ALL: &[(&str, &str, &str)] = &[$((stringify!($name), $en, $fr),)*];
    };
}

mod asking;
mod doing;
mod events;
mod kinds;
mod legal;
mod lists;
mod papers;
mod people;
mod refusals;
mod second_factors;
mod security;
mod statuses;

pub use asking::AskingTexts;
pub use doing::DoingTexts;
pub use events::{detail, event, ledger_words, word};
pub use kinds::{Column, KindWords};
pub use legal::LegalTexts;
pub use lists::ListTexts;
pub use papers::PaperTexts;
pub use people::PeopleTexts;
pub use second_factors::FactorTexts;
pub use security::{SecurityTexts, activity};
pub use statuses::Badge;

use std::time::Duration;

use plugin_api::Kind;

use crate::model::ages::Age;
use crate::model::contacts::Category;
use crate::model::permissions::Permission;
use crate::model::sites::{Checkout, Locale, SignUp, Site};
use crate::web::refusals::Refusal;

/// A text in each language, in the order of [`Locale::ALL`].
#[derive(Clone, Copy, Debug)]
struct Both(&'static str, &'static str);

impl Both {
    const fn in_locale(self, locale: Locale) -> &'static str {
        match locale {
            Locale::En => self.0,
            Locale::Fr => self.1,
        }
    }
}

texts! {
    /// The texts of one language.
    Texts:
    skip: "Skip to the content", "Aller au contenu";
    main_menu: "Documents", "Documents";
    home: "Overview", "Accueil";
    account: "Account", "Compte";
    switch_account: "Switch account", "Changer de compte";
    your_menu: "Your menu", "Votre menu";
    your_accounts: "Accounts", "Comptes";
    sign_out: "Sign out", "Se déconnecter";
    other_language: "Français", "English";
    other_language_hint: "Lire cette page en français", "Read this page in English";
    links: "Links", "Liens";

    sign_in: "Sign in", "Se connecter";
    sign_in_lead: "Your documents, in one place.", "Vos documents, au même endroit.";
    login: "Login or e-mail address", "Identifiant ou adresse e-mail";
    login_hint: "Your e-mail address works where nobody else has the same one here; your login always does.", "Votre adresse e-mail convient si personne d’autre n’a la même ici\u{a0}; votre identifiant convient toujours.";
    password: "Password", "Mot de passe";
    forgot: "Forgot your password?", "Mot de passe oublié\u{a0}?";
    pushed_out: "You were signed out here, as you have signed in on too many other browsers.",
        "Vous avez été déconnecté ici, car vous vous êtes connecté sur trop d’autres navigateurs.";
    signed_out: "You are signed out.", "Vous êtes déconnecté.";
    password_set: "Your password is set. Sign in with it.", "Votre mot de passe est enregistré. Connectez-vous avec.";

    no_access_yet: "No access yet?", "Pas encore d’accès\u{a0}?";
    sign_up: "Create an account", "Créer un compte";
    sign_up_lead:
        "You get an account of your own. To finish, follow the link that we mail to you.",
        "Vous aurez votre propre compte. Pour terminer, suivez le lien que nous vous envoyons par e-mail.";
    company: "Company (optional)", "Société (facultatif)";
    company_hint: "Left empty, the account is in your own name.", "Laissé vide, le compte est à votre nom.";
    sign_up_send: "Send me the link", "M’envoyer le lien";
    sign_up_no_mail:
        "No mail after a few minutes? Look into the spam folder and check the address. Then begin again: we send at most three mails an hour to one address.",
        "Aucun e-mail après quelques minutes\u{a0}? Regardez dans les indésirables et vérifiez l’adresse. Puis recommencez\u{a0}: nous envoyons au plus trois e-mails par heure à une même adresse.";
    sign_up_again: "Begin again", "Recommencer";
    have_access: "You have an access already?", "Vous avez déjà un accès\u{a0}?";

    forgot_title: "Forgot your password", "Mot de passe oublié";
    forgot_lead:
        "Enter your login or e-mail address. If we know it, we send a link that sets a new password.",
        "Saisissez votre identifiant ou votre adresse e-mail. S’il nous est connu, nous envoyons un lien pour choisir un nouveau mot de passe.";
    forgot_send: "Send the link", "Envoyer le lien";
    forgot_sent_title: "Look into your mailbox", "Consultez votre boîte de réception";
    forgot_sent:
        "If we know this login or address, a mail with a link is on its way. It may take a few minutes; look into the spam folder too.",
        "Si cet identifiant ou cette adresse nous est connu, un e-mail avec un lien est en route. Cela peut prendre quelques minutes\u{a0}; pensez aux indésirables.";
    back_to_sign_in: "Back to sign-in", "Retour à la connexion";

    set_title: "Set your password", "Choisissez votre mot de passe";
    set_for: "For", "Pour";
    set_save: "Save the password", "Enregistrer le mot de passe";
    change_title: "Change your password", "Changer de mot de passe";
    replace_title: "Choose your own password", "Choisissez votre propre mot de passe";
    replace_lead:
        "You signed in with a password that was made for you. Replace it by one that only you know; then you can go on.",
        "Vous vous êtes connecté avec un mot de passe créé pour vous. Remplacez-le par un mot de passe que vous seul connaissez\u{a0}; vous pourrez ensuite continuer.";
    current_password: "Current password", "Mot de passe actuel";
    one_time_password: "The password you were given", "Le mot de passe que vous avez reçu";
    new_password: "New password", "Nouveau mot de passe";
    repeat_password: "New password, once more", "Nouveau mot de passe, encore une fois";
    change_lead:
        "Your other sessions end when the password changes.",
        "Vos autres sessions se terminent quand le mot de passe change.";
    changed: "Your password is changed. Your other sessions have ended.", "Votre mot de passe est changé. Vos autres sessions sont terminées.";

    sessions_title: "Your sessions", "Vos sessions";
    sessions_lead:
        "Every browser that is signed in as you. End those that you do not know, then change your password.",
        "Chaque navigateur connecté avec votre identifiant. Terminez ceux que vous ne reconnaissez pas, puis changez de mot de passe.";
    this_session: "This one", "Celle-ci";
    session_opened: "Signed in:", "Connexion\u{a0}:";
    session_used: "Last used:", "Dernière activité\u{a0}:";
    session_network: "Network:", "Réseau\u{a0}:";
    session_site: "Site:", "Site\u{a0}:";
    unknown_browser: "Unknown browser", "Navigateur inconnu";
    end_session: "End", "Terminer";
    end_others: "End all other sessions", "Terminer toutes les autres sessions";
    session_ended: "The session has ended.", "La session est terminée.";
    others_ended: "All other sessions have ended.", "Toutes les autres sessions sont terminées.";

    accounts_title: "Your accounts", "Vos comptes";
    current_account: "Open now", "Ouvert";
    first_account: "First here", "En premier ici";
    enter_account: "Enter", "Ouvrir";
    go_back: "Go back", "Y revenir";
    open_invoices: "Open invoices:", "Factures ouvertes\u{a0}:";
    open_tickets: "Open tickets:", "Tickets ouverts\u{a0}:";
    remaining: "to be paid:", "à payer\u{a0}:";
    at_least: "at least", "au moins";
    about: "about", "environ";
    first_label: "Which one opens first on this site", "Lequel s’ouvre en premier sur ce site";
    first_ask: "Ask me each time", "Me demander à chaque fois";
    first_saved: "Saved. It counts from your next sign-in on.", "Enregistré. Cela vaut dès votre prochaine connexion.";
    crossing_title: "Open another account?", "Ouvrir un autre compte\u{a0}?";
    crossing_to: "This link leads to the account", "Ce lien mène au compte";
    you_are_in: "You are in the account", "Vous êtes dans le compte";
    crossing_open: "Open it", "L’ouvrir";
    crossing_stay: "Stay in", "Rester dans";
    also_on: "Also on", "Aussi sur";
    also_on_lead: "Your login works there too; you need not sign in again.", "Votre identifiant y est valable aussi\u{a0}; inutile de vous reconnecter.";
    open_site: "Open", "Ouvrir";
    hand_off_title: "Continue on", "Continuer sur";
    hand_off_as: "You will be signed in as", "Vous serez connecté en tant que";
    hand_off_looks_on: "You look on as staff and change nothing.", "Vous consultez en tant que membre du personnel et ne modifiez rien.";
    hand_off_go: "Continue", "Continuer";
    hand_off_not_you: "If that is not you, close this page: somebody else made the link.", "Si ce n’est pas vous, fermez cette page\u{a0}: quelqu’un d’autre a créé le lien.";
    sign_in_otherwise: "Sign in with a password instead", "Se connecter plutôt avec un mot de passe";
    no_account_title: "No account yet", "Aucun compte pour l’instant";
    no_account:
        "You are signed in, but you have access to no account on this site. Ask the owner of your company’s account, or us, to give you access.",
        "Vous êtes connecté, mais vous n’avez accès à aucun compte sur ce site. Demandez un accès au propriétaire du compte de votre société, ou à nous.";
    account_awaited:
        "Your address is confirmed and your account is being opened. Look again in a few minutes.",
        "Votre adresse est confirmée et votre compte est en cours d’ouverture. Revenez dans quelques minutes.";
    look_again: "Look again", "Vérifier de nouveau";

    home_empty_title: "Nothing to see yet", "Rien à voir pour l’instant";
    home_empty:
        "Your access covers no documents yet. Ask the owner of the account for the permissions that you need.",
        "Votre accès ne couvre encore aucun document. Demandez au propriétaire du compte les autorisations qu’il vous faut.";
    home_empty_us: "Your access covers no documents yet.", "Votre accès ne couvre encore aucun document.";

    search: "Search", "Rechercher";
    search_hint: "Number or words", "Numéro ou mots";
    filters: "Filters", "Filtres";
    from: "From", "Du";
    to: "To", "Au";
    apply: "Apply", "Appliquer";
    clear: "Clear the filters", "Effacer les filtres";
    no_match_title: "Nothing fits", "Aucun résultat";
    no_match: "No document fits these filters.", "Aucun document ne correspond à ces filtres.";
    pages: "Pages", "Pages";
    first_page: "First page", "Première page";
    next_page: "Next page", "Page suivante";
    sorted_by: "sort by this", "trier selon cette colonne";
    overdue: "Overdue", "En retard";
    download: "Download", "Télécharger";

    download_document: "Download the document", "Télécharger le document";
    facts: "Facts", "Informations";
    status: "Status", "Statut";
    description: "Description", "Description";
    lines: "Lines", "Lignes";
    line_label: "Description", "Désignation";
    line_quantity: "Quantity", "Quantité";
    line_price: "Unit price", "Prix unitaire";
    line_total: "Total excl. tax", "Total HT";
    net: "Total excluding tax", "Total HT";
    tax: "Tax", "Taxes";
    total: "Total", "Total TTC";
    payments: "Payments", "Paiements";
    payment_date: "Date", "Date";
    payment_means: "Means", "Moyen";
    payment_amount: "Amount", "Montant";
    messages: "Messages", "Messages";
    no_messages: "No message yet.", "Aucun message pour l’instant.";
    from_you: "Your side", "Votre côté";
    from_us: "Our side", "Notre côté";
    files: "Files", "Fichiers";
    linked: "Linked documents", "Documents liés";
    project: "Project", "Projet";
    tasks_of_project: "Tasks of this project", "Tâches de ce projet";

    code: "Code:", "Code\u{a0}:";
    go_home: "Go to the overview", "Aller à l’accueil";
    choose_account: "Choose another account", "Choisir un autre compte";
    ask_owner:
        "If you need it, ask the owner of the account.",
        "Si vous en avez besoin, demandez au propriétaire du compte.";
    closed_title: "The portal is closed", "Le portail est fermé";
    closed:
        "This portal is out of service for now. Nothing of yours is lost; come back later.",
        "Ce portail est hors service pour le moment. Rien n’est perdu\u{a0}; revenez plus tard.";
}

/// The texts of a language.
pub const fn texts(locale: Locale) -> &'static Texts {
    match locale {
        Locale::En => &EN,
        Locale::Fr => &FR,
    }
}

/// The texts about the people of an account.
pub const fn people(locale: Locale) -> &'static PeopleTexts {
    people::texts(locale)
}

/// The texts of asking for a permission.
pub const fn asking(locale: Locale) -> &'static AskingTexts {
    asking::texts(locale)
}

/// The texts of a document's page.
pub const fn papers(locale: Locale) -> &'static PaperTexts {
    papers::texts(locale)
}

/// The texts of what customers do.
pub const fn doing(locale: Locale) -> &'static DoingTexts {
    doing::texts(locale)
}

/// The texts that lead to terms and privacy.
pub const fn legal(locale: Locale) -> &'static LegalTexts {
    legal::texts(locale)
}

/// The texts of lists.
pub const fn lists(locale: Locale) -> &'static ListTexts {
    lists::texts(locale)
}

/// The texts about the security of one's login.
pub const fn security(locale: Locale) -> &'static SecurityTexts {
    security::texts(locale)
}

/// Whom to call where no owner can help (rule D5): the site, with the words that its pages end with, where it has some.
pub fn ask_us(locale: Locale, site: &Site) -> String {
    let (ask, name) = (Both("Please ask", "Adressez-vous à").in_locale(locale), site.brand.name.as_str());
    match &site.brand.footer {
        Some(footer) => {
            format!("{ask} {name} ({}).", footer.in_locale(locale).split_whitespace().collect::<Vec<_>>().join(" "))
        }
        None => format!("{ask} {name}."),
    }
}

/// What was done just now, by the word in the address; empty for a word that is none.
pub fn done(locale: Locale, word: &str) -> &'static str {
    let texts = doing::texts(locale);
    match word {
        "accepted" => texts.quote_accepted,
        "declined" => texts.quote_declined,
        "placed" => texts.order_placed,
        "opened" => texts.ticket_opened,
        "replied" => texts.replied,
        "closed" => texts.ticket_closed,
        "reopened" => texts.ticket_reopened,
        _ => "",
    }
}

/// How long something has been due.
pub const fn age(locale: Locale, age: Age) -> &'static str {
    let texts = doing::texts(locale);
    match age {
        Age::NotDue => texts.age_not_due,
        Age::To30 => texts.age_30,
        Age::To60 => texts.age_60,
        Age::To90 => texts.age_90,
        Age::Older => texts.age_older,
    }
}

/// What a permission allows.
pub const fn permission(locale: Locale, permission: Permission) -> &'static str {
    match locale {
        Locale::En => permission.label_en(),
        Locale::Fr => permission.label_fr(),
    }
}

/// The name of a category of mails.
pub const fn category(locale: Locale, category: Category) -> &'static str {
    match locale {
        Locale::En => category.label_en(),
        Locale::Fr => category.label_fr(),
    }
}

/// The words of a kind.
pub const fn kind(locale: Locale, kind: Kind) -> &'static KindWords {
    kinds::words(locale, kind)
}

/// The status of a document of this kind, in words.
pub fn status(locale: Locale, kind: Kind, word: &str) -> Badge<'_> {
    statuses::badge(locale, kind, word)
}

/// The texts about two-step sign-in, in this language.
pub const fn second_factors(locale: Locale) -> &'static FactorTexts {
    second_factors::texts(locale)
}

/// A refusal in plain words: a title, and a sentence on what to do.
pub fn refusal(locale: Locale, refusal: &Refusal) -> (&'static str, String) {
    refusals::words(locale, refusal)
}

/// How one gets an access on a site where nobody signs up just like that.
pub const fn sign_up_closed(locale: Locale, policy: SignUp) -> &'static str {
    let text = match policy {
        SignUp::Checkout(Checkout::Optional | Checkout::Mandatory) => Both(
            "Accounts are opened with an order: go to the shop, and create yours at the checkout.",
            "Les comptes s’ouvrent lors d’une commande\u{a0}: allez à la boutique et créez le vôtre au moment de commander.",
        ),
        _ => Both(
            "Access to this portal is by invitation: the owner of your company’s account invites you, or we do.",
            "L’accès à ce portail se fait sur invitation\u{a0}: elle vient du propriétaire du compte de votre société, ou de nous.",
        ),
    };
    text.in_locale(locale)
}

/// That a mail is on its way to who signed up, whoever it is, and how long its link works.
pub fn sign_up_sent(locale: Locale, lifetime: Duration) -> String {
    let hours = lifetime.as_secs() / 3600;
    match locale {
        Locale::En => format!(
            "If this address can have an account here, a mail that says how to go on is on its way. Its link works once, for {hours} hours."
        ),
        Locale::Fr => format!(
            "Si cette adresse peut avoir un compte ici, un e-mail indiquant la suite est en route. Son lien fonctionne une seule fois, pendant {hours} heures."
        ),
    }
}

/// The least length of a password, as a hint.
pub fn password_hint(locale: Locale, min: u32) -> String {
    match locale {
        Locale::En => {
            format!("At least {min} characters. A few words in a row are easy to remember and hard to guess.")
        }
        Locale::Fr => {
            format!("Au moins {min} caractères. Quelques mots à la suite se retiennent bien et se devinent mal.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_says_something_in_both_languages() {
        let named = ALL.iter().chain(people::ALL).chain(doing::ALL).chain(legal::ALL).chain(lists::ALL);
        let named = named.chain(second_factors::ALL).chain(security::ALL).chain(papers::ALL).chain(asking::ALL);
        for (name, en, fr) in named {
            for text in [en, fr] {
                assert!(!text.is_empty() && text.trim() == *text && !text.contains("TODO"), "{name}: {text:?}");
            }
        }
        assert_eq!(texts(Locale::Fr).sign_in, "Se connecter");
    }
}
