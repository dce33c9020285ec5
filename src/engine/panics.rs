//! A panic in an engine: it ends the process, because a thread that is gone would leave its jobs unanswered. The server
//! starts another one.

use std::process::exit;

use crate::pii::hide_panic_messages;

/// The exit code, which is Rust's own for a panic of the main thread.
pub(super) const PANICKED: i32 = 101;

/// From now on. The program's name stands before the panic's place.
pub fn end_on_panic(program: &'static str) {
    hide_panic_messages(move |place| {
        eprintln!("{program}: panicked at {place}");
        exit(PANICKED);
    });
}
