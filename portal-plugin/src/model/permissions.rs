//! The permission set that the module registers with the host (rules §2), and sets of them.
//!
//! A new kind of document brings its permission with it: [`plugin_api::kind`] says where each stands.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use plugin_api::Kind;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

/// Declares the permissions: a row for each, in the order in which people see them. A row names the kind that the permission
/// views or writes, where it is about one, and the permission that it needs besides. A kind that no row views does not
/// compile.
macro_rules! permissions {
    ($($permission:ident: $id:literal, $about:literal
        $(, views $viewed:ident)? $(, writes $written:ident)? $(, needs $needed:ident)?;)*) => {
        /// One named right. Nothing is granted by default.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[repr(u8)]
        pub enum Permission {
            $(#[doc = concat!($about, ".")] $permission,)*
        }

        impl Permission {
            /// The whole set, in the order in which people see it.
            pub const ALL: [Self; [$($id),*].len()] = [$(Self::$permission),*];

            /// Its id, e.g. `portal.invoices.view`: what manifests, the store and the ERP know it by.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$permission => $id,)*
                }
            }

            /// What it allows, for who writes a manifest; the texts say it to everybody else.
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$permission => $about,)*
                }
            }

            /// The permission to look at a kind.
            pub const fn to_view(kind: Kind) -> Self {
                match kind {
                    $($(Kind::$viewed => Self::$permission,)?)*
                }
            }

            /// The kind it is about, where it is about one.
            pub const fn kind(self) -> Option<Kind> {
                match self {
                    $($(Self::$permission => Some(Kind::$viewed),)? $(Self::$permission => Some(Kind::$written),)?)*
                    _ => None,
                }
            }

            /// The permission without which this one shows nothing: a write's view twin, and projects for tasks.
            pub const fn needs(self) -> Option<Self> {
                match self {
                    $($(Self::$permission => Some(Self::$needed),)?)*
                    _ => None,
                }
            }
        }
    };
}

permissions! {
    InvoicesView: "portal.invoices.view", "View own invoices", views Invoices;
    QuotesView: "portal.quotes.view", "View own quotes", views Quotes;
    OrdersView: "portal.orders.view", "View own orders", views Orders;
    ProfileEdit: "portal.profile.edit", "Edit own personal information";
    ShipmentsView: "portal.shipments.view", "View own shipments", views Shipments;
    TicketsView: "portal.tickets.view", "View own tickets", views Tickets;
    ProjectsView: "portal.projects.view", "View own projects", views Projects;
    SupplierInvoicesView: "portal.supplier_invoices.view", "View own supplier invoices", views SupplierInvoices;
    TasksView: "portal.tasks.view", "View the tasks of own projects", views Tasks, needs ProjectsView;
    ProductsView: "portal.products.view", "View products", views Products;
    TicketsWrite: "portal.tickets.write", "Open tickets and reply", writes Tickets, needs TicketsView;
    OrdersCreate: "portal.orders.create", "Place orders", writes Orders, needs OrdersView;
    QuotesAccept: "portal.quotes.accept", "Accept or decline quotes", writes Quotes, needs QuotesView;
    UsersManage: "portal.users.manage", "Invite users, set their permissions, revoke them";
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

    /// The ids of its permissions, in their order.
    pub fn ids(self) -> Vec<String> {
        self.iter().map(|permission| permission.id().to_owned()).collect()
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
