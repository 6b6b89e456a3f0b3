//! Dutch: the people of an account: members, contacts, permissions, the owner.

use crate::texts::shape::errors::{NotHeldTexts, PeopleErrors, Refused};

pub(super) const ERRORS: PeopleErrors = PeopleErrors {
    permission_not_held: NotHeldTexts {
        title: "Dat kunt u niet geven",
        permission: |permission| {
            format!("Niemand geeft een recht dat hij zelf niet heeft: “{permission}”. Vraag het de eigenaar of ons.")
        },
        documents: |permission| {
            format!(
                "“{permission}” zou meer documenten omvatten dan u mag geven. Houd het bij documenten waarin deze persoon wordt genoemd, of vraag het de eigenaar of ons."
            )
        },
        sites: |permission| {
            format!(
                "“{permission}” zou gelden op sites waar u het niet mag geven. Kies andere, of vraag het de eigenaar of ons."
            )
        },
        end: |permission| {
            format!(
                "“{permission}” zou langer gelden dan u het mag geven. Kies een eerder einde, of vraag het de eigenaar of ons."
            )
        },
    },
    membership_site_unknown: Refused(
        "Een van de sites bestaat niet",
        "Kies uit de getoonde sites, of kies er geen voor alle sites.",
    ),
    member_unknown: Refused("Deze gebruiker bestaat niet", "De lijst is misschien veranderd. Laad die opnieuw."),
    member_oneself: Refused("Niet uw eigen toegang", "Vraag het de eigenaar of ons, of verlaat het account."),
    member_manager: Refused(
        "Dat kan alleen de eigenaar",
        "Deze gebruiker beheert gebruikers. Vraag het de eigenaar of ons.",
    ),
    owner_stays: Refused("De eigenaar blijft", "Draag eerst het eigenaarschap over."),
    owner_missing: Refused(
        "Het account heeft geen eigenaar",
        "Er is niemand om het aan te vragen. Neem contact met ons op.",
    ),
    transfer_unknown: Refused("Er is niets aangeboden", "De overdracht is ingetrokken of beantwoord."),
    transfer_expired: Refused("De overdracht is verlopen", "Vraag de eigenaar om een nieuwe."),
    transfer_candidate: Refused("Deze gebruiker kan geen eigenaar worden", "Kies een gebruiker met geldige toegang."),
    transfer_not_owner: Refused("Dat kan alleen de eigenaar", "Vraag het de eigenaar."),
    recovery_over: Refused(
        "Er is niets om bezwaar tegen te maken",
        "Het voorstel voor een andere eigenaar is vervallen, ingetrokken of afgehandeld.",
    ),
    account_contact_unknown: Refused(
        "Deze contactpersoon bestaat niet",
        "De lijst is misschien veranderd. Laad die opnieuw.",
    ),
    account_contact_exists: Refused("Deze contactpersoon bestaat al", "Wijzig in plaats daarvan die."),
    category_unknown: Refused("De categorie is onbekend", "Kies uit de getoonde."),
    too_many_on_account: Refused(
        "Te veel contactpersonen",
        "Een account heeft er hoogstens 500. Verwijder er eerst een.",
    ),
    permission_held: Refused("Dit mag u al", "Open de pagina opnieuw."),
    permission_asked: Refused(
        "De eigenaar is al gevraagd",
        "Hetzelfde kan één keer per dag worden aangevraagd. Wacht op het antwoord of spreek met de eigenaar.",
    ),
    permission_asked_enough: Refused(
        "Er is vandaag genoeg aangevraagd",
        "De eigenaar heeft al veel aanvragen uit dit account. Vraag het morgen opnieuw of spreek met de eigenaar.",
    ),
    permission_not_asked: Refused("Er wacht geen aanvraag", "Die is misschien al toegestaan of afgewezen."),
    view_as_read_only: Refused(
        "Hier kan niets worden gewijzigd",
        "U bekijkt dit account als een van de gebruikers. Medewerkers wijzigen op deze manier niets.",
    ),
};
