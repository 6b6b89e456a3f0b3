//! An ERP with nothing in it, for verbs that ask the module something that no data answers.

use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::parties::{Contact, Known, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Kind};

use crate::erp::Erp;

/// Knows nobody and holds no document.
#[derive(Clone, Copy, Debug)]
pub struct Empty;

impl Erp for Empty {
    fn open_to_external(&self, _: Kind) -> Result<bool, Failure> {
        Ok(false)
    }

    fn standing(&self, _: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        Ok(Standing {
            third_party: Known::Unknown,
            contact: contact.map(|_| Known::Unknown),
            categories: Vec::new(),
            party: None,
        })
    }

    fn user_standing(&self, about: &About<'_>, _: u64) -> Result<UserStanding, Failure> {
        Ok(UserStanding { user: None, standing: self.standing(about.third_party.unwrap_or_default(), about.contact)? })
    }

    fn third_party(&self, _: &str) -> Result<Option<ThirdParty>, Failure> {
        Ok(None)
    }

    fn contact(&self, _: &str) -> Result<Option<Contact>, Failure> {
        Ok(None)
    }

    fn contacts_of(&self, _: &str) -> Result<Vec<Contact>, Failure> {
        Ok(Vec::new())
    }

    fn is_employee(&self, _: &str) -> Result<bool, Failure> {
        Ok(false)
    }

    fn new_third_party(&self, _: &NewThirdParty) -> Result<String, Failure> {
        Err(Failure::new(Class::Refused, "erp/opens-none", "no third party is opened in an ERP that is not there"))
    }

    fn documents(&self, _: &Query<'_>, _: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        Ok(())
    }

    fn count(&self, _: &Query<'_>) -> Result<u64, Failure> {
        Ok(0)
    }

    fn document(&self, _: Kind, _: &str, _: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        Ok(())
    }

    fn body(&self, _: Kind, _: &str) -> Result<Option<Body>, Failure> {
        Ok(None)
    }

    fn file(&self, _: &FileQuery<'_>, _: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        Ok(())
    }

    fn find_third_parties(&self, _: &str) -> Result<Vec<ThirdParty>, Failure> {
        Ok(Vec::new())
    }

    fn describe(&self) -> Result<String, Failure> {
        Ok("no ERP".to_owned())
    }
}
