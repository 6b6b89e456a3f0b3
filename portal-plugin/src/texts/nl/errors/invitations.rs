//! Dutch: invitations and the codes that prove an invited address.

use crate::texts::shape::errors::{InvitationErrors, Refused};

pub(super) const ERRORS: InvitationErrors = InvitationErrors {
    invitation_unknown: Refused(
        "De uitnodiging is onbekend",
        "Volg de link in de nieuwste e-mail of vraag het aan wie u uitnodigde.",
    ),
    invitation_expired: Refused("De uitnodiging is verlopen", "Vraag wie u uitnodigde om een nieuwe."),
    invitation_used: Refused(
        "De uitnodiging is al geaccepteerd",
        "Log in om het account te openen. Hebt u die niet zelf geaccepteerd, laat dat dan weten aan wie u uitnodigde.",
    ),
    invitation_declined: Refused(
        "De uitnodiging is afgewezen",
        "Bent u van gedachten veranderd, vraag dan wie u uitnodigde om een nieuwe.",
    ),
    invitation_cancelled: Refused(
        "De uitnodiging is ingetrokken",
        "Die opent niets meer. Hebt u de toegang nog nodig, vraag het dan aan wie u uitnodigde.",
    ),
    invitation_superseded: Refused(
        "Er is een nieuwere uitnodiging",
        "Deze link werkt niet meer. Volg de link in de nieuwste e-mail.",
    ),
    invitation_other_address: Refused(
        "De uitnodiging is voor een ander adres",
        "Vraag een code aan op het uitgenodigde adres of log in met de login van dat adres.",
    ),
    invitation_sign_in: Refused("U hebt al toegang", "Log daarmee in en accepteer dan de uitnodiging."),
    invitation_inviter_lost: Refused(
        "De uitnodiging is niet meer geldig",
        "Wie u uitnodigde, mag niet meer uitnodigen. De eigenaar van het account kan u opnieuw uitnodigen.",
    ),
    invitation_resent_enough: Refused("Al vijf keer opnieuw gestuurd", "Trek de uitnodiging in en nodig opnieuw uit."),
    invitation_lifetime: Refused("De duur past niet", "Een uitnodiging geldt 1\u{a0}uur tot 30\u{a0}dagen."),
    invitation_too_many: Refused("Te veel uitnodigingen vandaag", "Probeer het morgen opnieuw."),
    already_member: Refused("Al gebruiker", "Wijzig in plaats daarvan de rechten van deze toegang."),
    member_contact_gone: Refused(
        "Al gebruiker, maar buitengesloten",
        "We vinden de contactpersoon bij de login van deze persoon niet meer: die is bij ons samengevoegd, gearchiveerd of verwijderd. Vraag ons om het te herstellen; een tweede uitnodiging helpt niet.",
    ),
    inviting_oneself: Refused(
        "Dit is uw eigen adres",
        "De eigenaar of een andere beheerder van gebruikers bepaalt uw rechten.",
    ),
    inviting_owner: Refused("Dit is het adres van de eigenaar", "De eigenaar heeft al alle rechten."),
    code_wrong: Refused("De code is onjuist", "Voer de zes cijfers uit de nieuwste e-mail in."),
    code_over: Refused("De code is verlopen", "Vraag een nieuwe aan."),
    code_enough: Refused("Geen codes meer", "Vraag wie u uitnodigde om uw eigen adres uit te nodigen."),
};
