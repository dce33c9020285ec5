//! What the program counts about itself, in one list; `encode` gives the text that Prometheus reads.
//!
//! Labels come from the closed enums below and never from a call, so that the number of series is fixed.

#[macro_use]
mod series;

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder, text};
use prometheus_client::metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram};
use prometheus_client::registry::Registry;

pub use alert::Alert;
pub use audit::AuditMetrics;
pub use details::{DetailEnd, DetailOutcome, DetailSink};
pub use doors::{Refusal, Shed, Wrong};
pub use kept::{Kept, RecordLoss};
pub use plain::plain_text;
pub use quantile::quantile;
pub use timings::Timings;
pub use turns::{Stage, Tier, TurnMetrics};

series! {
    /// Every series of this program. Clone-free: share it in an `Arc`.
    Metrics {
        /// Calls that were admitted and have not ended.
        calls_active: Gauge;
        /// One for each call, when its disposition is known.
        calls_ended: Family<CallEnd, Counter>;
        /// Dispositions of calls from `/try`, which are no caller's.
        trials_ended: Family<CallEnd, Counter>;
        /// Calls refused at once, so that the dialplan sends them to a human.
        calls_shed: Family<Labelled<Shed>, Counter>;
        /// Connections closed before they became part of a call.
        connections_refused: Family<Labelled<Refusal>, Counter>;
        /// Tokens, links and log-ins by the provider that are not good.
        logins_failed: Family<Labelled<Wrong>, Counter>;
        /// Calls that a fault of this program ended; they went on in the dialplan as `error`.
        call_panics: Counter;
        /// From admission to disposition.
        call_duration: Histogram, seconds in CALL_SECONDS;
        /// From the caller's last speech frame to the first frame of the reply.
        turn_gap: Timings, seconds in ANSWER_SECONDS;
        /// Prompts that the caller cut short by speaking or by a key.
        barge_ins: Counter;
        /// 20 ms frames written more than 5 ms after their time.
        frames_late: Counter;
        /// Frames of sound thrown away because a bounded queue was full.
        frames_dropped: Counter;
        /// 1 while the engine process takes work, 0 otherwise.
        engine_ready: Family<Labelled<Engine>, Gauge>;
        /// How often an engine process ended without being told to.
        engine_restarts: Family<EngineEnd, Counter>;
        /// Jobs by how they ended.
        engine_jobs: Family<EngineJob, Counter>;
        /// Jobs handed over and not yet ended.
        engine_jobs_waiting: Family<Labelled<Engine>, Gauge>;
        /// From handing a job over to its last answer, waiting included.
        engine_job_duration: Family<Labelled<Engine>, Histogram>, seconds in ANSWER_SECONDS;
        /// Answers to work that nobody waited for any more; they are dropped.
        late_answers: Family<Labelled<Engine>, Counter>;
        /// From asking to the answer, waiting included.
        lookup_duration: Family<Labelled<LookupOutcome>, Histogram>, seconds in ANSWER_SECONDS;
        /// Prompts asked for, by where their sound came from.
        prompts: Family<Labelled<PromptSource>, Counter>;
        /// Texts of the flows that are not rendered yet, and are when they are asked for.
        fixed_prompts_missing: Gauge;
        /// Parts of call records that were handed over and are not in the database yet.
        records_waiting: Gauge;
        /// Parts of call records in the database.
        records_written: Counter;
        /// Parts of call records that were dropped.
        records_lost: Family<Labelled<RecordLoss>, Counter>;
        /// Values that were read and are not what was written.
        records_tampered: Counter;
        /// Transactions that failed and are tried again.
        record_write_failures: Counter;
        /// One transaction, of one part or of many.
        record_write_duration: Histogram, seconds in WRITE_SECONDS;
        /// Half seconds of recorded calls that are silence, or not there.
        recording_pieces_lost: Counter;
        /// 1 while nothing is removed from the records because the clock has jumped, 0 otherwise.
        sweep_waits: Gauge;
        /// 1 while what is kept of calls cannot be written, 0 otherwise.
        write_failing: Family<Labelled<Kept>, Gauge>;
        /// Call details for the site's own programs.
        call_details: Family<DetailEnd, Counter>;
        /// The most calls that one number placed within the window of that alert.
        one_number_calls: Gauge;
        /// 1 while the server's own alert is raised, 0 otherwise.
        alert_firing: Family<Labelled<Alert>, Gauge>;
        with pub turns: TurnMetrics;
        with pub audit: AuditMetrics;
        with written: Written;
    }
}

/// What is encoded: all the series.
#[derive(Debug, Default)]
struct Written(Registry);

impl Written {
    fn registered(_: &mut Registry) -> Self {
        Self::default()
    }
}

impl Metrics {
    pub fn new() -> Self {
        let mut registry = Registry::with_prefix("offhook");
        let mut metrics = Self::registered(&mut registry);
        metrics.written = Written(registry);
        metrics.begin_at_nought();
        metrics
    }

    /// All series in the OpenMetrics text format.
    pub fn encode(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        text::encode(&mut text, &self.written.0)?;
        Ok(text)
    }

    /// A rate needs the value before the first event: what has a fixed set of labels is there from the start. Engines
    /// are not, because which of them there are depends on the configuration.
    fn begin_at_nought(&self) {
        begin(&self.calls_shed, Shed::ALL);
        begin(&self.connections_refused, Refusal::ALL);
        begin(&self.logins_failed, Wrong::ALL);
        begin(&self.lookup_duration, LookupOutcome::ALL);
        begin(&self.prompts, PromptSource::ALL);
        begin(&self.records_lost, RecordLoss::ALL);
        begin(&self.turns.understood, Tier::ALL);
        begin(&self.turns.stages, Stage::ALL);
        begin(&self.write_failing, Kept::ALL);
        begin(&self.alert_firing, Alert::ALL);
        for status in CallStatus::ALL.iter().copied() {
            for action in CallAction::ALL.iter().copied() {
                drop(self.calls_ended.get_or_create(&CallEnd { status, action }));
                drop(self.trials_ended.get_or_create(&CallEnd { status, action }));
            }
        }
        details::begin_at_nought(&self.call_details);
    }
}

impl Default for Metrics {
    fn default() -> Self {
        Self::new()
    }
}

fn begin<T, M>(family: &Family<Labelled<T>, M, fn() -> M>, all: &[T])
where
    T: Copy,
    Labelled<T>: Clone + std::hash::Hash + Eq,
{
    for value in all {
        drop(family.get_or_create(&Labelled(*value)));
    }
}

/// One label named `kind`, `engine`, `reason`... after its enum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Labelled<T>(pub T);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct CallEnd {
    pub status: CallStatus,
    pub action: CallAction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct EngineEnd {
    pub engine: Engine,
    pub cause: EndCause,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
pub struct EngineJob {
    pub engine: Engine,
    pub outcome: JobOutcome,
}

/// Defines a closed set of label values and the label's name.
macro_rules! label {
    ($(#[$doc:meta])* $name:ident as $key:literal {
        $($(#[$note:meta])* $variant:ident = $text:literal),+ $(,)?
    }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$note])* $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
        }

        impl EncodeLabelValue for $name {
            fn encode(&self, encoder: &mut LabelValueEncoder<'_>) -> fmt::Result {
                encoder.write_str(self.as_str())
            }
        }

        impl EncodeLabelSet for Labelled<$name> {
            fn encode(
                &self,
                encoder: &mut prometheus_client::encoding::LabelSetEncoder<'_>,
            ) -> fmt::Result {
                use prometheus_client::encoding::EncodeLabel;
                ($key, self.0.as_str()).encode(encoder.encode_label())
            }
        }
    };
}

mod alert;
mod audit;
mod details;
mod doors;
mod kept;
mod plain;
mod quantile;
mod timings;
mod turns;

label! {
    /// `OFFHOOK_STATUS` of a call.
    CallStatus as "status" {
        Ok = "ok", CallerHangup = "caller_hangup", NoInput = "no_input", NoMatch = "no_match",
        Overload = "overload", Error = "error",
    }
}

label! {
    /// `OFFHOOK_ACTION` of a call.
    CallAction as "action" { Transfer = "transfer", Hangup = "hangup", Continue = "continue" }
}

label! {
    /// The engine processes.
    Engine as "engine" { Stt = "stt", Tts = "tts", Embed = "embed", Llm = "llm" }
}

label! {
    /// Why an engine process ended.
    EndCause as "cause" {
        Exited = "exited",
        /// No answer to a ping, or no answer to any job while one was overdue.
        Hung = "hung",
        Memory = "memory",
        /// It sent what the protocol does not allow.
        Protocol = "protocol",
        /// It did not become ready in time, or could not be started.
        Start = "start",
    }
}

label! {
    /// How a job ended.
    JobOutcome as "outcome" {
        Answered = "answered", Failed = "failed", TooLate = "too_late", Cancelled = "cancelled",
        /// The engine process ended while it had the job.
        Died = "died",
        /// Refused because too many jobs were waiting.
        Shed = "shed",
        /// Refused because the engine was down or unusable.
        Down = "down",
    }
}

label! {
    /// How a lookup ended.
    LookupOutcome as "outcome" {
        Ok = "ok", NotFound = "not_found", Timeout = "timeout", Error = "error",
        /// Answered from what was asked before.
        Cached = "cached",
    }
}

label! {
    /// Where a prompt's sound came from.
    PromptSource as "source" { Memory = "memory", Disk = "disk", Engine = "engine", Missing = "missing" }
}

/// Upper bounds in seconds; a caller notices a gap from about 0.8 s on, so the buckets are dense around it.
const ANSWER_SECONDS: [f64; 12] = [0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.5, 2.5, 5.0, 10.0];
const WRITE_SECONDS: [f64; 9] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0];
const CALL_SECONDS: [f64; 9] = [1.0, 5.0, 10.0, 20.0, 40.0, 60.0, 120.0, 300.0, 900.0];

#[cfg(test)]
mod tests;
