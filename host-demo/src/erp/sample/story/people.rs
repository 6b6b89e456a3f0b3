//! The persons of the story who can sign in; the host creates them in the portal at its first start.

use plugin_api::Kind;

/// A person who can sign in.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// A site of the realm that the person signs in to; the other sites of the realm work with the same login.
    pub site: &'static str,
    /// Unique within the realm, and used in another realm by somebody else on purpose.
    pub login: &'static str,
    /// Four words; different for everybody.
    pub password: &'static str,
    /// The accounts, the person's own first.
    pub accesses: &'static [Access],
    /// What the person is there to show.
    pub story: &'static str,
}

/// What a person may do in one account.
#[derive(Clone, Copy, Debug)]
pub struct Access {
    /// The third party behind the account.
    pub third_party: &'static str,
    /// The contact of that third party who the person is.
    pub contact: &'static str,
    /// Owner or member.
    pub role: Role,
    /// Whether only documents that name the contact are seen.
    pub own_only: bool,
}

/// The role in an account.
#[derive(Clone, Copy, Debug)]
pub enum Role {
    /// Holds every permission.
    Owner,
    /// Holds these permissions.
    Member(&'static [&'static str]),
    /// Holds those of the site's preset with this id.
    Preset(&'static str),
}

/// Kind, third party and reference of two documents that two entities issued: for tours and tests.
pub const SAME_REFERENCE: (Kind, &str, &str) = (Kind::Invoices, "101", "AC-0042");

const fn owner(third_party: &'static str, contact: &'static str) -> Access {
    Access { third_party, contact, role: Role::Owner, own_only: false }
}

const fn member(third_party: &'static str, contact: &'static str, permissions: &'static [&'static str]) -> Access {
    Access { third_party, contact, role: Role::Member(permissions), own_only: false }
}

const fn own_only(access: Access) -> Access {
    Access { own_only: true, ..access }
}

/// Everybody who can sign in from the start.
pub const PEOPLE: &[Person] = &[
    Person {
        site: "alpes",
        login: "atu.lenobli",
        password: "copper-plane-winter-oak",
        accesses: &[owner("101", "201")],
        story: "buyer and owner at Atu SARL: sees everything of Atu SARL",
    },
    Person {
        site: "alpes",
        login: "sam.martin",
        password: "yellow-hinge-river-moss",
        accesses: &[member("101", "202", &["portal.invoices.view"])],
        story: "colleague of Atu: the invoices of Atu SARL and nothing else",
    },
    Person {
        site: "alpes",
        login: "ines.caron",
        password: "silver-ledger-maple-rain",
        accesses: &[Access { third_party: "101", contact: "203", role: Role::Preset("accountant"), own_only: false }],
        story: "accountant of Atu SARL, with the site's preset",
    },
    Person {
        site: "alpes",
        login: "theo.braun",
        password: "quiet-chisel-spruce-lane",
        accesses: &[own_only(member(
            "101",
            "204",
            &["portal.projects.view", "portal.tasks.view", "portal.tickets.view", "portal.tickets.write"],
        ))],
        story: "technician at Atu SARL: only the projects, tasks and tickets that name him",
    },
    Person {
        site: "alpes",
        login: "gaston.vial",
        password: "rusty-anvil-market-square",
        accesses: &[owner("102", "211")],
        story: "owner of a hardware shop that buys from us and sells to us: has supplier invoices",
    },
    Person {
        site: "alpes",
        login: "lea.bertin",
        password: "three-lanterns-on-the-hill",
        accesses: &[
            member("103", "213", &["portal.quotes.view", "portal.quotes.accept", "portal.orders.view"]),
            member("104", "215", &["portal.projects.view", "portal.tasks.view", "portal.shipments.view"]),
            member("105", "217", &["portal.invoices.view", "portal.tickets.view", "portal.tickets.write"]),
        ],
        story: "agency: works for three customers, with other permissions in each",
    },
    Person {
        site: "alpes",
        login: "basile.orvane",
        password: "glacier-harbour-two-keys",
        accesses: &[owner("107", "221"), owner("108", "222")],
        story: "holding: one third party on alpes and one on lac, with one sign-in",
    },
    Person {
        site: "nord",
        login: "sam.martin",
        password: "painted-keel-morning-tide",
        accesses: &[owner("112", "241")],
        story: "customer of Nord Supplies; has the login of somebody else on alpes, in another realm",
    },
];
