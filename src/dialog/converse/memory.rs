//! What a conversation knows: what the dialplan handed over, what was looked up, what the caller answered.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, DateTime};

use crate::{
    dialog::{context::Context, inquiry::Finding},
    flow::{CONSENT, Consent, FOUND, Flow, Telling},
    language::Language,
    pii::Redacted,
    understand::values::{Here, Value},
};

/// Values by name. Sensitive ones leave it only for lookups and conditions.
#[derive(Debug)]
pub(super) struct Memory {
    flow: Arc<Flow>,
    context: Context,
    slots: BTreeMap<String, Value>,
    looked_up: BTreeMap<String, Redacted<String>>,
    /// The one that the flow has changed to.
    language: Option<String>,
    /// `None` until somebody has asked.
    pub(super) consent: Option<Consent>,
}

impl Memory {
    /// What the conversation has to find out for itself is not believed of whoever hands over the call.
    pub(super) fn new(flow: Arc<Flow>, context: Context) -> Self {
        let context = context.without(|name| flow.is_earned(name));
        let (slots, looked_up) = (BTreeMap::new(), BTreeMap::new());
        Self { flow, context, slots, looked_up, language: None, consent: None }
    }

    pub(super) fn context(&self) -> &Context {
        &self.context
    }

    pub(super) fn has(&self, slot: &str) -> bool {
        self.slots.contains_key(slot)
    }

    pub(super) fn slots(&self) -> &BTreeMap<String, Value> {
        &self.slots
    }

    pub(super) fn set(&mut self, slot: &str, value: Value) {
        self.slots.insert(slot.to_owned(), value);
    }

    pub(super) fn forget(&mut self, slot: &str) {
        self.slots.remove(slot);
    }

    pub(super) fn learn(&mut self, lookup: &str, finding: Finding) {
        let found = match &finding {
            Finding::Row(_) => "yes",
            Finding::NotFound => "no",
            _ => "failed",
        };
        self.looked_up.insert(format!("{lookup}.{FOUND}"), found.to_owned().into());
        if let Finding::Row(row) = finding {
            for (field, value) in row.into_inner() {
                self.looked_up.insert(format!("{lookup}.{field}"), value.into());
            }
        }
    }

    /// Whether a lookup has brought something, or that there is nothing.
    pub(super) fn knows_lookup(&self, lookup: &str) -> bool {
        let found = self.looked_up.get(&format!("{lookup}.{FOUND}"));
        found.is_some_and(|found| found.expose() != "failed")
    }

    /// The tag of the call's language, one of the flow's.
    pub(super) fn language(&self) -> &str {
        let handed_over = || self.context.get("language").map(|wished| wished.expose().as_str());
        let wished = self.language.as_deref().or_else(handed_over);
        let offered = self.flow.languages();
        let found = wished.and_then(|wished| offered.iter().find(|tag| tag.as_str() == wished));
        found.map_or(self.flow.language(), String::as_str)
    }

    /// From now on the call is held in this language.
    pub(super) fn speak(&mut self, language: &str) {
        self.language = Some(language.to_owned());
    }

    /// The words of that language: what the caller is understood by.
    pub(super) fn words(&self) -> &'static Language {
        self.flow.words_in(self.language())
    }

    /// The time at the flow's place.
    fn now(&self) -> Option<DateTime> {
        let zone = &self.flow.extras().time_zone;
        self.context.began().map(|began| zone.to_datetime(began))
    }

    /// Without a clock dates count from the calendar's own beginning.
    pub(super) fn today(&self) -> Date {
        self.now().map_or(Date::constant(1970, 1, 1), DateTime::date)
    }

    /// What a reading needs beside the words.
    pub(super) fn here(&self) -> Here {
        Here { language: self.words(), today: self.today() }
    }

    /// Without a clock everything is open: a human will see.
    pub(super) fn is_open(&self, hours: &str) -> bool {
        match (self.flow.hours(hours), self.now()) {
            (Some(hours), Some(now)) => hours.is_open(now),
            _ => true,
        }
    }

    /// As conditions and lookups see it.
    pub(super) fn canonical(&self, name: &str) -> Option<String> {
        if let Some(value) = self.slots.get(name) {
            return Some(value.canonical.expose().clone());
        }
        if let Some(hours) = name.strip_prefix("hours.") {
            return Some(if self.is_open(hours) { "open" } else { "closed" }.to_owned());
        }
        self.unspoken(name)
    }

    /// As a prompt says it; a sensitive value is not said.
    pub(super) fn spoken(&self, name: &str) -> Option<String> {
        if let Some(value) = self.slots.get(name) {
            let sensitive = self.flow.slot(name).is_some_and(|slot| slot.sensitive);
            return (!sensitive).then(|| value.spoken.expose().clone());
        }
        self.unspoken(name)
    }

    fn unspoken(&self, name: &str) -> Option<String> {
        let known = |text: &Redacted<String>| Some(text.expose().clone()).filter(|text| !text.is_empty());
        match name {
            "caller_number" => known(self.context.caller_number()),
            "called_number" => known(self.context.called_number()),
            "language" => Some(self.language().to_owned()),
            CONSENT if self.flow.asks_consent() => self.consent.map(|answer| answer.as_str().to_owned()),
            "now.date" => self.now().map(|now| now.date().to_string()),
            "now.day" => self.now().map(|now| format!("{:?}", now.weekday()).to_lowercase()),
            "now.time" => self.now().map(|now| format!("{:02}:{:02}", now.hour(), now.minute())),
            _ => {
                let handed_over = self.looked_up.get(name).or_else(|| self.context.get(name));
                let default = || self.flow.extras().context.get(name).cloned();
                handed_over.and_then(known).or_else(default).filter(|text| !text.is_empty())
            }
        }
    }

    pub(super) fn tell<T>(&self, say: impl FnOnce(Telling<'_>) -> T) -> T {
        let known = |name: &str| self.spoken(name);
        say(Telling { language: self.language(), variety: self.context.variety(), known: &known })
    }

    /// The values for the dialplan and the record: never the sensitive ones.
    pub(super) fn shareable(&self) -> BTreeMap<String, Redacted<String>> {
        let open = |name: &str| !self.flow.slot(name).is_some_and(|slot| slot.sensitive);
        let slots = self.slots.iter().filter(|(name, _)| open(name));
        slots.map(|(name, value)| (name.to_uppercase(), value.canonical.clone())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_handed_over_does_not_stand_in_for_what_is_looked_up_or_asked() {
        let flow = Flow::load("surgery.toml", include_str!("../../../tests/flows/dialogs/surgery.toml"));
        let mut context = Context::new("5551234", "600");
        let names = ["patient.found", "patient.name", "pin", "medicine", "ticket"];
        names.iter().for_each(|name| context.insert(name, "yes"));
        let mut memory = Memory::new(flow.expect("the flow is sound"), context);
        let known = |memory: &Memory| names.map(|name| memory.canonical(name).unwrap_or_default());
        assert_eq!(known(&memory), ["", "", "", "", "yes"]);
        memory
            .learn("patient", Finding::Row(BTreeMap::from([("name".to_owned(), "Carla".to_owned())]).into()));
        assert_eq!(known(&memory), ["yes", "Carla", "", "", "yes"]);
    }
}
