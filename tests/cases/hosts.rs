//! Hosts in other languages: what they load, what they may rely on, and that each does what every host does.

mod c;
mod php;
mod programs;
mod python;
mod rust;
mod typed;
