//! The slots of a flow file: what is asked for, of which kind, and how carefully.

use std::collections::BTreeMap;
use std::ops::Range;

use jiff::civil::{Date, Weekday};
use toml::Spanned;

use super::check::{Check, is_variable, narrow, short};
use super::hours::time_of_day;
use super::raw::{Key, RawFlow, RawSlot};
use super::wording::{Blank, Prompt};
use crate::understand::{
    normal_form,
    values::{
        Bound, CheckDigit, Choices, DateOrder, Kind,
        kinds::{self, Digits, Number},
    },
};

const DIGITS_MAX: i64 = 32;
const SLOTS_MAX: usize = 64;
pub(super) const CONFIRMS: [&str; 3] = ["always", "doubtful", "never"];
pub(super) const CHECKS: [&str; 4] = ["luhn", "mod11", "mod97", "verhoeff"];

/// A kind of slot as a flow writes it.
struct Type {
    name: &'static str,
    /// The limits that it has; the section's other keys are every slot's.
    keys: &'static [&'static str],
    kind: fn(&mut Check<'_, '_>, &Written<'_>) -> Kind,
}

/// Every kind. A limit that is written for another kind is looked for here from the top.
const TYPES: [Type; 8] = [
    Type { name: "yes_no", keys: &[], kind: |_, _| Kind::YesNo },
    Type { name: "digits", keys: &["min", "max", "length", "check"], kind: digits },
    Type { name: "number", keys: &["min", "max"], kind: number },
    Type { name: "date", keys: &["earliest", "latest", "weekdays"], kind: date },
    Type { name: "time", keys: &["earliest", "latest"], kind: times },
    Type { name: "name", keys: &[], kind: |_, _| Kind::Name },
    Type { name: "choice", keys: &["choices", "table"], kind: choice },
    Type { name: "text", keys: &[], kind: |_, _| Kind::Text },
];
pub(super) const KINDS: [&str; TYPES.len()] = {
    let mut names = [""; TYPES.len()];
    let mut at = 0;
    while at < names.len() {
        names[at] = TYPES[at].name;
        at += 1;
    }
    names
};

/// A slot of the file.
struct Written<'a> {
    flow: &'a RawFlow,
    name: &'a Spanned<String>,
    slot: &'a RawSlot,
}

/// One thing that a flow asks for.
#[derive(Clone, Debug)]
pub(crate) struct Slot {
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) prompt: Prompt,
    /// Said after an answer that was not understood; the prompt itself where it is empty.
    pub(crate) reprompt: Prompt,
    pub(crate) confirm: Confirm,
    pub(crate) confirm_prompt: Prompt,
    pub(crate) retries: u8,
    /// Kept nowhere: no record, no log, no variable, no model.
    pub(crate) sensitive: bool,
    /// "I don't know" is an answer.
    pub(crate) optional: bool,
    /// The table whose rows are the choices.
    pub(crate) table: Option<String>,
}

impl Slot {
    /// As it is asked when nothing is known.
    pub(crate) fn prompt_text(&self) -> String {
        self.prompt.first_fixed().unwrap_or_default()
    }
}

/// When a value is read back and confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Confirm {
    Always,
    /// When it was heard with less than the flow's `act` confidence.
    Doubtful,
    Never,
}

/// In the order of the file.
pub(super) fn slots(check: &mut Check<'_, '_>, raw: &RawFlow) -> Vec<Slot> {
    let mut written: Vec<_> = raw.slots.iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    if let Some((name, _)) = written.get(SLOTS_MAX) {
        check.faults.add(&name.span(), format!("more than {SLOTS_MAX} slots"), "split the flow");
    }
    written.into_iter().map(|(name, raw_slot)| slot(check, raw, name, raw_slot)).collect()
}

fn slot(check: &mut Check<'_, '_>, flow: &RawFlow, name: &Spanned<String>, raw: &RawSlot) -> Slot {
    let own = name.get_ref();
    if !is_variable(own) {
        let what = format!("slot name `{}` cannot be a variable", short(own));
        check.faults.add(&name.span(), what, "use letters, digits and _ only");
    }
    if raw.prompt.is_none() {
        check.needed(["slots", own, "prompt"], &name.span(), "write prompt = \"What is your ...?\"");
    }
    let sensitive = raw.sensitive.as_ref().is_some_and(|written| *written.get_ref());
    let default_confirm = if sensitive { Confirm::Never } else { Confirm::Doubtful };
    let value = [Blank::Value];
    let confirm_default = check.common.slot_confirm.clone();
    Slot {
        name: own.clone(),
        kind: kind(check, flow, name, raw),
        prompt: check.question(&raw.prompt, None, &[]),
        reprompt: check.question(&raw.reprompt, None, &[]),
        confirm: confirm(check, &raw.confirm, sensitive).unwrap_or(default_confirm),
        confirm_prompt: check.question(&raw.confirm_prompt, Some(&confirm_default), &value),
        retries: check.number(&raw.retries, "retries", 0..=5).map_or(check.retries, narrow),
        sensitive,
        optional: raw.optional.as_ref().is_some_and(|written| *written.get_ref()),
        table: table(check, flow, &raw.table),
    }
}

fn confirm(check: &mut Check<'_, '_>, written: &Key<String>, sensitive: bool) -> Option<Confirm> {
    let written = written.as_ref()?;
    let confirm = match check.one_of(written, "confirm", CONFIRMS.into_iter())?.as_str() {
        "always" => Confirm::Always,
        "doubtful" => Confirm::Doubtful,
        _ => Confirm::Never,
    };
    if sensitive && confirm != Confirm::Never {
        let remedy = "remove this line, or make the slot not sensitive";
        check.faults.add(&written.span(), "a sensitive value cannot be read back", remedy);
    }
    Some(confirm)
}

fn table(check: &mut Check<'_, '_>, flow: &RawFlow, written: &Key<String>) -> Option<String> {
    let written = written.as_ref()?;
    let known = flow.tables.keys().map(|name| name.get_ref().as_str());
    check.one_of(written, "table", known)
}

fn kind(check: &mut Check<'_, '_>, flow: &RawFlow, name: &Spanned<String>, raw: &RawSlot) -> Kind {
    let Some(written) = &raw.r#type else {
        let remedy = format!("write type = \"text\", or one of {}", KINDS.join(", "));
        check.needed(["slots", name.get_ref(), "type"], &name.span(), &remedy);
        return Kind::Text;
    };
    let Some(of) = TYPES.iter().find(|of| of.name == written.get_ref()) else {
        check.one_of(written, "type", KINDS.into_iter());
        return Kind::Text;
    };
    let kind = (of.kind)(check, &Written { flow, name, slot: raw });
    out_of_place(check, of, raw);
    kind
}

fn limit(written: &Key<i64>) -> Option<i64> {
    written.as_ref().map(|written| *written.get_ref())
}

fn number(check: &mut Check<'_, '_>, written: &Written<'_>) -> Kind {
    let raw = written.slot;
    let (min, max) = (limit(&raw.min), limit(&raw.max));
    if let (Some(least), Some(most), Some(written)) = (min, max, &raw.max)
        && least > most
    {
        let what = format!("limits are out of order: min is {least}, max is {most}");
        check.faults.add(&written.span(), what, "make max at least as high as min");
    }
    Kind::Number(Number { min, max })
}

fn times(check: &mut Check<'_, '_>, written: &Written<'_>) -> Kind {
    let raw = written.slot;
    let (earliest, latest) = (time(check, &raw.earliest), time(check, &raw.latest));
    if earliest.zip(latest).is_some_and(|(earliest, latest)| earliest >= latest) {
        out_of_order(check, &raw.latest);
    }
    Kind::Time(kinds::Time { earliest, latest })
}

fn out_of_order(check: &mut Check<'_, '_>, latest: &Key<String>) {
    let place = latest.as_ref().map(Spanned::span).unwrap_or_default();
    check.faults.add(&place, "latest is before earliest", "exchange the two, or remove one");
}

fn digits(check: &mut Check<'_, '_>, written: &Written<'_>) -> Kind {
    let raw = written.slot;
    if let (Some(written), true) = (&raw.length, raw.min.is_some() || raw.max.is_some()) {
        let remedy = "write either length, or min and max";
        check.faults.add(&written.span(), "digits have a length and limits as well", remedy);
    }
    let length = check.number(&raw.length, "length", 1..=DIGITS_MAX);
    let min = check.number(&raw.min, "min", 1..=DIGITS_MAX).or(length).unwrap_or(1);
    let max = check.number(&raw.max, "max", 1..=DIGITS_MAX).or(length).unwrap_or(DIGITS_MAX);
    if min > max {
        let place = raw.min.as_ref().or(raw.max.as_ref()).map(Spanned::span).unwrap_or_default();
        let what = format!("limits are out of order: min is {min}, max is {max}");
        check.faults.add(&place, what, "make min at most as high as max");
    }
    let check_digit = raw.check.as_ref().and_then(|written| match written.get_ref().as_str() {
        "luhn" => Some(CheckDigit::Luhn),
        "mod11" => Some(CheckDigit::Mod11),
        "mod97" => Some(CheckDigit::Mod97),
        "verhoeff" => Some(CheckDigit::Verhoeff),
        _ => {
            check.one_of(written, "check", CHECKS.into_iter());
            None
        }
    });
    Kind::Digits(Digits { min: narrow(min), max: narrow(max), check: check_digit })
}

fn date(check: &mut Check<'_, '_>, written: &Written<'_>) -> Kind {
    let Written { flow, slot: raw, .. } = written;
    let language = flow.language.as_ref().and_then(|written| written.get_ref().0.first());
    let (earliest, latest) = (bound(check, &raw.earliest), bound(check, &raw.latest));
    let in_order = match (earliest, latest) {
        (Bound::Days(earliest), Bound::Days(latest)) => earliest <= latest,
        (Bound::On(earliest), Bound::On(latest)) => earliest <= latest,
        _ => true,
    };
    if !in_order {
        out_of_order(check, &raw.latest);
    }
    let weekdays = raw.weekdays.as_ref().map(|written| weekdays(check, written)).unwrap_or_default();
    let order = DateOrder::of_language(language.map_or("en", |tag| tag.text.as_str()));
    Kind::Date(kinds::Date { earliest, latest, weekdays, order })
}

/// `today`, `today+14`, `today-1`, or a day.
fn bound(check: &mut Check<'_, '_>, written: &Key<String>) -> Bound {
    let Some(written) = written else { return Bound::Open };
    let text = written.get_ref().replace(' ', "");
    let days = text.strip_prefix("today").map(|rest| if rest.is_empty() { Ok(0) } else { rest.parse() });
    match (days, text.parse::<Date>()) {
        (Some(Ok(days)), _) if (-60_000..=60_000).contains(&days) => Bound::Days(days),
        (None, Ok(day)) => Bound::On(day),
        _ => {
            let what = format!("day `{}` is not understood", short(written.get_ref()));
            let remedy = "write \"today\", \"today+90\", \"today-1\", or a date such as \"2026-12-24\"";
            check.faults.add(&written.span(), what, remedy);
            Bound::Open
        }
    }
}

/// `mon-fri`, `sat`, `mon,wed,fri`.
fn weekdays(check: &mut Check<'_, '_>, written: &Spanned<String>) -> Vec<Weekday> {
    let day = |text: &str| {
        ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|name| *name == text.trim())
    };
    let mut days = Vec::new();
    for part in written.get_ref().split(',') {
        let (from, to) = part.split_once('-').unwrap_or((part, part));
        let Some((from, to)) = day(from).zip(day(to)).filter(|(from, to)| from <= to) else {
            let what = format!("weekdays `{}` are not understood", short(written.get_ref()));
            check.faults.add(&written.span(), what, "write \"mon-fri\", or \"mon,wed,sat\"");
            return Vec::new();
        };
        let offsets = (from..=to).filter_map(|offset| i8::try_from(offset).ok());
        days.extend(offsets.filter_map(|offset| Weekday::from_monday_zero_offset(offset).ok()));
    }
    days
}

fn time(check: &mut Check<'_, '_>, written: &Key<String>) -> Option<jiff::civil::Time> {
    let written = written.as_ref()?;
    let time = time_of_day(written.get_ref());
    if time.is_none() {
        let what = format!("time `{}` is not understood", short(written.get_ref()));
        check.faults.add(&written.span(), what, "write it as \"08:30\"");
    }
    time
}

fn choice(check: &mut Check<'_, '_>, written: &Written<'_>) -> Kind {
    let Written { name, slot: raw, .. } = written;
    let own = name.get_ref();
    let lost = ["choices", "table"].iter().any(|key| check.is_unreadable(&["slots", own, key]));
    if raw.choices.is_empty() && raw.table.is_none() && !lost {
        let what = format!("slot `{}` has no choices", short(own));
        let remedy = "write choices = { small = [\"little\"], large = [\"big\"] }, or table = \"NAME\"";
        check.missing(&name.span(), &what, remedy);
    }
    if let (Some(table), false) = (&raw.table, raw.choices.is_empty()) {
        check.faults.add(&table.span(), "a slot has both choices and a table", "remove one of the two");
    }
    let mut written: Vec<_> = raw.choices.iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for (name, synonyms) in &written {
        let of_name = normal_form(check.words, &name.get_ref().replace(['_', '-'], " "));
        for word in std::iter::once(*name).chain(synonyms.iter()) {
            let normal = normal_form(check.words, &word.get_ref().replace(['_', '-'], " "));
            if normal.is_empty() {
                check.faults.add(&word.span(), "a choice has no words", "write a word that callers say");
            } else if let Some(other) = taken.insert(normal.clone(), name.get_ref())
                && (other != name.get_ref() || normal != of_name)
            {
                let what = format!("`{}` is already a word for `{}`", short(word.get_ref()), short(other));
                check.faults.add(&word.span(), what, "keep it where callers mean it");
            }
        }
    }
    Kind::Choice(Choices::new(
        check.words,
        written.into_iter().map(|(name, synonyms)| {
            (name.get_ref().clone(), synonyms.iter().map(|word| word.get_ref().clone()).collect())
        }),
    ))
}

/// A limit that the slot's type does not have would be passed over in silence.
fn out_of_place(check: &mut Check<'_, '_>, of: &Type, raw: &RawSlot) {
    let limits: [(&str, Option<Range<usize>>); 9] = [
        ("min", raw.min.as_ref().map(Spanned::span)),
        ("max", raw.max.as_ref().map(Spanned::span)),
        ("length", raw.length.as_ref().map(Spanned::span)),
        ("check", raw.check.as_ref().map(Spanned::span)),
        ("earliest", raw.earliest.as_ref().map(Spanned::span)),
        ("latest", raw.latest.as_ref().map(Spanned::span)),
        ("weekdays", raw.weekdays.as_ref().map(Spanned::span)),
        ("table", raw.table.as_ref().map(Spanned::span)),
        ("choices", raw.choices.keys().next().map(Spanned::span)),
    ];
    for (key, written) in limits {
        let has = |of: &&Type| of.keys.contains(&key);
        let Some(place) = written.filter(|_| !has(&of)) else { continue };
        let what = format!("a slot of type `{}` has no `{key}`", of.name);
        let other = TYPES.iter().find(has).map_or("", |other| other.name);
        check.faults.add(&place, what, format!("remove it, or write type = \"{other}\""));
    }
}
