//! Where panics end: no panic leaves a method, in either direction.
//!
//! `abi_stable` would end the whole process with exit code 1 for one that does.

use std::any::Any;
use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::failure::{Class, Failure};

#[cfg(not(panic = "unwind"))]
compile_error!("build with panic = \"unwind\": a panic must end at the boundary, not end the ERP");

/// Which side a method belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// The ERP.
    Host,
    /// The module.
    Portal,
}

impl Side {
    /// The failure for a panic in this method.
    pub(crate) fn panicked(self, method: &str) -> Failure {
        let (code, who) = match self {
            Self::Host => ("host/panic", "host"),
            Self::Portal => ("portal/panic", "portal"),
        };
        Failure::new(Class::Panicked, code, format!("the {who} panicked in `{method}`; its log says where"))
    }
}

/// The call panicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Panicked;

/// Runs `call`; a panic in it ends here.
pub(crate) fn contain<T>(call: impl FnOnce() -> T) -> Result<T, Panicked> {
    // Whatever the call had half done belongs to it: nothing of this crate is left in a state that could mislead.
    catch_unwind(AssertUnwindSafe(call)).map_err(discard)
}

/// Runs `call`; a panic in it is a failure that names `method`.
pub(crate) fn guard<T>(side: Side, method: &str, call: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    contain(call).unwrap_or_else(|Panicked| Err(side.panicked(method)))
}

/// A value that the other side drops: a panic of its `drop` ends here too.
#[derive(Debug)]
pub(crate) struct Guarded<T>(ManuallyDrop<T>);

impl<T> Guarded<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self(ManuallyDrop::new(value))
    }
}

impl<T> Deref for Guarded<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Drop for Guarded<T> {
    fn drop(&mut self) {
        #[expect(unsafe_code, reason = "the only way to drop a field inside catch_unwind")]
        // SAFETY: taken once, here, and nothing can reach the field after this.
        let value = unsafe { ManuallyDrop::take(&mut self.0) };
        // Nobody to tell: a drop has no answer, and the panic hook has logged the place.
        let _ = contain(|| drop(value));
    }
}

/// Drops what a panic carried, which is somebody's value and may panic in its turn.
fn discard(payload: Box<dyn Any + Send>) -> Panicked {
    if let Err(second) = catch_unwind(AssertUnwindSafe(|| drop(payload))) {
        std::mem::forget(second);
    }
    Panicked
}

#[cfg(test)]
mod tests {
    use std::panic::panic_any;

    use super::*;

    struct Grenade;

    impl Drop for Grenade {
        fn drop(&mut self) {
            panic!("in drop");
        }
    }

    #[test]
    fn a_panic_becomes_a_failure_that_names_the_method() {
        for (side, code, message) in [
            (Side::Host, "host/panic", "the host panicked in `count`; its log says where"),
            (Side::Portal, "portal/panic", "the portal panicked in `count`; its log says where"),
        ] {
            let failure = guard::<()>(side, "count", || panic!("bug")).unwrap_err();
            assert_eq!(
                (failure.class, failure.code.as_str(), failure.message.as_str()),
                (Class::Panicked, code, message),
                "{side:?}"
            );
        }
    }

    #[test]
    fn a_panic_in_drop_ends_where_the_value_is_dropped() {
        drop(Guarded::new(Grenade));
    }

    #[test]
    fn a_payload_that_panics_when_dropped_ends_too() {
        assert_eq!(contain(|| panic_any(Grenade)), Err::<(), _>(Panicked));
    }
}
