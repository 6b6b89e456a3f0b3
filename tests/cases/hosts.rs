//! Hosts in other languages: what they load, what they may rely on, and that customers see the same.

mod c;
mod journey;
mod php;
mod programs;
mod python;
mod typed;
