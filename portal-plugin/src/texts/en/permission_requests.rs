//! English: asking the owner for a permission, and the owner’s answer.

use crate::texts::shape::PermissionRequestsTexts;

pub(super) const PERMISSION_REQUESTS: PermissionRequestsTexts = PermissionRequestsTexts {
    ask_title: "Ask the owner for more",
    ask_lead: "The owner of the account gets a mail and decides. Nothing changes before that.",
    permission: "Permission",
    sentence: "A sentence for the owner (as you like)",
    ask: "Ask the owner",
    no_owner: "The account has no owner yet who could be asked.",
    asked_for: "You asked for",
    waits: "waits for an answer",
    settled: "was answered",
    done_asked: "The owner was asked. You will be told by mail.",
    requests: "Requests for permissions",
    asks_for: "asks for",
    look: "Look at it",
    ticked: "What is asked for is ticked below. Look at what changes, then save; or decline.",
    decline: "Decline",
    done_declined: "The request is declined, and the person was told.",
};
