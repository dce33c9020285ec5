//! What the program counts about itself, in one list; `encode` gives the text that Prometheus reads.
//!
//! Labels come from the closed enums below and never from a call, so that the number of series is fixed.

use std::fmt::{self, Write};

use prometheus_client::encoding::{EncodeLabelSet, EncodeLabelValue, LabelValueEncoder, text};
use prometheus_client::metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram};
use prometheus_client::registry::{Registry, Unit};

pub use alert::Alert;
pub use audit::AuditMetrics;
pub use details::{DetailEnd, DetailOutcome, DetailSink};
pub use doors::{Refusal, Shed, Wrong};
pub use kept::{Kept, RecordLoss};
pub use plain::plain_text;
pub use quantile::quantile;
pub use turns::{Stage, Tier, TurnMetrics};

/// Every series of this program. Clone-free: share it in an `Arc`.
#[derive(Debug)]
pub struct Metrics {
    /// `offhook_calls_active`: calls that were admitted and have not ended.
    pub calls_active: Gauge,
    /// `offhook_calls_ended_total{status,action}`: one for each call, when its disposition is known.
    pub calls_ended: Family<CallEnd, Counter>,
    /// `offhook_trials_ended_total{status,action}`: dispositions of calls from `/try`, which are no caller's.
    pub trials_ended: Family<CallEnd, Counter>,
    /// `offhook_calls_shed_total{reason}`: calls refused at once, so that the dialplan sends them to a human.
    pub calls_shed: Family<Labelled<Shed>, Counter>,
    /// `offhook_connections_refused_total{reason}`: connections closed before they became part of a call.
    pub connections_refused: Family<Labelled<Refusal>, Counter>,
    /// `offhook_logins_failed_total{wrong}`: tokens, links and log-ins by the provider that are not good.
    pub logins_failed: Family<Labelled<Wrong>, Counter>,
    /// `offhook_call_panics_total`: calls that a fault of this program ended; they went on in the dialplan as `error`.
    pub call_panics: Counter,
    /// `offhook_call_duration_seconds`: from admission to disposition.
    pub call_duration: Histogram,
    /// `offhook_turn_gap_seconds`: from the caller's last speech frame to the first frame of the reply.
    pub turn_gap: Histogram,
    pub turns: TurnMetrics,
    /// `offhook_barge_ins_total`: prompts that the caller cut short by speaking or by a key.
    pub barge_ins: Counter,
    /// `offhook_frames_late_total`: 20 ms frames written more than 5 ms after their time.
    pub frames_late: Counter,
    /// `offhook_frames_dropped_total`: frames of sound thrown away because a bounded queue was full.
    pub frames_dropped: Counter,
    /// `offhook_engine_ready{engine}`: 1 while the engine process takes work, 0 otherwise.
    pub engine_ready: Family<Labelled<Engine>, Gauge>,
    /// `offhook_engine_restarts_total{engine,cause}`: how often an engine process ended without being told
    /// to.
    pub engine_restarts: Family<EngineEnd, Counter>,
    /// `offhook_engine_jobs_total{engine,outcome}`: jobs by how they ended.
    pub engine_jobs: Family<EngineJob, Counter>,
    /// `offhook_engine_jobs_waiting{engine}`: jobs handed over and not yet ended.
    pub engine_jobs_waiting: Family<Labelled<Engine>, Gauge>,
    /// `offhook_engine_job_duration_seconds{engine}`: from handing a job over to its last answer, waiting
    /// included.
    pub engine_job_duration: Family<Labelled<Engine>, Histogram>,
    /// `offhook_late_answers_total{engine}`: answers to work that nobody waited for any more; they are
    /// dropped.
    pub late_answers: Family<Labelled<Engine>, Counter>,
    /// `offhook_lookup_duration_seconds{outcome}`: from asking to the answer, waiting included.
    pub lookup_duration: Family<Labelled<LookupOutcome>, Histogram>,
    /// `offhook_prompts_total{source}`: prompts asked for, by where their sound came from.
    pub prompts: Family<Labelled<PromptSource>, Counter>,
    /// `offhook_fixed_prompts_missing`: texts of the flows that are not rendered yet, and are when they are asked for.
    pub fixed_prompts_missing: Gauge,
    /// `offhook_records_waiting`: parts of call records that were handed over and are not in the database yet.
    pub records_waiting: Gauge,
    /// `offhook_records_written_total`: parts of call records in the database.
    pub records_written: Counter,
    /// `offhook_records_lost_total{reason}`: parts of call records that were dropped.
    pub records_lost: Family<Labelled<RecordLoss>, Counter>,
    /// `offhook_records_tampered_total`: values that were read and are not what was written.
    pub records_tampered: Counter,
    /// `offhook_record_write_failures_total`: transactions that failed and are tried again.
    pub record_write_failures: Counter,
    /// `offhook_record_write_duration_seconds`: one transaction, of one part or of many.
    pub record_write_duration: Histogram,
    /// `offhook_recording_pieces_lost_total`: half seconds of recorded calls that are silence, or not there.
    pub recording_pieces_lost: Counter,
    /// `offhook_sweep_waits`: 1 while nothing is removed from the records because the clock has jumped, 0 otherwise.
    pub sweep_waits: Gauge,
    /// `offhook_write_failing{kind}`: 1 while what is kept of calls cannot be written, 0 otherwise.
    pub write_failing: Family<Labelled<Kept>, Gauge>,
    /// `offhook_call_details_total{sink,outcome}`: call details for the site's own programs.
    pub call_details: Family<DetailEnd, Counter>,
    /// `offhook_one_number_calls`: the most calls that one number placed within the window of that alert.
    pub one_number_calls: Gauge,
    pub audit: AuditMetrics,
    /// `offhook_alert_firing{alert}`: 1 while the server's own alert is raised, 0 otherwise.
    pub alert_firing: Family<Labelled<Alert>, Gauge>,
    registry: Registry,
}

impl Metrics {
    pub fn new() -> Self {
        let mut metrics = Self {
            calls_active: Gauge::default(),
            calls_ended: Family::default(),
            trials_ended: Family::default(),
            calls_shed: Family::default(),
            connections_refused: Family::default(),
            logins_failed: Family::default(),
            call_panics: Counter::default(),
            call_duration: Histogram::new(CALL_SECONDS),
            turn_gap: Histogram::new(ANSWER_SECONDS),
            turns: TurnMetrics::new(),
            barge_ins: Counter::default(),
            frames_late: Counter::default(),
            frames_dropped: Counter::default(),
            engine_ready: Family::default(),
            engine_restarts: Family::default(),
            engine_jobs: Family::default(),
            engine_jobs_waiting: Family::default(),
            engine_job_duration: Family::new_with_constructor(|| Histogram::new(ANSWER_SECONDS)),
            late_answers: Family::default(),
            lookup_duration: Family::new_with_constructor(|| Histogram::new(ANSWER_SECONDS)),
            prompts: Family::default(),
            fixed_prompts_missing: Gauge::default(),
            records_waiting: Gauge::default(),
            records_written: Counter::default(),
            records_lost: Family::default(),
            records_tampered: Counter::default(),
            record_write_failures: Counter::default(),
            record_write_duration: Histogram::new(WRITE_SECONDS),
            recording_pieces_lost: Counter::default(),
            sweep_waits: Gauge::default(),
            write_failing: Family::default(),
            call_details: Family::default(),
            one_number_calls: Gauge::default(),
            audit: AuditMetrics::default(),
            alert_firing: Family::default(),
            registry: Registry::default(),
        };
        let mut registry = Registry::with_prefix("offhook");
        metrics.register_calls(&mut registry);
        metrics.register_engines(&mut registry);
        metrics.register_records(&mut registry);
        metrics.register_alerts(&mut registry);
        metrics.registry = registry;
        metrics.begin_at_nought();
        metrics
    }

    /// All series in the OpenMetrics text format.
    pub fn encode(&self) -> Result<String, fmt::Error> {
        let mut text = String::new();
        text::encode(&mut text, &self.registry)?;
        Ok(text)
    }

    fn register_calls(&self, to: &mut Registry) {
        to.register("calls_active", "Calls admitted and not ended", self.calls_active.clone());
        to.register("calls_ended", "Calls by disposition", self.calls_ended.clone());
        to.register("trials_ended", "Calls from /try by disposition", self.trials_ended.clone());
        to.register("calls_shed", "Calls refused at once", self.calls_shed.clone());
        to.register("connections_refused", "Connections closed early", self.connections_refused.clone());
        to.register("logins_failed", "Tokens and links that are not good", self.logins_failed.clone());
        to.register("call_panics", "Calls ended by a fault of the program", self.call_panics.clone());
        to.register_with_unit(
            "call_duration",
            "Admission to disposition",
            Unit::Seconds,
            self.call_duration.clone(),
        );
        to.register_with_unit("turn_gap", "Last speech to reply", Unit::Seconds, self.turn_gap.clone());
        self.turns.register(to);
        to.register("barge_ins", "Prompts cut short by the caller", self.barge_ins.clone());
        to.register("frames_late", "Frames written over 5 ms late", self.frames_late.clone());
        to.register("frames_dropped", "Frames lost to a full queue", self.frames_dropped.clone());
        to.register("prompts", "Prompts by source of their sound", self.prompts.clone());
        let missing = self.fixed_prompts_missing.clone();
        to.register("fixed_prompts_missing", "Fixed prompts that are not rendered yet", missing);
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

    fn register_alerts(&self, to: &mut Registry) {
        to.register("one_number_calls", "Most calls by one number", self.one_number_calls.clone());
        self.audit.register(to);
        to.register("alert_firing", "The server's own alerts", self.alert_firing.clone());
    }

    fn register_records(&self, to: &mut Registry) {
        to.register("records_waiting", "Parts of records not written yet", self.records_waiting.clone());
        to.register("records_written", "Parts of records written", self.records_written.clone());
        to.register("records_lost", "Parts of records dropped", self.records_lost.clone());
        to.register("records_tampered", "Values not as written", self.records_tampered.clone());
        to.register("recording_pieces_lost", "Sound not recorded", self.recording_pieces_lost.clone());
        to.register("sweep_waits", "Retention waits for a person", self.sweep_waits.clone());
        to.register("write_failing", "What cannot be written now", self.write_failing.clone());
        to.register("call_details", "Call details given out", self.call_details.clone());
        to.register("record_write_failures", "Failed transactions", self.record_write_failures.clone());
        to.register_with_unit(
            "record_write_duration",
            "One transaction of the record writer",
            Unit::Seconds,
            self.record_write_duration.clone(),
        );
    }

    fn register_engines(&self, to: &mut Registry) {
        to.register("engine_ready", "Whether the engine takes work", self.engine_ready.clone());
        to.register("engine_restarts", "Engine processes that ended", self.engine_restarts.clone());
        to.register("engine_jobs", "Engine jobs by outcome", self.engine_jobs.clone());
        to.register("engine_jobs_waiting", "Engine jobs not ended", self.engine_jobs_waiting.clone());
        to.register_with_unit(
            "engine_job_duration",
            "Handing over to last answer",
            Unit::Seconds,
            self.engine_job_duration.clone(),
        );
        to.register_with_unit(
            "lookup_duration",
            "Asking a source to its answer",
            Unit::Seconds,
            self.lookup_duration.clone(),
        );
        to.register("late_answers", "Answers that nobody waited for", self.late_answers.clone());
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
