//! A connector of the demo host as the only thing behind a portal: no mailbox, no log, the machine's clock.

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use host_demo::erp::Erp;
use log::Level;
use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Failure, Host, Kind, PermissionInfo};

/// The host.
pub struct ErpHost(pub Box<dyn Erp>);

impl fmt::Debug for ErpHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErpHost").finish_non_exhaustive()
    }
}

impl Host for ErpHost {
    fn register_permissions(&self, _: &[PermissionInfo]) -> Result<(), Failure> {
        Ok(())
    }

    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure> {
        self.0.open_to_external(kind)
    }

    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        self.0.open_kinds()
    }

    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure> {
        self.0.standing(third_party, contact)
    }

    fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
        self.0.user_standing(about, self.now())
    }

    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure> {
        self.0.third_party(id)
    }

    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure> {
        self.0.contact(id)
    }

    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure> {
        self.0.contacts_of(third_party)
    }

    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        self.0.entities()
    }

    fn is_employee(&self, email: &str) -> Result<bool, Failure> {
        self.0.is_employee(email)
    }

    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        self.0.documents(query, each)
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        self.0.count(query)
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        self.0.document(kind, id, found)
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        self.0.body(kind, id)
    }

    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        self.0.file(query, each)
    }

    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure> {
        self.0.new_third_party(party)
    }

    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        self.0.takes(act)
    }

    fn act(&self, action: &Action, files: &[Upload<'_>]) -> Result<Done, Failure> {
        self.0.act(action, files, self.now())
    }

    fn send_mail(&self, _: &Mail) -> Result<(), Failure> {
        Ok(())
    }

    fn log(&self, _: Level, _: &str, _: &str) {}

    #[expect(clippy::disallowed_methods, reason = "a host is where the time comes from")]
    fn now(&self) -> u64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
        u64::try_from(since.as_millis()).unwrap()
    }
}
