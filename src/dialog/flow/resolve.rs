//! From the file as written to a flow without options: every value is checked, every fault is collected.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;

use super::fault::Faults;
use super::nearest::nearest;
use super::raw::{Key, RawConfidence, RawFlow, RawPrompts, RawTimeouts, Reading, Texts};
use super::wording::{Blank, Defaults, ENGLISH, Template, Wording, blank_names};
use super::{Choice, Flow, Thresholds, Timeouts, destinations};
use crate::dialog::understand::Phrasebook;

/// A prompt longer than this (about a minute of speech) is a document, not a prompt.
const PROMPT_CHARS_MAX: usize = 1_000;
/// More re-prompts than this annoy a caller whom a human could have helped.
const RETRIES_MAX: i64 = 5;
const RETRIES_DEFAULT: u8 = 2;
const EVERYWHERE: Range<usize> = 0..usize::MAX;

/// The flow, or `None` when no flow can be made of the file at all. It counts only when no fault was found.
pub(super) fn resolve(file_name: &str, reading: Reading, faults: &mut Faults<'_>) -> Option<Flow> {
    let raw = reading.flow;
    let mut check =
        Check { faults, report_missing: reading.syntax_is_sound, unreadable: &reading.unreadable };
    let name = check.name(file_name, &raw);
    let language = check.language(&raw);
    let greeting = check.greeting(&raw);
    let barge_in = raw.barge_in.as_ref().is_none_or(|written| *written.get_ref());
    let retries = check.number(&raw.retries, "retries", 0..=RETRIES_MAX).map_or(RETRIES_DEFAULT, narrow);
    let wording = check.wording(&raw.prompts);
    let transfer = check.prompt(&raw.prompts.transfer, ENGLISH.transfer, &[Blank::Choice, Blank::Key]);
    let thresholds = check.thresholds(&raw.confidence);
    let timeouts = check.timeouts(&raw.timeouts);
    let choices = destinations::choices(&mut check, &raw, &transfer);
    let fallback = check.fallback(&raw, &choices);
    let phrasebook = Phrasebook::new(choices.iter().map(Choice::phrases)).with_human(fallback.unwrap_or(0));
    Some(Flow {
        name: name?,
        language: language?,
        greeting: greeting?,
        wording,
        fallback: fallback?,
        choices,
        retries,
        thresholds,
        timeouts,
        barge_in,
        phrasebook,
    })
}

/// Checks single values and reports what is wrong with them.
pub(super) struct Check<'f, 't> {
    pub(super) faults: &'f mut Faults<'t>,
    /// False after a syntax error, which may have swallowed the keys that seem to be missing.
    report_missing: bool,
    unreadable: &'f [Spanned<String>],
}

impl Check<'_, '_> {
    /// Whether `key` was written inside `extent` of the file, but with a value of the wrong kind.
    pub(super) fn is_unreadable(&self, key: &str, extent: &Range<usize>) -> bool {
        self.unreadable.iter().any(|found| found.get_ref() == key && extent.contains(&found.span().start))
    }

    pub(super) fn missing(&mut self, place: &Range<usize>, what: &str, remedy: &str) {
        if self.report_missing {
            self.faults.add(place, what, remedy);
        }
    }

    /// A text without line breaks, neither empty nor endless.
    pub(super) fn text(&mut self, written: &Key<String>, what: &str) -> Option<String> {
        let written = written.as_ref()?;
        self.text_at(&written.span(), written.get_ref(), what)
    }

    fn text_at(&mut self, place: &Range<usize>, written: &str, what: &str) -> Option<String> {
        let text = one_line(written);
        if text.is_empty() {
            self.faults.add(place, format!("{what} is empty"), "write what to say, or remove this key");
            return None;
        }
        if text.chars().count() > PROMPT_CHARS_MAX {
            let what = format!("{what} is longer than {PROMPT_CHARS_MAX} characters");
            self.faults.add(place, what, "shorten it: callers do not listen that long");
            return None;
        }
        Some(text)
    }

    pub(super) fn number(
        &mut self,
        written: &Key<i64>,
        key: &str,
        range: RangeInclusive<i64>,
    ) -> Option<i64> {
        let written = written.as_ref()?;
        let value = *written.get_ref();
        if range.contains(&value) {
            return Some(value);
        }
        let remedy = format!("write a number from {} to {}", range.start(), range.end());
        self.faults.add(&written.span(), format!("{key} is {value}"), remedy);
        None
    }

    pub(super) fn prompt(&mut self, written: &Key<String>, default: &str, blanks: &[Blank]) -> Template {
        let text = self.text(written, "prompt");
        let place = written.as_ref().map(Spanned::span).unwrap_or_default();
        self.template(&place, text.as_deref().unwrap_or(default), blanks)
    }

    pub(super) fn template(&mut self, place: &Range<usize>, text: &str, blanks: &[Blank]) -> Template {
        Template::parse(text, blanks).unwrap_or_else(|blank| {
            let remedy = format!("blanks that this prompt can have: {}", blank_names(blanks));
            self.faults.add(place, format!("unknown blank `{blank}` in a prompt"), remedy);
            Template::default()
        })
    }

    fn prompts(&mut self, written: &Key<Texts>, defaults: &[&str]) -> Vec<Template> {
        let blanks = [Blank::Menu];
        let Some(written) = written else {
            return defaults.iter().map(|text| self.template(&(0..0), text, &blanks)).collect();
        };
        let (place, texts) = (written.span(), &written.get_ref().0);
        if texts.is_empty() {
            self.faults.add(
                &place,
                "list of prompts is empty",
                "write at least one prompt, or remove this key",
            );
        }
        let texts: Vec<_> = texts.iter().filter_map(|text| self.text_at(&place, text, "prompt")).collect();
        texts.iter().map(|text| self.template(&place, text, &blanks)).collect()
    }

    fn wording(&mut self, raw: &RawPrompts) -> Wording {
        let Defaults { no_input, no_match, .. } = &ENGLISH;
        let (choice, menu) = ([Blank::Choice, Blank::Key], [Blank::Menu]);
        Wording {
            no_input: self.prompts(&raw.no_input, no_input),
            no_match: self.prompts(&raw.no_match, no_match),
            confirm: self.prompt(&raw.confirm, ENGLISH.confirm, &choice),
            confirm_again: self.prompt(&raw.confirm_again, ENGLISH.confirm_again, &choice),
            denied: self.prompt(&raw.denied, ENGLISH.denied, &menu),
            which: self.prompt(&raw.which, ENGLISH.which, &[Blank::First, Blank::Second]),
            menu: self.prompt(&raw.menu, ENGLISH.menu, &choice),
            menu_without_keys: self.template(&(0..0), ENGLISH.menu_without_keys, &[Blank::Choice]),
            fallback: self.prompt(&raw.fallback, ENGLISH.fallback, &[]),
            trouble: self.prompt(&raw.trouble, ENGLISH.trouble, &menu),
            goodbye: self.prompt(&raw.goodbye, ENGLISH.goodbye, &[]),
            filler: self.prompt(&raw.filler, ENGLISH.filler, &[]),
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

    fn language(&mut self, raw: &RawFlow) -> Option<String> {
        let Some(written) = &raw.language else { return Some("en".to_owned()) };
        let language = written.get_ref();
        let is_english = language == "en" || language.strip_prefix("en-").is_some_and(is_name);
        if is_english {
            return Some(language.clone());
        }
        let what = format!("language `{}` has no built-in words for yes, no and numbers", short(language));
        self.faults.add(&written.span(), what, "write language = \"en\", or a variant such as \"en-GB\"");
        None
    }

    fn greeting(&mut self, raw: &RawFlow) -> Option<String> {
        if raw.greeting.is_none() && !self.is_unreadable("greeting", &EVERYWHERE) {
            let remedy = "write greeting = \"Welcome to ... Who would you like to speak to?\"";
            self.missing(&(0..0), "the flow has no greeting", remedy);
        }
        let text = self.text(&raw.greeting, "greeting")?;
        let place = raw.greeting.as_ref().map(Spanned::span).unwrap_or_default();
        Some(self.template(&place, &text, &[]).fill(&[]))
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
        Thresholds { act, confirm }
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
        }
    }

    fn fallback(&mut self, raw: &RawFlow, choices: &[Choice]) -> Option<usize> {
        let Some(written) = &raw.fallback else {
            let remedy = "name the destination where a human answers, as in fallback = \"operator\"";
            if !self.is_unreadable("fallback", &EVERYWHERE) {
                self.missing(&(0..0), "the flow has no fallback", remedy);
            }
            return None;
        };
        let name = written.get_ref();
        let found = choices.iter().position(|choice| choice.name() == name);
        if found.is_none() && !self.is_unreadable(name, &EVERYWHERE) {
            let names = choices.iter().map(Choice::name);
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

/// Fits into a dialplan line, a file name and a label alike.
pub(super) fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (1..=64).contains(&name.len()) && name.chars().all(fits)
}

/// Callers of a bounded number: it always fits.
fn narrow(value: i64) -> u8 {
    u8::try_from(value).unwrap_or(u8::MAX)
}

pub(super) fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// A fault quotes what was written, but not pages of it.
pub(super) fn short(text: &str) -> String {
    one_line(text).chars().take(40).collect()
}
