//! What the answers come to: a site with its departments, judged by the flow's own checks and by what a caller gets who
//! says each name; and the texts of its files.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{Arc, LazyLock},
};

use serde::Deserialize;
use unicode_normalization::UnicodeNormalization as _;

use super::questions::Answers;
use crate::{
    cli::{
        answers,
        dialplan::Pbx,
        rehearsal::{Act, Rehearsal},
    },
    dialog::Context,
    flow::Flow,
    language::{Language, filled},
    understand::normal_form,
};

/// The name of the flow, and so of its file.
pub(super) const FLOW: &str = "reception";
/// What the human's destination is called in variables, and its key.
const HUMAN: (&str, char) = ("operator", '0');

/// What a flow needs of a language besides its built-in words: `languages.toml`.
#[derive(Deserialize)]
pub(super) struct FirstWords {
    pub(super) place: String,
    greeting: String,
    or: String,
    pub(super) departments: String,
    human: String,
    pub(super) models: Vec<String>,
    synonyms: BTreeMap<String, Vec<String>>,
}

impl FirstWords {
    pub(super) fn of(tag: &str) -> Result<&'static Self, String> {
        // Whoever breaks the text, or leaves a language out, is told by a test.
        static ALL: LazyLock<BTreeMap<String, FirstWords>> =
            LazyLock::new(|| toml::from_str(include_str!("languages.toml")).unwrap_or_default());
        Language::of(tag).and_then(|language| ALL.get(language.tag)).ok_or_else(|| {
            format!(
                "there are no words in `{tag}`; choose one of {}, or a variant such as en-GB",
                Language::tags()
            )
        })
    }
}

pub(super) fn pbx(answer: &str) -> Result<Pbx, String> {
    match answer.to_lowercase().as_str() {
        "asterisk" | "plain" => Ok(Pbx::Plain),
        "freepbx" => Ok(Pbx::Freepbx),
        _ => Err(format!("`{answer}` is neither; write asterisk or freepbx")),
    }
}

/// A destination of the flow that is to be written.
struct Draft {
    /// In variables and files: letters, digits and `_`.
    name: String,
    spoken: String,
    extension: String,
    context: String,
    key: Option<char>,
    synonyms: Vec<String>,
}

pub(super) struct Site {
    tag: String,
    language: &'static Language,
    greeting: String,
    departments: Vec<Draft>,
    human: Draft,
    pub(super) pbx: Pbx,
    time_zone: String,
}

impl Site {
    /// Of answers that are all there. What is wrong with them is told in words for the person who answers.
    pub(super) fn of(answers: &Answers, time_zone: &str) -> Result<Self, String> {
        let said = |answer: &Option<String>| one_line(answer.as_deref().unwrap_or_default());
        let tag = said(&answers.language);
        let first = FirstWords::of(&tag)?;
        let language = Language::or_first(&tag);
        let pbx = pbx(&said(&answers.pbx))?;
        let mut drafts = Drafts { first, language, pbx, names: BTreeSet::new(), words: BTreeSet::new() };
        // Its name comes before those of departments.
        let human = drafts.draft(HUMAN.0, &first.human, &said(&answers.human), Some(HUMAN.1))?;
        let departments = said(&answers.departments);
        let named = departments.split(',').map(str::trim).filter(|department| !department.is_empty());
        let departments = named
            .zip(keys())
            .map(|(text, key)| drafts.department(text, key))
            .collect::<Result<Vec<_>, _>>()?;
        if departments.is_empty() {
            return Err("no department is named; write names and extensions, as in billing 601".to_owned());
        }
        let departments = drafts.with_synonyms(departments);
        let greeting = greeting(first, &said(&answers.place), &departments, &human);
        let time_zone = time_zone.to_owned();
        Ok(Self { tag, language, greeting, departments, human, pbx, time_zone })
    }

    /// The flow that its file makes, if every name leads where it should.
    pub(super) fn flow(&self) -> Result<Arc<Flow>, String> {
        let flow = Flow::load(&format!("{FLOW}.toml"), &self.flow_text()).map_err(|faults| {
            // A name and how it is spoken are faulty in the same way.
            let told: BTreeSet<String> = faults.iter().map(|fault| fault.without_place()).collect();
            Vec::from_iter(told).join("\n   ")
        })?;
        let lost = self.drafts().find(|draft| !leads_to(&flow, draft));
        match lost {
            None => Ok(flow),
            Some(Draft { spoken, .. }) => Err(format!(
                "who says `{spoken}` does not get there, because it means something else; call it another name"
            )),
        }
    }

    /// What a caller says for the first department.
    pub(super) fn first_name(&self) -> &str {
        self.departments.first().map_or(self.human.spoken.as_str(), |draft| draft.spoken.as_str())
    }

    fn drafts(&self) -> impl Iterator<Item = &Draft> {
        self.departments.iter().chain([&self.human])
    }

    pub(super) fn flow_text(&self) -> String {
        let prompts = &self.language.sentences.prompts;
        let human = self.human.name.as_str();
        let department = |draft: &Draft| draft.section(include_str!("department.toml.in"), &self.human.name);
        let destinations: String = self.departments.iter().map(department).collect();
        let destinations = destinations + &self.human.section(include_str!("human.toml.in"), human);
        let values: [(&str, &str); 8] = [
            ("language", &quoted(&self.tag)),
            ("greeting", &quoted(&self.greeting)),
            ("time_zone", &quoted(&self.time_zone)),
            ("human", &self.human.name),
            ("transfer", &quoted(prompts.transfer)),
            ("sorry", &quoted(prompts.fallback)),
            ("goodbye", &quoted(prompts.goodbye)),
            ("destinations", &destinations),
        ];
        filled(include_str!("flow.toml.in"), &values)
    }

    /// A dialog for each name and each key.
    pub(super) fn test_text(&self) -> String {
        let by_name = self.drafts().map(|draft| {
            let title = format!("{}, by its name", draft.spoken);
            dialog(draft, &title, &format!("caller: {}", draft.spoken))
        });
        let by_key = self.drafts().filter_map(|draft| {
            let key = draft.key?;
            Some(dialog(draft, &format!("{}, by its key", draft.spoken), &format!("keys: {key}")))
        });
        let dialogs: String = by_name.chain(by_key).collect();
        let greeting = quoted(&format!("bot: {}", self.greeting));
        let values =
            [("bot_greeting", greeting.as_str()), ("human", &self.human.name), ("dialogs", &dialogs)];
        filled(include_str!("test.toml.in"), &values)
    }
}

/// `models`: the directory, where it is not the usual one.
pub(super) fn config_text(models: Option<&Path>) -> String {
    let dir = models.map_or("# dir = \"/var/lib/offhook/models\"".to_owned(), |models| {
        format!("dir = {}", quoted(&models.display().to_string()))
    });
    filled(include_str!("offhook.toml.in"), &[("models", &dir)])
}

impl Draft {
    fn section(&self, template: &str, human: &str) -> String {
        let key = self.key.map(|key| format!("key = \"{key}\"\n")).unwrap_or_default();
        let synonyms = toml::Value::from(self.synonyms.clone()).to_string();
        let values: [(&str, &str); 7] = [
            ("name", &self.name),
            ("context", &quoted(&self.context)),
            ("extension", &quoted(&self.extension)),
            ("key", &key),
            ("spoken", &quoted(&self.spoken)),
            ("synonyms", &synonyms),
            ("human", human),
        ];
        filled(template, &values)
    }
}

/// Makes drafts that do not get into each other's way.
struct Drafts {
    first: &'static FirstWords,
    language: &'static Language,
    pbx: Pbx,
    names: BTreeSet<String>,
    /// What callers say, in its normal form.
    words: BTreeSet<String>,
}

impl Drafts {
    /// `customer service 601`
    fn department(&mut self, text: &str, key: Option<char>) -> Result<Draft, String> {
        let (spoken, extension) = text.rsplit_once(' ').ok_or_else(|| {
            format!("`{text}` is not a name and an extension; write both, as in {}", self.first.departments)
        })?;
        self.draft(spoken.trim(), spoken.trim(), extension, key)
    }

    /// `to` is `601`, or `601@ext-queues` for another context than the usual one.
    fn draft(&mut self, name: &str, spoken: &str, to: &str, key: Option<char>) -> Result<Draft, String> {
        let usual = match self.pbx {
            Pbx::Plain => "departments",
            Pbx::Freepbx => "from-internal",
        };
        let (extension, context) = match to.rsplit_once('@') {
            Some(pair) => pair,
            None if to.contains(|c: char| c.is_ascii_digit()) => (to, usual),
            None => {
                let remedy = "write its number, as in 601, or where the dialplan has it, as in s@CONTEXT";
                return Err(format!("`{to}` is no extension for {spoken}; {remedy}"));
            }
        };
        let normal = |text: &str| normal_form(self.language, text);
        if self.words.contains(&normal(spoken)) {
            return Err(format!("`{spoken}` is another's name already; call this one something else"));
        }
        self.words.extend([normal(spoken), normal(name)]);
        let name = self.name(name);
        let (extension, context) = (extension.to_owned(), context.to_owned());
        Ok(Draft { name, spoken: spoken.to_owned(), extension, context, key, synonyms: Vec::new() })
    }

    /// Without accents, and no other's.
    fn name(&mut self, name: &str) -> String {
        let plain = name.to_lowercase().replace('ß', "ss");
        let plain: String = plain.nfd().filter(|c| c.is_ascii()).collect();
        let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let base = words.collect::<Vec<_>>().join("_");
        let base = if base.is_empty() { "department".to_owned() } else { base };
        let numbered = (2..).map(|number| format!("{base}_{number}"));
        let mut candidates = [base.clone()].into_iter().chain(numbered);
        let name = candidates.find(|name| !self.names.contains(name)).unwrap_or(base);
        self.names.insert(name.clone());
        name
    }

    /// Those that no name and no earlier department has taken.
    fn with_synonyms(&mut self, departments: Vec<Draft>) -> Vec<Draft> {
        let add = |draft: Draft| {
            let known = self
                .first
                .synonyms
                .iter()
                .find(|(name, _)| name.to_lowercase() == draft.spoken.to_lowercase());
            let known = known.map(|(_, synonyms)| synonyms.as_slice()).unwrap_or_default();
            let free = known.iter().filter(|word| self.words.insert(normal_form(self.language, word)));
            Draft { synonyms: free.cloned().collect(), ..draft }
        };
        departments.into_iter().map(add).collect()
    }
}

/// One for each department, as far as there are keys.
fn keys() -> impl Iterator<Item = Option<char>> {
    ('1'..='9').map(Some).chain(std::iter::repeat(None))
}

fn greeting(first: &FirstWords, place: &str, departments: &[Draft], human: &Draft) -> String {
    let mut names: Vec<&str> = departments.iter().map(|draft| draft.spoken.as_str()).collect();
    // One alone is no choice.
    names.extend((names.len() == 1).then_some(human.spoken.as_str()));
    let list = match names.split_last() {
        Some((last, others)) => format!("{}{}{last}", others.join(", "), first.or),
        None => String::new(),
    };
    filled(&first.greeting, &[("place", place), ("departments", &list)])
}

fn dialog(draft: &Draft, title: &str, turn: &str) -> String {
    let values: [(&str, &str); 3] =
        [("title", &quoted(title)), ("turn", &quoted(turn)), ("name", &draft.name)];
    filled(include_str!("dialog.toml.in"), &values)
}

fn leads_to(flow: &Arc<Flow>, draft: &Draft) -> bool {
    let (mut rehearsal, _) =
        Rehearsal::begin(Arc::clone(flow), Context::default(), answers::Answers::default());
    let reaction = rehearsal.act(&Act::Say(draft.spoken.clone(), 1.0));
    let destination = reaction.outcome.and_then(|outcome| outcome.destination);
    destination.is_some_and(|destination| destination.name() == draft.name)
}

/// As TOML writes it, whatever is in it.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;
    use crate::language::LANGUAGES;

    /// A language without its part in `languages.toml` cannot be offered.
    #[test]
    fn every_language_has_a_first_flow_that_is_sound() {
        for language in LANGUAGES {
            let answers = Answers { language: Some(language.tag.to_owned()), ..Answers::default() };
            let site = Site::of(&answers.or_usual(), "UTC").expect(language.tag);
            let flow = site.flow().unwrap_or_else(|told| panic!("{}: {told}", language.tag));
            assert_eq!((flow.language(), flow.fallback().name()), (language.tag, site.human.name.as_str()));
            let known =
                |name: &String| FirstWords::of(language.tag).unwrap().departments.contains(name.as_str());
            let synonyms = &FirstWords::of(language.tag).unwrap().synonyms;
            assert!(synonyms.keys().any(known), "{}: the usual departments have synonyms", language.tag);
        }
    }

    /// With the # taken away from lines that show a key or a section.
    fn switched_on(text: &str) -> String {
        let shows = |line: &&str| {
            (line.starts_with('[') && line.ends_with(']'))
                || line.split(' ').nth(1).is_some_and(|word| word == "=")
        };
        text.lines()
            .map(|line| line.strip_prefix("# ").filter(shows).unwrap_or(line).to_owned() + "\n")
            .collect()
    }

    #[test]
    fn the_flow_holds_with_all_that_can_be_switched_on() {
        let site = Site::of(&Answers::default().or_usual(), "UTC").expect("sound");
        let text = switched_on(&site.flow_text());
        let flow = Flow::load("reception.toml", &text).unwrap_or_else(|faults| panic!("{faults:?}\n{text}"));
        assert_eq!(flow.places().iter().filter(|place| place.hours() == Some("office")).count(), 3);
    }

    #[test]
    fn the_configuration_holds_and_shows_what_is_usual() {
        let text = config_text(Some(Path::new("mod\"els")));
        let config = Config::parse(&text, Path::new("/site")).expect("sound");
        assert_eq!(config.models.dir.expect("a directory").path, Path::new("/site/mod\"els"));
        let read = |text: &str| Config::parse(text, Path::new("/site")).expect("sound");
        let (shown, usual) = (read(&switched_on(&config_text(None))), read(""));
        let places = |config: &Config| format!("{:?}", (&config.flows, &config.cache, config.server.agi));
        assert_eq!(places(&shown), places(&usual));
        assert_eq!(format!("{:?}", shown.records.place), format!("{:?}", usual.records.place));
    }
}
