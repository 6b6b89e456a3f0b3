//! Modules and portals by number, so that a number that is none, or is closed, is told.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use plugin_api::load::Module;
use plugin_api::{Class, Failure, Portal};

use crate::callbacks::{Face, HostTable};

/// A portal, with what is known of its host.
pub struct Running {
    /// The portal.
    pub portal: Box<dyn Portal>,
    /// Its host.
    pub face: Arc<Face>,
    /// The functions that it was created with.
    pub table: HostTable,
    /// The settings that it was created with.
    pub settings: String,
    /// The process that created it.
    pub process: u32,
}

/// Things of one kind, each with a number that is never given again.
struct Numbered<T> {
    things: RwLock<Option<HashMap<u64, Arc<T>>>>,
}

static MODULES: Numbered<Module> = Numbered { things: RwLock::new(None) };
static PORTALS: Numbered<Running> = Numbered { things: RwLock::new(None) };

impl<T> Numbered<T> {
    fn put(&self, number: u64, thing: T) {
        let mut things = self.things.write().unwrap_or_else(PoisonError::into_inner);
        things.get_or_insert_default().insert(number, Arc::new(thing));
    }

    fn get(&self, number: u64) -> Option<Arc<T>> {
        let things = self.things.read().unwrap_or_else(PoisonError::into_inner);
        things.as_ref()?.get(&number).map(Arc::clone)
    }

    fn take(&self, number: u64) -> Option<Arc<T>> {
        self.things.write().unwrap_or_else(PoisonError::into_inner).as_mut()?.remove(&number)
    }
}

fn unknown(what: &str, number: u64) -> Failure {
    let message = format!("there is no {what} {number}: it was never made, or it is closed");
    Failure::new(Class::NotFound, "parvis/unknown-handle", message)
}

/// Keeps a module under a number.
pub fn put_module(number: u64, module: Module) {
    MODULES.put(number, module);
}

/// The module of this number.
///
/// # Errors
/// `parvis/unknown-handle`.
pub fn module(number: u64) -> Result<Arc<Module>, Failure> {
    MODULES.get(number).ok_or_else(|| unknown("module", number))
}

/// Keeps a portal under a number.
pub fn put_portal(number: u64, running: Running) {
    PORTALS.put(number, running);
}

/// The portal of this number, in the process that created it.
///
/// # Errors
/// `parvis/unknown-handle`, `parvis/forked`.
pub fn portal(number: u64) -> Result<Arc<Running>, Failure> {
    let running = PORTALS.get(number).ok_or_else(|| unknown("portal", number))?;
    if running.process == std::process::id() {
        return Ok(running);
    }
    let message = "this portal belongs to the process that created it; load the module before the fork, and create a portal after it, in each child";
    Err(Failure::new(Class::Incompatible, "parvis/forked", message))
}

/// Closes a portal's number.
pub fn close_portal(number: u64) {
    PORTALS.take(number);
}

/// The portal that this process created with these settings; 0 is none.
pub fn portal_with(settings: &str) -> u64 {
    let portals = PORTALS.things.read().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    let mut all = portals.iter().flatten();
    let found = all.find(|(_, running)| running.process == process && running.settings == settings);
    found.map_or(0, |(number, _)| *number)
}
