//! What a checkout may offer to whoever is there (rule U10).

use std::sync::Arc;

use crate::error::Error;
use crate::model::permissions::Permission;
use crate::model::sites::{Checkout, SignUp, Site};
use crate::portal::accounts::Accounts;
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::principals::{AccountCard, Principal};

/// What a checkout may offer to a principal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AtCheckout {
    /// Somebody is signed in, with these accounts to order for.
    SignedIn(Vec<Buyer>),
    /// Nobody is.
    Offer(Offer),
}

/// An account that who is signed in may enter on this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buyer {
    /// The account.
    pub account: AccountCard,
    /// Whether who is signed in may place orders for it: rows 1 to 10 hold, and nobody merely looks on.
    pub may_order: bool,
}

/// What a checkout offers to who is not signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// To buy as a guest.
    pub guest: bool,
    /// To sign in.
    pub sign_in: bool,
    /// To sign up.
    pub sign_up: bool,
}

service! {
    /// What a checkout may offer.
    pub struct Checkouts {
        base: Arc<Base>,
        decisions: Arc<Decisions>,
        accounts: Arc<Accounts>,
    }
}

impl Checkouts {
    /// What a checkout of the site may offer to whoever is there.
    ///
    /// # Errors
    /// `unavailable/store`, `unavailable/host`.
    pub fn offer(&self, site: &Site, principal: Option<&Principal>) -> Result<AtCheckout, Error> {
        self.base.running()?;
        let offer = |guest, sign_in, sign_up| Ok(AtCheckout::Offer(Offer { guest, sign_in, sign_up }));
        match (principal, site.sign_up) {
            (Some(principal), _) => self.buyers(principal).map(AtCheckout::SignedIn),
            (None, SignUp::Invitation) => offer(false, true, false),
            (None, SignUp::Checkout(Checkout::Optional) | SignUp::Open) => offer(true, true, true),
            (None, SignUp::Checkout(Checkout::Mandatory)) => offer(false, true, true),
            (None, SignUp::Checkout(Checkout::Disabled)) => offer(true, false, false),
        }
    }

    /// The accounts of a principal by name, and for which of them they may place orders.
    fn buyers(&self, principal: &Principal) -> Result<Vec<Buyer>, Error> {
        let mut buyers = Vec::new();
        for context in self.accounts.contexts(principal)? {
            let account =
                AccountCard { id: context.account.id, name: self.base.name_by(&context.account, &context.standing)? };
            let may_order = principal.view_as.is_none() && self.decisions.may(&context, Permission::OrdersCreate)?;
            buyers.push(Buyer { account, may_order });
        }
        buyers.sort_by(|a, b| a.account.name.cmp(&b.account.name).then(a.account.id.cmp(&b.account.id)));
        Ok(buyers)
    }
}
