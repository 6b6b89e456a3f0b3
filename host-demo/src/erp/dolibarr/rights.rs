//! The rights of Dolibarr's users that grant the portal's permissions: those of Dolibarr's own portal, or a set of this
//! portal's own where the owner had it installed (see `installing`).

/// The number of our module among Dolibarr's, in the range that Dolibarr leaves to modules of one's own.
pub(super) const MODULE: u64 = 526_814;

/// Dolibarr's rights and our permissions for them, where ours are not installed. Whoever may read goods or services may look
/// at products.
const FOUND: [(u64, &str); 11] = [
    (1_040_830, "portal.invoices.view"),
    (1_040_831, "portal.quotes.view"),
    (1_040_832, "portal.orders.view"),
    (1_040_833, "portal.profile.edit"),
    (1_040_834, "portal.shipments.view"),
    (1_040_835, "portal.tickets.view"),
    (1_040_836, "portal.projects.view"),
    (1_040_837, "portal.supplier_invoices.view"),
    (1_040_838, "portal.tasks.view"),
    (31, "portal.products.view"),
    (531, "portal.products.view"),
];

/// A right of our own module.
pub(super) struct Own {
    /// The permission that it grants.
    pub permission: &'static str,
    /// Dolibarr's two words for it.
    pub words: (&'static str, &'static str),
    /// What Dolibarr's screen calls it, in English and in French.
    pub labels: [&'static str; 2],
}

const fn own(permission: &'static str, words: (&'static str, &'static str), labels: [&'static str; 2]) -> Own {
    Own { permission, words, labels }
}

/// All permissions of the portal, in its own order: the first has the module's number and `01` behind it.
pub(super) const OWN: [Own; 14] = [
    own("portal.invoices.view", ("invoices", "view"), ["View own invoices", "Consulter ses factures"]),
    own("portal.quotes.view", ("quotes", "view"), ["View own quotes", "Consulter ses devis"]),
    own("portal.orders.view", ("orders", "view"), ["View own orders", "Consulter ses commandes"]),
    own(
        "portal.profile.edit",
        ("profile", "edit"),
        ["Edit own personal information", "Modifier ses informations personnelles"],
    ),
    own("portal.shipments.view", ("shipments", "view"), ["View own shipments", "Consulter ses expéditions"]),
    own("portal.tickets.view", ("tickets", "view"), ["View own tickets", "Consulter ses tickets"]),
    own("portal.projects.view", ("projects", "view"), ["View own projects", "Consulter ses projets"]),
    own(
        "portal.supplier_invoices.view",
        ("supplier_invoices", "view"),
        ["View own supplier invoices", "Consulter ses factures fournisseurs"],
    ),
    own(
        "portal.tasks.view",
        ("tasks", "view"),
        ["View the tasks of own projects", "Consulter les tâches de ses projets"],
    ),
    own("portal.products.view", ("products", "view"), ["View products", "Consulter les produits"]),
    own("portal.tickets.write", ("tickets", "write"), ["Open tickets and reply", "Ouvrir des tickets et y répondre"]),
    own("portal.orders.create", ("orders", "create"), ["Place orders", "Passer des commandes"]),
    own("portal.quotes.accept", ("quotes", "accept"), ["Accept or decline quotes", "Accepter ou refuser les devis"]),
    own(
        "portal.users.manage",
        ("users", "manage"),
        ["Invite users, set their permissions, revoke them", "Gérer les utilisateurs"],
    ),
];

/// The numbers of our own rights, in the order of [`OWN`].
pub(super) fn own_ids() -> impl Iterator<Item = u64> {
    (1..=OWN.len() as u64).map(|number| MODULE * 100 + number)
}

/// The first of them, by which an installed set is known.
pub(super) const FIRST: u64 = MODULE * 100 + 1;

/// Every right that grants anything.
pub(super) fn all_ids() -> impl Iterator<Item = u64> {
    FOUND.iter().map(|(right, _)| *right).chain(own_ids())
}

/// The rights that grant a permission, and the permissions: ours alone where they are installed.
fn granting(is_installed: bool) -> Vec<(u64, &'static str)> {
    if is_installed { own_ids().zip(OWN.iter().map(|own| own.permission)).collect() } else { FOUND.to_vec() }
}

/// The permissions that Dolibarr rules, each once.
pub(super) fn ruled(is_installed: bool) -> Vec<&'static str> {
    let mut ruled: Vec<&str> = granting(is_installed).into_iter().map(|(_, permission)| permission).collect();
    ruled.dedup();
    ruled
}

/// Those of them that these rights grant.
pub(super) fn granted(rights: &[u64], is_installed: bool) -> Vec<&'static str> {
    let granting = granting(is_installed);
    let has = |permission: &&str| granting.iter().any(|(right, one)| one == permission && rights.contains(right));
    ruled(is_installed).into_iter().filter(has).collect()
}

/// The rights of Dolibarr's that one of ours takes the place of, and ours.
pub(super) fn carried() -> Vec<(u64, u64)> {
    let of = |permission: &str| own_ids().zip(&OWN).find(|(_, own)| own.permission == permission).map(|(id, _)| id);
    FOUND.iter().filter_map(|(right, permission)| Some((*right, of(permission)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_permission_is_granted_by_dolibarrs_own_right_or_by_ours_and_never_by_both() {
        let own = |number: u64| MODULE * 100 + number;
        for (rights, is_installed, expected) in [
            (vec![1_040_830, 531], false, vec!["portal.invoices.view", "portal.products.view"]),
            (vec![31, 531], false, vec!["portal.products.view"]),
            (vec![own(1), own(14)], false, vec![]),
            (vec![own(1), own(14), 1_040_831], true, vec!["portal.invoices.view", "portal.users.manage"]),
            (vec![], true, vec![]),
        ] {
            assert_eq!(granted(&rights, is_installed), expected, "{rights:?} {is_installed}");
        }
        assert_eq!((ruled(false).len(), ruled(true).len()), (10, 14));
        assert_eq!(carried().len(), 11);
    }
}
