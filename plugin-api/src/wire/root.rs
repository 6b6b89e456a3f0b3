//! What a module's one symbol leads to.
#![expect(
    unsafe_code,
    clippy::cast_ptr_alignment,
    clippy::expl_impl_clone_on_copy,
    clippy::trivially_copy_pass_by_ref,
    reason = "`StableAbi` writes it"
)]

use abi_stable::StableAbi;
use abi_stable::std_types::{RStr, RString};

use super::{WireHost, WireHostV2, WireHostV3, WirePortal, WireResult};

/// The functions of a module. It grows by optional fields behind the last one, and in no other way.
#[repr(C)]
#[derive(StableAbi)]
#[sabi(kind(Prefix(prefix_ref = RootRef, prefix_fields = RootFields)))]
#[sabi(missing_field(panic))]
pub struct Root {
    /// What it was built from, in words, for a log.
    pub api_info: extern "C" fn() -> RStr<'static>,
    /// JSON: the [`crate::Descriptor`].
    pub descriptor: extern "C" fn() -> WireResult<RString>,
    /// Starts a portal with these settings.
    #[sabi(last_prefix_field)]
    pub create_v1: extern "C" fn(host: WireHost, settings: RStr<'_>) -> WireResult<WirePortal>,
    /// The same, by a host that also says what becomes of its own users. Since 1.1.
    #[sabi(missing_field(option))]
    pub create_v2: extern "C" fn(host: WireHost, more: WireHostV2, settings: RStr<'_>) -> WireResult<WirePortal>,
    /// The same, by a host that says what version 1.2 asks besides.
    #[sabi(missing_field(option))]
    pub create_v3: extern "C" fn(
        host: WireHost,
        more: WireHostV2,
        still: WireHostV3,
        settings: RStr<'_>,
    ) -> WireResult<WirePortal>,
}
