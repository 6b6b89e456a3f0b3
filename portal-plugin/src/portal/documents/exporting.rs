//! All rows of a list at once, up to a limit: for a table to take away.

use std::ops::ControlFlow;

use plugin_api::Kind;

use super::Documents;
use crate::access::Granted;
use crate::error::Error;
use crate::model::permissions::Permission;
use crate::portal::principals::AccountContext;
use crate::source::{Listing, MOST_ROWS, Summary};

/// The most rows of an export: 10,000.
pub const MOST: usize = 10_000;

/// How many pages of a list are read: as many as [`MOST`] rows fill, and as many again for what is left out of them.
const MOST_PAGES: usize = 2 * MOST / MOST_ROWS as usize;

/// The rows of a list.
#[derive(Clone, Debug)]
pub struct Export {
    /// The rows, in the order of the list.
    pub rows: Vec<Summary>,
    /// Whether the list has more.
    pub cut: bool,
}

impl Documents {
    /// Every row of a list from its start, [`MOST`] at the most.
    ///
    /// # Errors
    /// As [`Documents::list`]; no part of a list is ever handed over as the whole.
    pub fn export(&self, context: &AccountContext, kind: Kind, listing: &Listing<'_>) -> Result<Export, Error> {
        let granted = self.decisions.grant(context, Permission::to_view(kind))?;
        let mut rows = Vec::new();
        let cut = self.walk(&granted, listing, |row| {
            if rows.len() == MOST {
                return ControlFlow::Break(());
            }
            rows.push(row);
            ControlFlow::Continue(())
        })?;
        Ok(Export { rows, cut })
    }

    /// Hands each row of a list to `each`, page after page, until it breaks off. Says whether rows were left.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub(in crate::portal) fn walk(
        &self,
        granted: &Granted<'_>,
        listing: &Listing<'_>,
        mut each: impl FnMut(Summary) -> ControlFlow<()>,
    ) -> Result<bool, Error> {
        let mut after = None;
        for _ in 0..MOST_PAGES {
            let listing = Listing { after: after.as_ref(), limit: MOST_ROWS, ..*listing };
            let page = self.base.source.list(granted, &listing)?;
            if page.rows.into_iter().try_for_each(&mut each).is_break() {
                return Ok(true);
            }
            let Some(next) = page.next else { return Ok(false) };
            after = Some(next);
        }
        Ok(true)
    }
}
