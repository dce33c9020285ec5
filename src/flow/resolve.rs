//! From the file as written to a flow without options: every value is checked, every fault is collected.

use toml::Spanned;

use super::check::{Check, Common, is_name, narrow, short};
use super::fault::Faults;
use super::nearest::nearest;
use super::phrasebooks::Phrasebooks;
use super::raw::{RawConfidence, RawFlow, RawPrompts, RawTimeouts, Reading};
use super::wording::{Blank, Prompt, Wording};
use super::{Choice, Flow, Place, Thresholds, Timeouts, choices, destinations, extras, hours, slots, steps};
use crate::language::Language;

/// More re-prompts than this annoy a caller whom a human could have helped.
const RETRIES_MAX: i64 = 5;

/// The flow, or `None` when no flow can be made of the file at all. It counts only when no fault was found.
pub(super) fn resolve(file_name: &str, reading: &Reading, faults: &mut Faults<'_>) -> Option<Flow> {
    let raw = &reading.flow;
    let mut check = Check::new(reading, faults);
    let name = check.name(file_name, raw);
    check.languages(raw);
    check.clashes(raw);
    if let Some(retries) = check.number(&raw.retries, "retries", 0..=RETRIES_MAX) {
        check.retries = narrow(retries);
    }
    check.common(&raw.prompts);
    let greeting = check.greeting(raw);
    let recording = raw.recording.as_ref().map(|_| check.question(&raw.recording, None, &[]));
    let recording_place = raw.recording.as_ref().map(|written| check.faults.position(&written.span()));
    let wording = check.wording(&raw.prompts);
    let thresholds = check.thresholds(&raw.confidence);
    let timeouts = check.timeouts(&raw.timeouts);
    let hours =
        raw.hours.iter().map(|(name, raw)| (name.get_ref().clone(), hours::hours(&mut check, name, raw)));
    let hours = hours.collect();
    let slots = slots::slots(&mut check, raw);
    let places = destinations::places(&mut check, raw);
    let choices = choices::choices(&mut check, raw, &places);
    let pause_key = check.pause_key(raw, &choices);
    let names: Vec<&str> = places.iter().map(Place::name).collect();
    let start = steps::steps(&mut check, raw, &names, raw.start.steps.as_deref().unwrap_or_default());
    steps::check_circles(&mut check, raw);
    steps::check_consent(&mut check, raw);
    let fallback = check.fallback(raw, &places);
    let extras = extras::extras(&mut check, raw, &places);
    let human = choices.iter().position(|choice| choice.place().is_some() && choice.place() == fallback);
    let phrasebooks = Phrasebooks::new(check.words, &check.spoken_words(), &choices, human);
    Some(Flow {
        name: name?,
        gaps: check.gaps.iter().map(|(tag, place)| (tag.clone(), check.faults.position(place))).collect(),
        languages: check.languages,
        words: check.words,
        greeting: greeting?,
        recording,
        recording_place,
        pause_key,
        wording,
        fallback: fallback?,
        places,
        choices,
        human,
        slots,
        hours,
        start,
        extras,
        retries: check.retries,
        thresholds,
        timeouts,
        barge_in: raw.barge_in.as_ref().is_none_or(|written| *written.get_ref()),
        phrasebooks,
        classifier: None,
        charter: std::sync::OnceLock::new(),
    })
}

impl Check<'_, '_> {
    fn common(&mut self, raw: &RawPrompts) {
        let choice = [Blank::Choice, Blank::Key];
        self.common = Common {
            transfer: self.question_or(&raw.transfer, |own| vec![own.transfer], &choice),
            closed: self.question_or(&raw.closed, |own| vec![own.closed], &choice),
            slot_confirm: self.question_or(&raw.slot_confirm, |own| vec![own.slot_confirm], &[Blank::Value]),
        };
    }

    fn wording(&mut self, raw: &RawPrompts) -> Wording {
        let (choice, menu) = ([Blank::Choice, Blank::Key], [Blank::Menu]);
        Wording {
            no_input: self.question_or(&raw.no_input, |own| own.no_input.to_vec(), &menu),
            no_match: self.question_or(&raw.no_match, |own| own.no_match.to_vec(), &menu),
            confirm: self.question_or(&raw.confirm, |own| vec![own.confirm], &choice),
            confirm_again: self.question_or(&raw.confirm_again, |own| vec![own.confirm_again], &choice),
            denied: self.question_or(&raw.denied, |own| vec![own.denied], &menu),
            which: self.question_or(&raw.which, |own| vec![own.which], &[Blank::First, Blank::Second]),
            menu: self.question_or(&raw.menu, |own| vec![own.menu], &choice),
            menu_without_keys: self.built_in(|own| vec![own.menu_without_keys], &[Blank::Choice]),
            fallback: self.question_or(&raw.fallback, |own| vec![own.fallback], &[]),
            trouble: self.question_or(&raw.trouble, |own| vec![own.trouble], &menu),
            goodbye: self.question_or(&raw.goodbye, |own| vec![own.goodbye], &[]),
            filler: self.question_or(&raw.filler, |own| vec![own.filler], &[]),
            anything_else: self.question_or(&raw.anything_else, |own| vec![own.anything_else], &[]),
            slot_missing: self.question_or(&raw.slot_missing, |own| vec![own.slot_missing], &[]),
            wait: self.question_or(&raw.wait, |own| vec![own.wait], &[]),
            paused: self.question_or(&raw.paused, |own| vec![own.paused], &[Blank::Key]),
            resumed: self.question_or(&raw.resumed, |own| vec![own.resumed], &[Blank::Key]),
        }
    }

    /// The name that dialplans use is the file's own; a name inside the file may only say the same.
    fn name(&mut self, file_name: &str, raw: &RawFlow) -> Option<String> {
        let file = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = file.strip_suffix(".toml").unwrap_or(file);
        if let Some(written) = raw.name.as_ref().filter(|written| written.get_ref() != stem) {
            let what = format!("name `{}` is not the file's name", short(written.get_ref()));
            let remedy =
                format!("remove this line, or rename the file: dialplans write flow={}", short(stem));
            self.faults.add(&written.span(), what, remedy);
            return None;
        }
        // A dot does no harm in `flow=NAME`.
        if is_name(&stem.replace('.', "-")) {
            return Some(stem.to_owned());
        }
        let what = format!("file name `{}` does not fit into a dialplan line", short(stem));
        self.faults.add(&(0..0), what, "use letters, digits, - and _ only, as in reception.toml");
        None
    }

    /// The first language is what the recogniser is told and the built-in words are in.
    fn languages(&mut self, raw: &RawFlow) {
        let Some(written) = &raw.language else { return };
        let whole = written.span();
        let tags = &written.get_ref().0;
        let is_tag = |tag: &str| tag.split_once('-').is_none_or(|(_, rest)| is_name(rest));
        let words =
            tags.first().filter(|first| is_tag(&first.text)).and_then(|first| Language::of(&first.text));
        if let Some(words) = words {
            self.words = words;
        } else {
            let (quoted, place) = match tags.first() {
                Some(first) => (short(&first.text), first.place(&whole)),
                None => (String::new(), whole.clone()),
            };
            let what = format!("language `{quoted}` has no built-in words for yes, no and numbers");
            let tags = Language::tags();
            let remedy =
                format!("write one of {tags}, or a variant such as \"en-GB\"; others can follow in a list");
            self.faults.add(&place, what, remedy);
        }
        for tag in tags.iter().skip(1).filter(|tag| !is_name(&tag.text)) {
            let what = format!("language `{}` is not a language's tag", short(&tag.text));
            self.faults.add(&tag.place(&whole), what, "write \"de\", or a variant such as \"de-AT\"");
        }
        if !tags.is_empty() {
            self.languages = tags.iter().map(|tag| tag.text.clone()).collect();
        }
    }

    fn greeting(&mut self, raw: &RawFlow) -> Option<Prompt> {
        if raw.greeting.is_none() && !self.is_unreadable(&["greeting"]) {
            let remedy = "write greeting = \"Welcome to ... Who would you like to speak to?\"";
            self.missing(&(0..0), "the flow has no greeting", remedy);
        }
        raw.greeting.as_ref()?;
        Some(self.question(&raw.greeting, None, &[]))
    }

    fn thresholds(&mut self, raw: &RawConfidence) -> Thresholds {
        let default = Thresholds::default();
        let act = self.number(&raw.act, "act", 0..=100).map_or(default.act, narrow);
        let confirm = self.number(&raw.confirm, "confirm", 0..=100).map_or(default.confirm, narrow);
        if confirm > act {
            let written = raw.confirm.as_ref().or(raw.act.as_ref());
            let place = written.map(Spanned::span).unwrap_or_default();
            let what = format!("thresholds are out of order: confirm is {confirm}, act is {act}");
            self.faults.add(&place, what, "make confirm at most as high as act");
        }
        let answer = self.number(&raw.answer, "answer", 0..=100).map_or(default.answer, narrow);
        Thresholds { act, confirm, answer }
    }

    fn timeouts(&mut self, raw: &RawTimeouts) -> Timeouts {
        let default = Timeouts::default();
        let mut ms = |written, key, range, default| {
            self.number(written, key, range).map_or(default, |ms| u32::try_from(ms).unwrap_or(default))
        };
        Timeouts {
            no_input_ms: ms(&raw.no_input_ms, "no_input_ms", 1_000..=60_000, default.no_input_ms),
            end_silence_ms: ms(&raw.end_silence_ms, "end_silence_ms", 200..=5_000, default.end_silence_ms),
            speech_max_ms: ms(&raw.speech_max_ms, "speech_max_ms", 1_000..=60_000, default.speech_max_ms),
            inter_digit_ms: ms(&raw.inter_digit_ms, "inter_digit_ms", 500..=20_000, default.inter_digit_ms),
            filler_after_ms: ms(
                &raw.filler_after_ms,
                "filler_after_ms",
                700..=10_000,
                default.filler_after_ms,
            ),
            think_ms: ms(&raw.think_ms, "think_ms", 500..=20_000, default.think_ms),
            reply_ms: ms(&raw.reply_ms, "reply_ms", 1_000..=30_000, default.reply_ms),
        }
    }

    /// A key that answers nothing: it leads nowhere, and no value is typed with it.
    fn pause_key(&mut self, raw: &RawFlow, choices: &[Choice]) -> Option<char> {
        let written = raw.pause_key.as_ref()?;
        let mut letters = written.get_ref().chars();
        let key = letters.next().filter(|key| key.is_ascii_digit() || *key == '*');
        let (Some(key), None) = (key, letters.next()) else {
            let what = format!("pause_key `{}` is no key for that", short(written.get_ref()));
            self.faults.add(&written.span(), what, "write \"*\", or a digit, in quotes");
            return None;
        };
        if let Some(choice) = choices.iter().find(|choice| choice.key == Some(key)) {
            let what = format!("pause_key `{key}` already leads to `{}`", choice.name);
            self.faults.add(&written.span(), what, "give one of the two another key");
        } else if "12".contains(key) || (key != '*' && !raw.slots.is_empty()) {
            let what = format!("pause_key `{key}` is an answer to some question as well");
            self.faults.add(&written.span(), what, "write pause_key = \"*\"");
        }
        Some(key)
    }

    fn fallback(&mut self, raw: &RawFlow, places: &[Place]) -> Option<usize> {
        let Some(written) = &raw.fallback else {
            let remedy = "name the destination where a human answers, as in fallback = \"operator\"";
            if !self.is_unreadable(&["fallback"]) {
                self.missing(&(0..0), "the flow has no fallback", remedy);
            }
            return None;
        };
        let name = written.get_ref();
        let found = places.iter().position(|place| place.name() == name);
        if found.is_none() && !self.is_unreadable(&["destinations", name]) {
            let names = places.iter().map(Place::name);
            let remedy = match nearest(name, names.clone()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("name one of the destinations: {}", names.collect::<Vec<_>>().join(", ")),
            };
            let what = format!("fallback `{}` names no destination", short(name));
            self.missing(&written.span(), &what, &remedy);
        }
        found
    }
}
