//! The accounts of one's own, and what one is oneself in one of them.

use crate::model::permissions::Permission;
use crate::web::endpoints::rows::{Endpoint, all, call, page};
use crate::web::json;
use crate::web::openapi::parameters::LedgerQuery;
use crate::web::pages::{
    accounts, actions, documents, impersonation, ledgers, membership, notices, ownership, second_factor,
};

#[rustfmt::skip]
pub fn rows() -> Vec<Endpoint> {
    let pages = [
        page("/accounts").get(accounts::list).post(accounts::enter),
        page("/accounts/default").post(accounts::set_default),
        page("/a/{account}").get(documents::home),
        page("/a/{account}/profile").get(actions::profile).post(actions::edit_profile).asks(&[Permission::ProfileEdit]),
        page("/a/{account}/notices").get(notices::list).post(notices::choose).private(),
        page("/a/{account}/membership").get(membership::show).post(membership::change),
        page("/a/{account}/ownership").get(ownership::form).post(ownership::change).private(),
        page("/a/{account}/ledger").get(ledgers::list),
        page("/a/{account}/ledger/export").get(ledgers::export),
        page("/a/{account}/view-as").get(impersonation::show).post(impersonation::consent),
        page("/a/{account}/second-factor").post(second_factor::ask),
    ];
    let calls = [
        call("/api/v1/accounts")
            .get("listAccounts", "The accounts of one's own on this site", json::accounts::list)
            .post("enterAccount", "Point the session at an account", json::accounts::enter).may(&[404, 429]),
        call("/api/v1/accounts/default")
            .post("setDefaultAccount", "Choose the account that is entered first", json::accounts::set_default)
            .may(&[404, 429]),
        call("/api/v1/a/{account}").get("getHome", "What an account has and what waits", json::documents::home),
        call("/api/v1/a/{account}/profile")
            .get("getProfile", "One's own contact", json::actions::profile)
            .post("editProfile", "Change one's own contact", json::actions::edit_profile),
        call("/api/v1/a/{account}/notices")
            .get("getNotices", "What one was told, and how one wants to be told", json::notices::list)
            .post("chooseNotices", "Choose how one wants to be told", json::notices::choose).private(),
        call("/api/v1/a/{account}/membership")
            .get("getMembership", "What one may do oneself", json::people::membership)
            .post("askOwner", "Ask the owner for a permission", json::permission_requests::ask).may(&[409, 429])
            .delete("leaveAccount", "Give up one's own membership", json::people::leave),
        call("/api/v1/a/{account}/ownership")
            .post("handOver", "Offer the ownership to a member, or accept it", json::people::hand_over).may(&[409, 410, 429])
            .delete("withdrawOwnership", "Withdraw or decline the offered ownership", json::people::withdraw).may(&[410]),
        call("/api/v1/a/{account}/ownership/recovery")
            .get("getRecovery", "Whom staff propose in place of a lost owner", json::people::recovery)
            .delete("objectToRecovery", "Object to it", json::people::object).may(&[410]),
        call("/api/v1/a/{account}/ledger")
            .get("listLedger", "What happened to an account", json::people::ledger).query::<LedgerQuery>(),
        call("/api/v1/a/{account}/view-as")
            .get("getLooks", "Whether staff may look on, and who did", json::impersonation::show)
            .post("allowLooks", "Let staff look on, or no longer", json::impersonation::consent),
        call("/api/v1/a/{account}/second-factor")
            .get("getRequiredFactor", "Whether every member needs a second factor", json::second_factor::asked)
            .post("requireFactor", "Ask every member for a second factor, or no longer", json::second_factor::ask).may(&[409]),
    ];
    all(pages, calls)
}
