//! English: the first page.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    what_runs_here: "What runs here",
    needs_attention: "What needs attention",
    nothing_waits: "Nothing just now.",
    manifests: "manifests",
    manifest_problems: "problems of manifests",
    mail: "mail",
    tries_in_vain: "tries in vain",
    next: "next",
    undelivered: "not delivered",
    undelivered_all: "all of them",
    second_person: "second person",
    proposes: "proposes",
    as_owner_until: "as owner; somebody else confirms it until",
    kept_out: "kept out",
    contact: "contact",
    contact_gone_advice: "is gone in the ERP; point the user at another one",
    invitation: "invitation",
    ends: "ends",
    shop: "shop",
    demo_users: "Demo users",
    shows: "There to show",
    look_at: "Look at",
};
