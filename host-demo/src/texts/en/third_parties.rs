//! English: third parties and their documents.

use crate::texts::shape::ThirdPartiesTexts;

pub(super) const THIRD_PARTIES: ThirdPartiesTexts = ThirdPartiesTexts {
    card: "Card",
    about_documents: "How many documents of each kind there are, drafts left out, and how many of them an owner sees on each site.",
    nobody_sees: "There is no portal account yet: nobody sees any of these.",
    kind: "Kind",
    in_erp: "In the ERP",
    not_shown: "not shown",
    name_or_code: "Name or code",
    no_party: "No third party by that name or code.",
    contacts: "Contacts",
    none: "none",
    entity: "Entity",
    categories: "Categories",
    no_account_yet: "none: it opens with the first user",
};
