//! What has to be made ready in Odoo before customers can act there, and how far that is.

use jiff::Timestamp;
use plugin_api::Failure;

use super::needed::{Write, groups};
use super::only_read;
use crate::erp::odoo::Odoo;

/// How far an Odoo is made ready to be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WritesPrepared {
    /// Where the API is.
    pub api: String,
    /// The login of the API's user.
    pub login: String,
    /// What keeps everything from being written.
    pub trouble: Option<String>,
    /// What is better changed.
    pub advice: Vec<String>,
    /// When the key runs out, where the database says so.
    pub key_until: Option<Timestamp>,
    /// Each thing whose module is there, and what is missing for writing it.
    pub writes: Vec<(&'static str, Vec<String>)>,
    /// The groups that the user needs, as its screen calls them, and what each is for.
    pub groups: Vec<(&'static str, Vec<&'static str>)>,
}

impl Odoo {
    /// How far this Odoo is made ready to be written to, asked of it now.
    ///
    /// # Errors
    /// `action/not-taken` where the host was given no API; those of the database.
    pub fn writes_prepared(&self) -> Result<WritesPrepared, Failure> {
        let writing = self.writing.as_ref().ok_or_else(only_read)?;
        let abilities = writing.abilities(self)?;
        let writes = Write::ALL.into_iter().filter_map(|write| Some((write.words(), abilities.lacks(write)?.to_vec())));
        Ok(WritesPrepared {
            api: writing.api.place().to_owned(),
            login: writing.api.login().to_owned(),
            trouble: abilities.trouble.clone(),
            advice: abilities.advice().to_vec(),
            key_until: abilities.caller.as_ref().and_then(|caller| caller.key_until),
            writes: writes.collect(),
            groups: groups(),
        })
    }
}
