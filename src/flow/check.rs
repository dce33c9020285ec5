//! Single values of a flow file, checked: each fault is reported where it stands, and the rest is read on.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;

use super::fault::Faults;
use super::names::Names;
use super::nearest::nearest;
use super::raw::{Key, RawFlow, Reading, Text, Texts};
use super::spoken_words;
use super::wording::{Blank, Prompt, Template, blank_names};
use crate::language::{ENGLISH, Language, Prompts};

/// A prompt longer than this (about a minute of speech) is a document, not a prompt.
const PROMPT_CHARS_MAX: usize = 1_000;
const RETRIES_DEFAULT: u8 = 2;

/// Checks single values and reports what is wrong with them.
pub(super) struct Check<'f, 't> {
    pub(super) faults: &'f mut Faults<'t>,
    /// False after a syntax error, which may have swallowed the keys that seem to be missing.
    report_missing: bool,
    unreadable: &'f [Vec<String>],
    pub(super) names: Names,
    /// The first is the one that all others fall back on.
    pub(super) languages: Vec<String>,
    /// Of the first one.
    pub(super) words: &'static Language,
    /// Texts that a language of the flow has not got: which one, and where.
    pub(super) gaps: Vec<(String, Range<usize>)>,
    pub(super) retries: u8,
    pub(super) common: Common,
}

/// Prompts that sections fall back on.
#[derive(Default)]
pub(super) struct Common {
    pub(super) transfer: Prompt,
    pub(super) closed: Prompt,
    pub(super) slot_confirm: Prompt,
}

impl<'f, 't> Check<'f, 't> {
    pub(super) fn new(reading: &'f Reading, faults: &'f mut Faults<'t>) -> Self {
        Self {
            faults,
            report_missing: reading.syntax_is_sound,
            unreadable: &reading.unreadable,
            names: Names::of(&reading.flow),
            languages: vec![ENGLISH.tag.to_owned()],
            words: &ENGLISH,
            gaps: Vec::new(),
            retries: RETRIES_DEFAULT,
            common: Common::default(),
        }
    }
}

impl Check<'_, '_> {
    /// Whether the key at the end of this way was written, but with a value of the wrong kind.
    pub(super) fn is_unreadable(&self, way: &[&str]) -> bool {
        self.unreadable.iter().any(|found| found == way)
    }

    /// Whether anything of a section could not be read.
    pub(super) fn lost_part(&self, section: &str, name: &str) -> bool {
        self.unreadable.iter().any(|way| way.len() > 2 && way[0] == section && way[1] == name)
    }

    /// Whether something among a list of steps could not be read, so that more of it seems to be missing.
    pub(super) fn lost_steps(&self) -> bool {
        self.unreadable.iter().flatten().any(|key| key == "steps")
    }

    pub(super) fn missing(&mut self, place: &Range<usize>, what: &str, remedy: &str) {
        if self.report_missing {
            self.faults.add(place, what, remedy);
        }
    }

    /// A key that its section cannot do without.
    pub(super) fn needed(&mut self, way: [&str; 3], place: &Range<usize>, remedy: &str) {
        let [section, name, key] = way;
        if !self.is_unreadable(&way) {
            let kind = section.strip_suffix('s').unwrap_or(section);
            self.missing(place, &format!("{kind} `{}` has no {key}", short(name)), remedy);
        }
    }

    /// A text without line breaks, neither empty nor endless.
    pub(super) fn text(&mut self, written: &Key<String>, what: &str) -> Option<String> {
        let written = written.as_ref()?;
        self.text_at(&written.span(), written.get_ref(), what)
    }

    pub(super) fn text_at(&mut self, place: &Range<usize>, written: &str, what: &str) -> Option<String> {
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

    /// One of the names in question, or what is wrong with it.
    pub(super) fn one_of<'k>(
        &mut self,
        written: &Spanned<String>,
        what: &str,
        known: impl Iterator<Item = &'k str> + Clone,
    ) -> Option<String> {
        let name = written.get_ref();
        if known.clone().any(|known| known == name) {
            return Some(name.clone());
        }
        // A section that could not be read is reported already.
        if self.unreadable.iter().any(|way| way.last() == Some(name)) {
            return None;
        }
        let remedy = match nearest(name, known.clone()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => match known.collect::<Vec<_>>().join(", ") {
                names if names.is_empty() => format!("add a section for it, or remove this {what}"),
                names => format!("write one of {names}"),
            },
        };
        self.missing(&written.span(), &format!("{what} `{}` does not exist", short(name)), &remedy);
        None
    }

    /// A name that prompts or conditions refer to.
    pub(super) fn known_name(&mut self, place: &Range<usize>, name: &str) {
        let section = name.split('.').next().unwrap_or_default();
        let is_lost = |way: &Vec<String>| way.last().is_some_and(|last| last == name || last == section);
        if !self.names.knows(name) && !self.unreadable.iter().any(is_lost) {
            let what = format!("nothing is called `{}`", short(name));
            let remedy = self.names.remedy(name);
            self.missing(place, &what, &remedy);
        }
    }

    /// A name whose value is said or shown.
    pub(super) fn sayable_name(&mut self, place: &Range<usize>, name: &str) {
        self.known_name(place, name);
        if self.names.is_sensitive(name) {
            let what = format!("slot `{name}` is sensitive, so it cannot be said or shown");
            self.faults.add(place, what, "remove it here, or make the slot not sensitive");
        }
    }

    /// What is written, else `default`, else nothing.
    pub(super) fn prompt(
        &mut self,
        written: &Key<Texts>,
        default: Option<&Prompt>,
        blanks: &[Blank],
    ) -> Prompt {
        let Some(written) = written else { return default.cloned().unwrap_or_default() };
        let whole = written.span();
        let mut by_language = Vec::new();
        for part in &written.get_ref().0 {
            if part.texts.is_empty() {
                let remedy = "write at least one prompt, or remove this key";
                self.faults.add(&whole, "list of prompts is empty", remedy);
            }
            let language = self.prompt_language(&whole, part.language.as_ref());
            let mut ways = Vec::new();
            for text in &part.texts {
                let place = text.place(&whole);
                if let Some(text) = self.text_at(&place, &text.text, "prompt") {
                    ways.push(self.template(&place, &text, blanks));
                }
            }
            by_language.push((language, ways));
        }
        let written: Vec<String> = by_language.iter().map(|(language, _)| language.clone()).collect();
        self.without_own_language(&written, "a prompt", &whole);
        // What is not written in a language, Offhook says in it by itself.
        for (language, ways) in default.map(Prompt::ways_by_language).into_iter().flatten() {
            if !by_language.iter().any(|(known, _)| known == language) {
                by_language.push((language.to_owned(), ways.to_vec()));
            }
        }
        let told: Vec<String> = by_language.iter().map(|(language, _)| language.clone()).collect();
        self.note_gaps(&told, &whole);
        // The flow's own language is what the others fall back on.
        by_language.sort_by_key(|(language, _)| self.languages.iter().position(|known| known == language));
        Prompt::new(by_language)
    }

    /// Other languages fall back on the flow's own.
    pub(super) fn without_own_language(&mut self, written: &[String], what: &str, place: &Range<usize>) {
        let Some(own) = self.languages.first().filter(|own| !written.contains(own)) else { return };
        let remedy = format!("add {own} = \"...\": other languages fall back on it");
        self.faults.add(place, format!("{what} without the flow's own language, `{own}`"), remedy);
    }

    /// Remembers in which of the flow's languages nothing is told.
    pub(super) fn note_gaps(&mut self, told: &[String], place: &Range<usize>) {
        let missing = self.languages.iter().filter(|tag| !told.contains(tag));
        self.gaps.extend(missing.map(|tag| (tag.clone(), place.clone())));
    }

    /// A prompt that a caller waits for: at least one way of it can always be said.
    pub(super) fn question(
        &mut self,
        written: &Key<Texts>,
        default: Option<&Prompt>,
        blanks: &[Blank],
    ) -> Prompt {
        let prompt = self.prompt(written, default, blanks);
        if let (Some(written), Some(name)) = (written, prompt.unsure(&|name| self.names.is_sure(name))) {
            let what = format!("`{}` may not be known, and every way to say this needs it", short(&name));
            let remedy = "write a list, and in it a way without double braces as well";
            self.faults.add(&written.span(), what, remedy);
        }
        prompt
    }

    pub(super) fn prompt_language(&mut self, whole: &Range<usize>, written: Option<&Text>) -> String {
        let first = self.languages.first().cloned().unwrap_or_default();
        let Some(written) = written else { return first };
        let language = &written.text;
        if !self.languages.contains(language) {
            let what = format!("a prompt in `{}`, which is not a language of the flow", short(language));
            let all = self.languages.iter().map(String::as_str).chain([short(language).as_str()]).fold(
                String::new(),
                |all, tag| {
                    if all.is_empty() { format!("\"{tag}\"") } else { format!("{all}, \"{tag}\"") }
                },
            );
            let remedy = match nearest(language, self.languages.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("write language = [{all}] at the top"),
            };
            self.faults.add(&written.place(whole), what, remedy);
        }
        language.clone()
    }

    pub(super) fn template(&mut self, place: &Range<usize>, text: &str, blanks: &[Blank]) -> Template {
        let template = Template::parse(text, blanks).unwrap_or_else(|blank| {
            let remedy = format!("blanks that this prompt can have: {}", blank_names(blanks));
            self.faults.add(place, format!("unknown blank `{blank}` in a prompt"), remedy);
            Template::default()
        });
        for name in template.values() {
            self.sayable_name(place, name);
        }
        template
    }

    /// What Offhook says by itself, in each of the flow's languages that it has sentences in.
    pub(super) fn built_in(&mut self, own: Own, blanks: &[Blank]) -> Prompt {
        let mut by_language = Vec::new();
        for (at, tag) in self.languages.clone().into_iter().enumerate() {
            let words = if at == 0 { Some(self.words) } else { Language::of(&tag) };
            let Some(words) = words else { continue };
            let texts = own(&words.sentences.prompts);
            let ways = texts.into_iter().map(|text| self.template(&(0..0), text, blanks)).collect();
            by_language.push((tag, ways));
        }
        Prompt::new(by_language)
    }

    /// Every language of the flow that there are words for; its own first.
    pub(super) fn spoken_words(&self) -> Vec<&'static Language> {
        spoken_words(self.words, &self.languages)
    }

    pub(super) fn question_or(&mut self, written: &Key<Texts>, default: Own, blanks: &[Blank]) -> Prompt {
        let default = self.built_in(default, blanks);
        self.question(written, Some(&default), blanks)
    }

    /// Names that mean two things would make prompts and variables say the wrong one.
    pub(super) fn clashes(&mut self, raw: &RawFlow) {
        for (place, name, other) in Names::clashes(raw) {
            let what = format!("`{}` is {other}", short(&name));
            self.faults.add(&place, what, "call one of the two something else");
        }
    }
}

/// The sentences for one key among those that Offhook has by itself.
pub(super) type Own = fn(&'static Prompts) -> Vec<&'static str>;

/// Fits into a dialplan line, a file name and a label alike.
pub(super) fn is_name(name: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (1..=64).contains(&name.len()) && name.chars().all(fits)
}

/// Fits into the name of a channel variable.
pub(super) fn is_variable(name: &str) -> bool {
    is_name(name) && !name.contains('-')
}

/// Callers of a bounded number: it always fits.
pub(super) fn narrow(value: i64) -> u8 {
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
