//! Brings records into the tables. Writing one twice changes nothing, so that a batch may be tried again.

use std::collections::BTreeMap;

use sqlx::{Any, AnyConnection, any::AnyArguments, query::Query};
use uuid::Uuid;

use super::{Begun, Ended, Record, Store, StoreError};
use crate::{
    pii::Redacted,
    transcript::{Turn, whole_ms},
};

impl Store {
    /// All of them, or none. With no records, it finds out whether the database takes any.
    pub(super) async fn write(&self, node: &str, records: &[Record]) -> Result<(), StoreError> {
        let mut change = self.change().await?;
        for record in records {
            match record {
                Record::Begun(begun) => self.insert_call(&mut change, node, begun).await?,
                Record::Turn(call, turn) => self.insert_turn(&mut change, *call, turn).await?,
                Record::Ended(ended) => self.end_call(&mut change, ended).await?,
            }
        }
        change.commit_proven(self, &format!("written by {node}")).await
    }

    async fn insert_call(&self, to: &mut AnyConnection, node: &str, begun: &Begun) -> Result<(), StoreError> {
        let erased =
            sqlx::query("SELECT 1 AS found FROM erased WHERE call = $1").bind(begun.call.to_string());
        if erased.fetch_optional(&mut *to).await?.is_some() {
            return Ok(());
        }
        let seal = |column: &str, text: &str| self.seal(begun.call, column, text);
        let caller = begun.caller.expose();
        sqlx::query(
            "INSERT INTO calls (uuid, node, flow, begun, caller, caller_key, called, channel, language, context) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (uuid) DO NOTHING",
        )
        .bind(begun.call.to_string())
        .bind(node)
        .bind(&begun.flow)
        .bind(begun.begun_ms)
        .bind(seal("caller", caller))
        .bind(Some(self.vault.caller_key(caller)).filter(|_| !caller.is_empty()))
        .bind(seal("called", begun.called.expose()))
        .bind(seal("channel", begun.channel.expose()))
        .bind(&begun.language)
        .bind(seal("context", &json(&begun.context)))
        .execute(to)
        .await?;
        Ok(())
    }

    async fn insert_turn(&self, to: &mut AnyConnection, call: Uuid, turn: &Turn) -> Result<(), StoreError> {
        let query = sqlx::query(
            "INSERT INTO turns (call, number, offset_ms, heard, heard_confidence, keys, tier, decision, why, \
             understood_confidence, said, heard_to_ms, gap_ms, silence_ms, recognition_ms, understanding_ms, \
             speech_ms, sources, spans, sensitive) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20) \
             ON CONFLICT (call, number) DO NOTHING",
        );
        // The driver takes an absent number for one of another width, and would keep the statement for that.
        self.bind_turn(query, call, turn).persistent(false).execute(to).await?;
        Ok(())
    }

    fn bind_turn<'q>(
        &self,
        query: Query<'q, Any, AnyArguments<'q>>,
        call: Uuid,
        turn: &Turn,
    ) -> Query<'q, Any, AnyArguments<'q>> {
        let number = turn.number;
        let seal = |column: &str, text: &str| self.seal(call, &format!("{number}.{column}"), text);
        let sealed = |column, text: Option<&Redacted<String>>| text.map(|text| seal(column, text.expose()));
        let [silence, recognition, understanding, speech] = turn.stages_ms();
        query
            .bind(call.to_string())
            .bind(i64::from(number))
            .bind(whole_ms(turn.offset))
            .bind(sealed("heard", turn.heard()))
            .bind(turn.heard_confidence().map(f64::from))
            .bind(sealed("keys", turn.keys()))
            .bind(turn.tier().map(|tier| tier.as_str().to_owned()))
            .bind(turn.meaning().map(str::to_owned))
            .bind(turn.why().map(|why| seal("why", why)))
            .bind(turn.understood_confidence().map(f64::from))
            .bind(seal("said", turn.said().expose()))
            .bind(turn.heard_to.map(whole_ms))
            .bind(turn.gap.map(whole_ms))
            .bind(silence)
            .bind(recognition)
            .bind(understanding)
            .bind(speech)
            .bind(serde_json::to_string(turn.sources()).ok())
            .bind(serde_json::to_string(turn.spans()).ok())
            .bind(i64::from(turn.is_sensitive()))
    }

    async fn end_call(&self, to: &mut AnyConnection, ended: &Ended) -> Result<(), StoreError> {
        let seal = |column: &str, text: &str| self.seal(ended.call, column, text);
        let known = sqlx::query(
            "UPDATE calls SET ended = $2, status = $3, action = $4, destination = $5, intent = $6, confidence = $7, \
             language = $8, summary = $9, slots = $10, sentiment = $11, recording = $12, hand_over = $13, \
             pauses = $14, consent = $15 WHERE uuid = $1",
        )
        .bind(ended.call.to_string())
        .bind(ended.ended_ms)
        .bind(&ended.status)
        .bind(&ended.action)
        .bind(ended.destination.clone())
        .bind(ended.intent.clone())
        .bind(i64::from(ended.confidence))
        .bind(&ended.language)
        .bind(seal("summary", ended.summary.expose()))
        .bind(seal("slots", &json(&ended.slots)))
        .bind(ended.sentiment.clone())
        .bind(ended.recording.clone())
        .bind(seal("hand_over", ended.hand_over.expose()))
        .bind(serde_json::to_string(&ended.pauses).ok().filter(|_| !ended.pauses.is_empty()))
        .bind(ended.consent.clone())
        .execute(&mut *to)
        .await?;
        let Some(tape) = ended.tape.as_ref().filter(|_| known.rows_affected() > 0) else { return Ok(()) };
        let Some(packed) = tape.to_text() else { return Ok(()) };
        sqlx::query("INSERT INTO tapes (call, tape) VALUES ($1, $2) ON CONFLICT (call) DO NOTHING")
            .bind(ended.call.to_string())
            .bind(seal("tape", &packed))
            .execute(to)
            .await?;
        Ok(())
    }

    /// What a crash left open ends here: nobody else is to end it.
    pub(super) async fn close_open_calls(&self, node: &str, before_ms: i64) -> Result<u64, StoreError> {
        let mut change = self.change().await?;
        let closed = sqlx::query(
            "UPDATE calls SET status = 'error', action = 'continue', ended = begun + COALESCE( \
             (SELECT MAX(turns.offset_ms) FROM turns WHERE turns.call = calls.uuid), 0) \
             WHERE ended IS NULL AND node = $1 AND begun < $2",
        )
        .bind(node)
        .bind(before_ms)
        .execute(&mut *change)
        .await?
        .rows_affected();
        change.commit().await?;
        Ok(closed)
    }

    fn seal(&self, call: Uuid, column: &str, text: &str) -> String {
        self.vault.seal(&format!("{call}.{column}"), text)
    }
}

fn json(values: &BTreeMap<String, Redacted<String>>) -> String {
    let exposed: BTreeMap<&str, &str> =
        values.iter().map(|(name, value)| (name.as_str(), value.expose().as_str())).collect();
    serde_json::to_string(&exposed).unwrap_or_default()
}
