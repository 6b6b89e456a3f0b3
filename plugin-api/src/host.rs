//! What the portal may ask of the ERP.

use std::sync::Arc;

use crate::actions::{ActKind, Action, Done, Upload};
use crate::descriptor::PermissionInfo;
use crate::documents::{Body, FileQuery, Query, Row};
use crate::erp_users::{About, UserStanding};
use crate::failure::{Class, Failure};
use crate::kind::Kind;
use crate::mail::Mail;
use crate::parties::{Contact, Entity, Known, NewThirdParty, Standing, ThirdParty};

/// An ERP, as the portal sees it. Implement this and hand it to `load::Module::create`.
///
/// Every method may be called from any thread, several at once, and may block; the portal asks for nothing twice in one
/// request that it can remember. Answer within ten seconds: a browser waits. A panic inside a method becomes the failure
/// `host/panic` and denies what was asked.
pub trait Host: Send + Sync + 'static {
    /// Takes the module's permissions into the ERP's own list. Called once, at start; the same set again changes nothing. Their
    /// words are in English and French always, and in further languages as the module speaks them.
    ///
    /// # Errors
    /// A refusal stops the module from starting.
    fn register_permissions(&self, permissions: &[PermissionInfo]) -> Result<(), Failure>;

    /// Whether the ERP opens this kind to external users at all (row 8 of the decision).
    ///
    /// # Errors
    /// Any failure denies (rule D1).
    fn open_to_external(&self, kind: Kind) -> Result<bool, Failure>;

    /// All kinds that the ERP opens to external users, in one question in the place of [`Host::open_to_external`] for each;
    /// `None`, as a host of before 1.2 answers, has them asked for one by one.
    ///
    /// # Errors
    /// Any failure denies (rule D1).
    fn open_kinds(&self) -> Result<Option<Vec<Kind>>, Failure> {
        Ok(None)
    }

    /// What the ERP says now of a third party and, where given, of the contact behind the user, whichever third
    /// party that contact belongs to (rows 3, 5 and 6). Asked once a request.
    ///
    /// # Errors
    /// Any failure denies (rule D1).
    fn standing(&self, third_party: &str, contact: Option<&str>) -> Result<Standing, Failure>;

    /// What the ERP says now of a user that it manages, with what [`Host::standing`] says, in one call: in the place of
    /// that one, for users that an import linked to one of the ERP's (rows 3, 7 and 10). Asked once a request: keep it cheap.
    ///
    /// An ERP without users of its own has nothing to do here, as long as its imports name none.
    ///
    /// # Errors
    /// Any failure denies (rule D1).
    fn user_standing(&self, about: &About<'_>) -> Result<UserStanding, Failure> {
        says_nothing_of_users(self, about)
    }

    /// The third party with this id.
    ///
    /// # Errors
    /// When the ERP cannot say.
    fn third_party(&self, id: &str) -> Result<Option<ThirdParty>, Failure>;

    /// The contact with this id.
    ///
    /// # Errors
    /// When the ERP cannot say.
    fn contact(&self, id: &str) -> Result<Option<Contact>, Failure>;

    /// The contacts of a third party, archived ones too, ordered by name; at most 1,000.
    ///
    /// # Errors
    /// When the ERP cannot say.
    fn contacts_of(&self, third_party: &str) -> Result<Vec<Contact>, Failure>;

    /// The entities that issue documents, with the names that customers know them by, ordered by name; at most 1,000. A list is
    /// narrowed only by one that is named here.
    ///
    /// # Errors
    /// When the ERP cannot say; no list is shown then.
    fn entities(&self) -> Result<Vec<Entity>, Failure> {
        Ok(Vec::new())
    }

    /// Whether an employee of the ERP uses this e-mail address; compared without regard to the case of ASCII letters, and to
    /// nothing else. An address whose host has a name in Unicode is asked for with that and in Punycode.
    ///
    /// # Errors
    /// When the ERP cannot say; the portal then creates no user.
    fn is_employee(&self, email: &str) -> Result<bool, Failure>;

    /// Hands each row of the answer to `each`, in order, until it says `false`.
    ///
    /// # Errors
    /// A failure in the middle counts as a failure of the whole: no part of a page is shown.
    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure>;

    /// How many rows the query has in all; `after` and `limit` do not count.
    ///
    /// # Errors
    /// When the ERP cannot say.
    fn count(&self, query: &Query<'_>) -> Result<u64, Failure>;

    /// Hands the row of one document to `found`, or does not call it where there is none. Whose it is, the portal judges.
    ///
    /// Keep it cheap, and of the same cost whether or not there is such a document: the time must not tell (rule D3). Its
    /// [`Row::key`] is not read.
    ///
    /// # Errors
    /// When the ERP cannot say.
    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure>;

    /// What the page of one document shows besides its row; `None` where there is no such document. Asked only once the
    /// portal has judged the row and said yes.
    ///
    /// # Errors
    /// When the ERP cannot say.
    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure>;

    /// Hands a part of a file to `each`, in chunks of at most 1 MiB, until it says `false`. A file that is not there hands over nothing.
    ///
    /// The host resolves the file itself, and never outside its documents' folder, whatever its database says.
    ///
    /// # Errors
    /// `file/missing` where the document has no such file, `file/outside` where its path leaves the folder.
    fn file(&self, query: &FileQuery<'_>, each: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure>;

    /// Opens a third party with one contact for a customer who signed up, and answers its id. The same key again answers the
    /// same id and opens nothing. Never answers one that was there before, whatever its address is (rule U10).
    ///
    /// # Errors
    /// An ERP that opens none this way refuses with a code of its own; the customer's account then waits.
    fn new_third_party(&self, party: &NewThirdParty) -> Result<String, Failure>;

    /// Whether the ERP takes this kind of act from customers at all; one that it does not take is never offered.
    ///
    /// # Errors
    /// When the ERP cannot say; nothing is offered then.
    fn takes(&self, act: ActKind) -> Result<bool, Failure> {
        let _ = act;
        Ok(false)
    }

    /// Does what a customer asks for, at most once for each key, and answers what came of it. All of it or nothing. Where the
    /// answer got lost or the process ended, the portal asks again with the same key, for three days.
    ///
    /// # Errors
    /// The ERP's own refusals: a code `action/…` of class [`Class::Refused`], and a message for the log. The customer is
    /// told by the portal's words: `action/changed` what they saw has changed since, `action/over` it is not to be had or
    /// answered any more, `action/not-taken` the ERP does not take it; any other code reads as the last.
    fn act(&self, action: &Action, files: &[Upload<'_>]) -> Result<Done, Failure> {
        let _ = (action, files);
        Err(Failure::new(Class::Refused, "action/not-taken", "this ERP takes no actions from customers"))
    }

    /// Takes a mail for delivery. The portal calls it from two threads of its own, one for urgent mails and one for all others;
    /// a call holds up the mails behind it, so let it end within seconds.
    ///
    /// # Errors
    /// A refusal for good is [`Class::Refused`], [`Class::NotFound`] or [`Class::Invalid`], and is about this mail to this
    /// recipient alone: no such mailbox, an address that cannot be. The message is shown to whoever asked for the mail and to
    /// staff: the mail server's own words. Any other class is tried again for three days, [`Class::Unavailable`] above all: also
    /// where a mail server refuses the session or the sender with a permanent code, as it would refuse every mail.
    fn send_mail(&self, mail: &Mail) -> Result<(), Failure>;

    /// Takes a record of the module's log.
    fn log(&self, level: log::Level, target: &str, message: &str);

    /// The time of day, in milliseconds since 1970-01-01T00:00:00Z. The portal asks nobody else for it; how much time has
    /// passed it counts itself, so that a clock that is set neither ends nor revives anything.
    fn now(&self) -> u64;
}

/// The answer of a host that says nothing of users.
///
/// # Errors
/// The host's own.
pub fn says_nothing_of_users(host: &(impl Host + ?Sized), about: &About<'_>) -> Result<UserStanding, Failure> {
    let standing = match about.third_party {
        Some(third_party) => host.standing(third_party, about.contact)?,
        None => Standing { third_party: Known::Unknown, contact: None, categories: Vec::new(), party: None },
    };
    Ok(UserStanding { user: None, standing })
}

/// A host that several owners share.
pub type SharedHost = Arc<dyn Host>;
