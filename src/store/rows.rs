//! What the tables hold, as values again; what Offhook did not write is shown as that, and is nobody's words.

use std::{collections::BTreeMap, time::Duration};

use sqlx::{Row, any::AnyRow};
use tracing::error;
use uuid::Uuid;

use super::{Pause, Store, StoreError};
use crate::{
    dialog::Decision,
    pii::Redacted,
    transcript::{Span, Stages, Stamp, Turn, Wordless},
    understand::{Tier, percent},
};

/// One line of the history.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CallRow {
    pub call: Uuid,
    /// The machine that had the call.
    pub node: String,
    pub flow: String,
    /// Milliseconds since 1970, UTC.
    pub begun_ms: i64,
    /// `None` while the call runs.
    pub ended_ms: Option<i64>,
    /// `None` when it was not told, or its time of keeping is over.
    pub caller: Option<Redacted<String>>,
    pub called: Option<Redacted<String>>,
    pub channel: Option<Redacted<String>>,
    pub status: Option<String>,
    pub action: Option<String>,
    pub destination: Option<String>,
    pub intent: Option<String>,
    /// 0 to 100.
    pub confidence: Option<i64>,
    pub language: Option<String>,
    pub summary: Option<Redacted<String>>,
    pub sentiment: Option<String>,
    /// Name of the recording's file.
    pub recording: Option<String>,
}

/// All that is kept of one call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Call {
    pub row: CallRow,
    pub context: BTreeMap<String, Redacted<String>>,
    pub slots: BTreeMap<String, Redacted<String>>,
    /// All that the dialplan was handed, as one JSON object. `None` while the call runs, and when its time is over.
    pub hand_over: Option<Redacted<String>>,
    /// `yes`, `no` or `no_answer`, where the caller was asked whether the call may be recorded.
    pub consent: Option<String>,
    /// When nothing was kept by somebody's wish.
    pub pauses: Vec<Pause>,
    pub turns: Vec<Turn>,
    /// Whether it can be replayed.
    pub has_tape: bool,
}

/// Stands where something else stands in the records than what Offhook wrote there.
const TAMPERED: &str = "[tampered with: this is not what Offhook wrote]";

/// Whether that was read instead of a value.
pub fn is_tampered(text: &Redacted<String>) -> bool {
    text.expose() == TAMPERED
}

pub(super) const CALL_COLUMNS: &str = "uuid, node, flow, begun, ended, caller, called, channel, status, action, \
     destination, intent, confidence, language, summary, sentiment, recording";

impl Store {
    pub(super) fn call_row(&self, row: &AnyRow) -> Result<CallRow, StoreError> {
        let call = uuid_of(row, "uuid")?;
        let opened = |column: &'static str| -> Result<Option<Redacted<String>>, StoreError> {
            Ok(self.shown(row, call, column, column)?.filter(|text| !text.expose().is_empty()))
        };
        Ok(CallRow {
            call,
            node: row.try_get("node")?,
            flow: row.try_get("flow")?,
            begun_ms: row.try_get("begun")?,
            ended_ms: row.try_get("ended")?,
            caller: opened("caller")?,
            called: opened("called")?,
            channel: opened("channel")?,
            status: row.try_get("status")?,
            action: row.try_get("action")?,
            destination: row.try_get("destination")?,
            intent: row.try_get("intent")?,
            confidence: row.try_get("confidence")?,
            language: row.try_get("language")?,
            summary: opened("summary")?,
            sentiment: row.try_get("sentiment")?,
            recording: row.try_get("recording")?,
        })
    }

    pub(super) fn turn_row(&self, row: &AnyRow) -> Result<Turn, StoreError> {
        let call = uuid_of(row, "call")?;
        let number: i64 = row.try_get("number")?;
        let opened = |column: &'static str| self.shown(row, call, column, &format!("{number}.{column}"));
        let offset = time_of(row, "offset_ms")?.unwrap_or_default();
        let stamp = Stamp::of(row.try_get::<i64, _>("sensitive")? != 0);
        let mut turn = Turn::new(u32::try_from(number).unwrap_or_default(), offset, stamp);
        if let Some(heard) = opened("heard")? {
            turn.hear(&heard, confidence_of(row, "heard_confidence")?);
        }
        if let Some(keys) = opened("keys")? {
            turn.take_keys(&keys);
        }
        let why = opened("why")?.map(Redacted::into_inner).unwrap_or_default();
        let meaning: Option<String> = row.try_get("decision")?;
        match row.try_get::<Option<String>, _>("tier")? {
            Some(tier) => turn.decide(&Decision {
                tier: Tier::named(&tier).ok_or(StoreError::Damaged("tier"))?,
                confidence: confidence_of(row, "understood_confidence")?,
                meaning: meaning.unwrap_or_default(),
                why,
                sources: list(row, "sources")?,
            }),
            None => {
                if let Some(why) = meaning.as_deref().and_then(Wordless::named) {
                    turn.lack_words(why);
                }
            }
        }
        if let Some(said) = opened("said")?.filter(|said| !said.expose().is_empty()) {
            turn.say(&said);
        }
        turn.heard_to = time_of(row, "heard_to_ms")?;
        turn.gap = time_of(row, "gap_ms")?;
        turn.stages = stages(row)?;
        list::<Span>(row, "spans")?.into_iter().for_each(|span| turn.note_span(span));
        Ok(turn)
    }

    /// A map of names and values, sealed as one.
    pub(super) fn map_of(
        &self,
        row: &AnyRow,
        call: Uuid,
        column: &'static str,
    ) -> Result<BTreeMap<String, Redacted<String>>, StoreError> {
        let text = match self.opened(row, call, column, column) {
            Err(StoreError::Tampered { .. }) => {
                return Ok(BTreeMap::from([("tampered".to_owned(), TAMPERED.to_owned().into())]));
            }
            text => text?,
        };
        let Some(text) = text else { return Ok(BTreeMap::new()) };
        let values: BTreeMap<String, String> =
            serde_json::from_str(text.expose()).map_err(|_| StoreError::Damaged(column))?;
        Ok(values.into_iter().map(|(name, value)| (name, value.into())).collect())
    }

    /// A value for people: what was tampered with is shown as that.
    pub(super) fn shown(
        &self,
        row: &AnyRow,
        call: Uuid,
        column: &'static str,
        place: &str,
    ) -> Result<Option<Redacted<String>>, StoreError> {
        match self.opened(row, call, column, place) {
            Err(StoreError::Tampered { .. }) => Ok(Some(Redacted::new(TAMPERED.to_owned()))),
            opened => opened,
        }
    }

    /// A value, or [`StoreError::Tampered`].
    pub(super) fn opened(
        &self,
        row: &AnyRow,
        call: Uuid,
        column: &'static str,
        place: &str,
    ) -> Result<Option<Redacted<String>>, StoreError> {
        let Some(stored) = row.try_get::<Option<String>, _>(column)? else { return Ok(None) };
        self.vault.open(&format!("{call}.{place}"), &stored).map(|text| Some(Redacted::new(text))).map_err(|why| {
            // The value stays where it is: it may be anything.
            error!(%call, place, %why, "a value in the records is not what offhook wrote, and is not shown");
            if let Some(metrics) = &self.metrics {
                metrics.records_tampered.inc();
            }
            StoreError::Tampered { call, column, why }
        })
    }
}

fn confidence_of(row: &AnyRow, column: &'static str) -> Result<u8, StoreError> {
    let confidence: Option<f64> = row.try_get(column)?;
    Ok(percent(confidence.unwrap_or_default() / 100.0))
}

fn time_of(row: &AnyRow, column: &'static str) -> Result<Option<Duration>, StoreError> {
    let ms: Option<i64> = row.try_get(column)?;
    Ok(ms.map(|ms| Duration::from_millis(u64::try_from(ms).unwrap_or_default())))
}

/// `None` where one of them is not known.
fn stages(row: &AnyRow) -> Result<Option<Stages>, StoreError> {
    let of = |column| time_of(row, column);
    let all = (of("silence_ms")?, of("recognition_ms")?, of("understanding_ms")?, of("speech_ms")?);
    let (Some(silence), Some(recognition), Some(understanding), Some(speech)) = all else { return Ok(None) };
    Ok(Some(Stages { silence, recognition, understanding, speech }))
}

fn uuid_of(row: &AnyRow, column: &'static str) -> Result<Uuid, StoreError> {
    let text: String = row.try_get(column)?;
    text.parse().map_err(|_| StoreError::Damaged(column))
}

pub(super) fn list<T: serde::de::DeserializeOwned>(
    row: &AnyRow,
    column: &'static str,
) -> Result<Vec<T>, StoreError> {
    let text: Option<String> = row.try_get(column)?;
    match text {
        Some(text) => serde_json::from_str(&text).map_err(|_| StoreError::Damaged(column)),
        None => Ok(Vec::new()),
    }
}
