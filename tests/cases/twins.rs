//! Every page's use case has its JSON twin.

use std::collections::BTreeSet;

use tests::routes::named;
use tests::shop::Shop;

/// What stands for a page.
enum Twin {
    /// The operations of the document that do what the page shows and its forms do.
    Calls(&'static [&'static str]),
    /// Nothing, and why.
    None(&'static str),
}

use Twin::Calls;

/// Every address of a page. A new one belongs here with its twin.
const TWINS: [(&str, Twin); 46] = [
    ("/", Calls(&["getSession", "listAccounts"])),
    ("/sign-in", Calls(&["signIn"])),
    ("/sign-in/second-factor", Calls(&["finishSignIn"])),
    ("/sign-up", Calls(&["signUp", "getCheckout"])),
    ("/sign-out", Calls(&["signOut"])),
    ("/password/forgot", Calls(&["forgotPassword"])),
    ("/password/set/{token}", Calls(&["setPassword"])),
    ("/password", Calls(&["changePassword"])),
    ("/sessions", Calls(&["listSessions", "endSession", "endOtherSessions"])),
    ("/security", Calls(&["getSecurity", "listSessions", "endSession", "endOtherSessions", "getSecondFactor"])),
    ("/security/email", Calls(&["changeEmail", "keepEmail"])),
    ("/security/data", Calls(&["downloadData"])),
    ("/security/close", Calls(&["getClosing", "closeLogin"])),
    ("/email/{token}", Calls(&["getEmailChange", "confirmEmail", "objectToEmail"])),
    (
        "/second-factor",
        Calls(&[
            "getSecondFactor",
            "beginSecondFactor",
            "confirmSecondFactor",
            "renewRecoveryCodes",
            "removeSecondFactor",
        ]),
    ),
    ("/accounts", Calls(&["listAccounts", "enterAccount"])),
    ("/accounts/default", Calls(&["setDefaultAccount"])),
    ("/hand-off", Calls(&["listSites", "createHandOff"])),
    ("/hand-off/{code}", Calls(&["getHandOff", "useHandOff"])),
    ("/logins", Calls(&["getLogins", "mailLoginCode", "joinLogins"])),
    ("/language", Twin::None("the language is a cookie of the browser, which a program sends itself")),
    ("/a/{account}", Calls(&["getHome"])),
    ("/a/{account}/{kind}", Calls(&["listDocuments", "listOrders", "listTickets"])),
    ("/a/{account}/{kind}/{id}", Calls(&["getDocument", "getQuote", "getTicket", "answerQuote", "changeTicket"])),
    ("/a/{account}/{kind}/{id}/file", Calls(&["getMainFile", "getFile"])),
    ("/a/{account}/export/{kind}", Calls(&["exportDocuments"])),
    ("/a/{account}/zips", Calls(&["createZip"])),
    ("/a/{account}/zips/{id}", Calls(&["getZip"])),
    ("/a/{account}/zips/{id}/file", Calls(&["getZipFile"])),
    ("/a/{account}/products/{id}/picture", Calls(&["getPicture"])),
    ("/a/{account}/second-factor", Calls(&["getRequiredFactor", "requireFactor"])),
    ("/a/{account}/ticket", Calls(&["openTicket"])),
    ("/a/{account}/order", Calls(&["listDocuments", "getOrderAgain", "previewOrder", "placeOrder"])),
    ("/a/{account}/profile", Calls(&["getProfile", "editProfile"])),
    ("/a/{account}/people", Calls(&["listPeople"])),
    ("/a/{account}/people/invite", Calls(&["previewAccess", "invite"])),
    ("/a/{account}/people/invitations/{id}", Calls(&["resendInvitation", "cancelInvitation"])),
    (
        "/a/{account}/people/members/{user}",
        Calls(&["listPeople", "previewAccess", "changeMember", "revokeMember", "declineRequest"]),
    ),
    ("/a/{account}/people/contacts", Calls(&["addContact"])),
    ("/a/{account}/people/contacts/{id}", Calls(&["listPeople", "editContact", "removeContact"])),
    ("/a/{account}/membership", Calls(&["getMembership", "askOwner", "leaveAccount"])),
    (
        "/a/{account}/ownership",
        Calls(&["getMembership", "getRecovery", "handOver", "withdrawOwnership", "objectToRecovery"]),
    ),
    ("/a/{account}/ledger", Calls(&["listLedger"])),
    ("/a/{account}/ledger/export", Calls(&["listLedger"])),
    ("/a/{account}/view-as", Calls(&["getLooks", "allowLooks"])),
    (
        "/invitation/{token}",
        Calls(&["getInvitation", "acceptInvitation", "declineInvitation", "mailInvitationCode", "askForInvitation"]),
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
        match twin {
            Calls(calls) => {
                assert!(!calls.is_empty(), "{page}");
                for call in *calls {
                    assert!(ids.contains(call), "{page}: no operation is called `{call}`");
                }
            }
            Twin::None(why) => assert!(!why.is_empty(), "{page}"),
        }
    }
    for (page, _) in &TWINS {
        assert!(pages.contains(*page), "{page} is no page");
    }
    let twins: BTreeSet<&str> =
        TWINS.iter().flat_map(|(_, twin)| if let Calls(calls) = twin { *calls } else { &[] }).copied().collect();
    let alone: Vec<_> = ids.iter().filter(|id| !twins.contains(**id) && **id != "getInterface").collect();
    assert!(alone.is_empty(), "no page does what these do: {alone:?}");
}
