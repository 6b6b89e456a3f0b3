//! What has to be made ready in Dolibarr before customers can act there, and how far that is.

use plugin_api::Failure;

use super::abilities::{MARKED, Write, rights};
use super::{MARK, only_read};
use crate::erp::dolibarr::Dolibarr;

/// How far a Dolibarr is made ready to be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prepared {
    /// Where the API is.
    pub api: String,
    /// The login of the API's user, where the API says who it is.
    pub user: Option<String>,
    /// What keeps everything from being written, or is better changed.
    pub troubles: Vec<String>,
    /// Each thing that can be written in each entity, and what is missing for it.
    pub writes: Vec<Readiness>,
    /// The rights that the user needs: number, words, and what for.
    pub rights: Vec<(u64, &'static str, Vec<&'static str>)>,
    /// The kinds of records that need the unique attribute: Dolibarr's word in its API, and its words on screens.
    pub marked: Vec<(&'static str, &'static str)>,
    /// The attribute's name.
    pub mark: &'static str,
}

/// How far one thing is made ready in one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// What is written.
    pub what: &'static str,
    /// Where.
    pub entity: u64,
    /// What is missing; nothing where it can be written.
    pub lacks: Vec<String>,
}

impl Dolibarr {
    /// How far this Dolibarr is made ready, asked of it now.
    ///
    /// # Errors
    /// `action/not-taken` where the host was given no API; those of the database.
    pub fn prepared(&self) -> Result<Prepared, Failure> {
        let writing = self.writing.as_ref().ok_or_else(only_read)?;
        let abilities = writing.abilities(self)?;
        let mut troubles: Vec<String> = abilities.trouble.iter().cloned().collect();
        if abilities.caller.as_ref().is_some_and(|caller| caller.admin) {
            troubles.push("the key is an administrator's; give it to a user of the portal's own".to_owned());
        }
        let entities = abilities.entities();
        let each = entities.iter().flat_map(|entity| Write::ALL.map(|write| (write, *entity)));
        let writes = each.map(|(write, entity)| Readiness {
            what: write.words(),
            entity,
            lacks: abilities.lacks(write, entity).to_vec(),
        });
        let rights = rights()
            .into_iter()
            .map(|(right, (words, writes))| (right, words, writes.into_iter().map(Write::words).collect()));
        Ok(Prepared {
            api: writing.api.place().to_owned(),
            user: abilities.caller.as_ref().map(|caller| caller.login.clone()),
            troubles,
            writes: writes.collect(),
            rights: rights.collect(),
            marked: MARKED.to_vec(),
            mark: MARK,
        })
    }
}
