//! The permission set that the module registers with the host (rules §2), and sets of them.
//!
//! A new kind of document: add it to [`plugin_api::Kind`] and follow the compiler; name its permission here; add its row
//! to the table in `tests/cases/access.rs`; accept the schema snapshot.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use plugin_api::Kind;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// One named right. Nothing is granted by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Permission {
    /// View own invoices.
    InvoicesView,
    /// View own quotes.
    QuotesView,
    /// View own orders.
    OrdersView,
    /// Edit own personal information.
    ProfileEdit,
    /// View own shipments.
    ShipmentsView,
    /// View own tickets.
    TicketsView,
    /// View own projects.
    ProjectsView,
    /// View own supplier invoices.
    SupplierInvoicesView,
    /// View the tasks of own projects; shows nothing without [`Permission::ProjectsView`].
    TasksView,
    /// View products.
    ProductsView,
    /// Open tickets and reply; needs [`Permission::TicketsView`] as well.
    TicketsWrite,
    /// Place orders; needs [`Permission::OrdersView`] as well.
    OrdersCreate,
    /// Accept or decline quotes; needs [`Permission::QuotesView`] as well.
    QuotesAccept,
    /// Invite users, set their permissions, revoke them.
    UsersManage,
}

impl Permission {
    /// The whole set, in the order in which people see it.
    pub const ALL: [Self; 14] = [
        Self::InvoicesView,
        Self::QuotesView,
        Self::OrdersView,
        Self::ProfileEdit,
        Self::ShipmentsView,
        Self::TicketsView,
        Self::ProjectsView,
        Self::SupplierInvoicesView,
        Self::TasksView,
        Self::ProductsView,
        Self::TicketsWrite,
        Self::OrdersCreate,
        Self::QuotesAccept,
        Self::UsersManage,
    ];

    /// The id and what it allows: one line each, as in rules §2.
    const fn row(self) -> (&'static str, &'static str) {
        match self {
            Self::InvoicesView => ("portal.invoices.view", "View own invoices"),
            Self::QuotesView => ("portal.quotes.view", "View own quotes"),
            Self::OrdersView => ("portal.orders.view", "View own orders"),
            Self::ProfileEdit => ("portal.profile.edit", "Edit own personal information"),
            Self::ShipmentsView => ("portal.shipments.view", "View own shipments"),
            Self::TicketsView => ("portal.tickets.view", "View own tickets"),
            Self::ProjectsView => ("portal.projects.view", "View own projects"),
            Self::SupplierInvoicesView => ("portal.supplier_invoices.view", "View own supplier invoices"),
            Self::TasksView => ("portal.tasks.view", "View the tasks of own projects"),
            Self::ProductsView => ("portal.products.view", "View products"),
            Self::TicketsWrite => ("portal.tickets.write", "Open tickets and reply"),
            Self::OrdersCreate => ("portal.orders.create", "Place orders"),
            Self::QuotesAccept => ("portal.quotes.accept", "Accept or decline quotes"),
            Self::UsersManage => ("portal.users.manage", "Invite users, set their permissions, revoke them"),
        }
    }

    /// Its id, e.g. `portal.invoices.view`: what manifests, the store and the ERP know it by.
    pub const fn id(self) -> &'static str {
        self.row().0
    }

    /// What it allows, for who writes a manifest; the texts say it to everybody else.
    pub const fn about(self) -> &'static str {
        self.row().1
    }

    /// The permission to look at a kind.
    pub const fn to_view(kind: Kind) -> Self {
        match kind {
            Kind::Invoices => Self::InvoicesView,
            Kind::Quotes => Self::QuotesView,
            Kind::Orders => Self::OrdersView,
            Kind::Shipments => Self::ShipmentsView,
            Kind::Tickets => Self::TicketsView,
            Kind::Projects => Self::ProjectsView,
            Kind::Tasks => Self::TasksView,
            Kind::SupplierInvoices => Self::SupplierInvoicesView,
            Kind::Products => Self::ProductsView,
        }
    }

    /// The kind it is about, where it is about one.
    pub const fn kind(self) -> Option<Kind> {
        match self {
            Self::InvoicesView => Some(Kind::Invoices),
            Self::QuotesView | Self::QuotesAccept => Some(Kind::Quotes),
            Self::OrdersView | Self::OrdersCreate => Some(Kind::Orders),
            Self::ShipmentsView => Some(Kind::Shipments),
            Self::TicketsView | Self::TicketsWrite => Some(Kind::Tickets),
            Self::ProjectsView => Some(Kind::Projects),
            Self::TasksView => Some(Kind::Tasks),
            Self::SupplierInvoicesView => Some(Kind::SupplierInvoices),
            Self::ProductsView => Some(Kind::Products),
            Self::ProfileEdit | Self::UsersManage => None,
        }
    }

    /// The permission without which this one shows nothing: a write's view twin, and projects for tasks.
    pub const fn needs(self) -> Option<Self> {
        match self {
            Self::TasksView => Some(Self::ProjectsView),
            Self::TicketsWrite => Some(Self::TicketsView),
            Self::OrdersCreate => Some(Self::OrdersView),
            Self::QuotesAccept => Some(Self::QuotesView),
            _ => None,
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

/// The text is no permission's id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownPermission(pub String);

impl fmt::Display for UnknownPermission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a permission of the portal", self.0)
    }
}

impl std::error::Error for UnknownPermission {}

impl FromStr for Permission {
    type Err = UnknownPermission;

    fn from_str(id: &str) -> Result<Self, UnknownPermission> {
        Self::ALL.into_iter().find(|permission| permission.id() == id).ok_or_else(|| UnknownPermission(id.to_owned()))
    }
}

/// A set of permissions, by their ids.
///
/// A word in memory, ids separated by spaces in the store.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash, JsonSchema)]
pub struct Permissions(#[schemars(schema_with = "list_of_ids", extend("uniqueItems" = false))] u16);

impl Permissions {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Every permission: what an owner holds.
    pub const ALL: Self = Self((1 << Permission::ALL.len()) - 1);

    const fn bit(permission: Permission) -> u16 {
        1 << permission as u8
    }

    /// This set and one more.
    #[must_use]
    pub const fn with(self, permission: Permission) -> Self {
        Self(self.0 | Self::bit(permission))
    }

    /// This set without one.
    #[must_use]
    pub const fn without(self, permission: Permission) -> Self {
        Self(self.0 & !Self::bit(permission))
    }

    /// What both sets hold.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// What either set holds.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether this one permission is in it, whatever it needs besides.
    pub const fn contains(self, permission: Permission) -> bool {
        self.0 & Self::bit(permission) != 0
    }

    /// Whether it allows this: the permission is in it and so is the one it needs.
    pub fn allows(self, permission: Permission) -> bool {
        self.contains(permission) && permission.needs().is_none_or(|needed| self.contains(needed))
    }

    /// Whether every permission of `other` is in it.
    pub const fn covers(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether it is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Its permissions, in the order in which people see them.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.into_iter().filter(move |permission| self.contains(*permission))
    }
}

impl FromIterator<Permission> for Permissions {
    fn from_iter<I: IntoIterator<Item = Permission>>(iter: I) -> Self {
        iter.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Display for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, permission) in self.iter().enumerate() {
            if place > 0 {
                f.write_str(" ")?;
            }
            f.write_str(permission.id())?;
        }
        Ok(())
    }
}

impl fmt::Debug for Permissions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Permission::id)).finish()
    }
}

impl Serialize for Permissions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Permission::id))
    }
}

impl FromStr for Permissions {
    type Err = UnknownPermission;

    fn from_str(ids: &str) -> Result<Self, UnknownPermission> {
        ids.split_ascii_whitespace().map(str::parse).collect()
    }
}

impl JsonSchema for Permission {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "permission".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        id_schema()
    }
}

/// The schema of an id: each, with what it means.
pub fn id_schema() -> Schema {
    let words = Permission::ALL.map(|one| json_schema!({ "const": one.id(), "description": one.about() }));
    json_schema!({ "title": "permission", "type": "string", "oneOf": words })
}

/// The schema of a list of ids.
pub fn list_of_ids(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "array", "items": id_schema(), "uniqueItems": true })
}
