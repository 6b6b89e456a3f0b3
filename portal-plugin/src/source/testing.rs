//! A host for unit tests that holds documents and nothing else.

use std::sync::Arc;

use plugin_api::documents::{Body, FileQuery, Query, Row};
use plugin_api::mail::Mail;
use plugin_api::parties::{Contact, NewThirdParty, Standing, ThirdParty};
use plugin_api::{Class, Failure, Host, Kind, PermissionInfo};

use crate::clock::passing::Machine;
use crate::source::Source;

/// A host that hands out these documents, whoever asks.
struct Shelf(Vec<(Row<'static>, Body)>);

/// A source of these documents.
pub fn source_of(documents: Vec<(Row<'static>, Body)>) -> Source {
    Source::new(Arc::new(Shelf(documents)), Arc::default(), 16, Arc::new(Machine::new()))
}

impl Host for Shelf {
    fn documents(&self, query: &Query<'_>, each: &mut dyn FnMut(&Row<'_>) -> bool) -> Result<(), Failure> {
        self.0.iter().filter(|(row, _)| row.kind == query.kind).all(|(row, _)| each(row));
        Ok(())
    }

    fn document(&self, kind: Kind, id: &str, found: &mut dyn FnMut(&Row<'_>)) -> Result<(), Failure> {
        if let Some((row, _)) = self.0.iter().find(|(row, _)| row.kind == kind && row.id == id) {
            found(row);
        }
        Ok(())
    }

    fn body(&self, kind: Kind, id: &str) -> Result<Option<Body>, Failure> {
        Ok(self.0.iter().find(|(row, _)| row.kind == kind && row.id == id).map(|(_, body)| body.clone()))
    }

    fn count(&self, query: &Query<'_>) -> Result<u64, Failure> {
        Ok(self.0.iter().filter(|(row, _)| row.kind == query.kind).count() as u64)
    }

    fn open_to_external(&self, _: Kind) -> Result<bool, Failure> {
        Ok(true)
    }

    fn register_permissions(&self, _: &[PermissionInfo]) -> Result<(), Failure> {
        unasked()
    }

    fn standing(&self, _: &str, _: Option<&str>) -> Result<Standing, Failure> {
        unasked()
    }

    fn third_party(&self, _: &str) -> Result<Option<ThirdParty>, Failure> {
        unasked()
    }

    fn contact(&self, _: &str) -> Result<Option<Contact>, Failure> {
        unasked()
    }

    fn contacts_of(&self, _: &str) -> Result<Vec<Contact>, Failure> {
        unasked()
    }

    fn is_employee(&self, _: &str) -> Result<bool, Failure> {
        unasked()
    }

    fn file(&self, _: &FileQuery<'_>, _: &mut dyn FnMut(&[u8]) -> bool) -> Result<(), Failure> {
        unasked()
    }

    fn new_third_party(&self, _: &NewThirdParty) -> Result<String, Failure> {
        Err(Failure::new(Class::Refused, "erp/opens-none", "no third party is opened here"))
    }

    fn send_mail(&self, _: &Mail) -> Result<(), Failure> {
        unasked()
    }

    fn log(&self, _: log::Level, _: &str, _: &str) {}

    fn now(&self) -> u64 {
        0
    }
}

fn unasked<T>() -> Result<T, Failure> {
    Err(Failure::new(Class::Internal, "test/unasked", "this host holds documents only"))
}
