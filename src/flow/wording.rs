//! What a flow says: texts with places to fill in, and the default wording where the flow has none.

/// A place in a prompt that is filled in when it is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Blank {
    /// The spoken name of a destination.
    Choice,
    /// The spoken names of the two destinations that a caller may have meant.
    First,
    Second,
    /// The key of a destination.
    Key,
    /// The list of destinations with their keys.
    Menu,
    /// The value of a slot, as it is read back.
    Value,
}

impl Blank {
    fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::First => "first",
            Self::Second => "second",
            Self::Key => "key",
            Self::Menu => "menu",
            Self::Value => "value",
        }
    }
}

/// One way to say something: text, blanks that the flow fills, and `{{ values }}` that the call knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Template(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Text(String),
    Blank(Blank),
    Value(String),
}

impl Template {
    /// Names the first blank that this prompt cannot have.
    pub(super) fn parse(text: &str, allowed: &[Blank]) -> Result<Self, String> {
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            parts.push(Part::Text(rest[..open].to_owned()));
            let (part, length) = part(&rest[open..], allowed)?;
            parts.push(part);
            rest = &rest[open + length..];
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| !matches!(part, Part::Text(text) if text.is_empty()));
        Ok(Self(parts))
    }

    /// The names between double braces.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|part| match part {
            Part::Value(name) => Some(name.as_str()),
            Part::Text(_) | Part::Blank(_) => None,
        })
    }

    /// `None` when a value is not known.
    pub(super) fn fill(&self, blanks: &[(Blank, &str)], known: Known<'_>) -> Option<String> {
        let mut text = String::new();
        for part in &self.0 {
            match part {
                Part::Text(written) => text.push_str(written),
                Part::Blank(blank) => {
                    let filled = blanks.iter().find(|(name, _)| name == blank).map(|(_, value)| *value);
                    text.push_str(filled.unwrap_or_default());
                }
                Part::Value(name) => text.push_str(&known(name)?),
            }
        }
        Some(capitalised(&text))
    }
}

/// What comes at an opening brace, and how long it is.
fn part(text: &str, allowed: &[Blank]) -> Result<(Part, usize), String> {
    if let Some((name, _)) = text.strip_prefix("{{").and_then(|inside| inside.split_once("}}")) {
        let trimmed = name.trim();
        let fits = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
        if trimmed.is_empty() || !trimmed.chars().all(fits) {
            return Err(text.chars().take(40).collect());
        }
        return Ok((Part::Value(trimmed.to_owned()), name.len() + "{{}}".len()));
    }
    let written = text.split_inclusive('}').next().unwrap_or_default();
    match allowed.iter().find(|blank| written == format!("{{{}}}", blank.name())) {
        Some(blank) => Ok((Part::Blank(*blank), written.len())),
        None => Err(written.chars().take(40).collect()),
    }
}

/// What a call knows, by name; `None` for what it does not.
pub(crate) type Known<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Everything of a call that prompts depend on.
#[derive(Clone, Copy)]
pub(crate) struct Telling<'a> {
    pub(crate) language: &'a str,
    /// Chooses among the ways to say something; the same for one call, another for the next.
    pub(crate) variety: usize,
    pub(crate) known: Known<'a>,
}

/// Something that a flow says, in one or several ways, for each of its languages.
#[derive(Clone, Debug, Default)]
pub(crate) struct Prompt(Vec<(String, Vec<Template>)>);

impl Prompt {
    /// The first language is the one that all others fall back on.
    pub(super) fn new(by_language: Vec<(String, Vec<Template>)>) -> Self {
        Self(by_language)
    }

    /// A value without which nothing can be said in one of the languages, and that is not sure to be known.
    pub(super) fn unsure(&self, is_sure: &dyn Fn(&str) -> bool) -> Option<String> {
        self.0.iter().find_map(|(_, ways)| {
            let doubts = ways.iter().map(|way| way.values().find(|name| !is_sure(name)));
            // The first way's doubt, if every way has one.
            doubts.reduce(|first, next| first.and(next).and(first)).flatten().map(str::to_owned)
        })
    }

    fn ways(&self, language: &str) -> &[Template] {
        let found = self.0.iter().find(|(name, _)| name == language).or_else(|| self.0.first());
        found.map_or(&[], |(_, ways)| ways)
    }

    /// One of the ways whose values are all known; those with values come first, because they say more.
    pub(crate) fn say(&self, telling: Telling<'_>, blanks: &[(Blank, &str)]) -> String {
        let (personal, plain): (Vec<&Template>, Vec<&Template>) =
            self.ways(telling.language).iter().partition(|way| way.values().next().is_some());
        for ways in [personal, plain] {
            let said: Vec<String> = ways.iter().filter_map(|way| way.fill(blanks, telling.known)).collect();
            if let Some(text) = said.get(telling.variety % said.len().max(1)) {
                return text.clone();
            }
        }
        String::new()
    }

    /// The way for this failure, from 1: the last one as often as needed.
    pub(crate) fn say_nth(&self, telling: Telling<'_>, nth: u8, blanks: &[(Blank, &str)]) -> String {
        let ways = self.ways(telling.language);
        let index = usize::from(nth.saturating_sub(1)).min(ways.len().saturating_sub(1));
        let upwards = ways.get(..=index).unwrap_or_default().iter().rev();
        upwards.filter_map(|way| way.fill(blanks, telling.known)).next().unwrap_or_default()
    }

    pub(super) fn ways_by_language(&self) -> impl Iterator<Item = (&str, &[Template])> {
        self.0.iter().map(|(language, ways)| (language.as_str(), ways.as_slice()))
    }
}

/// "billing, is that right?" reads and sounds better with a capital letter, and so does each sentence.
fn capitalised(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut starts = true;
    let mut ended = false;
    for c in text.chars() {
        if starts {
            result.extend(c.to_uppercase());
        } else {
            result.push(c);
        }
        // Only a blank after the mark ends a sentence: "3.5" and "a.m." go on.
        starts = ended && c == ' ';
        ended = matches!(c, '.' | '!' | '?');
    }
    result
}

/// The blanks that the remedy for a wrong one lists.
pub(super) fn blank_names(allowed: &[Blank]) -> String {
    if allowed.is_empty() {
        return "none".to_owned();
    }
    allowed.iter().map(|blank| format!("{{{}}}", blank.name())).collect::<Vec<_>>().join(", ")
}

/// The prompts that every flow has; reprompts grow longer as the caller needs more help.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    pub(super) no_input: Prompt,
    pub(super) no_match: Prompt,
    pub(super) confirm: Prompt,
    pub(super) confirm_again: Prompt,
    pub(super) denied: Prompt,
    pub(super) which: Prompt,
    pub(super) menu: Prompt,
    pub(super) menu_without_keys: Prompt,
    pub(super) fallback: Prompt,
    pub(super) trouble: Prompt,
    pub(super) goodbye: Prompt,
    pub(super) filler: Prompt,
    pub(super) anything_else: Prompt,
    pub(super) slot_missing: Prompt,
    pub(super) wait: Prompt,
    pub(super) paused: Prompt,
    pub(super) resumed: Prompt,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::LANGUAGES;

    fn filled(text: &str, blanks: &[(Blank, &str)], known: Known<'_>) -> Option<String> {
        let allowed: Vec<Blank> = blanks.iter().map(|(blank, _)| *blank).collect();
        Template::parse(text, &allowed).expect("known blanks").fill(blanks, known)
    }

    #[test]
    fn blanks_are_filled_and_the_sentence_gets_its_capital() {
        let none = |_: &str| None;
        for (text, choice, said) in [
            ("{choice}, is that right?", "billing", "Billing, is that right?"),
            ("Press 1.5 times. {choice}?", "sales", "Press 1.5 times. Sales?"),
        ] {
            assert_eq!(filled(text, &[(Blank::Choice, choice)], &none).as_deref(), Some(said));
        }
    }

    #[test]
    fn values_of_the_call_are_filled_in_or_the_way_is_passed_over() {
        let known = |name: &str| (name == "customer.name").then(|| "Carla".to_owned());
        assert_eq!(filled("Hello {{ customer.name }}.", &[], &known).as_deref(), Some("Hello Carla."));
        assert_eq!(filled("Hello {{order}}.", &[], &known), None);
        let ways = ["Hello.", "Hello {{ customer.name }}.", "{{ order }}?"];
        let ways = ways.map(|way| Template::parse(way, &[]).expect("a sound way")).to_vec();
        let prompt = Prompt::new(vec![("en".to_owned(), ways)]);
        let telling = Telling { language: "en", variety: 3, known: &known };
        assert_eq!(prompt.say(telling, &[]), "Hello Carla.");
        assert_eq!(prompt.say(Telling { known: &|_| None, ..telling }, &[]), "Hello.");
        assert_eq!(prompt.first_fixed().as_deref(), Some("Hello."), "what it says of nobody");
    }

    #[test]
    fn unknown_and_broken_blanks_are_named() {
        for (text, blank) in [
            ("For {chioce}.", "{chioce}"),
            ("Hello {{ na me }}", "{{ na me }}"),
            ("Hello {{ name }", "{{ name }"),
            ("a } b", "}"),
            ("open {choice", "{choice"),
        ] {
            assert_eq!(Template::parse(text, &[Blank::Choice]).unwrap_err(), blank);
        }
    }

    #[test]
    fn default_wording_is_sound() {
        let menu = [Blank::Choice, Blank::Menu, Blank::First, Blank::Second, Blank::Key, Blank::Value];
        for d in LANGUAGES.iter().map(|language| &language.sentences.prompts) {
            for text in d.no_input.into_iter().chain(d.no_match).chain([
                d.confirm,
                d.confirm_again,
                d.denied,
                d.which,
                d.menu,
                d.menu_without_keys,
                d.transfer,
                d.fallback,
                d.trouble,
                d.goodbye,
                d.filler,
                d.closed,
                d.anything_else,
                d.slot_confirm,
                d.slot_missing,
                d.wait,
                d.paused,
                d.resumed,
            ]) {
                assert!(Template::parse(text, &menu).is_ok(), "{text}");
            }
        }
    }
}
