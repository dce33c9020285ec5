//! A panic in an engine: it ends the process, because a thread that is gone would leave its jobs unanswered. The server
//! starts another one.

use std::process::exit;

use crate::pii::hide_panic_messages;

/// The exit code, which is Rust's own for a panic of the main thread.
pub(super) const PANICKED: i32 = 101;

/// From now on. The program's name stands before the panic's place.
pub(super) fn end_on_panic(program: &'static str) {
    hide_panic_messages(move |place| {
        eprintln!("{program}: panicked at {place}");
        exit(PANICKED);
    });
}

#[cfg(test)]
mod tests {
    use std::{env, process::Command, thread};

    use super::*;

    const PANICS: &str = "OFFHOOK_TEST_PANICS";

    /// The process that ends is this test once more.
    #[test]
    fn a_thread_that_panics_ends_the_process_and_says_where_but_not_what() {
        if env::var_os(PANICS).is_some() {
            end_on_panic("an engine");
            let _ = thread::spawn(|| panic!("they said 555 0142")).join();
            exit(0);
        }
        let this = "engine::panics::tests::a_thread_that_panics_ends_the_process_and_says_where_but_not_what";
        let mut process = Command::new(env::current_exe().unwrap());
        let output = process.args(["--exact", this, "--nocapture"]).env(PANICS, "1").output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(PANICKED), "{said}");
        assert!(said.contains("an engine: panicked at src/engine/panics.rs"), "{said}");
        assert!(!said.contains("555"), "{said}");
    }
}
