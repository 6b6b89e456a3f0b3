//! The persons of the story who can sign in; the host creates them in the portal at its first start.

use plugin_api::Kind;

use crate::language::Words;

/// A person who can sign in.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// A site of the realm that the person signs in to; the other sites of the realm work with the same login.
    pub site: &'static str,
    /// Unique within the realm, and used in another realm by somebody else on purpose.
    pub login: &'static str,
    /// Four words; different for everybody.
    pub password: &'static str,
    /// What the portal has to go on.
    pub trust: Trust,
    /// The accounts, the person's own first.
    pub accesses: &'static [Access],
    /// What the person is there to show.
    pub story: Words,
}

/// What the portal has to go on, besides the ERP's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// Nothing: nobody has proved the address.
    Given,
    /// Has set the password by a mailed link, which proves the address.
    Proved,
    /// Out of use: cannot sign in.
    Withdrawn,
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
    /// The sites where it works; none is every one.
    pub sites: &'static [&'static str],
    /// In how many days it ends, if ever.
    pub days: Option<i64>,
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

impl Access {
    /// An owner's.
    pub const fn owner(third_party: &'static str, contact: &'static str) -> Self {
        Self { third_party, contact, role: Role::Owner, own_only: false, sites: &[], days: None }
    }

    const fn member(third_party: &'static str, contact: &'static str, permissions: &'static [&'static str]) -> Self {
        Self { role: Role::Member(permissions), ..Self::owner(third_party, contact) }
    }

    const fn preset(third_party: &'static str, contact: &'static str, preset: &'static str) -> Self {
        Self { role: Role::Preset(preset), ..Self::owner(third_party, contact) }
    }

    const fn own_only(self) -> Self {
        Self { own_only: true, ..self }
    }

    const fn on(self, sites: &'static [&'static str]) -> Self {
        Self { sites, ..self }
    }

    const fn for_days(self, days: i64) -> Self {
        Self { days: Some(days), ..self }
    }
}

/// Everybody who is a user from the start. The last one of a site is created last: with it the story of the site is told.
pub const PEOPLE: &[Person] = &[
    Person {
        site: "alpes",
        login: "atu.lenobli",
        password: "copper-plane-winter-oak",
        trust: Trust::Given,
        accesses: &[Access::owner("101", "201")],
        story: Words {
            en: "buyer and owner at Atu SARL: sees everything of Atu SARL, signs quotes, orders, and manages its people",
            fr: "acheteuse et propriétaire chez Atu SARL\u{a0}: voit tout d’Atu SARL, signe, commande et gère ses utilisateurs",
            de: "Einkäuferin und Inhaberin bei Atu SARL: sieht alles von Atu SARL, unterschreibt Angebote, bestellt und verwaltet die Benutzer",
        },
    },
    Person {
        site: "alpes",
        login: "sam.martin",
        password: "yellow-hinge-river-moss",
        trust: Trust::Proved,
        accesses: &[Access::member("101", "202", &["portal.invoices.view"])],
        story: Words {
            en: "colleague of Atu: the invoices of Atu SARL and nothing else; has asked the owner for the quotes",
            fr: "collègue d’Atu\u{a0}: les factures d’Atu SARL et rien d’autre\u{a0}; a demandé les devis à la propriétaire",
            de: "Kollege bei Atu SARL: die Rechnungen von Atu SARL und sonst nichts; hat die Inhaberin um die Angebote gebeten",
        },
    },
    Person {
        site: "alpes",
        login: "ines.caron",
        password: "silver-ledger-maple-rain",
        trust: Trust::Given,
        accesses: &[Access::preset("101", "203", "accountant")],
        story: Words {
            en: "accountant of Atu SARL, with the site's preset; the ERP manages her: disabled there, she is out at once",
            fr: "comptable d’Atu SARL, avec le profil du site\u{a0}; l’ERP la gère\u{a0}: désactivée là-bas, elle est dehors aussitôt",
            de: "Buchhalterin von Atu SARL, mit der Vorlage der Website; das ERP verwaltet sie: dort deaktiviert, ist sie sofort draußen",
        },
    },
    Person {
        site: "alpes",
        login: "theo.braun",
        password: "quiet-chisel-spruce-lane",
        trust: Trust::Given,
        accesses: &[Access::member(
            "101",
            "204",
            &["portal.projects.view", "portal.tasks.view", "portal.tickets.view", "portal.tickets.write"],
        )
        .own_only()],
        story: Words {
            en: "technician at Atu SARL: only the projects, tasks and tickets that name him",
            fr: "technicien chez Atu SARL\u{a0}: seulement les projets, tâches et tickets qui le nomment",
            de: "Techniker bei Atu SARL: nur die Projekte, Aufgaben und Tickets, die ihn nennen",
        },
    },
    Person {
        site: "alpes",
        login: "lucie.fontaine",
        password: "velvet-gravel-autumn-bell",
        trust: Trust::Given,
        accesses: &[Access::preset("101", "208", "buyer")],
        story: Words {
            en: "on leave from Atu SARL: the owner has put her access on hold",
            fr: "en congé d’Atu SARL\u{a0}: la propriétaire a suspendu son accès",
            de: "bei Atu SARL beurlaubt: die Inhaberin hat ihren Zugang gesperrt",
        },
    },
    Person {
        site: "lac",
        login: "karim.benali",
        password: "borrowed-oar-silent-jetty",
        trust: Trust::Given,
        accesses: &[Access::member("101", "209", &["portal.invoices.view", "portal.orders.view"])
            .on(&["lac"])
            .for_days(60)],
        story: Words {
            en: "helps out at Atu SARL for two months: on lac only, until the day that his access ends",
            fr: "renfort de deux mois chez Atu SARL\u{a0}: sur lac seulement, jusqu’à la fin de son accès",
            de: "hilft zwei Monate bei Atu SARL aus: nur auf lac, bis zu dem Tag, an dem sein Zugang endet",
        },
    },
    Person {
        site: "alpes",
        login: "gaston.vial",
        password: "rusty-anvil-market-square",
        trust: Trust::Proved,
        accesses: &[Access::owner("102", "211")],
        story: Words {
            en: "owner of a hardware shop that buys from us and sells to us: has supplier invoices",
            fr: "patron d’une quincaillerie, client et fournisseur\u{a0}: a des factures fournisseurs",
            de: "Inhaber eines Eisenwarengeschäfts, Kunde und Lieferant: hat Lieferantenrechnungen",
        },
    },
    Person {
        site: "alpes",
        login: "hugo.blanc",
        password: "marble-stairs-morning-fog",
        trust: Trust::Given,
        accesses: &[Access::owner("104", "214")],
        story: Words {
            en: "hotel keeper: owner of one of the agency's customers; his user on nord is out of use",
            fr: "hôtelier, propriétaire d’un des clients de l’agence\u{a0}; son utilisateur sur nord est hors service",
            de: "Hotelier: Inhaber bei einem der Kunden der Agentur; sein Benutzer auf nord ist deaktiviert",
        },
    },
    Person {
        site: "alpes",
        login: "lea.bertin",
        password: "three-lanterns-on-the-hill",
        trust: Trust::Proved,
        accesses: &[
            Access::member("103", "213", &["portal.quotes.view", "portal.quotes.accept", "portal.orders.view"]),
            Access::member("104", "215", &["portal.projects.view", "portal.tasks.view", "portal.shipments.view"]),
            Access::member("105", "217", &["portal.invoices.view", "portal.tickets.view", "portal.tickets.write"]),
        ],
        story: Words {
            en: "agency: works for three customers, with other permissions in each",
            fr: "agence\u{a0}: travaille pour trois clients, avec d’autres autorisations chez chacun",
            de: "Agentur: arbeitet für drei Kunden, bei jedem mit anderen Berechtigungen",
        },
    },
    Person {
        site: "alpes",
        login: "maud.tessier",
        password: "seven-balance-sheets-snow",
        trust: Trust::Given,
        accesses: &[
            Access::preset("107", "223", "accountant"),
            Access::member("108", "224", &["portal.orders.view", "portal.projects.view", "portal.tasks.view"]),
        ],
        story: Words {
            en: "controller of the group: invoices in one of its companies, orders and projects in the other",
            fr: "contrôleuse du groupe\u{a0}: factures dans une société, commandes et projets dans l’autre",
            de: "Controllerin der Gruppe: Rechnungen in der einen Gesellschaft, Aufträge und Projekte in der anderen",
        },
    },
    Person {
        site: "alpes",
        login: "basile.orvane",
        password: "glacier-harbour-two-keys",
        trust: Trust::Given,
        accesses: &[Access::owner("107", "221"), Access::owner("108", "222")],
        story: Words {
            en: "holding: one third party on alpes and one on lac, with one sign-in",
            fr: "holding\u{a0}: un tiers sur alpes et un sur lac, avec un seul identifiant",
            de: "Holding: ein Geschäftspartner auf alpes und einer auf lac, mit einer einzigen Anmeldung",
        },
    },
    Person {
        site: "nord",
        login: "sam.martin",
        password: "painted-keel-morning-tide",
        trust: Trust::Proved,
        accesses: &[Access::owner("112", "241")],
        story: Words {
            en: "customer of Nord Supplies; has the login of somebody else on alpes, in another realm",
            fr: "client de Nord Supplies\u{a0}; a l’identifiant de quelqu’un d’autre sur alpes, dans un autre espace",
            de: "Kunde von Nord Supplies; hat das Login eines anderen auf alpes, in einem anderen Bereich",
        },
    },
    Person {
        site: "nord",
        login: "gaston.vial",
        password: "brass-screws-by-the-crate",
        trust: Trust::Proved,
        accesses: &[Access::member("102", "211", &["portal.products.view"])],
        story: Words {
            en: "the hardware shop's owner again: one person and one third party, in two realms",
            fr: "le quincaillier, encore lui\u{a0}: une personne et un tiers, dans deux espaces",
            de: "noch einmal der Eisenwarenhändler: eine Person und ein Geschäftspartner, in zwei Bereichen",
        },
    },
    Person {
        site: "nord",
        login: "lea.bertin",
        password: "two-ferries-and-a-tram",
        trust: Trust::Proved,
        accesses: &[Access::member("113", "243", &["portal.quotes.view", "portal.tickets.view"])],
        story: Words {
            en: "the agency again: one person, with a customer whom alpes does not have",
            fr: "l’agence, encore elle\u{a0}: une personne, avec un client qu’alpes n’a pas",
            de: "noch einmal die Agentur: eine Person, mit einem Kunden, den alpes nicht hat",
        },
    },
    Person {
        site: "nord",
        login: "ines.caron",
        password: "paper-herons-double-entry",
        trust: Trust::Given,
        accesses: &[Access::preset("112", "244", "accountant")],
        story: Words {
            en: "has the accountant's address, and never proved it: nobody knows whether she is the same person",
            fr: "a l’adresse de la comptable sans l’avoir prouvée\u{a0}: nul ne sait si c’est la même personne",
            de: "hat die Adresse der Buchhalterin und hat sie nie bestätigt: niemand weiß, ob es dieselbe Person ist",
        },
    },
    Person {
        site: "nord",
        login: "hugo.blanc",
        password: "lost-luggage-third-platform",
        trust: Trust::Withdrawn,
        accesses: &[Access::member("104", "214", &["portal.products.view"])],
        story: Words {
            en: "the hotel keeper's user of former days",
            fr: "l’ancien utilisateur de l’hôtelier",
            de: "der frühere Benutzer des Hoteliers",
        },
    },
    Person {
        site: "nord",
        login: "grace.okafor",
        password: "chalk-and-forty-chairs",
        trust: Trust::Given,
        accesses: &[Access::owner("113", "242")],
        story: Words {
            en: "bursar of a school: owner of an account that is on nord only",
            fr: "intendante d’une école\u{a0}: propriétaire d’un compte qui n’est que sur nord",
            de: "Verwalterin einer Schule: Inhaberin eines Kontos, das es nur auf nord gibt",
        },
    },
];
