//! The one decision, asked with what is known of a principal in an account: what they may do, and what is offered to them.

use std::sync::Arc;

use plugin_api::Kind;
use plugin_api::actions::ActKind;

use crate::access::{self, Granted, Wish};
use crate::error::Error;
use crate::model::permissions::{Permission, Permissions};
use crate::portal::base::{Base, service};
use crate::portal::principals::AccountContext;
use crate::source::permission_of;

service! {
    /// The decision, asked for a principal in an account.
    pub struct Decisions {
        base: Arc<Base>,
    }
}

impl Decisions {
    /// Whether this kind of act may be offered to the principal: they may, and the ERP takes it.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn offers(&self, context: &AccountContext, act: ActKind) -> Result<bool, Error> {
        Ok(context.principal.view_as.is_none() && self.does(context, act)?)
    }

    /// Whether the customer does such acts: they may, and the ERP takes them; staff who look on see the same.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub(super) fn does(&self, context: &AccountContext, act: ActKind) -> Result<bool, Error> {
        Ok(self.may(context, permission_of(act))? && self.base.source.takes(act)?)
    }

    /// Which permissions the ERP takes no acts for: holding one of them does nothing (rule D7).
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn idle_permissions(&self) -> Result<Permissions, Error> {
        // Whoever may edit their own information is shown it, though the ERP takes no change of it.
        let acts = [ActKind::AnswerQuotes, ActKind::WriteTickets, ActKind::PlaceOrders];
        acts.into_iter().try_fold(Permissions::NONE, |idle, act| {
            Ok(if self.base.source.takes(act)? { idle } else { idle.with(permission_of(act)) })
        })
    }

    /// Asks rows 1 to 10: may the principal do this?
    ///
    /// # Errors
    /// The first row that fails, recorded; `unavailable/host`.
    pub fn grant<'a>(&self, context: &'a AccountContext, permission: Permission) -> Result<Granted<'a>, Error> {
        access::decide(&context.facts(), self.wish(context, permission)?).map_err(|denied| context.audit(denied))
    }

    /// Asks rows 1 to 10 for what is merely offered: a no is no refusal, and is not recorded.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub(super) fn may(&self, context: &AccountContext, permission: Permission) -> Result<bool, Error> {
        // Asked of the host only where everything else holds already.
        Ok(access::decide_but_for_host(&context.facts(), permission).is_ok()
            && self.wish(context, permission)?.open_to_external)
    }

    /// The wish for this permission; the ERP is asked once an account context which kinds it opens.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub(super) fn wish(&self, context: &AccountContext, permission: Permission) -> Result<Wish, Error> {
        Ok(Wish { permission, open_to_external: context.open.to_external(&self.base.source, permission)? })
    }

    /// The kinds that the principal may look at, in the order of the menu.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn menu<'a>(&self, context: &'a AccountContext) -> Result<&'a [Kind], Error> {
        let ask = || {
            let mut kinds = Vec::with_capacity(Kind::ALL.len());
            for kind in Kind::ALL {
                if self.may(context, Permission::to_view(kind))? {
                    kinds.push(kind);
                }
            }
            Ok(kinds)
        };
        context.menu.get_or_try_init(ask).map(Vec::as_slice)
    }
}
