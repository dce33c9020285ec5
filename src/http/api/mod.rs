//! The JSON API, version 1. [`shapes`] is what it answers with; [`openapi`] describes all of it to programs.

pub(super) mod access;
pub(super) mod calls;
pub(super) mod engines;
pub(super) mod erase;
pub(super) mod figures;
pub(super) mod flows;
pub(super) mod live;
pub(super) mod openapi;
pub(super) mod pause;
mod shapes;
