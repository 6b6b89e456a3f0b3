//! Dutch: the first page of an account.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    nothing_title: "Nog niets te zien",
    ask_for_permissions: "Uw toegang omvat nog geen documenten. Vraag de eigenaar van het account om de rechten die u nodig hebt.",
    covers_nothing: "Uw toegang omvat nog geen documenten.",
};
