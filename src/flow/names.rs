//! The names of everything that a flow's prompts and conditions may refer to.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use toml::Spanned;

use super::nearest::nearest;
use super::raw::{RawFlow, RawSlot, RawStep};
use crate::flow::Consent;

/// What every call knows, apart from its numbers, which may be withheld.
const ALWAYS_KNOWN: [&str; 4] = ["language", "now.date", "now.day", "now.time"];
const NUMBERS: [&str; 2] = ["caller_number", "called_number"];
const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
/// What a dialplan writes for the verb is no context.
const OF_THE_VERB: [&str; 2] = ["flow", "recording"];
/// Whether a lookup brought something: `yes`, `no`, or `failed`.
pub(crate) const FOUND: &str = "found";

/// What a consent step has brought: `yes`, `no` or `no_answer`.
pub(crate) const CONSENT: &str = "consent";

/// Collected before anything else is checked, so that the order of the file does not matter.
#[derive(Debug, Default)]
pub(super) struct Names {
    plain: BTreeSet<String>,
    hours: BTreeSet<String>,
    /// The fields of each lookup; empty when its source's own columns are meant.
    lookups: BTreeMap<String, BTreeSet<String>>,
    sensitive: BTreeSet<String>,
    /// Those that have a value in every call.
    sure: BTreeSet<String>,
    /// All that those can be of which that is known.
    values: BTreeMap<String, Vec<String>>,
}

impl Names {
    pub(super) fn of(raw: &RawFlow) -> Self {
        let own = |name: &Spanned<String>| name.get_ref().clone();
        let built_in = ALWAYS_KNOWN.into_iter().map(str::to_owned);
        let mut plain: BTreeSet<String> =
            built_in.clone().chain(NUMBERS.into_iter().map(str::to_owned)).collect();
        plain.extend(raw.slots.keys().map(own));
        plain.extend(raw.context.keys().map(own));
        plain.extend(steps(raw).filter_map(|step| step.into.as_ref().map(own)));
        plain.extend(asks_consent(raw).then(|| CONSENT.to_owned()));
        let hours: BTreeSet<String> = raw.hours.keys().map(own).collect();
        let lookups = raw.lookups.iter().map(|(name, lookup)| {
            (name.get_ref().clone(), lookup.fields.keys().map(own).collect::<BTreeSet<_>>())
        });
        let sensitive = raw.slots.iter().filter(|(_, slot)| is_true(&slot.sensitive));
        let given = raw.context.iter().filter(|(_, default)| !default.get_ref().is_empty());
        let of_slots =
            raw.slots.iter().filter_map(|(name, slot)| Some((name.get_ref().clone(), slot_values(slot)?)));
        let days = DAYS.map(str::to_owned).to_vec();
        let consents = Consent::ALL.map(|answer| answer.as_str().to_owned()).to_vec();
        Self {
            sensitive: sensitive.map(|(name, _)| own(name)).collect(),
            sure: built_in.chain(given.map(|(name, _)| own(name))).collect(),
            values: of_slots.chain([("now.day".to_owned(), days), (CONSENT.to_owned(), consents)]).collect(),
            lookups: lookups.collect(),
            plain,
            hours,
        }
    }

    pub(super) fn knows(&self, name: &str) -> bool {
        if self.plain.contains(name) {
            return true;
        }
        match name.split_once('.') {
            Some(("hours", hours)) => self.hours.contains(hours),
            Some((lookup, field)) => self
                .lookups
                .get(lookup)
                .is_some_and(|fields| field == FOUND || fields.is_empty() || fields.contains(field)),
            None => false,
        }
    }

    pub(super) fn is_sensitive(&self, name: &str) -> bool {
        self.sensitive.contains(name)
    }

    /// Whether it has a value in every call. What is not known at all is reported elsewhere.
    pub(super) fn is_sure(&self, name: &str) -> bool {
        self.sure.contains(name) || name.starts_with("hours.") || !self.knows(name)
    }

    /// All that it can be, where that is known.
    pub(super) fn values_of(&self, name: &str) -> Option<Vec<&str>> {
        if let Some(values) = self.values.get(name) {
            return Some(values.iter().map(String::as_str).collect());
        }
        match name.split_once('.')? {
            ("hours", _) => Some(vec!["open", "closed"]),
            (lookup, FOUND) if self.lookups.contains_key(lookup) => Some(vec!["yes", "no", "failed"]),
            _ => None,
        }
    }

    /// What is to be done about an unknown name.
    pub(super) fn remedy(&self, name: &str) -> String {
        let lookups = self.lookups.iter().flat_map(|(lookup, fields)| {
            let fields = fields.iter().map(String::as_str).chain([FOUND]);
            fields.map(move |field| format!("{lookup}.{field}"))
        });
        let hours = self.hours.iter().map(|hours| format!("hours.{hours}"));
        let all: Vec<String> = self.plain.iter().cloned().chain(lookups).chain(hours).collect();
        match (nearest(name, all.iter().map(String::as_str)), name.split_once('.')) {
            (Some(near), _) => format!("did you mean `{near}`?"),
            (None, Some(("hours", hours))) => format!("add a section [hours.{hours}]"),
            (None, Some((lookup, field))) if self.lookups.contains_key(lookup) => {
                format!("add it to the lookup: fields = {{ {field} = \"...\" }}")
            }
            (None, Some((lookup, _))) => format!("add a section [lookups.{lookup}]"),
            (None, None) => {
                format!("declare it: [context] {name} = \"\" for what the dialplan hands over, or a slot")
            }
        }
    }

    /// Names that mean two things, with the place of one and what the other is.
    pub(super) fn clashes(raw: &RawFlow) -> Vec<(Range<usize>, String, &'static str)> {
        let mut found = Vec::new();
        let mut clash = |name: &Spanned<String>, other| {
            found.push((name.span(), name.get_ref().clone(), other));
        };
        let mut variables = BTreeSet::new();
        for name in raw.slots.keys().chain(raw.context.keys()) {
            if ALWAYS_KNOWN.contains(&name.get_ref().as_str()) || NUMBERS.contains(&name.get_ref().as_str()) {
                clash(name, "known in every call as well");
            }
        }
        for name in raw.slots.keys() {
            if !variables.insert(name.get_ref().to_uppercase()) {
                clash(name, "a slot already but for capitals, which variables do not keep apart");
            }
        }
        let into = steps(raw).filter_map(|step| step.into.as_ref());
        let named = raw.slots.keys().chain(raw.context.keys()).chain(into);
        for name in named.filter(|name| asks_consent(raw) && name.get_ref() == CONSENT) {
            clash(name, "the answer to a consent step as well");
        }
        for name in raw.context.keys().filter(|name| OF_THE_VERB.contains(&name.get_ref().as_str())) {
            clash(name, "a key that `converse` takes for itself");
        }
        for name in raw.context.keys().filter(|name| raw.slots.contains_key(*name)) {
            clash(name, "a slot as well");
        }
        for name in steps(raw).filter_map(|step| step.into.as_ref()) {
            if raw.slots.contains_key(name) {
                clash(name, "a slot as well");
            } else if raw.context.contains_key(name) {
                clash(name, "a value of [context] as well");
            }
        }
        found
    }
}

fn steps(raw: &RawFlow) -> impl Iterator<Item = &RawStep> {
    let of_intents = raw.intents.values().flat_map(|intent| intent.steps.iter().flatten());
    of_intents.chain(raw.start.steps.iter().flatten()).map(Spanned::get_ref)
}

fn asks_consent(raw: &RawFlow) -> bool {
    steps(raw).any(|step| step.consent.is_some())
}

fn is_true(written: &Option<Spanned<bool>>) -> bool {
    written.as_ref().is_some_and(|written| *written.get_ref())
}

fn slot_values(slot: &RawSlot) -> Option<Vec<String>> {
    match slot.r#type.as_ref()?.get_ref().as_str() {
        "yes_no" => Some(vec!["yes".to_owned(), "no".to_owned()]),
        "choice" if slot.table.is_none() => {
            Some(slot.choices.keys().map(|name| name.get_ref().clone()).collect())
        }
        _ => None,
    }
}
