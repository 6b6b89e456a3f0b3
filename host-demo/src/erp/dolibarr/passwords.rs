//! Passwords as Dolibarr stores them.

use crate::erp::external::{OldHash, StoredPassword};

/// The password behind this column; `has_clear` says that another column holds it as it was typed.
pub(super) fn password(stored: &str, has_clear: bool) -> StoredPassword {
    let is_hex = stored.chars().all(|digit| digit.is_ascii_hexdigit());
    let is_bcrypt = stored.len() == 60 && ["$2y$", "$2a$", "$2b$"].iter().any(|mark| stored.starts_with(mark));
    match stored.len() {
        0 if has_clear => StoredPassword::Old(OldHash::Clear),
        0 => StoredPassword::None,
        _ if is_bcrypt => StoredPassword::Readable(stored.to_owned()),
        32 if is_hex => StoredPassword::Old(OldHash::Md5),
        40 if is_hex => StoredPassword::Old(OldHash::Sha1),
        _ => StoredPassword::Old(OldHash::Other),
    }
}
