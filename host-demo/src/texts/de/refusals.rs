//! German: what a page says of a refusal, by its code.

use crate::texts::shape::{RefusalsTexts, Told};

pub(super) const REFUSALS: RefusalsTexts = RefusalsTexts {
    account_exists: Told(
        "Der Geschäftspartner hat schon ein Konto",
        "Lesen Sie zuerst den Plan: Die beiden werden endgültig eines.",
    ),
    account_not_open: Told("Eines der beiden Konten ist nicht offen", "Öffnen Sie es zuerst wieder."),
    account_plan_outdated: Told(
        "Seit dem Plan hat sich etwas geändert",
        "Lesen Sie den neuen Plan, und entscheiden Sie dann.",
    ),
    account_unknown: Told(
        "Es gibt noch kein Portalkonto",
        "Legen Sie aus einem Kontakt den ersten Benutzer an: Mit ihm wird das Konto eröffnet.",
    ),
    contact_archived: Told(
        "Der Kontakt ist archiviert",
        "Aktivieren Sie den Kontakt im ERP, oder nehmen Sie einen anderen.",
    ),
    contact_exists: Told("Es gibt schon einen Kontakt mit dieser Adresse", "Ändern Sie stattdessen diesen."),
    contact_has_user: Told(
        "Der Kontakt hat schon einen Benutzer",
        "Ändern Sie stattdessen den Zugang dieses Benutzers.",
    ),
    contact_not_behind_user: Told(
        "Der Benutzer hat inzwischen einen anderen Kontakt",
        "Jemand war schneller. Sehen Sie sich den Benutzer noch einmal an.",
    ),
    contact_other_third_party: Told(
        "Der Kontakt gehört zu einem anderen Geschäftspartner",
        "Geben Sie dem Benutzer zuerst Zugang zu diesem Geschäftspartner, oder nehmen Sie einen anderen Kontakt. Hat das ERP den Geschäftspartner zusammengeführt, berichtigen Sie zuerst das Konto.",
    ),
    contact_unknown: Told("Der Kontakt ist nicht im ERP", "Suchen Sie ihn noch einmal."),
    contact_without_third_party: Told(
        "Der Kontakt gehört zu keinem Geschäftspartner",
        "Ordnen Sie ihn zuerst im ERP einem Geschäftspartner zu.",
    ),
    correction_reason_missing: Told(
        "Der Grund oder Ihr Name fehlt",
        "Sagen Sie in einer Zeile, warum; der Name, unter dem Sie handeln, steht oben.",
    ),
    email_invalid: Told("Die E-Mail-Adresse ist nicht gültig", "Schreiben Sie eine wie name@example.net."),
    email_missing: Told(
        "Es gibt keine E-Mail-Adresse",
        "Fügen Sie eine hinzu, oder zeigen Sie das Passwort an und übergeben Sie es.",
    ),
    email_of_employee: Told("Die Adresse gehört einem Mitarbeiter", "Nehmen Sie die eigene Adresse des Kunden."),
    email_taken: Told(
        "Jemand anderes hat die Adresse",
        "Löschen Sie zuerst diesen Benutzer, oder lassen Sie die Person beide Logins zusammenführen.",
    ),
    email_unchanged: Told("Die Adresse ist dieselbe", "Es wurde nichts geändert."),
    invitation_already_member: Told(
        "Die Person ist schon Mitglied",
        "Ändern Sie stattdessen den Zugang dieses Mitglieds.",
    ),
    invitation_contact_gone: Told(
        "Die Person ist Mitglied, aber ihr Kontakt fehlt",
        "Ordnen Sie den Benutzer stattdessen einem anderen Kontakt zu.",
    ),
    invitation_lifetime: Told("Die Dauer passt nicht", "Eine Einladung gilt 1 bis 720\u{a0}Stunden."),
    invitation_owner: Told("Es ist die Adresse des Inhabers", "Der Inhaber hat schon alle Berechtigungen."),
    login_closed: Told(
        "Das Login wurde endgültig gelöscht",
        "Kein Import stellt es wieder her. Legen Sie aus dem Kontakt einen neuen Benutzer an, wenn die Person darum bittet.",
    ),
    login_invalid: Told(
        "Das Login passt nicht",
        "Nehmen Sie eines ohne Leerzeichen, nicht zu lang und nicht die Adresse eines anderen.",
    ),
    login_taken: Told("Das Login ist vergeben", "Nehmen Sie ein anderes, oder lassen Sie das Feld leer."),
    member_unknown: Told(
        "Der Benutzer ist hier kein Mitglied",
        "Wählen Sie eine Website aus dem Bereich des Benutzers, oder laden Sie die Seite neu.",
    ),
    membership_site_unknown: Told(
        "Eine der Websites gibt es nicht",
        "Nehmen Sie die Websites dieses Bereichs, oder nennen Sie keine: Dann gelten alle.",
    ),
    owner_exists: Told(
        "Das Konto hat einen Inhaber",
        "Der Inhaber kann es übergeben. Ist er nicht erreichbar, schlagen Sie einen anderen vor.",
    ),
    owner_holds_all: Told("Der Inhaber hat alle Berechtigungen", "Zuerst muss jemand anderes Inhaber werden."),
    owner_stays: Told(
        "Der Inhaber bleibt",
        "Übergeben Sie zuerst die Inhaberschaft, oder schlagen Sie einen anderen Inhaber vor.",
    ),
    owner_still_owns: Told(
        "Der Benutzer ist Inhaber eines Kontos",
        "Schlagen Sie ein anderes Mitglied als Inhaber vor, oder schließen Sie das Konto; löschen Sie dann.",
    ),
    realm_change_unknown: Told("Einen solchen Wechsel gab es nicht", "Die Liste unten zeigt, welche es gab."),
    realm_later_change: Told("Ein späterer Wechsel baut auf diesem auf", "Machen Sie zuerst jenen rückgängig."),
    realm_plan_outdated: Told(
        "Der Plan ist veraltet",
        "Seit Sie ihn gelesen haben, hat sich etwas geändert. Unten steht der jetzige Plan: Lesen Sie ihn noch einmal.",
    ),
    realm_reverted: Told("Schon rückgängig gemacht", "Jemand war schneller; es bleibt nichts zu tun."),
    realm_too_late: Told(
        "Zu spät",
        "Der Wechsel ist mindestens 30\u{a0}Tage alt. Planen Sie den Rückweg als neuen Wechsel.",
    ),
    recovery_needed: Told(
        "Einen Inhaber ersetzt kein Mitarbeiter allein",
        "Schlagen Sie einen anderen vor; ein Kollege bestätigt ihn.",
    ),
    recovery_no_owner: Told(
        "Das Konto hat noch keinen Inhaber",
        "Ein einzelner Mitarbeiter kann ein Mitglied zum Inhaber machen; niemand muss es bestätigen.",
    ),
    recovery_pending: Told(
        "Es ist schon jemand vorgeschlagen",
        "Bestätigen Sie diesen Vorschlag, oder ziehen Sie ihn zuerst zurück.",
    ),
    recovery_reason_missing: Told(
        "Der Grund fehlt",
        "Sagen Sie in einer Zeile, warum der Inhaber nicht erreichbar ist.",
    ),
    recovery_same_person: Told(
        "Jemand anderes muss das bestätigen",
        "Ein Kollege meldet sich mit seinem eigenen Konto an.",
    ),
    second_factor_none: Told("Der Benutzer hat keinen zweiten Faktor", "Es gibt nichts zu entfernen."),
    second_factor_reason_missing: Told(
        "Der Grund oder Ihr Name fehlt",
        "Sagen Sie in einer Zeile, woran die Person erkannt wurde.",
    ),
    third_party_closed: Told("Der Geschäftspartner ist geschlossen", "Öffnen Sie ihn zuerst im ERP wieder."),
    third_party_in_use: Told(
        "Das ERP führt den Geschäftspartner des Kontos noch",
        "Ein Konto geht nur dann an einen anderen Geschäftspartner, wenn das ERP zusammengeführt hat. Führen Sie ihn dort zuerst zusammen, oder schließen Sie ihn.",
    ),
    third_party_unknown: Told(
        "Das ERP kennt diesen Geschäftspartner nicht",
        "Suchen Sie seine ID auf der Seite der Geschäftspartner.",
    ),
    transfer_candidate: Told("Dieses Mitglied kann nicht Inhaber werden", "Wählen Sie ein aktives Mitglied."),
    user_unknown: Told("Diesen Benutzer gibt es hier nicht", "Wählen Sie eine Website aus dem Bereich des Benutzers."),
    view_as_no_consent: Told(
        "Der Inhaber erlaubt uns keine Einsicht",
        "Bitten Sie den Inhaber, sie in den Einstellungen des Portals zu erlauben.",
    ),
    view_as_reason_missing: Told(
        "Der Grund fehlt",
        "Sagen Sie in einer Zeile, warum Sie Einsicht nehmen; der Inhaber liest es.",
    ),
    page_unknown: Told("Hier ist nichts", "Die Adresse stimmt nicht, oder was dort war, gibt es nicht mehr."),
    request_cross_site: Told(
        "Das Formular ist veraltet",
        "Es stammt aus der Zeit vor dem letzten Start, oder eine andere Seite hat es gesendet. Gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.",
    ),
    request_body_too_large: Told("Das Formular ist zu groß", "Schreiben Sie weniger, oder kreuzen Sie weniger an."),
    request_body_invalid: Told("Das Formular ist nicht lesbar", "Gehen Sie zurück und füllen Sie es noch einmal aus."),
    restore_unconfirmed: Told(
        "Nicht bestätigt",
        "Alle müssen sich neu anmelden: Kreuzen Sie das Kästchen an, um es zu bestätigen.",
    ),
    realm_unconfirmed: Told("Nicht bestätigt", "Lesen Sie es, und kreuzen Sie das Kästchen unten an."),
    realm_reason_missing: Told("Ein Grund fehlt", "Sagen Sie in einer Zeile, warum; er bleibt beim Wechsel stehen."),
    staff_needs_support: Told(
        "Das verlangt die Rolle „Support“",
        "Ihre reicht dafür nicht. Bitten Sie einen Kollegen, der sie hat, oder die Administration.",
    ),
    staff_needs_manage: Told(
        "Das verlangt die Rolle „Verwaltung“",
        "Ihre reicht dafür nicht. Bitten Sie einen Kollegen, der sie hat, oder die Administration.",
    ),
    staff_needs_admin: Told(
        "Das verlangt die Rolle „Administration“",
        "Ihre reicht dafür nicht. Bitten Sie die Administration.",
    ),
    staff_signed_out: Told(
        "Sie sind nicht angemeldet",
        "Die Sitzung ist beendet. Melden Sie sich an und wiederholen Sie es; es wurde nichts geändert.",
    ),
    staff_wrong: Told(
        "Login und Passwort passen nicht zusammen",
        "Geben Sie beide noch einmal ein; prüfen Sie die Feststelltaste. Vielleicht ist das Konto auch deaktiviert.",
    ),
    staff_throttled: Told(
        "Zu viele falsche Passwörter",
        "Warten Sie vor dem nächsten Versuch, höchstens 15\u{a0}Minuten. Niemand sonst wird dadurch aufgehalten.",
    ),
    staff_busy: Told("Zu viele Anmeldungen auf einmal", "Versuchen Sie es gleich noch einmal."),
    staff_proxy: Told(
        "Melden Sie sich am Proxy an",
        "Diese Seiten sind nur über den Proxy offen, der die Personen anmeldet.",
    ),
    staff_proxy_unknown: Told(
        "Sie haben hier kein Konto",
        "Der Proxy kennt Sie, diese Seiten nicht. Bitten Sie die Administration um ein Konto.",
    ),
    staff_password: Told(
        "Das Passwort genügt nicht",
        "Nehmen Sie mindestens 15\u{a0}Zeichen, keinen Namen und nicht immer wieder dieselben Zeichen.",
    ),
    staff_password_repeat: Told("Das neue Passwort weicht ab", "Geben Sie zweimal dasselbe ein."),
    staff_login: Told(
        "Das Login passt nicht",
        "Zuerst ein Kleinbuchstabe, dann Kleinbuchstaben, Ziffern, Punkte und Bindestriche, höchstens 60.",
    ),
    staff_name: Told("Der Name passt nicht", "Etwas in einer Zeile, ohne Klammern, höchstens 120\u{a0}Zeichen."),
    staff_taken: Told("Das Login ist vergeben", "Oder es sieht einem vergebenen ähnlich. Nehmen Sie ein anderes."),
    staff_last_admin: Told(
        "Jemand muss die Administration haben",
        "Niemand sonst, der aktiv ist, hat diese Rolle. Geben Sie sie zuerst jemandem.",
    ),
    staff_unknown: Told("Kein Mitarbeiter hat dieses Login", "Sehen Sie auf der Seite der Mitarbeiter nach."),
};
