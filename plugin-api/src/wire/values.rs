//! The values that cross typed, other than documents, and how each becomes the plain Rust value and back.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use abi_stable::StableAbi;
use abi_stable::std_types::{ROption, RResult, RSlice, RStr, RString, RVec, Tuple2};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::WireResult;
use super::guard::Side;
use crate::actions::Upload;
use crate::decision::{Decision, Question};
use crate::erp_users::{About, ErpUser, ErpUserState, UserStanding};
use crate::failure::{Class, Failure};
use crate::kind::Kind;
use crate::objects;
use crate::parties::{Known, Standing, ThirdParty};
use crate::problem::ManifestFile;
use crate::web::{Request, Response};

/// [`Failure`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireFailure {
    class: u32,
    code: RString,
    message: RString,
    detail: RString,
}

impl From<Failure> for WireFailure {
    fn from(failure: Failure) -> Self {
        Self {
            class: failure.class.number(),
            code: failure.code.into(),
            message: failure.message.into(),
            detail: failure.detail.into(),
        }
    }
}

impl From<WireFailure> for Failure {
    fn from(wire: WireFailure) -> Self {
        Self {
            class: Class::from_number(wire.class),
            code: wire.code.into(),
            message: wire.message.into(),
            detail: wire.detail.into(),
        }
    }
}

/// A plain answer, crossing.
pub(crate) fn answer<T, W>(result: Result<T, Failure>, wire: impl FnOnce(T) -> W) -> WireResult<W> {
    match result {
        Ok(value) => RResult::ROk(wire(value)),
        Err(failure) => RResult::RErr(failure.into()),
    }
}

/// The answer that crossed.
pub(crate) fn answered<W, T>(result: WireResult<W>, plain: impl FnOnce(W) -> T) -> Result<T, Failure> {
    match result {
        RResult::ROk(value) => Ok(plain(value)),
        RResult::RErr(failure) => Err(failure.into()),
    }
}

/// A value that crosses as JSON.
pub(crate) fn to_json<T: Serialize + ?Sized>(value: &T) -> Result<String, Failure> {
    serde_json::to_string(value)
        .map_err(|error| Failure::new(Class::Internal, "json/unwritable", format!("a value cannot be JSON: {error}")))
}

/// The value that crossed as JSON; `from` wrote it, for `what`.
pub(crate) fn from_json<T: DeserializeOwned>(from: Side, what: &str, json: &str) -> Result<T, Failure> {
    objects::from_str(json).map_err(|error| {
        let (code, who) = match from {
            Side::Host => ("host/bad-json", "host"),
            Side::Portal => ("portal/bad-json", "portal"),
        };
        Failure::new(Class::Incompatible, code, format!("the {who} sent `{what}` as JSON that cannot be read: {error}"))
    })
}

/// The kind with this number, of a call.
pub(crate) fn kind(number: u8) -> Result<Kind, Failure> {
    Kind::from_number(number).ok_or_else(|| {
        Failure::new(
            Class::Incompatible,
            "kind/unknown",
            format!("kind `{number}` is not known here; update this side"),
        )
    })
}

/// [`Standing`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireStanding {
    third_party: u8,
    contact: ROption<u8>,
    categories: RVec<RString>,
}

impl From<Standing> for WireStanding {
    fn from(standing: Standing) -> Self {
        Self {
            third_party: standing.third_party.number(),
            contact: standing.contact.map(Known::number).into(),
            categories: standing.categories.into_iter().map(RString::from).collect(),
        }
    }
}

impl From<WireStanding> for Standing {
    fn from(wire: WireStanding) -> Self {
        Self {
            third_party: Known::from_number(wire.third_party),
            contact: option(wire.contact).map(Known::from_number),
            categories: wire.categories.into_iter().map(String::from).collect(),
            party: None,
        }
    }
}

/// [`Standing`], with what it says since 1.2.
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireStandingV2 {
    standing: WireStanding,
    /// JSON: [`More`], or empty.
    more: RString,
}

/// What a standing says since 1.2; a field that is not known is ignored.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct More {
    party: Option<ThirdParty>,
}

impl More {
    /// Takes from a standing what crosses as JSON.
    fn of(standing: &mut Standing) -> RString {
        let party = standing.party.take().map(|party| Self { party: Some(party) });
        // What cannot be written is not said: the third party is asked for then.
        party.and_then(|more| to_json(&more).ok()).unwrap_or_default().into()
    }

    /// The same of a standing that crossed.
    fn read(json: &RString) -> Option<ThirdParty> {
        let more = Some(json.as_str()).filter(|json| !json.is_empty())?;
        objects::from_str::<Self>(more).ok()?.party
    }
}

impl From<Standing> for WireStandingV2 {
    fn from(mut standing: Standing) -> Self {
        let more = More::of(&mut standing);
        Self { standing: standing.into(), more }
    }
}

impl From<WireStandingV2> for Standing {
    fn from(wire: WireStandingV2) -> Self {
        Self { party: More::read(&wire.more), ..wire.standing.into() }
    }
}

/// [`About`].
#[repr(C)]
#[derive(Clone, Copy, Debug, StableAbi)]
pub struct WireAbout<'a> {
    user: RStr<'a>,
    third_party: ROption<RStr<'a>>,
    contact: ROption<RStr<'a>>,
}

impl<'a> From<About<'a>> for WireAbout<'a> {
    fn from(about: About<'a>) -> Self {
        let lent = |text: Option<&'a str>| text.map(RStr::from).into();
        Self { user: about.user.into(), third_party: lent(about.third_party), contact: lent(about.contact) }
    }
}

impl<'a> From<WireAbout<'a>> for About<'a> {
    fn from(wire: WireAbout<'a>) -> Self {
        Self { user: wire.user.as_str(), third_party: text(wire.third_party), contact: text(wire.contact) }
    }
}

/// [`UserStanding`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireUserStanding {
    user: ROption<WireErpUser>,
    standing: WireStanding,
    /// JSON: [`More`], since 1.2, or empty.
    more: RString,
}

/// [`ErpUser`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireErpUser {
    state: u8,
    third_party: ROption<RString>,
    contact: ROption<RString>,
    withheld: RVec<RString>,
}

impl From<UserStanding> for WireUserStanding {
    fn from(mut standing: UserStanding) -> Self {
        let more = More::of(&mut standing.standing);
        let user = standing.user.map(|user| WireErpUser {
            state: user.state.number(),
            third_party: user.third_party.map(RString::from).into(),
            contact: user.contact.map(RString::from).into(),
            withheld: user.withheld.into_iter().map(RString::from).collect(),
        });
        Self { user: user.into(), standing: standing.standing.into(), more }
    }
}

impl From<WireUserStanding> for UserStanding {
    fn from(wire: WireUserStanding) -> Self {
        let user = option(wire.user).map(|user| ErpUser {
            state: ErpUserState::from_number(user.state),
            third_party: option(user.third_party).map(String::from),
            contact: option(user.contact).map(String::from),
            withheld: user.withheld.into_iter().map(String::from).collect(),
        });
        Self { user, standing: Standing { party: More::read(&wire.more), ..wire.standing.into() } }
    }
}

/// [`Upload`].
#[repr(C)]
#[derive(Clone, Copy, Debug, StableAbi)]
pub struct WireUpload<'a> {
    name: RStr<'a>,
    media_type: RStr<'a>,
    bytes: RSlice<'a, u8>,
}

impl<'a> From<Upload<'a>> for WireUpload<'a> {
    fn from(file: Upload<'a>) -> Self {
        Self { name: file.name.into(), media_type: file.media_type.into(), bytes: file.bytes.into() }
    }
}

impl<'a> From<WireUpload<'a>> for Upload<'a> {
    fn from(wire: WireUpload<'a>) -> Self {
        Self { name: wire.name.as_str(), media_type: wire.media_type.as_str(), bytes: wire.bytes.as_slice() }
    }
}

/// [`ManifestFile`].
#[repr(C)]
#[derive(Clone, Copy, Debug, StableAbi)]
pub struct WireManifest<'a> {
    name: RStr<'a>,
    bytes: RSlice<'a, u8>,
}

impl<'a> From<ManifestFile<'a>> for WireManifest<'a> {
    fn from(file: ManifestFile<'a>) -> Self {
        Self { name: file.name.into(), bytes: file.bytes.into() }
    }
}

impl<'a> From<WireManifest<'a>> for ManifestFile<'a> {
    fn from(wire: WireManifest<'a>) -> Self {
        Self { name: wire.name.as_str(), bytes: wire.bytes.as_slice() }
    }
}

/// [`Request`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireRequest<'a> {
    method: RStr<'a>,
    host: RStr<'a>,
    path: RStr<'a>,
    query: RStr<'a>,
    headers: RSlice<'a, Tuple2<RStr<'a>, RStr<'a>>>,
    body: RSlice<'a, u8>,
    /// An IPv4 address is the first four bytes.
    peer: [u8; 16],
    peer_is_v4: bool,
}

impl WireRequest<'_> {
    /// Lends `request` to `call`.
    pub(crate) fn lend<T>(request: &Request<'_>, call: impl FnOnce(&WireRequest<'_>) -> T) -> T {
        let headers: Vec<_> =
            request.headers.iter().map(|(name, value)| Tuple2((*name).into(), (*value).into())).collect();
        let peer = match request.peer {
            IpAddr::V4(v4) => {
                let [a, b, c, d] = v4.octets();
                [a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
            }
            IpAddr::V6(v6) => v6.octets(),
        };
        call(&WireRequest {
            method: request.method.into(),
            host: request.host.into(),
            path: request.path.into(),
            query: request.query.into(),
            headers: RSlice::from_slice(&headers),
            body: request.body.into(),
            peer,
            peer_is_v4: request.peer.is_ipv4(),
        })
    }

    /// Lends the plain request to `call`.
    pub(crate) fn read<T>(&self, call: impl FnOnce(&Request<'_>) -> T) -> T {
        let headers: Vec<_> = self.headers.iter().map(|Tuple2(name, value)| (name.as_str(), value.as_str())).collect();
        let [a, b, c, d, ..] = self.peer;
        call(&Request {
            method: self.method.as_str(),
            host: self.host.as_str(),
            path: self.path.as_str(),
            query: self.query.as_str(),
            headers: &headers,
            body: self.body.as_slice(),
            peer: if self.peer_is_v4 { Ipv4Addr::new(a, b, c, d).into() } else { Ipv6Addr::from(self.peer).into() },
        })
    }
}

/// [`Response`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireResponse {
    status: u16,
    headers: RVec<Tuple2<RString, RString>>,
    body: RVec<u8>,
}

impl From<Response> for WireResponse {
    fn from(response: Response) -> Self {
        Self {
            status: response.status,
            headers: response.headers.into_iter().map(|(name, value)| Tuple2(name.into(), value.into())).collect(),
            body: response.body.into(),
        }
    }
}

impl From<WireResponse> for Response {
    fn from(wire: WireResponse) -> Self {
        Self {
            status: wire.status,
            headers: wire.headers.into_iter().map(|Tuple2(name, value)| (name.into(), value.into())).collect(),
            // One copy where the module allocated it: what one side allocates, that side frees.
            body: wire.body.into(),
        }
    }
}

/// [`Question`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireQuestion<'a> {
    site: RStr<'a>,
    login: RStr<'a>,
    third_party: RStr<'a>,
    permission: RStr<'a>,
    document: ROption<Tuple2<u8, RStr<'a>>>,
}

impl<'a> WireQuestion<'a> {
    pub(crate) fn of(question: &Question<'a>) -> Self {
        Self {
            site: question.site.into(),
            login: question.login.into(),
            third_party: question.third_party.into(),
            permission: question.permission.into(),
            document: question.document.map(|(kind, id)| Tuple2(kind.number(), id.into())).into(),
        }
    }

    pub(crate) fn read(&self) -> Result<Question<'a>, Failure> {
        let document = match option(self.document) {
            Some(Tuple2(number, id)) => Some((kind(number)?, id.as_str())),
            None => None,
        };
        Ok(Question {
            site: self.site.as_str(),
            login: self.login.as_str(),
            third_party: self.third_party.as_str(),
            permission: self.permission.as_str(),
            document,
        })
    }
}

/// [`Decision`].
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct WireDecision {
    granted: bool,
    row: u8,
    code: RString,
}

impl From<Decision> for WireDecision {
    fn from(decision: Decision) -> Self {
        Self { granted: decision.granted, row: decision.row, code: decision.code.into() }
    }
}

impl From<WireDecision> for Decision {
    fn from(wire: WireDecision) -> Self {
        Self { granted: wire.granted, row: wire.row, code: wire.code.into() }
    }
}

/// The standard library's option of it.
pub(crate) fn option<T>(value: ROption<T>) -> Option<T> {
    value.into()
}

/// The standard library's option of a borrowed text.
pub(crate) fn text(value: ROption<RStr<'_>>) -> Option<&str> {
    option(value).map(|text| text.as_str())
}
