//! English: third parties and their documents.

use crate::texts::shape::ThirdPartiesTexts;

pub(super) const THIRD_PARTIES: ThirdPartiesTexts = ThirdPartiesTexts {
    card: "Card",
    how_many_documents_each: "How many documents of each kind there are, drafts left out, and how many of them an owner sees on each site.",
    there_no_portal_account: "There is no portal account yet: nobody sees any of these.",
    kind: "Kind",
    erp: "In the ERP",
    not_shown: "not shown",
    name_code: "Name or code",
    search: "Search",
    no_third_party_name: "No third party by that name or code.",
    contacts: "Contacts",
    none: "none",
    entity: "Entity",
    categories: "Categories",
    none_opens_first_user: "none: it opens with the first user",
};
