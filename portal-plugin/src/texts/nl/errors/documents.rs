//! Dutch: files of documents, and what customers send to be done.

use crate::texts::shape::errors::{ActionInvalidTexts, DocumentErrors, Refused, UploadTexts};

pub(super) const ERRORS: DocumentErrors = DocumentErrors {
    file_missing: Refused("Het bestand ontbreekt", "Het document heeft zo’n bestand niet. Vraag het ons."),
    file_too_large: Refused("Het bestand is te groot", "Het kan hier niet worden gedownload. Vraag het ons."),
    zip_empty: Refused(
        "Er zijn geen bestanden voor",
        "Geen van deze documenten heeft een bestand. Verwijder enkele filters en probeer het opnieuw.",
    ),
    zip_not_ready: Refused("Het zipbestand is nog niet klaar", "Kom zo meteen terug."),
    zip_outdated: Refused(
        "Het zipbestand is verouderd",
        "Wat u mag zien, is veranderd sinds het werd gemaakt. Ga naar de lijst en maak het opnieuw.",
    ),
    action_invalid: ActionInvalidTexts {
        title: "Controleer het formulier",
        signed_by: "Onderteken met uw naam.",
        drawing: "De getekende handtekening is niet leesbaar. Teken die opnieuw of laat die weg.",
        reason: "De reden is te lang.",
        subject: "Zeg in één regel waar het om gaat.",
        message: "Schrijf een bericht van hoogstens 10.000\u{a0}tekens.",
        lines: "Kies minstens één product en hoogstens 100.",
        quantity: "Een aantal is een getal boven nul met hoogstens twee decimalen.",
        delivery_address: "Het afleveradres is te lang.",
        reference: "Uw ordernummer is te lang.",
        note: "De opmerking is te lang.",
        last_name: "Vul uw achternaam in.",
        first_name: "De voornaam is te lang.",
        phone: "Het telefoonnummer is te lang.",
        other: "Een veld ontbreekt of is te lang.",
    },
    action_key_invalid: Refused(
        "Het formulier is onvolledig",
        "Ga terug, laad de pagina opnieuw en probeer het nog eens.",
    ),
    action_other_content: Refused(
        "Dit formulier is al verstuurd",
        "Het is met een andere inhoud verstuurd. Open de pagina opnieuw om er nog een te versturen.",
    ),
    action_changed: Refused(
        "Er is intussen iets veranderd",
        "Een prijs of totaal is niet meer wat u zag. Kijk nog eens en beslis dan. Er is niets gebeurd.",
    ),
    action_over: Refused(
        "Dit kan niet meer",
        "Het is al beantwoord, is afgelopen of is niet meer verkrijgbaar. Er is niets gebeurd.",
    ),
    action_not_taken: Refused("Dit kan hier niet", "Er is niets gebeurd. Neem contact met ons op."),
    upload_not_taken: UploadTexts {
        title: "Een bestand wordt niet aangenomen",
        named: |name, sentence| format!("“{name}”: {sentence}"),
        too_much: "Voeg hoogstens 5\u{a0}bestanden toe, samen 8\u{a0}MiB: afbeeldingen, pdf, platte tekst, Office-documenten.",
        other_type: "Dit type nemen we niet aan. We nemen afbeeldingen, pdf, platte tekst en Office-documenten.",
        runs: "Het heet als een programma of een webpagina, en dat nemen we niet aan. Stuur de inhoud als pdf of platte tekst.",
        macros: "Er zitten macro’s in. Sla het zonder macro’s op en voeg het opnieuw toe.",
        page: "Het is een webpagina of een tekening die bij het openen iets zou kunnen uitvoeren. Sla het op als pdf en voeg die toe.",
    },
};
