//! A module whose header is right and whose functions are not those of the interface.

use abi_stable::StableAbi;
use abi_stable::abi_stability::stable_abi_trait::get_type_layout;
use abi_stable::std_types::RString;
use abi_stable::type_layout::TypeLayout;

/// The header of `plugin_api`, field by field.
#[repr(C)]
#[derive(Debug)]
pub struct Header {
    magic: [u8; 16],
    api: [u32; 3],
    abi_stable: [u32; 3],
    name: &'static [u8; 5],
    name_length: usize,
    version: &'static [u8; 5],
    version_length: usize,
    layout: extern "C" fn() -> &'static TypeLayout,
    root: extern "C" fn() -> &'static Other,
}

/// Not what a host expects.
#[repr(C)]
#[derive(Debug, StableAbi)]
pub struct Other {
    name: RString,
}

extern "C" fn root() -> &'static Other {
    // A host that calls this did not check.
    std::process::abort()
}

/// The symbol that a host looks for.
#[expect(unsafe_code, reason = "a symbol with a plain name")]
#[unsafe(no_mangle)]
pub static parvis_module: Header = Header {
    magic: *b"parvis module\x0d\x0a\x1a",
    api: plugin_api::module::API_VERSION,
    abi_stable: [0, 11, 3],
    name: b"other",
    name_length: 5,
    version: b"1.0.0",
    version_length: 5,
    layout: get_type_layout::<Other>,
    root,
};
