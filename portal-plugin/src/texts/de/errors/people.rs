//! German: the people of an account: members, contacts, permissions, the owner.

use crate::texts::shape::errors::{NotHeldTexts, PeopleErrors, Refused};

pub(super) const ERRORS: PeopleErrors = PeopleErrors {
    permission_not_held: NotHeldTexts {
        title: "Das können Sie nicht vergeben",
        permission: |permission| {
            format!(
                "Niemand vergibt eine Berechtigung, die er selbst nicht hat: „{permission}“. Wenden Sie sich an den Inhaber oder an uns."
            )
        },
        documents: |permission| {
            format!(
                "„{permission}“ würde mehr Dokumente umfassen, als Sie vergeben dürfen. Belassen Sie es bei denen, in denen diese Person genannt ist, oder wenden Sie sich an den Inhaber oder an uns."
            )
        },
        sites: |permission| {
            format!(
                "„{permission}“ würde auf Websites gelten, auf denen Sie das nicht vergeben dürfen. Wählen Sie andere oder wenden Sie sich an den Inhaber oder an uns."
            )
        },
        end: |permission| {
            format!(
                "„{permission}“ würde länger gelten, als Sie es vergeben dürfen. Wählen Sie ein früheres Ende oder wenden Sie sich an den Inhaber oder an uns."
            )
        },
    },
    membership_site_unknown: Refused(
        "Eine der Websites gibt es nicht",
        "Wählen Sie unter den angezeigten Websites oder keine davon für alle.",
    ),
    member_unknown: Refused(
        "Diesen Benutzer gibt es nicht",
        "Die Liste hat sich vielleicht geändert. Laden Sie sie neu.",
    ),
    member_oneself: Refused(
        "Nicht Ihr eigener Zugang",
        "Wenden Sie sich an den Inhaber oder an uns, oder verlassen Sie das Konto.",
    ),
    member_manager: Refused(
        "Das kann nur der Inhaber",
        "Dieser Benutzer verwaltet Benutzer. Wenden Sie sich an den Inhaber oder an uns.",
    ),
    owner_stays: Refused("Der Inhaber bleibt", "Übergeben Sie zuerst die Inhaberschaft."),
    owner_missing: Refused(
        "Das Konto hat keinen Inhaber",
        "Es gibt niemanden, der gefragt werden kann. Wenden Sie sich an uns.",
    ),
    transfer_unknown: Refused("Es ist nichts angeboten", "Die Übergabe wurde zurückgezogen oder beantwortet."),
    transfer_expired: Refused("Die Übergabe ist abgelaufen", "Bitten Sie den Inhaber um eine neue."),
    transfer_candidate: Refused(
        "Dieser Benutzer kann nicht Inhaber werden",
        "Wählen Sie einen Benutzer mit gültigem Zugang.",
    ),
    transfer_not_owner: Refused("Das kann nur der Inhaber", "Wenden Sie sich an den Inhaber."),
    recovery_over: Refused(
        "Es gibt nichts zu widersprechen",
        "Der Vorschlag eines anderen Inhabers ist verfallen, zurückgezogen oder erledigt.",
    ),
    account_contact_unknown: Refused(
        "Diesen Kontakt gibt es nicht",
        "Die Liste hat sich vielleicht geändert. Laden Sie sie neu.",
    ),
    account_contact_exists: Refused("Diesen Kontakt gibt es schon", "Ändern Sie stattdessen diesen."),
    category_unknown: Refused("Die Kategorie ist unbekannt", "Wählen Sie unter den angezeigten."),
    too_many_on_account: Refused("Zu viele Kontakte", "Ein Konto hat höchstens 500. Entfernen Sie zuerst einen."),
    permission_held: Refused("Das dürfen Sie schon", "Öffnen Sie die Seite noch einmal."),
    permission_asked: Refused(
        "Der Inhaber wurde schon gefragt",
        "Dasselbe lässt sich einmal am Tag anfragen. Warten Sie die Antwort ab oder sprechen Sie mit dem Inhaber.",
    ),
    permission_asked_enough: Refused(
        "Für heute wurde genug angefragt",
        "Der Inhaber hat schon viele Anfragen aus diesem Konto. Fragen Sie morgen noch einmal oder sprechen Sie mit ihm.",
    ),
    permission_not_asked: Refused("Keine solche Anfrage offen", "Sie wurde vielleicht schon erfüllt oder abgelehnt."),
    view_as_read_only: Refused(
        "Hier lässt sich nichts ändern",
        "Sie sehen dieses Konto als einer seiner Benutzer. Mitarbeiter ändern auf diesem Weg nichts.",
    ),
};
