//! German: invitations and the codes that prove an invited address.

use crate::texts::shape::errors::{InvitationErrors, Refused};

pub(super) const ERRORS: InvitationErrors = InvitationErrors {
    invitation_unknown: Refused(
        "Die Einladung ist unbekannt",
        "Folgen Sie dem Link der neuesten E-Mail oder fragen Sie die Person, die Sie eingeladen hat.",
    ),
    invitation_expired: Refused(
        "Die Einladung ist abgelaufen",
        "Bitten Sie die Person, die Sie eingeladen hat, um eine neue.",
    ),
    invitation_used: Refused(
        "Die Einladung wurde schon angenommen",
        "Melden Sie sich an, um das Konto zu öffnen. Haben nicht Sie sie angenommen, sagen Sie es der Person, die Sie eingeladen hat.",
    ),
    invitation_declined: Refused(
        "Die Einladung wurde abgelehnt",
        "Haben Sie es sich anders überlegt, bitten Sie die Person, die Sie eingeladen hat, um eine neue.",
    ),
    invitation_cancelled: Refused(
        "Die Einladung wurde zurückgezogen",
        "Sie öffnet nichts mehr. Brauchen Sie den Zugang noch, fragen Sie die Person, die Sie eingeladen hat.",
    ),
    invitation_superseded: Refused(
        "Es gibt eine neuere Einladung",
        "Dieser Link gilt nicht mehr. Folgen Sie dem in der neuesten E-Mail.",
    ),
    invitation_other_address: Refused(
        "Die Einladung gilt einer anderen Adresse",
        "Fordern Sie einen Code an die eingeladene Adresse an oder melden Sie sich mit dem Login dieser Adresse an.",
    ),
    invitation_sign_in: Refused(
        "Sie haben schon einen Zugang",
        "Melden Sie sich damit an und nehmen Sie dann die Einladung an.",
    ),
    invitation_inviter_lost: Refused(
        "Die Einladung gilt nicht mehr",
        "Die Person, die Sie eingeladen hat, darf nicht mehr einladen. Der Inhaber des Kontos kann Sie neu einladen.",
    ),
    invitation_resent_enough: Refused(
        "Sie wurde schon fünfmal erneut gesendet",
        "Ziehen Sie sie zurück und laden Sie neu ein.",
    ),
    invitation_lifetime: Refused("Die Dauer passt nicht", "Eine Einladung gilt 1\u{a0}Stunde bis 30\u{a0}Tage."),
    invitation_too_many: Refused("Zu viele Einladungen heute", "Versuchen Sie es morgen noch einmal."),
    already_member: Refused("Schon Benutzer", "Ändern Sie stattdessen die Berechtigungen dieses Zugangs."),
    member_contact_gone: Refused(
        "Schon Benutzer, aber ausgeschlossen",
        "Wir finden den Kontakt zum Login dieser Person nicht mehr: Er wurde bei uns zusammengeführt, archiviert oder entfernt. Bitten Sie uns, das zu berichtigen; eine zweite Einladung hilft nicht.",
    ),
    inviting_oneself: Refused(
        "Das ist Ihre eigene Adresse",
        "Ihre Berechtigungen legt der Inhaber fest oder jemand anderes, der Benutzer verwaltet.",
    ),
    inviting_owner: Refused("Das ist die Adresse des Inhabers", "Der Inhaber hat schon alle Berechtigungen."),
    code_wrong: Refused("Der Code ist falsch", "Geben Sie die sechs Ziffern der neuesten E-Mail ein."),
    code_over: Refused("Der Code ist abgelaufen", "Fordern Sie einen neuen an."),
    code_enough: Refused(
        "Keine weiteren Codes",
        "Bitten Sie die Person, die Sie eingeladen hat, Ihre eigene Adresse einzuladen.",
    ),
};
