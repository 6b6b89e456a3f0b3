//! The two traits and their receivers of rows and bytes, as `abi_stable` makes objects of them.
#![expect(
    unsafe_code,
    unused_qualifications,
    non_local_definitions,
    clippy::used_underscore_binding,
    reason = "`sabi_trait` writes it"
)]

use abi_stable::sabi_trait;
use abi_stable::std_types::{ROption, RSlice, RStr, RString, RVec};

use super::documents::{WireBesides, WireFileQuery, WireQuery, WireRow};
use super::values::{
    WireAbout, WireDecision, WireManifest, WireQuestion, WireRequest, WireResponse, WireStanding, WireStandingV2,
    WireUpload, WireUserStanding,
};
use super::{WireChunks, WireResult, WireRows, WireRowsV2};

/// Takes rows until it says `false`.
#[sabi_trait]
pub trait RowSink {
    /// One row.
    #[sabi(last_prefix_field)]
    fn row(&mut self, row: &WireRow<'_>) -> bool;
}

/// Takes rows with what they say since 1.2, until it says `false`.
#[sabi_trait]
pub trait RowSinkV2 {
    /// One row.
    #[sabi(last_prefix_field)]
    fn row(&mut self, row: &WireRow<'_>, besides: &WireBesides<'_>) -> bool;
}

/// Takes a file's bytes until it says `false`.
#[sabi_trait]
pub trait ChunkSink {
    /// The next bytes.
    #[sabi(last_prefix_field)]
    fn chunk(&mut self, bytes: RSlice<'_, u8>) -> bool;
}

/// [`crate::Host`], crossing.
#[sabi_trait]
pub trait HostV1: Send + Sync + 'static {
    /// JSON: a list of permissions.
    fn register_permissions(&self, permissions: RStr<'_>) -> WireResult<()>;
    /// By the kind's number.
    fn open_to_external(&self, kind: u8) -> WireResult<bool>;
    /// Typed, as every request asks it.
    fn standing(&self, third_party: RStr<'_>, contact: ROption<RStr<'_>>) -> WireResult<WireStanding>;
    /// JSON: a third party or null.
    fn third_party(&self, id: RStr<'_>) -> WireResult<RString>;
    /// JSON: a contact or null.
    fn contact(&self, id: RStr<'_>) -> WireResult<RString>;
    /// JSON: a list of contacts.
    fn contacts_of(&self, third_party: RStr<'_>) -> WireResult<RString>;
    /// JSON: a list of entities.
    fn entities(&self) -> WireResult<RString>;
    /// As in the trait.
    fn is_employee(&self, email: RStr<'_>) -> WireResult<bool>;
    /// Rows are borrowed for the call.
    fn documents(&self, query: &WireQuery<'_>, rows: WireRows<'_>) -> WireResult<()>;
    /// As in the trait.
    fn count(&self, query: &WireQuery<'_>) -> WireResult<u64>;
    /// By the kind's number; one row or none, borrowed for the call.
    fn document(&self, kind: u8, id: RStr<'_>, found: WireRows<'_>) -> WireResult<()>;
    /// By the kind's number. JSON: a body or null.
    fn body(&self, kind: u8, id: RStr<'_>) -> WireResult<RString>;
    /// Chunks are borrowed for the call.
    fn file(&self, query: &WireFileQuery<'_>, chunks: WireChunks<'_>) -> WireResult<()>;
    /// JSON: the new third party. The id of the one that was opened.
    fn new_third_party(&self, party: RStr<'_>) -> WireResult<RString>;
    /// By the number of the kind of act.
    fn takes(&self, act: u8) -> WireResult<bool>;
    /// JSON: the action; its files are borrowed for the call. JSON: what came of it.
    fn act(&self, action: RStr<'_>, files: RSlice<'_, WireUpload<'_>>) -> WireResult<RString>;
    /// JSON: the mail.
    fn send_mail(&self, mail: RStr<'_>) -> WireResult<()>;
    /// Level 1 is error, 5 is trace.
    fn log(&self, level: u8, target: RStr<'_>, message: RStr<'_>);
    /// Milliseconds since 1970.
    #[sabi(last_prefix_field)]
    fn now(&self) -> u64;
}

/// What [`crate::Host`] has besides since version 1.1, crossing.
#[sabi_trait]
pub trait HostV2: Send + Sync + 'static {
    /// Typed, as every request of such a user asks it.
    #[sabi(last_prefix_field)]
    fn user_standing(&self, about: &WireAbout<'_>) -> WireResult<WireUserStanding>;
}

/// What [`crate::Host`] has besides since version 1.2, crossing.
#[sabi_trait]
pub trait HostV3: Send + Sync + 'static {
    /// The numbers of the kinds.
    fn open_kinds(&self) -> WireResult<ROption<RVec<u8>>>;
    /// In the place of the first version's.
    fn standing(&self, third_party: RStr<'_>, contact: ROption<RStr<'_>>) -> WireResult<WireStandingV2>;
    /// In the place of the first version's.
    fn documents(&self, query: &WireQuery<'_>, rows: WireRowsV2<'_>) -> WireResult<()>;
    /// In the place of the first version's.
    #[sabi(last_prefix_field)]
    fn document(&self, kind: u8, id: RStr<'_>, found: WireRowsV2<'_>) -> WireResult<()>;
}

/// [`crate::Portal`], crossing.
#[sabi_trait]
pub trait PortalV1: Send + Sync + 'static {
    /// JSON: a list of problems.
    fn check_manifests(&self, files: RSlice<'_, WireManifest<'_>>) -> WireResult<RString>;
    /// The site's id.
    fn enable_site(&self, file: &WireManifest<'_>) -> WireResult<RString>;
    /// As in the trait.
    fn disable_site(&self, site: RStr<'_>) -> WireResult<()>;
    /// Typed, as it is what the portal is for.
    fn handle(&self, request: &WireRequest<'_>) -> WireResponse;
    /// Typed, as the ERP asks it often.
    fn decide(&self, question: &WireQuestion<'_>) -> WireResult<WireDecision>;
    /// JSON in, JSON out.
    fn operate(&self, command: RStr<'_>) -> WireResult<RString>;
    /// JSON: the health.
    fn health(&self) -> RString;
    /// Level 0 is off, 5 is trace.
    fn set_log_level(&self, level: u8);
    /// As in the trait.
    #[sabi(last_prefix_field)]
    fn stop(&self);
}
