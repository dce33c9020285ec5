//! What is told of a call: to the record, the live view, the log, the metrics, and the agent who takes it.

pub(super) mod agent;
pub(super) mod board;
pub(super) mod detail;
pub(super) mod finished;
pub(super) mod hand_over;
pub(super) mod notes;
pub(super) mod record;
pub(super) mod tally;
pub(super) mod turn_line;
pub(super) mod watch;
