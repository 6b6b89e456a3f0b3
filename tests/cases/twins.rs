//! Every page's use case has its JSON twin.

use std::collections::BTreeSet;

use tests::routes::named;
use tests::shop::Shop;

/// Every address of a page, with the operations of the document that do what the page shows and its forms do. A new one belongs
/// here with its twin.
const TWINS: [(&str, &[&str]); 49] = [
    ("/", &["getSession", "listAccounts"]),
    ("/sign-in", &["signIn"]),
    ("/sign-in/second-factor", &["finishSignIn"]),
    ("/sign-up", &["signUp", "getCheckout"]),
    ("/sign-out", &["signOut"]),
    ("/password/forgot", &["forgotPassword"]),
    ("/password/set/{token}", &["setPassword"]),
    ("/password", &["changePassword"]),
    ("/sessions", &["listSessions", "endSession", "endOtherSessions"]),
    ("/security", &["getSecurity", "listSessions", "endSession", "endOtherSessions", "getSecondFactor"]),
    ("/security/email", &["changeEmail", "keepEmail"]),
    ("/security/data", &["downloadData"]),
    ("/security/close", &["getClosing", "closeLogin"]),
    ("/email/{token}", &["getEmailChange", "confirmEmail", "objectToEmail"]),
    (
        "/second-factor",
        &["getSecondFactor", "beginSecondFactor", "confirmSecondFactor", "renewRecoveryCodes", "removeSecondFactor"],
    ),
    ("/accounts", &["listAccounts", "enterAccount"]),
    ("/accounts/default", &["setDefaultAccount"]),
    ("/hand-off", &["listSites", "createHandOff"]),
    ("/hand-off/{code}", &["getHandOff", "useHandOff"]),
    ("/logins", &["getLogins", "mailLoginCode", "joinLogins"]),
    ("/language", &["chooseLanguage"]),
    ("/time-zone", &["chooseTimeZone"]),
    ("/a/{account}", &["getHome"]),
    ("/a/{account}/{kind}", &["listDocuments", "listOrders", "listTickets"]),
    ("/a/{account}/{kind}/{id}", &["getDocument", "getQuote", "getTicket", "answerQuote", "changeTicket"]),
    ("/a/{account}/{kind}/{id}/file", &["getMainFile", "getFile"]),
    ("/a/{account}/export/{kind}", &["exportDocuments"]),
    ("/a/{account}/zips", &["createZip"]),
    ("/a/{account}/zips/{id}", &["getZip"]),
    ("/a/{account}/zips/{id}/file", &["getZipFile"]),
    ("/a/{account}/products/{id}/picture", &["getPicture"]),
    ("/a/{account}/second-factor", &["getRequiredFactor", "requireFactor"]),
    ("/a/{account}/ticket", &["openTicket"]),
    ("/a/{account}/order", &["listDocuments", "getOrderAgain", "previewOrder", "placeOrder"]),
    ("/a/{account}/profile", &["getProfile", "editProfile"]),
    ("/notices/stop/{token}", &["getNoticesToStop", "stopNotices"]),
    ("/a/{account}/notices", &["getNotices", "chooseNotices"]),
    ("/a/{account}/people", &["listPeople"]),
    ("/a/{account}/people/invite", &["previewAccess", "invite"]),
    ("/a/{account}/people/invitations/{id}", &["resendInvitation", "cancelInvitation"]),
    (
        "/a/{account}/people/members/{user}",
        &["listPeople", "previewAccess", "changeMember", "revokeMember", "declineRequest"],
    ),
    ("/a/{account}/people/contacts", &["addContact"]),
    ("/a/{account}/people/contacts/{id}", &["listPeople", "editContact", "removeContact"]),
    ("/a/{account}/membership", &["getMembership", "askOwner", "leaveAccount"]),
    ("/a/{account}/ownership", &["getMembership", "getRecovery", "handOver", "withdrawOwnership", "objectToRecovery"]),
    ("/a/{account}/ledger", &["listLedger"]),
    ("/a/{account}/ledger/export", &["listLedger"]),
    ("/a/{account}/view-as", &["getLooks", "allowLooks"]),
    (
        "/invitation/{token}",
        &["getInvitation", "acceptInvitation", "declineInvitation", "mailInvitationCode", "askForInvitation"],
    ),
];

#[test]
fn every_page_has_its_twin() {
    let document = Shop::open().browser("alpes").get("/api/v1/openapi.json").json();
    let items = document["paths"].as_object().unwrap().values();
    let ids: BTreeSet<&str> = items
        .flat_map(|item| {
            ["get", "post", "delete"].into_iter().filter_map(|method| item[method]["operationId"].as_str())
        })
        .collect();
    let pages: BTreeSet<String> = named().into_iter().filter(|path| !path.starts_with("/api/")).collect();
    for page in &pages {
        let (_, twin) = TWINS.iter().find(|(path, _)| path == page).unwrap_or_else(|| panic!("{page} has no twin"));
        assert!(!twin.is_empty(), "{page}");
        for call in *twin {
            assert!(ids.contains(call), "{page}: no operation is called `{call}`");
        }
    }
    for (page, _) in &TWINS {
        assert!(pages.contains(*page), "{page} is no page");
    }
    let twins: BTreeSet<&str> = TWINS.iter().flat_map(|(_, calls)| *calls).copied().collect();
    let alone: Vec<_> = ids.iter().filter(|id| !twins.contains(**id) && **id != "getInterface").collect();
    assert!(alone.is_empty(), "no page does what these do: {alone:?}");
}
