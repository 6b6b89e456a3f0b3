//! What a module's author uses: [`export_module!`](crate::export_module), the one symbol behind it, and its log.

mod bridge;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use abi_stable::abi_stability::stable_abi_trait::get_type_layout;
use abi_stable::prefix_type::WithMetadata;
use abi_stable::std_types::{RStr, RString};
use abi_stable::type_layout::TypeLayout;

use crate::descriptor::Descriptor;
use crate::failure::Failure;
use crate::host::SharedHost;
use crate::portal::Portal;
use crate::wire::guard::{Side, guard};
use crate::wire::root::{Root, RootRef};
use crate::wire::values::{answer, to_json};
use crate::wire::{self, WireHost, WireHostV2, WireHostV3, WirePortal, WireResult};

/// The version of this interface: major, minor, patch.
pub const API_VERSION: [u32; 3] = version(env!("CARGO_PKG_VERSION"));

/// The version of `abi_stable` that lays the values out; both sides must have the same.
pub(crate) const ABI_STABLE_VERSION: [u32; 3] = [0, 11, 3];

/// What a module's header begins with.
pub(crate) const MAGIC: [u8; 16] = *b"parvis module\x0d\x0a\x1a";

/// Makes a library a module: exports the one symbol, `parvis_module`, that a host looks for.
///
/// `descriptor` is called when the library is loaded, `create` for each portal; before `create`, the records of the `log`
/// facade and the places of panics go to the host.
/// A panic in either is a failure for the host, never its end.
///
/// ```
/// use plugin_api::{Class, Descriptor, Failure, Label, Portal, SharedHost};
///
/// fn describe() -> Descriptor {
///     let label = Label::new("Customer portal", "Portail client");
///     Descriptor::new("parvis", env!("CARGO_PKG_VERSION"), label)
/// }
///
/// fn create(host: SharedHost, settings: &str) -> Result<Box<dyn Portal>, Failure> {
///     log::info!("the host's clock says {}", host.now());
///     Err(Failure::new(Class::Invalid, "settings/unknown", format!("`{settings}` are not settings")))
/// }
///
/// plugin_api::export_module! {
///     name: "parvis",
///     version: env!("CARGO_PKG_VERSION"),
///     descriptor: describe,
///     create: create,
/// }
/// ```
#[macro_export]
macro_rules! export_module {
    (name: $name:expr, version: $version:expr, descriptor: $descriptor:expr, create: $create:expr $(,)?) => {
        const _: () = {
            struct Module;

            impl $crate::module::Export for Module {
                const NAME: &'static str = $name;
                const VERSION: &'static str = $version;

                fn descriptor() -> $crate::Descriptor {
                    $descriptor()
                }

                fn create(
                    host: $crate::SharedHost,
                    settings: &str,
                ) -> ::std::result::Result<::std::boxed::Box<dyn $crate::Portal>, $crate::Failure> {
                    $create(host, settings)
                }
            }

            #[unsafe(no_mangle)]
            pub static parvis_module: $crate::module::Header = $crate::module::Header::of::<Module>();
        };
    };
}

/// What the macro fills in.
#[doc(hidden)]
pub trait Export: 'static {
    /// The module's name.
    const NAME: &'static str;
    /// The module's version.
    const VERSION: &'static str;
    /// What the module says of itself.
    fn descriptor() -> Descriptor;
    /// Starts a portal.
    fn create(host: SharedHost, settings: &str) -> Result<Box<dyn Portal>, Failure>;
}

/// What the symbol is: plain data and two functions, readable before anything else is known of the library.
///
/// The layout of this header never changes.
#[doc(hidden)]
#[repr(C)]
pub struct Header {
    pub(crate) magic: [u8; 16],
    pub(crate) api: [u32; 3],
    pub(crate) abi_stable: [u32; 3],
    pub(crate) name: Text,
    pub(crate) version: Text,
    pub(crate) layout: extern "C" fn() -> &'static TypeLayout,
    pub(crate) root: extern "C" fn() -> RootRef,
}

impl Header {
    /// The header of a module.
    #[must_use]
    pub const fn of<T: Export>() -> Self {
        Self {
            magic: MAGIC,
            api: API_VERSION,
            abi_stable: ABI_STABLE_VERSION,
            name: Text::of(T::NAME),
            version: Text::of(T::VERSION),
            layout: get_type_layout::<RootRef>,
            root: Exported::<T>::root,
        }
    }
}

impl fmt::Debug for Header {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Header").field("api", &self.api).finish_non_exhaustive()
    }
}

/// A text of the header.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub(crate) struct Text {
    pub(crate) start: *const u8,
    pub(crate) length: usize,
}

impl Text {
    const fn of(text: &'static str) -> Self {
        Self { start: text.as_ptr(), length: text.len() }
    }
}

#[expect(unsafe_code, reason = "a raw pointer is neither Send nor Sync by itself")]
// SAFETY: it points to a constant of the library, which is never written and never unloaded.
unsafe impl Send for Text {}
#[expect(unsafe_code, reason = "a raw pointer is neither Send nor Sync by itself")]
// SAFETY: as above.
unsafe impl Sync for Text {}

/// The functions behind the header, for one module.
struct Exported<T>(PhantomData<T>);

impl<T: Export> Exported<T> {
    const ROOT: &'static WithMetadata<Root> = &WithMetadata::new(Root {
        api_info: Self::api_info,
        descriptor: Self::descriptor,
        create_v1: Self::create_v1,
        create_v2: Self::create_v2,
        create_v3: Self::create_v3,
    });

    extern "C" fn root() -> RootRef {
        RootRef(Self::ROOT.static_as_prefix())
    }

    extern "C" fn api_info() -> RStr<'static> {
        RStr::from_str(concat!("plugin-api ", env!("CARGO_PKG_VERSION"), " over abi_stable 0.11.3"))
    }

    extern "C" fn descriptor() -> WireResult<RString> {
        answer(guard(Side::Portal, "descriptor", || to_json(&T::descriptor())), RString::from)
    }

    extern "C" fn create_v1(host: WireHost, settings: RStr<'_>) -> WireResult<WirePortal> {
        Self::create(host, None, None, settings)
    }

    extern "C" fn create_v2(host: WireHost, more: WireHostV2, settings: RStr<'_>) -> WireResult<WirePortal> {
        Self::create(host, Some(more), None, settings)
    }

    extern "C" fn create_v3(
        host: WireHost,
        more: WireHostV2,
        still: WireHostV3,
        settings: RStr<'_>,
    ) -> WireResult<WirePortal> {
        Self::create(host, Some(more), Some(still), settings)
    }

    fn create(
        host: WireHost,
        more: Option<WireHostV2>,
        still: Option<WireHostV3>,
        settings: RStr<'_>,
    ) -> WireResult<WirePortal> {
        let call = || {
            let panics = Arc::default();
            let host: SharedHost = Arc::new(wire::host::Remote::new(host, more, still, Arc::clone(&panics)));
            // Before anything of the module runs: what fails while it starts must reach the host's log.
            bridge::install(&host);
            Ok(wire::portal::export(T::create(host, settings.as_str())?, panics))
        };
        answer(guard(Side::Portal, "create", call), |portal| portal)
    }
}

/// The three numbers of `1.2.3`.
const fn version(text: &str) -> [u32; 3] {
    let (bytes, mut numbers, mut part, mut at) = (text.as_bytes(), [0; 3], 0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'.' => part += 1,
            digit => numbers[part] = numbers[part] * 10 + (digit - b'0') as u32,
        }
        at += 1;
    }
    numbers
}
