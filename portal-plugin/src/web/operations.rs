//! One call of the JSON interface: what runs it, and what the document says of it. Both come from one row of `calls`.

use plugin_api::Response;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::DeserializeOwned;

use crate::web::context::RequestContext;
use crate::web::json::{Accepted, Answer, Body, Done, File, Step};
use crate::web::refusals::Refusal;

/// Makes the schema of a type.
pub type Describe = fn(&mut SchemaGenerator) -> Schema;

/// What an operation answers when it was done.
#[derive(Clone, Copy, Debug)]
pub enum Says {
    /// This, in JSON.
    Json(Describe),
    /// This, in JSON: it is under way, and where to ask again.
    Accepted(Describe),
    /// Nothing.
    Nothing,
    /// The bytes of a file, or of a part of it.
    File,
}

type Run<'a> = Box<dyn FnOnce(&RequestContext<'_>) -> Result<Response, Refusal> + 'a>;

/// Who may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Whoever is signed in.
    SignedIn,
    /// Whoever comes.
    Anybody,
    /// Whoever comes; what it does is another thing for who is signed in.
    Either,
}

/// A call on one address by one method.
pub struct Operation<'a> {
    /// Its name in programs; never changes.
    pub id: &'static str,
    /// What it is for, a sentence without its full stop.
    pub summary: &'static str,
    /// The body that it takes, if any.
    pub body: Option<Describe>,
    /// The query that it takes, if any: an object whose properties are the parameters.
    pub query: Option<Describe>,
    /// What it answers when it was done.
    pub says: Says,
    /// Who may call.
    pub who: Who,
    /// Whether it carries a key that makes it happen once.
    pub keyed: bool,
    /// The statuses of refusals that do not follow from the rest.
    pub may: &'static [u16],
    run: Run<'a>,
}

/// What a call can answer.
pub trait Reply {
    /// As the document says it.
    const SAYS: Says;

    /// As it is sent.
    fn into_response(self) -> Response;
}

/// A call without a body.
pub fn call<'a, A: Reply>(
    id: &'static str,
    summary: &'static str,
    run: impl FnOnce(&RequestContext<'_>) -> Result<A, Refusal> + 'a,
) -> Operation<'a> {
    Operation {
        id,
        summary,
        body: None,
        query: None,
        says: A::SAYS,
        who: Who::SignedIn,
        keyed: false,
        may: &[],
        run: Box::new(|cx| run(cx).map(A::into_response)),
    }
}

/// A call with a body of type `B`.
pub fn send<'a, B: DeserializeOwned + JsonSchema + 'a, A: Reply>(
    id: &'static str,
    summary: &'static str,
    run: impl FnOnce(&RequestContext<'_>, Body<B>) -> Result<A, Refusal> + 'a,
) -> Operation<'a> {
    Operation { body: Some(described::<B>), ..call(id, summary, |cx: &RequestContext<'_>| run(cx, Body::new())) }
}

impl Operation<'_> {
    /// The same, for whoever comes: nobody has to be signed in.
    pub fn open(self) -> Self {
        Self { who: Who::Anybody, ..self }
    }

    /// The same, for whoever comes, and otherwise for who is signed in.
    pub fn either(self) -> Self {
        Self { who: Who::Either, ..self }
    }

    /// The same, with the header `idempotency-key`.
    pub fn keyed(self) -> Self {
        Self { keyed: true, ..self }
    }

    /// The same, with the parameters of a query: the fields of `Q`.
    pub fn asks<Q: JsonSchema>(self) -> Self {
        Self { query: Some(Q::json_schema), ..self }
    }

    /// The same, which may also be refused with these statuses.
    pub fn may(self, statuses: &'static [u16]) -> Self {
        Self { may: statuses, ..self }
    }

    /// Does it.
    ///
    /// # Errors
    /// Why not.
    pub fn run(self, cx: &RequestContext<'_>) -> Result<Response, Refusal> {
        (self.run)(cx)
    }
}

impl<T: JsonSchema> Reply for Answer<T> {
    const SAYS: Says = Says::Json(described::<T>);

    fn into_response(self) -> Response {
        self.into_response()
    }
}

impl<T: JsonSchema> Reply for Step<T> {
    const SAYS: Says = Says::Json(described::<T>);

    fn into_response(self) -> Response {
        match self {
            Self::Done(answer) => answer.into_response(),
            Self::Next(response) => response,
        }
    }
}

impl<T: JsonSchema> Reply for Accepted<T> {
    const SAYS: Says = Says::Accepted(described::<T>);

    fn into_response(self) -> Response {
        self.into_response()
    }
}

impl Reply for Done {
    const SAYS: Says = Says::Nothing;

    fn into_response(self) -> Response {
        self.0
    }
}

impl Reply for File {
    const SAYS: Says = Says::File;

    fn into_response(self) -> Response {
        self.0
    }
}

fn described<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    generator.subschema_for::<T>()
}
