//! English: what staff can do about a row of the decision that does not hold.

use crate::texts::shape::AdviceTexts;

pub(super) const ADVICE: AdviceTexts = AdviceTexts {
    site_unknown: "Put a manifest for the site in the folder of manifests.",
    site_disabled: "Put its manifest back in the folder of manifests.",
    user_disabled: "Put the user back in use; where the ERP has merged or deleted the contact behind it, point the user at another one.",
    user_locked: "Wait until the lock ends, or make new credentials.",
    user_unverified: "Have the person follow the link in the mail, or send new credentials.",
    realm_not_shared: "Make a user on this site, or plan a change of realm that brings the two together.",
    account_suspended: "Put the account back in use; where the ERP holds the third party, release it there.",
    account_closed: "Reopen the account; where the ERP closed the third party, open it there; where it merged it, give the account the other one.",
    account_not_on_site: "Add the site to the account, or take the third party out of the categories that the site’s manifest keeps out.",
    membership_none: "Invite the user to the account, or give access here.",
    membership_suspended: "Put the membership back in use.",
    membership_ended: "Give the membership a later end date, or none.",
    membership_not_on_site: "Add this site to the membership’s sites.",
    host_closed_to_external: "The ERP opens this kind to no customer: open it in the ERP.",
    site_hidden: "The site’s manifest does not show this kind: add it to `kinds`.",
    permission_missing: "Tick the permission in the user’s table.",
    document_unknown: "The ERP has no such document: check its number.",
    document_other_account: "Nothing: it is another customer’s. If it is not, put its third party right in the ERP.",
    document_other_entity: "Add its entity to the site’s manifest, or show it on that entity’s site.",
    document_other_contact: "Name the contact on the document in the ERP, or let the membership see all of the account’s documents.",
    document_unpublished: "Validate it in the ERP: drafts are never shown, cancelled ones only where the manifest says so.",
};
