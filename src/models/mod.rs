//! Models: which are known, by what sums they are known, where they are found, and how they get there.
//!
//! A file comes into the models directory under its own name only after its sum has held: it is made aside, in the
//! folder `.partial`, and renamed. A server that has an older file open goes on with that one.

mod directory;
mod fetch;
mod hearing;
mod looks;
mod manifest;
mod pack;
mod recipe;
mod sums;
mod unpack;
mod wheel;

pub use directory::{Directory, installed, preferred};
pub use fetch::{Event, FetchFault, Fetched, Fetcher};
pub use hearing::hears_english_alone;
pub use manifest::{Address, Item, Kind, Manifest, Model, Recipe, Source, Wheel};
pub use pack::{PackFault, pack};
pub use sums::{Mismatch, sha256};
pub use unpack::{UnpackFault, unpack};
