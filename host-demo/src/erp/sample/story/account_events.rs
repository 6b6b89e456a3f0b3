//! What the people of the story did with their accounts before anybody looks: invited, added, put on hold, asked.

use crate::language::Words;

/// Something that a person did in an account.
#[derive(Clone, Copy, Debug)]
pub struct Deed {
    /// Where and as whom.
    pub by: (&'static str, &'static str),
    /// The third party behind the account.
    pub third_party: &'static str,
    /// How many days ago.
    pub days_ago: u64,
    /// What is done.
    pub act: Act,
}

/// What a person can do; all but asking is for owners.
#[derive(Clone, Copy, Debug)]
pub enum Act {
    /// Invites somebody with a preset of the site; it can be answered for 7 days.
    Invite {
        /// The address that is invited.
        email: &'static str,
        /// The name.
        name: &'static str,
        /// The preset.
        preset: &'static str,
    },
    /// Adds a contact, who cannot sign in.
    AddContact {
        /// The address.
        email: &'static str,
        /// The name.
        name: &'static str,
        /// Which mails the contact receives.
        categories: &'static [&'static str],
    },
    /// Puts a member on hold.
    Suspend {
        /// The member's login.
        login: &'static str,
    },
    /// Asks the owner for a permission.
    Ask {
        /// The permission asked for, by its id.
        permission: &'static str,
        /// The sentence that goes with it.
        text: &'static str,
    },
}

/// How many days before today the story begins: everybody is made a user then.
pub const BEGUN: u64 = 12;

/// Everything that was done, the oldest first.
pub const DEEDS: &[Deed] = &[
    by_atu(
        10,
        Act::AddContact {
            email: "solange@cabinet-perrin.example",
            name: "Solange Perrin, Cabinet Perrin",
            categories: &["invoices"],
        },
    ),
    by_atu(
        10,
        Act::AddContact {
            email: "quai@atu.example",
            name: "Quai de livraison",
            categories: &["deliveries", "quotes_orders"],
        },
    ),
    by_atu(10, Act::Invite { email: "oscar.meunier@atu.example", name: "Oscar Meunier", preset: "technician" }),
    by_atu(2, Act::Suspend { login: "lucie.fontaine" }),
    by_atu(2, Act::Invite { email: "nina.roche@atu.example", name: "Nina Roche", preset: "buyer" }),
    Deed {
        by: ("alpes", "sam.martin"),
        third_party: "101",
        days_ago: 1,
        act: Act::Ask { permission: "portal.quotes.view", text: "Pour suivre le devis des fenêtres côté cour." },
    },
];

/// What to look at first, for whoever wants to see how accounts are shared.
pub const LOOKS: &[Words] = &[
    Words {
        en: "atu.lenobli, Home: invoices, quotes, tickets and parcels that wait; Quotes: one signed by hand; Orders: one that \
             can be ordered again but for a product that is gone",
        fr: "atu.lenobli, Accueil\u{a0}: factures, devis, tickets et colis en attente\u{a0}; Devis\u{a0}: un signé à la main\u{a0}; Commandes\u{a0}: \
             une à recommander, sauf un produit qui n’existe plus",
        de: "atu.lenobli, Übersicht: offene Rechnungen, Angebote, Tickets und Pakete; Angebote: eines von Hand unterschrieben; Aufträge: einer zum erneuten Bestellen, bis auf ein Produkt, das es nicht mehr gibt",
    },
    Words {
        en: "atu.lenobli, Users & contacts: a colleague who asks for a permission, members, one on hold, one with an end, contacts who only receive mail, an \
             invitation to answer (under Mails) and one that expired",
        fr: "atu.lenobli, Utilisateurs et contacts\u{a0}: un collègue qui demande une autorisation, des membres, un accès suspendu, un avec une fin, des contacts qui ne \
             reçoivent que des e-mails, une invitation à accepter (voir Courrier) et une expirée",
        de: "atu.lenobli, Benutzer und Kontakte: ein Kollege, der um eine Berechtigung bittet, Mitglieder, ein gesperrter Zugang, einer mit Ende, Kontakte, die nur E-Mails erhalten, eine offene Einladung (siehe E-Mails) und eine abgelaufene",
    },
    Words {
        en: "lea.bertin and maud.tessier, Switch account: several accounts, other permissions in each",
        fr: "lea.bertin et maud.tessier, Changer de compte\u{a0}: plusieurs comptes, d’autres autorisations dans chacun",
        de: "lea.bertin und maud.tessier, Konto wechseln: mehrere Konten, in jedem andere Berechtigungen",
    },
    Words {
        en: "basile.orvane, on alpes and on lac: one sign-in, and each site shows its own company's documents",
        fr: "basile.orvane, sur alpes et sur lac\u{a0}: un seul identifiant, et chaque site montre les documents de sa société",
        de: "basile.orvane, auf alpes und auf lac: eine Anmeldung, und jede Website zeigt die Dokumente ihrer eigenen Gesellschaft",
    },
    Words {
        en: "host-demo realm plan nord atelier: who would become one person, who would stay two, and why",
        fr: "host-demo realm plan nord atelier\u{a0}: qui deviendrait une seule personne, qui resterait deux, et pourquoi",
        de: "host-demo realm plan nord atelier: wer eine Person würde, wer zwei bliebe, und warum",
    },
];

const fn by_atu(days_ago: u64, act: Act) -> Deed {
    Deed { by: ("alpes", "atu.lenobli"), third_party: "101", days_ago, act }
}
