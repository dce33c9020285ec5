//! English as data: what words mean for an answer, without any rule of how they are put together.

pub(super) mod answers;
pub(super) mod asides;
pub(crate) mod digits;
pub(super) mod names;
pub(super) mod requests;
pub(super) mod scope;
