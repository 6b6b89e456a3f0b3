//! German: third parties and their documents.

use crate::texts::shape::ThirdPartiesTexts;

pub(super) const THIRD_PARTIES: ThirdPartiesTexts = ThirdPartiesTexts {
    card: "Stammdaten",
    about_documents: "Wie viele Dokumente jeder Art es gibt, ohne Entwürfe, und wie viele davon ein Inhaber auf jeder Website sieht.",
    nobody_sees: "Es gibt noch kein Portalkonto: Niemand sieht etwas davon.",
    kind: "Art",
    in_erp: "Im ERP",
    not_shown: "nicht gezeigt",
    name_or_code: "Name oder Code",
    no_party: "Kein Geschäftspartner mit diesem Namen oder Code.",
    contacts: "Kontakte",
    none: "keines",
    entity: "Mandant",
    categories: "Kategorien",
    no_account_yet: "keines: Es wird mit dem ersten Benutzer eröffnet",
};
