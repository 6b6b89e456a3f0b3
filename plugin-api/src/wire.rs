//! How the two traits cross: the same methods over types whose layout does not depend on the compiler.
//!
//! Nothing here is for users of the crate. A published trait of this file never grows: a new method is a new trait behind
//! a new optional field of the root.
#![cfg_attr(not(feature = "load"), expect(dead_code, reason = "the ERP's half is for hosts that load"))]

mod documents;
pub(crate) mod guard;
pub(crate) mod host;
pub(crate) mod portal;
pub(crate) mod root;
mod traits;
pub(crate) mod values;

use abi_stable::sabi_types::RMut;
use abi_stable::std_types::{RArc, RBox, RResult};

use self::traits::{ChunkSink_TO, HostV1_TO, HostV2_TO, HostV3_TO, PortalV1_TO, RowSink_TO, RowSinkV2_TO};
use self::values::WireFailure;

/// What a crossing method answers.
pub(crate) type WireResult<T> = RResult<T, WireFailure>;
/// The host as the module holds it.
pub(crate) type WireHost = HostV1_TO<RArc<()>>;
/// What version 1.1 asks of the host besides.
pub(crate) type WireHostV2 = HostV2_TO<RArc<()>>;
/// What version 1.2 asks of the host besides.
pub(crate) type WireHostV3 = HostV3_TO<RArc<()>>;
/// The portal as the host holds it.
pub(crate) type WirePortal = PortalV1_TO<RBox<()>>;
/// A receiver of rows, borrowed for the call.
pub(crate) type WireRows<'a> = RowSink_TO<'a, RMut<'a, ()>>;
/// The same with what rows say since version 1.2.
pub(crate) type WireRowsV2<'a> = RowSinkV2_TO<'a, RMut<'a, ()>>;
/// A receiver of a file's bytes.
pub(crate) type WireChunks<'a> = ChunkSink_TO<'a, RMut<'a, ()>>;
