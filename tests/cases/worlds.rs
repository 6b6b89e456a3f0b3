//! The whole portal (store, ERP, manifests, decision) against the rules, world by world; see [`tests::world::rules`].
//!
//! `properties.rs` asks the decision itself, over every combination of its facts, which costs nothing there. Here the same
//! facts are gathered by the portal from where they lie, so that a fact of somebody else would be noticed.

mod large;
mod small;
