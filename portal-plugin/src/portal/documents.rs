//! Looking at documents: lists, counters, one document, its files.

pub mod attention;
pub mod exporting;

use std::sync::Arc;

use plugin_api::Kind;
use plugin_api::parties::Entity;

use crate::error::Error;
use crate::model::permissions::Permission;
use crate::portal::base::{Base, service};
use crate::portal::decisions::Decisions;
use crate::portal::principals::AccountContext;
use crate::source::{Count, Document, Download, Listing, Page, Picture, Summary};

/// How many links of a document are followed: each asks the host.
const MAX_LINKS: usize = 20;

/// How much there is of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counter {
    /// The kind.
    pub kind: Kind,
    /// All that the principal may see.
    pub all: Count,
    /// Those among them that wait for something.
    pub open: Count,
}

/// What else a principal can narrow a list by.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// The entities to choose from; none where there is nothing to choose.
    pub entities: Vec<Entity>,
    /// Whether to offer only what names the principal.
    pub mine: bool,
    /// Whether cancelled ones are shown at all.
    pub cancelled: bool,
}

/// A document as its own page shows it.
#[derive(Clone, Debug)]
pub struct OpenDocument {
    /// The document; its links are replaced by `links`.
    pub document: Document,
    /// The documents that it came from or led to, as far as the principal may see them.
    pub links: Vec<Summary>,
    /// The project of a task, if the principal may see it.
    pub parent: Option<Summary>,
}

service! {
    /// The documents that a principal may see.
    pub struct Documents {
        base: Arc<Base>,
        decisions: Arc<Decisions>,
    }
}

impl Documents {
    /// One page of the documents of a kind.
    ///
    /// # Errors
    /// Rows 8 to 10 of the decision; `unavailable/host`.
    pub fn list(&self, context: &AccountContext, kind: Kind, listing: &Listing<'_>) -> Result<Page, Error> {
        let granted = self.decisions.grant(context, Permission::to_view(kind))?;
        self.base.source.list(&granted, listing)
    }

    /// What a list can be narrowed by besides what its kind has: the entities that the site shows, where there is more than
    /// one with a name, and whether some of it may name the principal where they see more than that.
    ///
    /// # Errors
    /// Rows 8 to 10 of the decision; `unavailable/host`.
    pub fn choices(&self, context: &AccountContext, kind: Kind) -> Result<Choices, Error> {
        let granted = self.decisions.grant(context, Permission::to_view(kind))?;
        let mut entities = Vec::new();
        if granted.entities().is_none_or(|shown| shown.len() > 1) {
            entities = self.base.source.entities()?;
            entities.retain(|entity| granted.entities().is_none_or(|shown| shown.contains(&entity.id)));
        }
        if entities.len() < 2 {
            entities.clear();
        }
        let mine = granted.contact().is_some() && !granted.own_only() && kind != Kind::Products;
        Ok(Choices { entities, mine, cancelled: granted.cancelled() })
    }

    /// One document with what it is linked to.
    ///
    /// # Errors
    /// Rows 8 to 10; `document/unknown` for one that is not there and rows 11 to 14 for one that is not theirs, which look
    /// the same from outside (rule D3); `unavailable/host`.
    pub fn open(&self, context: &AccountContext, kind: Kind, id: &str) -> Result<OpenDocument, Error> {
        let granted = self.decisions.grant(context, Permission::to_view(kind))?;
        let document = self.base.source.open(&granted, id).map_err(|error| recorded(context, error))?;
        let mut links = Vec::new();
        for link in document.body.links.iter().take(MAX_LINKS) {
            links.extend(self.summary(context, link.kind, &link.id)?);
        }
        let parent = match document.summary.parent.as_str() {
            "" => None,
            project => self.summary(context, Kind::Projects, project)?,
        };
        Ok(OpenDocument { document, links, parent })
    }

    /// A file of a document: the main one, or the one with this id.
    ///
    /// # Errors
    /// As [`Documents::open`]; `file/missing`, `file/too-large`.
    pub fn file(&self, context: &AccountContext, kind: Kind, id: &str, file: Option<&str>) -> Result<Download, Error> {
        let granted = self.decisions.grant(context, Permission::to_view(kind))?;
        let document = self.base.source.open(&granted, id).map_err(|error| recorded(context, error))?;
        self.base.source.file(&document, file)
    }

    /// The picture of a product.
    ///
    /// # Errors
    /// As [`Documents::open`]; `file/missing`, `file/too-large`.
    pub fn picture(&self, context: &AccountContext, id: &str) -> Result<Picture, Error> {
        let granted = self.decisions.grant(context, Permission::ProductsView)?;
        self.base.source.picture(&granted, id).map_err(|error| recorded(context, error))
    }

    /// A document that another one leads to, if the principal may see it.
    fn summary(&self, context: &AccountContext, kind: Kind, id: &str) -> Result<Option<Summary>, Error> {
        let answer = self
            .decisions
            .grant(context, Permission::to_view(kind))
            .and_then(|granted| self.base.source.summary(&granted, id));
        match answer {
            Ok(summary) => Ok(Some(summary)),
            Err(Error::Denied(_) | Error::DocumentUnknown) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

/// A no to one document is recorded with its row; an unknown id needs no record.
pub(super) fn recorded(context: &AccountContext, error: Error) -> Error {
    match error {
        Error::Denied(denied) => context.audit(denied),
        other => other,
    }
}
