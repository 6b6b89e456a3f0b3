//! Where the demo host's documents come from: the sample ERP, a live Dolibarr or a live Odoo.

use plugin_api::actions::{ActKind, Action, Done, Upload};
use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::erp_users::{About, UserStanding};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, Entity, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Kind};

mod decimals;
pub mod dolibarr;
pub mod empty;
mod evidence;
pub mod external;
mod html;
pub mod odoo;
pub mod sample;
mod words;
mod writes;

/// The part of [`plugin_api::Host`] that an ERP's own data answers; mail, log and time are the host's.
/// Each method is specified there.
pub trait Erp: Send + Sync + 'static {
    /// See [`plugin_api::Host::open_to_external`].
    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure>;
    /// See [`plugin_api::Host::open_kinds`].
    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        Ok(None)
    }
    /// See [`plugin_api::Host::standing`].
    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure>;
    /// See [`plugin_api::Host::user_standing`]; `now` is in milliseconds since 1970-01-01T00:00:00Z.
    fn user_standing(&self, about: &About<'_>, now: u64) -> Result<UserStanding, Failure>;
    /// See [`plugin_api::Host::third_party`].
    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure>;
    /// See [`plugin_api::Host::contact`].
    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure>;
    /// See [`plugin_api::Host::contacts_of`].
    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure>;
    /// See [`plugin_api::Host::entities`].
    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        Ok(Vec::new())
    }
    /// See [`plugin_api::Host::is_employee`].
    fn is_employee(&self, email: &str) -> Result<bool, Failure>;
    /// See [`plugin_api::Host::new_third_party`].
    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure>;
    /// See [`plugin_api::Host::takes`].
    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        let _ = act;
        Ok(false)
    }
    /// See [`plugin_api::Host::act`]; `now` is in milliseconds since 1970-01-01T00:00:00Z.
    fn act(&self, action: &Action, files: &[Upload<'_>], now: u64) -> Result<Done, Failure> {
        let _ = (action, files, now);
        Err(Failure::new(Class::Refused, "action/not-taken", "this ERP is only read: write in the ERP itself"))
    }
    /// Mails to the ERP's own staff that acts left to be sent, each handed over once.
    fn staff_mails(&self) -> Vec<Mail> {
        Vec::new()
    }
    /// See [`plugin_api::Host::documents`].
    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure>;
    /// See [`plugin_api::Host::count`].
    fn count(&self, query: &Query<'_>) -> Result<u64, Failure>;
    /// See [`plugin_api::Host::document`].
    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure>;
    /// See [`plugin_api::Host::body`].
    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure>;
    /// See [`plugin_api::Host::file`].
    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure>;

    /// Third parties for the staff's own pages and verbs: those whose name or id holds `text`, by name, 100 at the most.
    fn find_third_parties(&self, text: &str) -> Result<Vec<ThirdParty>, Failure>;
    /// One line for people: which ERP, which database, how much is in it.
    fn describe(&self) -> Result<String, Failure>;
}
