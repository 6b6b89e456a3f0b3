//! Whether both sides lay out their values alike, whichever is the newer one.

use std::path::Path;

use abi_stable::abi_stability::abi_checking::{CheckingGlobals, check_layout_compatibility_with_globals};
use abi_stable::type_layout::TypeLayout;

use super::LoadError;

/// Within one major version either side may be the newer one: the newer has a few fields more at the end.
pub(super) fn check(path: &Path, host: &'static TypeLayout, module: &'static TypeLayout) -> Result<(), LoadError> {
    // Each check with memory of its own: what one remembers of prefix types would make the next one wrong.
    let fits = |one, other| check_layout_compatibility_with_globals(one, other, &CheckingGlobals::new());
    let Err(report) = fits(host, module) else { return Ok(()) };
    if fits(module, host).is_ok() {
        return Ok(());
    }
    log::debug!("the layout of `{}` differs: {report}", path.display());
    Err(LoadError::OtherLayout { path: path.to_owned() })
}

#[cfg(test)]
#[expect(
    unsafe_code,
    clippy::cast_ptr_alignment,
    clippy::expl_impl_clone_on_copy,
    clippy::trivially_copy_pass_by_ref,
    reason = "`StableAbi` writes it, and a root is read as the other side would"
)]
mod tests {
    use std::sync::Arc;

    use abi_stable::StableAbi;
    use abi_stable::prefix_type::{PrefixRef, WithMetadata};

    use super::*;
    use crate::module::{Export, Header};
    use crate::wire::host::tests::Logs;
    use crate::wire::root::{RootFields, RootRef};
    use crate::{Class, Descriptor, Failure, Label, Portal, SharedHost};

    /// The interface of 1.0, the oldest that is loaded: its root as it was published.
    mod first {
        use abi_stable::StableAbi;
        use abi_stable::std_types::{RStr, RString};

        use crate::wire::{WireHost, WirePortal, WireResult};

        #[repr(C)]
        #[derive(StableAbi)]
        #[sabi(kind(Prefix(prefix_ref = RootRef, prefix_fields = RootFields)))]
        #[sabi(missing_field(panic))]
        pub struct Root {
            pub api_info: extern "C" fn() -> RStr<'static>,
            pub descriptor: extern "C" fn() -> WireResult<RString>,
            #[sabi(last_prefix_field)]
            pub create_v1: extern "C" fn(host: WireHost, settings: RStr<'_>) -> WireResult<WirePortal>,
        }
    }

    /// The interface of 1.1: its root as it was published.
    mod second {
        use abi_stable::StableAbi;
        use abi_stable::std_types::{RStr, RString};

        use crate::wire::{WireHost, WireHostV2, WirePortal, WireResult};

        #[repr(C)]
        #[derive(StableAbi)]
        #[sabi(kind(Prefix(prefix_ref = RootRef, prefix_fields = RootFields)))]
        #[sabi(missing_field(panic))]
        pub struct Root {
            pub api_info: extern "C" fn() -> RStr<'static>,
            pub descriptor: extern "C" fn() -> WireResult<RString>,
            #[sabi(last_prefix_field)]
            pub create_v1: extern "C" fn(host: WireHost, settings: RStr<'_>) -> WireResult<WirePortal>,
            #[sabi(missing_field(option))]
            pub create_v2:
                extern "C" fn(host: WireHost, more: WireHostV2, settings: RStr<'_>) -> WireResult<WirePortal>,
        }
    }

    /// The interface of a later minor version: today's root with one optional field behind it.
    mod newer {
        use abi_stable::StableAbi;
        use abi_stable::std_types::{RStr, RString};

        use crate::wire::{WireHost, WireHostV2, WireHostV3, WirePortal, WireResult};

        #[repr(C)]
        #[derive(StableAbi)]
        #[sabi(kind(Prefix(prefix_ref = RootRef, prefix_fields = RootFields)))]
        #[sabi(missing_field(panic))]
        pub struct Root {
            pub api_info: extern "C" fn() -> RStr<'static>,
            pub descriptor: extern "C" fn() -> WireResult<RString>,
            #[sabi(last_prefix_field)]
            pub create_v1: extern "C" fn(host: WireHost, settings: RStr<'_>) -> WireResult<WirePortal>,
            #[sabi(missing_field(option))]
            pub create_v2:
                extern "C" fn(host: WireHost, more: WireHostV2, settings: RStr<'_>) -> WireResult<WirePortal>,
            #[sabi(missing_field(option))]
            pub create_v3: extern "C" fn(
                host: WireHost,
                more: WireHostV2,
                still: WireHostV3,
                settings: RStr<'_>,
            ) -> WireResult<WirePortal>,
            #[sabi(missing_field(option))]
            pub create_v4: extern "C" fn(settings: RStr<'_>) -> u32,
        }
    }

    /// Another interface: a function with other arguments.
    #[expect(dead_code, reason = "only its layout is looked at")]
    mod other {
        use abi_stable::StableAbi;
        use abi_stable::std_types::{RStr, RString};

        use crate::wire::WireResult;

        #[repr(C)]
        #[derive(StableAbi)]
        #[sabi(kind(Prefix(prefix_ref = RootRef, prefix_fields = RootFields)))]
        #[sabi(missing_field(panic))]
        pub struct Root {
            pub api_info: extern "C" fn() -> RStr<'static>,
            pub descriptor: extern "C" fn() -> WireResult<RString>,
            #[sabi(last_prefix_field)]
            pub create_v1: extern "C" fn(settings: RStr<'_>) -> u32,
        }
    }

    struct Today;

    impl Export for Today {
        const NAME: &'static str = "today";
        const VERSION: &'static str = "1.0.0";

        fn descriptor() -> Descriptor {
            Descriptor::new("today", "1.0.0", Label::new("", ""))
        }

        fn create(_: SharedHost, _: &str) -> Result<Box<dyn Portal>, Failure> {
            Err(Failure::new(Class::Internal, "test/no", "not here"))
        }
    }

    #[test]
    fn either_side_may_be_the_newer_one_whatever_was_checked_before() {
        let first = <first::RootRef as StableAbi>::LAYOUT;
        let second = <second::RootRef as StableAbi>::LAYOUT;
        let today = <RootRef as StableAbi>::LAYOUT;
        let newer = <newer::RootRef as StableAbi>::LAYOUT;
        let other = <other::RootRef as StableAbi>::LAYOUT;
        let path = Path::new("m.so");
        let different = Err(LoadError::OtherLayout { path: path.to_owned() });
        for round in 0..2 {
            for (what, host, module, want) in [
                ("an older module", newer, today, &Ok(())),
                ("the same", today, today, &Ok(())),
                ("a newer module", today, newer, &Ok(())),
                ("a module of the first interface", today, first, &Ok(())),
                ("a host of the first interface", first, today, &Ok(())),
                ("a host of the first interface, a newer module", first, newer, &Ok(())),
                ("a module of the second interface", today, second, &Ok(())),
                ("a host of the second interface", second, today, &Ok(())),
                ("the same, newer", newer, newer, &Ok(())),
                ("another one", today, other, &different),
                ("another host", other, today, &different),
            ] {
                assert_eq!(&check(path, host, module), want, "{what}, round {round}");
            }
        }
    }

    #[test]
    fn a_module_of_an_older_interface_is_started_by_the_function_that_it_has() {
        let today = (Header::of::<Today>().root)();
        let first = WithMetadata::new(first::Root {
            api_info: today.api_info(),
            descriptor: today.descriptor(),
            create_v1: today.create_v1(),
        });
        let first: &'static WithMetadata<first::Root> = Box::leak(Box::new(first));
        let first = first::RootRef(first.static_as_prefix());
        assert!(std::ptr::fn_addr_eq(first.create_v1(), today.create_v1()));
        assert!((first.descriptor())().is_ok() && !(first.api_info())().is_empty());
        // SAFETY: the test above holds that the first root is today's without its last field.
        let seen = RootRef(unsafe { PrefixRef::from_raw::<RootFields>(first.0.to_raw_ptr().cast()) });
        assert!(seen.create_v2().is_none());
        let second = WithMetadata::new(second::Root {
            api_info: today.api_info(),
            descriptor: today.descriptor(),
            create_v1: today.create_v1(),
            create_v2: today.create_v2().unwrap(),
        });
        let second: &'static WithMetadata<second::Root> = Box::leak(Box::new(second));
        let second = second::RootRef(second.static_as_prefix());
        assert!(std::ptr::fn_addr_eq(second.create_v1(), today.create_v1()) && second.create_v2().is_some());
        assert!((second.descriptor())().is_ok() && !(second.api_info())().is_empty());
        // SAFETY: as above.
        let second = RootRef(unsafe { PrefixRef::from_raw::<RootFields>(second.0.to_raw_ptr().cast()) });
        assert!(second.create_v2().is_some() && second.create_v3().is_none());
        let host: SharedHost = Arc::new(Logs::default());
        for root in [seen, second, today] {
            let refused = crate::load::start(root, Arc::clone(&host), "{}").err();
            assert_eq!(refused.map(|failure| failure.code).as_deref(), Some("test/no"));
        }
    }

    #[test]
    fn a_newer_host_finds_the_functions_of_an_older_module_and_none_for_the_rest() {
        let older = (Header::of::<Today>().root)();
        // SAFETY: the test above holds that today's root is the newer one without its last field.
        let root = newer::RootRef(unsafe { PrefixRef::from_raw::<newer::RootFields>(older.0.to_raw_ptr().cast()) });
        assert_eq!((root.api_info())(), (older.api_info())());
        assert!((root.descriptor())().is_ok());
        assert!(std::ptr::fn_addr_eq(root.create_v1(), older.create_v1()));
        assert!(root.create_v2().is_some() && root.create_v3().is_some() && root.create_v4().is_none());
    }
}
