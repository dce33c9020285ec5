//! What a flow may have besides: time zone, documents, lookups, tables, escalation, and what a model may do.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use toml::Spanned;

use super::check::{Check, one_line, short};
use super::destinations::Place;
use super::raw::{Key, RawFlow, RawLookup, RawTable};
use crate::{llm::May, understand::Phrasebook};

const RULES_MAX: usize = 40;
const RULE_CHARS_MAX: usize = 300;
pub(super) const PERMISSIONS: [&str; 5] = ["choose", "fill", "answer", "chat", "summarise"];

/// The optional parts of a flow.
#[derive(Clone, Debug)]
pub(crate) struct Extras {
    pub(crate) about: String,
    pub(crate) time_zone: TimeZone,
    /// Globs, relative to the flow's folder.
    pub(crate) documents: Vec<String>,
    /// Line and column of their key.
    pub(crate) documents_place: (usize, usize),
    /// What the dialplan hands over, with what counts when it does not.
    pub(crate) context: BTreeMap<String, String>,
    pub(crate) lookups: BTreeMap<String, LookupText>,
    pub(crate) tables: BTreeMap<String, TableText>,
    /// Words that lead to a human at once.
    pub(crate) escalation: Option<Phrasebook>,
    pub(crate) escalate_to: Option<usize>,
    pub(crate) on_anger: bool,
    pub(crate) may: May,
    pub(crate) rules: Vec<String>,
    /// The values that a model may see.
    pub(crate) shown: Vec<String>,
}

/// A lookup as it is written: what its source makes of it is for the floor that reads sources.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookupText {
    pub source: String,
    pub query: Option<String>,
    pub key: String,
    pub key_column: Option<String>,
    pub key_is: Option<String>,
    pub country: Option<String>,
    pub fields: BTreeMap<String, String>,
    pub at_start: bool,
    pub timeout_ms: Option<u64>,
    pub retries: Option<u64>,
    pub cache_s: Option<u64>,
    pub secret_file: Option<String>,
    /// Line and column of each key that is written, for what the source's floor finds wrong with it.
    pub places: BTreeMap<String, (usize, usize)>,
}

/// A table of routes or choices as it is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableText {
    pub source: String,
    pub query: Option<String>,
    pub context: Option<String>,
    /// Line and column of its name.
    pub place: (usize, usize),
}

pub(super) fn extras(check: &mut Check<'_, '_>, raw: &RawFlow, places: &[Place]) -> Extras {
    let names = places.iter().map(Place::name);
    let escalate_to = raw.escalate.to.as_ref().and_then(|to| check.one_of(to, "destination", names.clone()));
    let shown = raw.llm.context.iter().flatten();
    Extras {
        about: check.text(&raw.about, "about").unwrap_or_default(),
        time_zone: time_zone(check, raw),
        documents: documents(check, raw),
        documents_place: raw
            .documents
            .as_ref()
            .map_or((1, 1), |written| check.faults.position(&written.span())),
        context: raw
            .context
            .iter()
            .map(|(name, value)| (name.get_ref().clone(), value.get_ref().clone()))
            .collect(),
        lookups: raw
            .lookups
            .iter()
            .map(|(name, raw)| (name.get_ref().clone(), lookup(check, name, raw)))
            .collect(),
        tables: raw
            .tables
            .iter()
            .map(|(name, raw)| (name.get_ref().clone(), table(check, name, raw)))
            .collect(),
        escalation: escalation(check, raw),
        escalate_to: escalate_to.and_then(|to| places.iter().position(|place| place.name() == to)),
        on_anger: raw.escalate.on_anger.as_ref().is_some_and(|written| *written.get_ref()),
        may: may(check, raw),
        rules: rules(check, raw),
        shown: shown
            .map(|name| {
                check.sayable_name(&name.span(), name.get_ref());
                name.get_ref().clone()
            })
            .collect(),
    }
}

/// Opening hours mean nothing without the clock that they are read from.
fn time_zone(check: &mut Check<'_, '_>, raw: &RawFlow) -> TimeZone {
    let Some(written) = &raw.time_zone else {
        if let Some(name) = raw.hours.keys().min_by_key(|name| name.span().start)
            && !check.is_unreadable(&["time_zone"])
        {
            let remedy = "write time_zone = \"Europe/Berlin\", or the name of yours, at the top";
            check.missing(&name.span(), "opening hours without a time zone", remedy);
        }
        return TimeZone::UTC;
    };
    TimeZone::get(written.get_ref()).unwrap_or_else(|_| {
        let what = format!("time zone `{}` is not known", short(written.get_ref()));
        check.faults.add(&written.span(), what, "write its IANA name, such as \"Europe/Berlin\" or \"UTC\"");
        TimeZone::UTC
    })
}

fn documents(check: &mut Check<'_, '_>, raw: &RawFlow) -> Vec<String> {
    let Some(written) = &raw.documents else { return Vec::new() };
    let globs = &written.get_ref().0;
    for glob in globs.iter().filter(|glob| glob.text.trim().is_empty()) {
        let remedy = "write the files, as in \"docs/*.md\", or remove it";
        check.faults.add(&glob.place(&written.span()), "documents without a name", remedy);
    }
    globs.iter().map(|glob| glob.text.clone()).collect()
}

fn escalation(check: &mut Check<'_, '_>, raw: &RawFlow) -> Option<Phrasebook> {
    let words: Vec<String> =
        raw.escalate.words.iter().flatten().map(|word| one_line(word.get_ref())).collect();
    if let Some(empty) = raw.escalate.words.iter().flatten().find(|word| one_line(word.get_ref()).is_empty())
    {
        check.faults.add(
            &empty.span(),
            "an escalation word is empty",
            "write a word or phrase that callers say",
        );
    }
    (!words.is_empty()).then(|| Phrasebook::new(check.words, [words]))
}

fn may(check: &mut Check<'_, '_>, raw: &RawFlow) -> May {
    let mut may = May::default();
    for written in raw.llm.may.iter().flatten() {
        match written.get_ref().as_str() {
            "choose" => may.choose = true,
            "fill" => may.fill = true,
            "answer" => may.answer = true,
            "chat" => may.chat = true,
            "summarise" => may.summarise = true,
            _ => drop(check.one_of(written, "permission", PERMISSIONS.into_iter())),
        }
    }
    may
}

fn rules(check: &mut Check<'_, '_>, raw: &RawFlow) -> Vec<String> {
    let mut rules = Vec::new();
    for (index, written) in raw.llm.rules.iter().flatten().enumerate() {
        let rule = one_line(written.get_ref());
        if rule.is_empty() {
            check.faults.add(&written.span(), "a rule for the model is empty", "write it, or remove it");
        } else if rule.chars().count() > RULE_CHARS_MAX {
            let what = format!("a rule for the model is longer than {RULE_CHARS_MAX} characters");
            check.faults.add(&written.span(), what, "write it as several");
        } else if index == RULES_MAX {
            let what = format!("more than {RULES_MAX} rules for the model");
            check.faults.add(&written.span(), what, "keep those that matter most");
        } else {
            rules.push(rule);
        }
    }
    rules
}

fn lookup(check: &mut Check<'_, '_>, name: &Spanned<String>, raw: &RawLookup) -> LookupText {
    let mut places = BTreeMap::from([(String::new(), check.faults.position(&name.span()))]);
    let mut text = |check: &Check<'_, '_>, key: &str, written: &Key<String>| {
        let written = written.as_ref()?;
        places.insert(key.to_owned(), check.faults.position(&written.span()));
        Some(written.get_ref().clone())
    };
    let source = text(check, "source", &raw.source).unwrap_or_default();
    let key = text(check, "key", &raw.key).unwrap_or_else(|| "caller_number".to_owned());
    let (query, key_column) = (text(check, "query", &raw.query), text(check, "key_column", &raw.key_column));
    let (key_is, country) = (text(check, "key_is", &raw.key_is), text(check, "country", &raw.country));
    let secret_file = text(check, "secret_file", &raw.secret_file);
    let mut number = |check: &Check<'_, '_>, key: &str, written: &Key<i64>| {
        let written = written.as_ref()?;
        places.insert(key.to_owned(), check.faults.position(&written.span()));
        // A negative number is as wrong as an endless one.
        Some(u64::try_from(*written.get_ref()).unwrap_or(u64::MAX))
    };
    let (timeout_ms, retries) =
        (number(check, "timeout_ms", &raw.timeout_ms), number(check, "retries", &raw.retries));
    let cache_s = number(check, "cache_s", &raw.cache_s);
    if raw.source.is_none() {
        let remedy =
            "write source = \"customers.csv\", \"sqlite:crm.db\" or \"https://host:port/path/{{ key }}\"";
        check.needed(["lookups", name.get_ref(), "source"], &name.span(), remedy);
    }
    if let Some(written) = &raw.key {
        check.known_name(&written.span(), written.get_ref());
    }
    let fields = raw.fields.iter().map(|(field, at)| (field.get_ref().clone(), at.get_ref().clone()));
    LookupText {
        fields: fields.collect(),
        at_start: raw.at_start.as_ref().is_some_and(|written| *written.get_ref()),
        source,
        query,
        key,
        key_column,
        key_is,
        country,
        timeout_ms,
        retries,
        cache_s,
        secret_file,
        places,
    }
}

fn table(check: &mut Check<'_, '_>, name: &Spanned<String>, raw: &RawTable) -> TableText {
    if raw.source.is_none() {
        check.needed(["tables", name.get_ref(), "source"], &name.span(), "write source = \"directory.csv\"");
    }
    let text = |written: &Key<String>| written.as_ref().map(|written| written.get_ref().clone());
    TableText {
        source: text(&raw.source).unwrap_or_default(),
        query: text(&raw.query),
        context: text(&raw.context),
        place: check.faults.position(&name.span()),
    }
}
