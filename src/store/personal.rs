//! Everything about one caller, taken out as one document.

use serde_json::{Map, Value, json};
use sqlx::Row;
use uuid::Uuid;

use super::{Call, Store, StoreError, is_tampered};
use crate::{
    pii::Redacted,
    transcript::{Turn, whole_ms},
    understand::Tier,
};

impl Store {
    /// The calls of a number, oldest first, however it is written. Whoever can write to the database can let a call be
    /// looked up by another's number: one whose own number says otherwise is not among them.
    pub async fn calls_of(&self, caller: &Redacted<String>) -> Result<Vec<Uuid>, StoreError> {
        let [keyed, old, plain] = self.vault.caller_keys(caller.expose());
        let rows =
            sqlx::query("SELECT uuid, caller FROM calls WHERE caller_key IN ($1, $2, $3) ORDER BY begun")
                .bind(keyed)
                .bind(old)
                .bind(plain)
                .fetch_all(&self.pool)
                .await?;
        let mut calls = Vec::new();
        for row in &rows {
            let call = row.try_get::<String, _>("uuid")?.parse().map_err(|_| StoreError::Damaged("uuid"))?;
            let own = self.shown(row, call, "caller", "caller")?;
            let is_anothers = own.is_some_and(|own| {
                !is_tampered(&own)
                    && self.vault.caller_key(own.expose()) != self.vault.caller_key(caller.expose())
            });
            if !is_anothers {
                calls.push(call);
            }
        }
        Ok(calls)
    }

    /// Everything that is kept about a number, for whoever asks for it. Calls whose number was tampered with may be
    /// somebody else's: they are named, and no more.
    pub async fn export(&self, caller: &Redacted<String>) -> Result<Value, StoreError> {
        let (mut calls, mut tampered) = (Vec::new(), Vec::new());
        for uuid in self.calls_of(caller).await? {
            match self.call(uuid).await? {
                Some(call) if call.row.caller.as_ref().is_some_and(is_tampered) => {
                    tampered.push(uuid.to_string())
                }
                Some(_) => calls.extend(self.export_call(uuid).await?),
                None => {}
            }
        }
        Ok(json!({ "caller": caller.expose(), "calls": calls, "tampered": tampered }))
    }

    /// Everything that is kept about one call.
    pub async fn export_call(&self, uuid: Uuid) -> Result<Option<Value>, StoreError> {
        let Some(call) = self.call(uuid).await? else { return Ok(None) };
        let tape = match self.tape(uuid).await {
            Err(StoreError::Tampered { .. }) => None,
            tape => tape?.and_then(|tape| tape.to_text()),
        };
        Ok(Some(describe(&call, tape)))
    }
}

fn describe(call: &Call, tape: Option<String>) -> Value {
    let text = |value: &Option<Redacted<String>>| value.as_ref().map(|value| value.expose().clone());
    let row = &call.row;
    json!({
        "call": row.call.to_string(),
        "flow": row.flow,
        "begun_ms": row.begun_ms,
        "ended_ms": row.ended_ms,
        "caller": text(&row.caller),
        "called": text(&row.called),
        "channel": text(&row.channel),
        "context": exposed(&call.context),
        "status": row.status,
        "action": row.action,
        "destination": row.destination,
        "intent": row.intent,
        "confidence": row.confidence,
        "language": row.language,
        "summary": text(&row.summary),
        "slots": exposed(&call.slots),
        "hand_over": call.hand_over.as_ref().and_then(hand_over),
        "sentiment": row.sentiment,
        "recording": row.recording,
        "consent": call.consent,
        "pauses": call.pauses,
        "tape": tape,
        "turns": call.turns.iter().map(turn).collect::<Vec<_>>(),
    })
}

fn turn(turn: &Turn) -> Value {
    json!({
        "number": turn.number,
        "offset_ms": whole_ms(turn.offset),
        "heard": turn.heard().map(Redacted::expose),
        "heard_confidence": turn.heard_confidence(),
        "keys": turn.keys().map(Redacted::expose),
        "tier": turn.tier().map(Tier::as_str),
        "decision": turn.meaning(),
        "why": turn.why(),
        "understood_confidence": turn.understood_confidence(),
        "said": turn.said().expose(),
        "heard_to_ms": turn.heard_to.map(whole_ms),
        "gap_ms": turn.gap.map(whole_ms),
        "sources": turn.sources(),
        "spans": turn.spans(),
    })
}

fn hand_over(text: &Redacted<String>) -> Option<Value> {
    match is_tampered(text) {
        true => Some(Value::String(text.expose().clone())),
        false => serde_json::from_str(text.expose()).ok(),
    }
}

fn exposed(values: &std::collections::BTreeMap<String, Redacted<String>>) -> Map<String, Value> {
    values.iter().map(|(name, value)| (name.clone(), Value::String(value.expose().clone()))).collect()
}
