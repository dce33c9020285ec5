//! The texts that a flow may say without knowing anything of a call, so that they can be rendered before any.

use std::collections::BTreeMap;

use super::Flow;
use super::wording::{Blank, Prompt, Telling};

/// Up to this many destinations the question "do you mean A, or B?" is rendered beforehand for each pair (28).
const PAIRS_OF_MAX: usize = 8;
/// More ways to say one thing are rendered when they are first said.
const VARIETIES_MAX: usize = 4;

/// How soon calls need a prompt, the soonest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    Greeting,
    Core,
    Later,
}

/// What a flow says word for word, in whatever call; each text once in a language (a BCP 47 tag), which comes first.
pub struct FixedPrompts {
    /// The first words of a call.
    pub greetings: Vec<(String, String)>,
    /// What any call may come to: asking again, handing on, ending, and the words for when something is broken.
    pub core: Vec<(String, String)>,
    /// What some calls come to.
    pub later: Vec<(String, String)>,
}

/// Each text once in a language, with its most urgent need.
type Needs = BTreeMap<(String, String), Need>;

impl Flow {
    /// Every fixed prompt, by how soon it is needed.
    pub fn fixed_prompts(&self) -> FixedPrompts {
        let mut needs = Needs::new();
        note(&mut needs, Need::Greeting, self.greeting.fixed());
        note(&mut needs, Need::Greeting, self.recording.iter().flat_map(Prompt::fixed));
        for language in &self.languages {
            let mut note = |need, texts: Vec<String>| {
                note(&mut needs, need, texts.into_iter().map(|text| (language.clone(), text)));
            };
            // Each way to say something turns up once.
            for variety in 0..VARIETIES_MAX {
                let telling = Telling { language, variety, known: &|_| None };
                note(Need::Core, self.core_texts(telling));
                note(Need::Later, self.later_texts(telling));
                note(Need::Later, self.choice_texts(telling));
            }
        }
        for slot in &self.slots {
            note(&mut needs, Need::Later, slot.prompt.fixed().chain(slot.reprompt.fixed()));
        }
        let steps = self.start.iter().chain(self.choices.iter().flat_map(|choice| &choice.steps));
        for prompt in steps.filter_map(|step| step.verb.prompt()) {
            note(&mut needs, Need::Later, prompt.fixed());
        }
        let of = |need| {
            let needed = needs.iter().filter(|(_, known)| **known == need);
            needed.map(|(text, _)| text.clone()).collect()
        };
        FixedPrompts { greetings: of(Need::Greeting), core: of(Need::Core), later: of(Need::Later) }
    }

    /// The same, words alone.
    pub(crate) fn texts(&self) -> Vec<String> {
        let FixedPrompts { greetings, core, later } = self.fixed_prompts();
        let all = [greetings, core, later].into_iter().flatten();
        let mut texts: Vec<String> = all.map(|(_, text)| text).collect();
        texts.sort();
        texts.dedup();
        texts
    }

    fn core_texts(&self, telling: Telling<'_>) -> Vec<String> {
        let mut texts = vec![
            self.say_fallback(telling),
            self.say_no_input(telling, 1),
            self.say_no_match(telling, 1),
            self.say_filler(telling),
            self.say_goodbye(telling),
            self.say_trouble(telling),
        ];
        texts.extend((0..self.places.len()).map(|place| self.say_transfer(telling, place)));
        texts
    }

    fn later_texts(&self, telling: Telling<'_>) -> Vec<String> {
        let mut texts = vec![
            self.say_denied(telling),
            self.say_menu(telling),
            self.say_anything_else(telling),
            self.say_wait(telling),
        ];
        if self.pause_key.is_some() {
            texts.extend([true, false].map(|paused| self.say_pause(telling, paused)));
        }
        texts.extend((2..=self.retries).map(|n| self.say_no_input(telling, n)));
        texts.extend((2..=self.retries).map(|n| self.say_no_match(telling, n)));
        let places = self.places.iter().enumerate().filter(|(_, place)| place.hours.is_some());
        texts.extend(places.map(|(place, _)| self.say_closed(telling, place)));
        texts
    }

    /// The rows of a table are too many to be rendered for everybody.
    fn choice_texts(&self, telling: Telling<'_>) -> Vec<String> {
        let listed: Vec<usize> = (0..self.choices.len()).filter(|at| self.choices[*at].listed).collect();
        let about = |at: &usize| [self.say_confirm(telling, *at), self.say_confirm_again(telling, *at)];
        let mut texts: Vec<String> = listed.iter().flat_map(about).collect();
        if listed.len() <= PAIRS_OF_MAX {
            let pairs = listed.iter().flat_map(|first| listed.iter().map(move |second| (*first, *second)));
            let pairs = pairs.filter(|(first, second)| first < second);
            texts.extend(pairs.map(|(first, second)| self.say_which(telling, first, second)));
        }
        texts
    }
}

impl Prompt {
    /// Whatever may be said of it without knowing anything of a call, each with its language.
    fn fixed(&self) -> impl Iterator<Item = (String, String)> {
        self.ways_by_language().flat_map(|(language, ways)| {
            let texts = ways.iter().filter_map(|way| way.fill(&[] as &[(Blank, &str)], &|_| None));
            texts.map(move |text| (language.to_owned(), text))
        })
    }

    /// The first of them.
    pub(crate) fn first_fixed(&self) -> Option<String> {
        self.fixed().next().map(|(_, text)| text)
    }
}

fn note(needs: &mut Needs, need: Need, texts: impl IntoIterator<Item = (String, String)>) {
    for text in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let known = needs.entry(text).or_insert(need);
        *known = need.min(*known);
    }
}
