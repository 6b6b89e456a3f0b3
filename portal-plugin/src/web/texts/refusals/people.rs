//! Refusals around the people of an account: invitations, members, transfers, contacts, and what goes on between sites.

use super::INTERNAL;
use crate::error::{Error, Further};
use crate::web::texts::Both;

/// Title and sentence of a refusal.
#[expect(clippy::too_many_lines, reason = "a table: a title and a sentence for each error, in two languages")]
pub(super) fn words(error: &Error) -> (Both, Both) {
    match error {
        Error::InvitationUnknown => (
            Both("The invitation is not known", "L’invitation est inconnue"),
            Both(
                "Follow the link of the newest mail, or ask who invited you.",
                "Suivez le lien du message le plus récent, ou demandez à la personne qui vous a invité.",
            ),
        ),
        Error::InvitationExpired => (
            Both("The invitation has expired", "L’invitation a expiré"),
            Both("Ask who invited you for a new one.", "Demandez-en une nouvelle à la personne qui vous a invité."),
        ),
        Error::InvitationUsed => (
            Both("The invitation was accepted already", "L’invitation a déjà été acceptée"),
            Both(
                "Sign in to enter the account. If it was not you who accepted, tell who invited you.",
                "Connectez-vous pour accéder au compte. Si ce n’est pas vous qui avez accepté, prévenez la personne qui vous a invité.",
            ),
        ),
        Error::InvitationDeclined => (
            Both("The invitation was declined", "L’invitation a été refusée"),
            Both(
                "If you changed your mind, ask who invited you for a new one.",
                "Si vous avez changé d’avis, demandez-en une nouvelle à la personne qui vous a invité.",
            ),
        ),
        Error::InvitationCancelled => (
            Both("The invitation was taken back", "L’invitation a été annulée"),
            Both(
                "It opens nothing any more. If you still need the access, ask who invited you.",
                "Elle ne donne plus aucun accès. S’il vous est encore nécessaire, adressez-vous à la personne qui vous a invité.",
            ),
        ),
        Error::InvitationSuperseded => (
            Both("There is a newer invitation", "Il existe une invitation plus récente"),
            Both(
                "This link works no more. Follow the one in the newest mail.",
                "Ce lien ne fonctionne plus. Suivez celui du message le plus récent.",
            ),
        ),
        Error::InvitationOtherAddress => (
            Both("The invitation is for another address", "L’invitation est pour une autre adresse"),
            Both(
                "Ask for a code at the invited address, or sign in as its owner.",
                "Demandez un code à l’adresse invitée, ou connectez-vous avec le compte de cette adresse.",
            ),
        ),
        Error::InvitationSignIn => (
            Both("You have an access already", "Vous avez déjà un accès"),
            Both("Sign in with it, then accept the invitation.", "Connectez-vous, puis acceptez l’invitation."),
        ),
        Error::InvitationInviterLost => (
            Both("The invitation is no longer valid", "L’invitation n’est plus valable"),
            Both(
                "Who invited you may no longer invite. The owner of the account can invite you anew.",
                "La personne qui vous a invité n’a plus le droit d’inviter. Le propriétaire du compte peut vous inviter de nouveau.",
            ),
        ),
        Error::InvitationResentEnough => (
            Both("It was mailed five times again", "Elle a été renvoyée cinq fois"),
            Both("Cancel it and invite anew.", "Annulez-la et invitez de nouveau."),
        ),
        Error::InvitationLifetime => (
            Both("The duration does not fit", "La durée ne convient pas"),
            Both("An invitation lives 1 hour to 30 days.", "Une invitation dure de 1 heure à 30 jours."),
        ),
        Error::InvitationTooMany => (
            Both("Too many invitations today", "Trop d’invitations aujourd’hui"),
            Both("Try again tomorrow.", "Réessayez demain."),
        ),
        Error::AlreadyMember => (
            Both("Already a member", "Déjà membre"),
            Both(
                "Change the permissions of the membership instead.",
                "Modifiez plutôt les autorisations de son accès.",
            ),
        ),
        Error::InvitingOneself => (
            Both("The address is your own", "C’est votre propre adresse"),
            Both(
                "The owner or another manager sets your permissions.",
                "Le propriétaire ou un autre gestionnaire règle vos autorisations.",
            ),
        ),
        Error::InvitingOwner => (
            Both("The address is the owner’s", "C’est l’adresse du propriétaire"),
            Both("The owner holds every permission already.", "Le propriétaire a déjà toutes les autorisations."),
        ),
        Error::EmailInvalid => (
            Both("The e-mail address is not valid", "L’adresse e-mail n’est pas valable"),
            Both("Give one such as name@example.net.", "Donnez une adresse comme nom@example.net."),
        ),
        Error::PermissionNotHeld { further, .. } => {
            (Both("You cannot give that", "Vous ne pouvez pas donner cela"), further_words(*further))
        }
        Error::MembershipSiteUnknown => (
            Both("One of the sites is not there", "L’un des sites n’existe pas"),
            Both(
                "Choose among the sites that are shown, or none for all of them.",
                "Choisissez parmi les sites affichés, ou aucun pour tous.",
            ),
        ),
        Error::MemberUnknown => (
            Both("No such member", "Aucun membre de ce nom"),
            Both("The list may have changed. Reload it.", "La liste a peut-être changé. Rechargez-la."),
        ),
        Error::MemberOneself => (
            Both("Not your own access", "Pas votre propre accès"),
            Both(
                "Ask the owner, or us; or leave the account.",
                "Demandez au propriétaire, ou à nous\u{a0}; ou quittez le compte.",
            ),
        ),
        Error::MemberManager => (
            Both("Only the owner can do that", "Seul le propriétaire peut faire cela"),
            Both(
                "This member manages users. Ask the owner, or us.",
                "Ce membre gère les utilisateurs. Demandez au propriétaire, ou à nous.",
            ),
        ),
        Error::OwnerStays => (
            Both("The owner stays", "Le propriétaire reste"),
            Both("Hand the ownership over first.", "Transmettez d’abord la propriété du compte."),
        ),
        Error::TransferUnknown => (
            Both("Nothing is offered", "Rien n’est proposé"),
            Both(
                "The offer was taken back or answered.",
                "La proposition a été annulée, ou une réponse a déjà été donnée.",
            ),
        ),
        Error::TransferExpired => (
            Both("The offer has expired", "La proposition a expiré"),
            Both("Ask the owner for a new one.", "Demandez-en une nouvelle au propriétaire."),
        ),
        Error::TransferCandidate => (
            Both("This member cannot become the owner", "Ce membre ne peut pas devenir propriétaire"),
            Both("Choose an active member.", "Choisissez un membre dont l’accès est actif."),
        ),
        Error::TransferNotOwner => (
            Both("Only the owner can do that", "Seul le propriétaire peut faire cela"),
            Both("Ask the owner.", "Demandez au propriétaire."),
        ),
        Error::RecoveryUnknown | Error::RecoveryExpired => (
            Both("Nothing to object to", "Rien à contester"),
            Both(
                "The proposal to change the owner has lapsed, was taken back or was settled.",
                "La proposition de changer de propriétaire est caduque, annulée ou déjà réglée.",
            ),
        ),
        Error::CodeWrong => (
            Both("The code is wrong", "Le code est inexact"),
            Both("Type the six digits of the newest mail.", "Saisissez les six chiffres du message le plus récent."),
        ),
        Error::CodeOver => (
            Both("The code is over", "Le code n’est plus valable"),
            Both("Ask for a new one.", "Demandez-en un nouveau."),
        ),
        Error::CodeEnough => (
            Both("No more codes", "Plus de nouveaux codes"),
            Both(
                "Ask who invited you to invite your own address.",
                "Demandez à la personne qui vous a invité d’inviter votre propre adresse.",
            ),
        ),
        Error::AccountContactUnknown => (
            Both("No such contact", "Aucun contact de ce nom"),
            Both("The list may have changed. Reload it.", "La liste a peut-être changé. Rechargez-la."),
        ),
        Error::AccountContactExists => (
            Both("The contact is there already", "Le contact existe déjà"),
            Both("Change that one instead.", "Modifiez plutôt celui-là."),
        ),
        Error::CategoryUnknown => (
            Both("The category is not known", "La catégorie est inconnue"),
            Both("Choose among those shown.", "Choisissez parmi celles qui sont affichées."),
        ),
        Error::TooManyOnAccount => (
            Both("Too many contacts", "Trop de contacts"),
            Both(
                "An account has 500 at most. Remove one first.",
                "Un compte en a 500 au plus. Supprimez-en un d’abord.",
            ),
        ),
        Error::HandOffInvalid => (
            Both("The link between the sites works no more", "Le lien entre les sites ne fonctionne plus"),
            Both(
                "It works once, for a minute. Go back to the other site, or sign in here.",
                "Il fonctionne une seule fois, pendant une minute. Revenez à l’autre site, ou connectez-vous ici.",
            ),
        ),
        Error::ViewAsReadOnly => (
            Both("Nothing can be changed here", "Rien ne peut être modifié ici"),
            Both(
                "You look at this account as one of its members. Staff change nothing this way.",
                "Vous consultez ce compte comme l’un de ses membres. Le personnel ne modifie rien ainsi.",
            ),
        ),
        Error::SignUpClosed => (
            Both("No sign-up here", "Pas d’inscription ici"),
            Both("Ask us for an invitation.", "Demandez-nous une invitation."),
        ),
        Error::SignUpInvalid => (
            Both("The form is not complete", "Le formulaire est incomplet"),
            Both("Give an e-mail address and your name.", "Indiquez une adresse électronique et votre nom."),
        ),
        _ => INTERNAL,
    }
}

/// Where a permission would go further than it is held (rule A2), and what to do; `{permission}` is its label.
const fn further_words(further: Further) -> Both {
    match further {
        Further::Permission => Both(
            "Nobody gives a permission that they do not hold: “{permission}”. Ask the owner, or us.",
            "Personne ne donne une autorisation qu’il n’a pas\u{a0}: «\u{a0}{permission}\u{a0}». Demandez au propriétaire, ou à nous.",
        ),
        Further::Documents => Both(
            "“{permission}” would reach more documents than you may give. Leave it at those that name this person, or ask the owner, or us.",
            "«\u{a0}{permission}\u{a0}» porterait sur plus de documents que vous ne pouvez en ouvrir. Limitez l’accès à ceux qui nomment cette personne, ou demandez au propriétaire, ou à nous.",
        ),
        Further::Sites => Both(
            "“{permission}” would reach sites where you may not give it. Choose others, or ask the owner, or us.",
            "«\u{a0}{permission}\u{a0}» vaudrait sur des sites où vous ne pouvez pas la donner. Choisissez-en d’autres, ou demandez au propriétaire, ou à nous.",
        ),
        Further::End => Both(
            "“{permission}” would last longer than you may give it. Choose an earlier end, or ask the owner, or us.",
            "«\u{a0}{permission}\u{a0}» durerait plus longtemps que vous ne pouvez la donner. Choisissez une fin plus proche, ou demandez au propriétaire, ou à nous.",
        ),
    }
}
