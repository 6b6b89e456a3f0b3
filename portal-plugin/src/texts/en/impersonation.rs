//! English: staff who look at an account as one of its users.

use crate::texts::shape::ImpersonationTexts;

pub(super) const IMPERSONATION: ImpersonationTexts = ImpersonationTexts {
    look_title: "Staff view:",
    look_as: "looks at this account as",
    look_for: "for:",
    why: "Why:",
    look_until: "Read-only. Ends at",
    end_look: "End the look",
    looks: "Looks by our staff",
    looks_lead: "When you ask us for help, one of our staff can look at this account as one of its users sees it: for a reason that you can read here, for 30 minutes at the most, and without changing anything. Only you allow it; we cannot.",
    looks_allowed: "Our staff may look on",
    looks_forbidden: "Our staff may not look on",
    since: "Since",
    forbid_lead: "Turned off, every open look ends at once.",
    allow_lead: "Turn it on when you want us to see what you see. You can turn it off at any time.",
    allow_looks: "Let our staff look on",
    forbid_looks: "Let our staff look on no more",
    looks_past: "Who looked",
    looks_none: "Nobody has looked at this account.",
    looks_open: "A look is open at this moment",
    looked_as: "as",
    done_looks_allowed: "Our staff may look on from now on.",
    done_looks_forbidden: "Our staff may look on no more; every open look has ended.",
};
