//! German: what staff can do about a row of the decision that does not hold.

use crate::texts::shape::AdviceTexts;

pub(super) const ADVICE: AdviceTexts = AdviceTexts {
    site_unknown: "Legen Sie ein Manifest der Website in den Ordner der Manifeste.",
    site_disabled: "Legen Sie ihr Manifest wieder in den Ordner der Manifeste.",
    user_disabled: "Aktivieren Sie den Benutzer; hat das ERP seinen Kontakt zusammengeführt oder gelöscht, ordnen Sie ihn einem anderen zu.",
    user_locked: "Warten Sie, bis die Sperre endet, oder erstellen Sie neue Zugangsdaten.",
    user_unverified: "Die Person soll dem Link in der E-Mail folgen; oder senden Sie neue Zugangsdaten.",
    realm_not_shared: "Legen Sie auf dieser Website einen Benutzer an, oder planen Sie einen Bereichswechsel, der die beiden zusammenbringt.",
    account_suspended: "Geben Sie das Konto frei; sperrt das ERP den Geschäftspartner, geben Sie ihn dort frei.",
    account_closed: "Öffnen Sie das Konto wieder; hat das ERP den Geschäftspartner geschlossen, öffnen Sie ihn dort; hat es ihn zusammengeführt, ordnen Sie das Konto dem anderen zu.",
    account_not_on_site: "Fügen Sie dem Konto die Website hinzu, oder nehmen Sie den Geschäftspartner aus den Kategorien, die das Manifest der Website ausschließt.",
    membership_none: "Laden Sie den Benutzer in das Konto ein, oder geben Sie ihm hier Zugang.",
    membership_suspended: "Geben Sie den Zugang wieder frei.",
    membership_ended: "Geben Sie dem Zugang ein späteres Enddatum oder keines.",
    membership_not_on_site: "Fügen Sie diese Website zu denen des Zugangs hinzu.",
    host_closed_to_external: "Das ERP gibt diese Art keinem Kunden frei: Geben Sie sie im ERP frei.",
    site_hidden: "Das Manifest der Website zeigt diese Art nicht: Fügen Sie sie zu „kinds“ hinzu.",
    permission_missing: "Kreuzen Sie die Berechtigung in der Tabelle des Benutzers an.",
    document_unknown: "Das ERP hat kein solches Dokument: Prüfen Sie seine Nummer.",
    document_other_account: "Nichts: Es gehört einem anderen Kunden. Wenn nicht, berichtigen Sie den Geschäftspartner im ERP.",
    document_other_entity: "Fügen Sie seinen Mandanten zum Manifest der Website hinzu, oder zeigen Sie es auf der Website dieses Mandanten.",
    document_other_contact: "Tragen Sie den Kontakt im ERP auf dem Dokument ein, oder lassen Sie den Zugang alle Dokumente des Kontos sehen.",
    document_unpublished: "Geben Sie es im ERP frei: Entwürfe werden nie gezeigt, stornierte Dokumente nur, wenn das Manifest es sagt.",
};
