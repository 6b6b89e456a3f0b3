//! English: what several pages say.

use crate::texts::shape::CommonTexts;

pub(super) const COMMON: CommonTexts = CommonTexts {
    portal_account: "Portal account",
    hold: "on hold",
    active: "active",
    closed: "closed",
    accounts: "Accounts",
    ledger: "Ledger",
    explain: "Explain",
    state: "State",
    name: "Name",
    e_mail_address: "E-mail address",
    login: "Login",
    credentials: "Credentials",
    permissions: "Permissions",
    third_party: "Third party",
    language: "Language",
    address: "Address",
    yes: "yes",
    no: "no",
    realm: "Realm",
    no_manifest_force: "No manifest is in force.",
};
