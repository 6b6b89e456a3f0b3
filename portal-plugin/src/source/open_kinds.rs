//! Which kinds the ERP opens to external users (row 8), remembered for as long as one request judges by it.

use once_cell::sync::OnceCell;
use plugin_api::Kind;

use crate::error::Error;
use crate::model::permissions::Permission;
use crate::source::Source;

/// What the ERP said of kinds so far: all of them at once, or one by one where it answers no such question.
#[derive(Clone, Debug, Default)]
pub struct OpenKinds {
    all: OnceCell<Option<Vec<Kind>>>,
    each: [OnceCell<bool>; Kind::ALL.len()],
}

impl OpenKinds {
    /// Whether the ERP opens what the permission is about; what is about no kind is open.
    ///
    /// # Errors
    /// `unavailable/host`.
    pub fn to_external(&self, source: &Source, permission: Permission) -> Result<bool, Error> {
        let mut kinds = Kind::ALL.into_iter().zip(&self.each);
        let Some((kind, known)) = kinds.find(|(kind, _)| permission.kind() == Some(*kind)) else { return Ok(true) };
        match self.all.get_or_try_init(|| source.open_kinds())? {
            Some(open) => Ok(open.contains(&kind)),
            None => known.get_or_try_init(|| source.open_to_external(kind)).copied(),
        }
    }
}
