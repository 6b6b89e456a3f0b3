//! Pictures of products: only of what the one who asks may see, and only what is a picture by its first bytes.

use plugin_api::Kind;
use plugin_api::documents::{FileQuery, PICTURE};

use crate::access::Granted;
use crate::error::Error;
use crate::source::Source;

/// The largest picture that is shown: 1 MiB.
const LARGEST: u64 = 1 << 20;

/// What is shown; anything else could be something that a browser runs.
const TYPES: [&str; 4] = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/// A picture, complete.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The media type, by its first bytes.
    pub media_type: &'static str,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Source {
    /// The picture of a product that the grant covers.
    ///
    /// # Errors
    /// As [`Source::summary`]; `file/missing` where there is none, or what the ERP hands over is none; `file/too-large`.
    pub fn picture(&self, granted: &Granted<'_>, id: &str) -> Result<Picture, Error> {
        let product = self.summary(granted, id)?;
        if product.kind != Kind::Products || !product.has_picture {
            return Err(Error::FileMissing);
        }
        let query =
            FileQuery { kind: product.kind, document: &product.id, file: Some(PICTURE), offset: 0, limit: LARGEST + 1 };
        let bytes = self.bytes_of(&query, LARGEST)?;
        let found = infer::get(&bytes).map(|found| found.mime_type());
        let media_type = TYPES.into_iter().find(|known| found == Some(known)).ok_or(Error::FileMissing)?;
        Ok(Picture { media_type, bytes })
    }
}
