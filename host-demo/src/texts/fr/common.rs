//! French: what several pages say.

use crate::texts::shape::CommonTexts;

pub(super) const COMMON: CommonTexts = CommonTexts {
    portal_account: "Compte du portail",
    hold: "suspendu",
    active: "actif",
    closed: "fermé",
    accounts: "Comptes",
    ledger: "Journal",
    explain: "Expliquer",
    state: "État",
    name: "Nom",
    e_mail_address: "Adresse e-mail",
    login: "Identifiant",
    credentials: "Identifiants de connexion",
    permissions: "Autorisations",
    third_party: "Tiers",
    language: "Langue",
    address: "Adresse",
    yes: "oui",
    no: "non",
    realm: "Espace partagé",
    no_manifest_force: "Aucun manifeste n’est en vigueur.",
};
