//! How a row of the table is written.

use plugin_api::Response;
use schemars::JsonSchema;

use crate::model::permissions::Permission;
use crate::web::handlers::{Handler, Taking};
use crate::web::json::Reply;
use crate::web::refusals::Refusal;
use crate::web::routes::{Asks, Described, Method, Operation, Route};

/// What serves one method.
pub type Serve = Box<dyn Fn(&mut Taking<'_, '_>) -> Result<Response, Refusal> + Send + Sync>;

/// One address with what serves it.
pub struct Endpoint {
    pub route: Route,
    pub serves: [Option<Serve>; 3],
}

/// A page. What a row says of a method it says behind it.
pub struct Page(Endpoint, Method);

/// A call.
pub struct Call(Endpoint, Method);

/// A page at this path.
pub fn page(pattern: &'static str) -> Page {
    Page(Endpoint::at(pattern), Method::Get)
}

/// A call at this path.
pub fn call(pattern: &'static str) -> Call {
    Call(Endpoint::at(pattern), Method::Get)
}

/// Pages and calls as rows.
pub fn all<const P: usize, const C: usize>(pages: [Page; P], calls: [Call; C]) -> Vec<Endpoint> {
    pages.into_iter().map(|page| page.0).chain(calls.into_iter().map(|call| call.0)).collect()
}

impl Page {
    /// Answers GET with a page.
    pub fn get<A, H: Handler<A, Response>>(self, handler: H) -> Self {
        self.method(Method::Get, handler)
    }

    /// Takes its form.
    pub fn post<A, H: Handler<A, Response>>(self, handler: H) -> Self {
        self.method(Method::Post, handler)
    }

    fn method<A, H: Handler<A, Response>>(mut self, method: Method, handler: H) -> Self {
        let operation = Operation { takes: H::takes(), described: None, by_lookers: false };
        self.0.take(method, operation, Box::new(move |taking| handler.answer(taking)));
        Self(self.0, method)
    }

    /// Who lacks one of these may ask the owner for it, the first first.
    pub const fn asks(mut self, permissions: &'static [Permission]) -> Self {
        self.0.route.asks = Asks::These(permissions);
        self
    }

    /// Who lacks the permission to view the kind of the path may ask the owner for it.
    pub const fn asks_to_view(mut self) -> Self {
        self.0.route.asks = Asks::View;
        self
    }
}

impl Call {
    /// Answers GET with what is read.
    pub fn get<A, R: Reply, H: Handler<A, R>>(self, id: &'static str, summary: &'static str, handler: H) -> Self {
        self.method(Method::Get, (id, summary), handler)
    }

    /// Answers POST with what came of it.
    pub fn post<A, R: Reply, H: Handler<A, R>>(self, id: &'static str, summary: &'static str, handler: H) -> Self {
        self.method(Method::Post, (id, summary), handler)
    }

    /// Answers DELETE, which takes something away.
    pub fn delete<A, R: Reply, H: Handler<A, R>>(self, id: &'static str, summary: &'static str, handler: H) -> Self {
        self.method(Method::Delete, (id, summary), handler)
    }

    fn method<A, R: Reply, H: Handler<A, R>>(
        mut self,
        method: Method,
        (id, summary): (&'static str, &'static str),
        handler: H,
    ) -> Self {
        let described = Described { id, summary, says: R::SAYS, query: None, either: false, may: &[] };
        let operation = Operation { takes: H::takes(), described: Some(described), by_lookers: false };
        self.0.take(method, operation, Box::new(move |taking| handler.answer(taking).map(R::into_response)));
        Self(self.0, method)
    }

    /// May also be refused with these statuses.
    pub fn may(self, statuses: &'static [u16]) -> Self {
        self.said(|described| described.may = statuses)
    }

    /// Takes a query with the fields of `Q`.
    pub fn query<Q: JsonSchema>(self) -> Self {
        self.said(|described| described.query = Some(Q::json_schema))
    }

    /// Does another thing for whoever is signed in, though nobody has to be.
    pub fn either(self) -> Self {
        self.said(|described| described.either = true)
    }

    /// Asks for a secret in its body.
    pub const fn secret_in_body(mut self) -> Self {
        self.0.route.secret_in_body = true;
        self
    }

    fn said(mut self, say: impl FnOnce(&mut Described)) -> Self {
        let operation = self.0.route.operations[self.1 as usize].as_mut();
        if let Some(described) = operation.and_then(|operation| operation.described.as_mut()) {
            say(described);
        }
        self
    }
}

macro_rules! rows {
    ($($row:ty)+) => {$(
        impl $row {
            /// Is there to write, or shows what is the user's alone: not for staff who look on (rule A11).
            pub const fn private(mut self) -> Self {
                self.0.route.private = true;
                self
            }

            /// Staff who look on may do it, though it writes.
            pub fn by_lookers(mut self) -> Self {
                if let Some(operation) = &mut self.0.route.operations[self.1 as usize] {
                    operation.by_lookers = true;
                }
                self
            }
        }
    )+};
}

rows! { Page Call }

impl Endpoint {
    fn at(pattern: &'static str) -> Self {
        let segments = pattern.split('/').skip(1).collect();
        let asks = Asks::These(&[]);
        let operations = [const { None }; 3];
        let route = Route { pattern, segments, private: false, secret_in_body: false, asks, operations };
        Self { route, serves: [const { None }; 3] }
    }

    fn take(&mut self, method: Method, operation: Operation, serve: Serve) {
        self.route.operations[method as usize] = Some(operation);
        self.serves[method as usize] = Some(serve);
    }
}
