//! The mails about a membership: to the member, and to those who manage the account.

use super::Letter;
use super::people::{name, terms};
use crate::model::memberships::Membership;
use crate::model::permissions::Permission;
use crate::model::sites::Locale;
use crate::model::strangers::Stranger;

/// What happened to a membership.
#[derive(Clone, Copy, Debug)]
pub enum News<'a> {
    /// The reader's was put on hold.
    Suspended,
    /// The reader's was put back in use.
    Resumed {
        /// What it allows.
        now: &'a Membership,
    },
    /// The reader's allows something else.
    Changed {
        /// What it allows now.
        now: &'a Membership,
    },
    /// The reader's was ended by somebody else. The mail says that, and nothing else of the account (rule A4).
    Revoked,
    /// A member left; the reader owns the account.
    Left {
        /// Who.
        name: Stranger<'a>,
        /// What they sign in with.
        login: Stranger<'a>,
    },
    /// An invitation was accepted; the reader invited, or owns the account.
    Accepted {
        /// Who accepted.
        name: Stranger<'a>,
        /// The invited address.
        email: Stranger<'a>,
        /// What was granted.
        given: &'a Membership,
    },
    /// An invitation was declined; the reader invited, or owns the account.
    Declined {
        /// The invited address.
        email: Stranger<'a>,
    },
    /// What the reader asked the owner for was declined (rule D5).
    NotGiven {
        /// What was asked for.
        permission: Permission,
    },
}

pub(super) fn english(brand: &str, url: String, on: (&'static str, String), news: News<'_>) -> Letter {
    let ask = "If you think that this is a mistake, ask the owner of the account.".to_owned();
    let open = "Open the portal";
    let letter = |subject: &str, before: String, facts, after| {
        let subject = format!("{brand}: {subject}");
        Letter { subject, before: vec![before], facts, action: open, url, after }
    };
    match news {
        News::Suspended => letter(
            "your access is on hold",
            "Your access to this account was put on hold. Nothing of it was deleted.".to_owned(),
            vec![on],
            vec![ask],
        ),
        News::Resumed { now } => letter(
            "your access works again",
            "Your access to this account was put back in use.".to_owned(),
            [vec![on], terms(Locale::En, now)].concat(),
            Vec::new(),
        ),
        News::Changed { now } => letter(
            "your permissions were changed",
            "What you may do in this account was changed. From now on:".to_owned(),
            [vec![on], terms(Locale::En, now)].concat(),
            vec![ask],
        ),
        News::Revoked => letter(
            "your access has ended",
            "Your access to this account has ended.".to_owned(),
            vec![on],
            vec!["Your login and what you wrote stay. Invitations that you sent and that nobody had answered were cancelled.".to_owned(), ask],
        ),
        News::Left { name: who, login } => letter(
            "a member left",
            format!("{} left the account and can no longer enter it.", name(who)),
            vec![on, ("Login", login.login())],
            Vec::new(),
        ),
        News::Accepted { name: who, email, given } => letter(
            "an invitation was accepted",
            format!("{} accepted the invitation that was sent to {}.", name(who), email.address()),
            [vec![on], terms(Locale::En, given)].concat(),
            vec!["If you do not know this person, take the access away under Users & contacts.".to_owned()],
        ),
        News::Declined { email } => letter(
            "an invitation was declined",
            format!("The invitation that was sent to {} was declined.", email.address()),
            vec![on],
            Vec::new(),
        ),
        News::NotGiven { permission } => letter(
            "your request was declined",
            "You asked for a permission. The owner of the account declined it for now.".to_owned(),
            vec![on, ("Permission", permission.label_en().to_owned())],
            Vec::new(),
        ),
    }
}

pub(super) fn french(brand: &str, url: String, on: (&'static str, String), news: News<'_>) -> Letter {
    let ask = "Si vous pensez qu’il s’agit d’une erreur, adressez-vous au propriétaire du compte.".to_owned();
    let open = "Ouvrir le portail";
    let letter = |subject: &str, before: String, facts, after| {
        let subject = format!("{brand}\u{a0}: {subject}");
        Letter { subject, before: vec![before], facts, action: open, url, after }
    };
    match news {
        News::Suspended => letter(
            "votre accès est suspendu",
            "Votre accès à ce compte a été suspendu. Rien n’a été supprimé.".to_owned(),
            vec![on],
            vec![ask],
        ),
        News::Resumed { now } => letter(
            "votre accès est rétabli",
            "Votre accès à ce compte a été rétabli.".to_owned(),
            [vec![on], terms(Locale::Fr, now)].concat(),
            Vec::new(),
        ),
        News::Changed { now } => letter(
            "vos autorisations ont été modifiées",
            "Ce que vous pouvez faire dans ce compte a été modifié. Désormais\u{a0}:".to_owned(),
            [vec![on], terms(Locale::Fr, now)].concat(),
            vec![ask],
        ),
        News::Revoked => letter(
            "votre accès a pris fin",
            "Votre accès à ce compte a pris fin.".to_owned(),
            vec![on],
            vec!["Votre identifiant et ce que vous avez écrit restent. Les invitations que vous aviez envoyées et qui étaient sans réponse ont été annulées.".to_owned(), ask],
        ),
        News::Left { name: who, login } => letter(
            "un membre est parti",
            format!("{} a quitté le compte et ne peut plus y entrer.", name(who)),
            vec![on, ("Identifiant", login.login())],
            Vec::new(),
        ),
        News::Accepted { name: who, email, given } => letter(
            "une invitation a été acceptée",
            format!("{} a accepté l’invitation envoyée à {}.", name(who), email.address()),
            [vec![on], terms(Locale::Fr, given)].concat(),
            vec!["Si vous ne connaissez pas cette personne, retirez-lui l’accès sous Utilisateurs et contacts.".to_owned()],
        ),
        News::Declined { email } => letter(
            "une invitation a été refusée",
            format!("L’invitation envoyée à {} a été refusée.", email.address()),
            vec![on],
            Vec::new(),
        ),
        News::NotGiven { permission } => letter(
            "votre demande a été refusée",
            "Vous avez demandé une autorisation. Le propriétaire du compte l’a refusée pour l’instant.".to_owned(),
            vec![on, ("Autorisation", permission.label_fr().to_owned())],
            Vec::new(),
        ),
    }
}
