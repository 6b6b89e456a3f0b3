//! English: the first page.

use crate::texts::shape::HomeTexts;

pub(super) const HOME: HomeTexts = HomeTexts {
    what_runs_here: "What runs here",
    what_needs_attention: "What needs attention",
    nothing_just_now: "Nothing just now.",
    manifests: "manifests",
    problems_manifests: "problems of manifests",
    mail: "mail",
    text: ":",
    tries_vain: "tries in vain,",
    next: "next",
    second_person: "second person",
    proposes: "proposes",
    as_owner_somebody_else: "as owner; somebody else confirms it until",
    kept_out: "kept out",
    contact: ": contact",
    gone_erp_point_user: "is gone in the ERP; point the user at another one",
    invitation: "invitation",
    ends: ": ends",
    site: "Site",
    shop: "shop",
    demo_users: "Demo users",
    password: "Password",
    there_show: "There to show",
    look: "Look at",
};
