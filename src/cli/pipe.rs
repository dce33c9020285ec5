//! `offhook ... | head`: a reader that has seen enough ends the program, as it does with every other tool.

/// Rust's start-up code ignores SIGPIPE, which turns a closed pipe into a panic in `println!`. Not for `serve`: a
/// server must outlive whoever reads its log.
pub(super) fn end_with_the_reader() {
    // Sockets are not affected: the standard library sends with MSG_NOSIGNAL.
    sigpipe::reset();
}
