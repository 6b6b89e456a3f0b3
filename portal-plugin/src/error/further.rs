//! Giving more than one holds.

/// In which direction a permission would go further than who gives it holds it (rule A2).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Further {
    /// It is not held at all.
    Permission,
    /// To documents that the giver does not see.
    Documents,
    /// To sites where the giver does not hold it.
    Sites,
    /// Beyond the day on which it ends for the giver.
    End,
}

impl Further {
    /// What happened, and what to do.
    pub(super) fn sentence(self, permission: &str) -> String {
        match self {
            Self::Permission => {
                format!("you cannot give `{permission}`, which you do not hold; ask the account's owner")
            }
            Self::Documents => format!("`{permission}` would reach documents that you do not see; narrow it"),
            Self::Sites => format!("`{permission}` would reach sites where you do not hold it; name others"),
            Self::End => format!("`{permission}` would last longer than you hold it; name an earlier end"),
        }
    }
}
