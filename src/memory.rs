//! The process keeps its memory to itself: no core dump of it, and no other process of its user reads it.
//!
//! What callers say and the keys of the records are in there. Root can read it all the same.

use std::{env, io};

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

/// Set to anything by a developer who wants a core dump, or to attach a debugger; handed on to the engines.
pub const OPEN: &str = "OFFHOOK_CORE_DUMPS";

/// To be called first, while there is nothing to be kept. False where [`OPEN`] says otherwise.
///
/// The kernel then gives the process's entries in `/proc` to root: its user may read those that everybody may, such as
/// `status` and `limits`, and no longer `mem`, `maps`, `environ` and `fd`.
pub fn keep_to_itself() -> io::Result<bool> {
    if env::var_os(OPEN).is_some() {
        return Ok(false);
    }
    set_dumpable_behavior(DumpableBehavior::NotDumpable)?;
    // Also for whatever this process starts.
    setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) })?;
    Ok(true)
}
