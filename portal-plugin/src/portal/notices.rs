//! What a member was told of new documents, and how they want to be told (rule M2).

use std::sync::Arc;

use plugin_api::Kind;
use plugin_api::operations::NoticeEvent;

use crate::clock::Timestamp;
use crate::error::Error;
use crate::model::notices::{NoticeChoice, TOLD};
use crate::model::permissions::Permission;
use crate::model::tokens::Token;
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::principals::AccountContext;
use crate::source::Summary;

/// Something that the principal was told of, and may see.
#[derive(Clone, Debug)]
pub struct NoticeCard {
    /// The document.
    pub document: Summary,
    /// What happened to it.
    pub event: NoticeEvent,
    /// When it was told.
    pub told: Timestamp,
    /// Whether its page was opened since.
    pub opened: bool,
    /// The words with which its mail was refused for good.
    pub undelivered: Option<String>,
}

service! {
    /// The notices of members.
    pub struct Notices {
        base: Arc<Base>,
        decisions: Arc<Decisions>,
    }
}

impl Notices {
    /// What the principal was told in the account within the last 90 days, the newest first, 25 at the most: each judged anew.
    ///
    /// # Errors
    /// `unavailable/host`, `unavailable/store`.
    pub fn list(&self, context: &AccountContext) -> Result<Vec<NoticeCard>, Error> {
        let rows = self.base.store.notices_of(context.account.id, context.principal.user.id, self.base.clock.now())?;
        let mut cards = Vec::with_capacity(rows.len());
        for row in rows {
            let permission = Permission::to_view(row.kind);
            if !self.decisions.may(context, permission)? {
                continue;
            }
            let granted = self.decisions.grant(context, permission)?;
            match self.base.source.summary(&granted, &row.document) {
                Ok(document) => cards.push(NoticeCard {
                    document,
                    event: row.event,
                    told: row.created,
                    opened: row.opened,
                    undelivered: row.undelivered,
                }),
                Err(Error::Denied(_) | Error::DocumentUnknown) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(cards)
    }

    /// How the principal is told of each kind that they may see, as they chose or as the site has it.
    ///
    /// # Errors
    /// `unavailable/host`, `unavailable/store`.
    pub fn choices(&self, context: &AccountContext) -> Result<Vec<(Kind, NoticeChoice)>, Error> {
        let chosen = self.base.store.notice_choices(context.account.id, context.principal.user.id)?;
        let choice = |kind: Kind| {
            chosen.iter().find(|(of, _)| *of == kind).map_or(context.principal.site.notices, |(_, choice)| *choice)
        };
        let menu = self.decisions.menu(context)?;
        Ok(menu.iter().filter(|kind| TOLD.contains(kind)).map(|kind| (*kind, choice(*kind))).collect())
    }

    /// Remembers how the principal wants to be told, in this account.
    ///
    /// # Errors
    /// `view-as/read-only`; `unavailable/store`.
    pub fn choose(&self, context: &AccountContext, choices: &[(Kind, NoticeChoice)]) -> Result<(), Error> {
        context.principal.may_write()?;
        let told: Vec<_> = choices.iter().copied().filter(|(kind, _)| TOLD.contains(kind)).collect();
        self.base.store.choose_notices(context.account.id, context.principal.user.id, &told)
    }

    /// Remembers that the principal opened a document. That is no part of showing it: what fails is logged.
    pub fn opened(&self, context: &AccountContext, document: &Summary) {
        if context.principal.view_as.is_some() {
            return;
        }
        let (account, user) = (context.account.id, context.principal.user.id);
        let opened = (document.kind, &*document.id);
        let written = self.base.store.open_notices(account, user, opened, self.base.clock.now());
        written.unwrap_or_else(|error| log::warn!("that a notice was opened is not written down: {error}"));
    }

    /// The kinds of which a mail told; looking changes nothing (rule I7).
    ///
    /// # Errors
    /// `document/unknown` where there is no such mail; `unavailable/store`.
    pub fn told_by(&self, stop: &Token) -> Result<Vec<Kind>, Error> {
        self.base.running()?;
        known(self.base.store.kinds_told(&stop.hash())?)
    }

    /// Has the reader of a mail told no more of what it told of; who has its token needs no session (RFC 8058).
    ///
    /// # Errors
    /// As [`Notices::told_by`].
    pub fn stop(&self, stop: &Token) -> Result<Vec<Kind>, Error> {
        self.told_by(stop)?;
        known(self.base.store.stop_notices(&stop.hash())?)
    }
}

fn known(kinds: Vec<Kind>) -> Result<Vec<Kind>, Error> {
    if kinds.is_empty() { Err(Error::DocumentUnknown) } else { Ok(kinds) }
}
