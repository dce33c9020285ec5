//! The texts that a flow may say without knowing anything of a call, so that they can be rendered before any.

use std::collections::BTreeMap;

use super::slots::Confirm;
use super::wording::{Blank, Prompt, Telling};
use super::{Flow, steps::Rule};

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

/// The same by its place in the flow: `greeting`, `no-input-1`, `transfer-billing`, `refund-step-2`. A second way to
/// say it is `greeting-2`.
pub struct NamedPrompt {
    pub name: String,
    pub language: String,
    pub text: String,
}

/// A place in the flow, and what is said there.
type Named = (String, String);

impl Flow {
    /// Every fixed prompt, by how soon it is needed.
    pub fn fixed_prompts(&self) -> FixedPrompts {
        // Each text once in a language, with its most urgent need.
        let mut needs = BTreeMap::new();
        for (need, NamedPrompt { language, text, .. }) in self.said() {
            let known = needs.entry((language, text)).or_insert(need);
            *known = need.min(*known);
        }
        let of = |need| {
            let needed = needs.iter().filter(|(_, known)| **known == need);
            needed.map(|(text, _)| text.clone()).collect()
        };
        FixedPrompts { greetings: of(Need::Greeting), core: of(Need::Core), later: of(Need::Later) }
    }

    /// Every fixed prompt, by its place in the flow and in that order.
    pub fn named_prompts(&self) -> Vec<NamedPrompt> {
        let mut ways: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
        let numbered = self.said().into_iter().filter_map(|(_, mut prompt)| {
            let known = ways.entry((prompt.name.clone(), prompt.language.clone())).or_default();
            if known.contains(&prompt.text) {
                return None;
            }
            known.push(prompt.text.clone());
            if known.len() > 1 {
                prompt.name = format!("{}-{}", prompt.name, known.len());
            }
            Some(prompt)
        });
        numbered.collect()
    }

    /// The places in the flow where some or all that is said depends on the call.
    pub fn places_of_values(&self) -> Vec<String> {
        let wording = &self.wording;
        let mut prompts = vec![("greeting".to_owned(), &self.greeting)];
        prompts.extend(self.recording.iter().map(|prompt| ("recording".to_owned(), prompt)));
        let of_wording = [
            ("no-input", &wording.no_input),
            ("no-match", &wording.no_match),
            ("confirm", &wording.confirm),
            ("confirm-again", &wording.confirm_again),
            ("denied", &wording.denied),
            ("which", &wording.which),
            ("menu", &wording.menu),
            ("menu", &wording.menu_without_keys),
            ("fallback", &wording.fallback),
            ("trouble", &wording.trouble),
            ("goodbye", &wording.goodbye),
            ("filler", &wording.filler),
            ("anything-else", &wording.anything_else),
            ("wait", &wording.wait),
            ("paused", &wording.paused),
            ("resumed", &wording.resumed),
        ];
        prompts.extend(of_wording.map(|(name, prompt)| (name.to_owned(), prompt)));
        for place in &self.places {
            prompts.push((format!("transfer-{}", place.name()), &place.transfer));
            prompts.push((format!("closed-{}", place.name()), &place.closed));
        }
        prompts.extend(self.of_slots());
        prompts.extend(self.of_steps());
        let mut places: Vec<String> =
            prompts.into_iter().filter(|(_, prompt)| prompt.has_values()).map(|(name, _)| name).collect();
        let read_back = self.slots.iter().filter(|slot| slot.confirm != Confirm::Never);
        places.extend(read_back.map(|slot| format!("read-back-{}", slot.name)));
        places.dedup();
        places
    }

    /// The same, words alone.
    pub(crate) fn texts(&self) -> Vec<String> {
        let mut texts: Vec<String> = self.said().into_iter().map(|(_, prompt)| prompt.text).collect();
        texts.sort();
        texts.dedup();
        texts
    }

    /// All of it, what is said in several places or varieties several times.
    fn said(&self) -> Vec<(Need, NamedPrompt)> {
        let mut said = Vec::new();
        said.extend(each_way(Need::Greeting, "greeting", &self.greeting));
        said.extend(self.recording.iter().flat_map(|prompt| each_way(Need::Greeting, "recording", prompt)));
        for language in &self.languages {
            let mut note = |need, texts: Vec<Named>| {
                let of_language = |(name, text)| NamedPrompt { name, language: language.clone(), text };
                said.extend(texts.into_iter().map(|named| (need, of_language(named))));
            };
            // Each way to say something turns up once.
            for variety in 0..VARIETIES_MAX {
                let telling = Telling { language, variety, known: &|_| None };
                note(Need::Core, self.core_texts(telling));
                note(Need::Later, self.later_texts(telling));
                note(Need::Later, self.choice_texts(telling));
            }
        }
        let later = self.of_slots().into_iter().chain(self.of_steps());
        said.extend(later.flat_map(|(name, prompt)| each_way(Need::Later, &name, prompt)));
        said.retain(|(_, prompt)| !prompt.text.is_empty());
        said
    }

    fn of_slots(&self) -> Vec<(String, &Prompt)> {
        let asked = self.slots.iter().flat_map(|slot| {
            let name = &slot.name;
            [(format!("ask-{name}"), &slot.prompt), (format!("ask-again-{name}"), &slot.reprompt)]
        });
        asked.collect()
    }

    fn of_steps(&self) -> Vec<(String, &Prompt)> {
        fn of<'a>(owner: &str, steps: &'a [Rule]) -> Vec<(String, &'a Prompt)> {
            let prompts = steps.iter().zip(1..).filter_map(|(step, n)| Some((n, step.verb.prompt()?)));
            prompts.map(|(n, prompt)| (format!("{owner}-step-{n}"), prompt)).collect()
        }
        let choices = self.choices.iter().flat_map(|choice| of(&choice.name, &choice.steps));
        of("start", &self.start).into_iter().chain(choices).collect()
    }

    fn core_texts(&self, telling: Telling<'_>) -> Vec<Named> {
        let mut texts = vec![
            named("fallback", self.say_fallback(telling)),
            named("no-input-1", self.say_no_input(telling, 1)),
            named("no-match-1", self.say_no_match(telling, 1)),
            named("filler", self.say_filler(telling)),
            named("goodbye", self.say_goodbye(telling)),
            named("trouble", self.say_trouble(telling)),
        ];
        let places = self.places.iter().enumerate();
        texts.extend(
            places.map(|(at, place)| (format!("transfer-{}", place.name()), self.say_transfer(telling, at))),
        );
        texts
    }

    fn later_texts(&self, telling: Telling<'_>) -> Vec<Named> {
        let mut texts = vec![
            named("denied", self.say_denied(telling)),
            named("menu", self.say_menu(telling)),
            named("anything-else", self.say_anything_else(telling)),
            named("wait", self.say_wait(telling)),
        ];
        if self.pause_key.is_some() {
            texts.push(named("paused", self.say_pause(telling, true)));
            texts.push(named("resumed", self.say_pause(telling, false)));
        }
        texts.extend((2..=self.retries).map(|n| (format!("no-input-{n}"), self.say_no_input(telling, n))));
        texts.extend((2..=self.retries).map(|n| (format!("no-match-{n}"), self.say_no_match(telling, n))));
        let places = self.places.iter().enumerate().filter(|(_, place)| place.hours.is_some());
        texts.extend(
            places.map(|(at, place)| (format!("closed-{}", place.name()), self.say_closed(telling, at))),
        );
        texts
    }

    /// The rows of a table are too many to be rendered for everybody.
    fn choice_texts(&self, telling: Telling<'_>) -> Vec<Named> {
        let listed: Vec<usize> = (0..self.choices.len()).filter(|at| self.choices[*at].listed).collect();
        let name = |at: usize| &self.choices[at].name;
        let about = |at: &usize| {
            [
                (format!("confirm-{}", name(*at)), self.say_confirm(telling, *at)),
                (format!("confirm-again-{}", name(*at)), self.say_confirm_again(telling, *at)),
            ]
        };
        let mut texts: Vec<Named> = listed.iter().flat_map(about).collect();
        if listed.len() <= PAIRS_OF_MAX {
            let pairs = listed.iter().flat_map(|first| listed.iter().map(move |second| (*first, *second)));
            let pairs = pairs.filter(|(first, second)| first < second);
            texts.extend(pairs.map(|(first, second)| {
                (format!("which-{}-{}", name(first), name(second)), self.say_which(telling, first, second))
            }));
        }
        texts
    }
}

fn named(name: &str, text: String) -> Named {
    (name.to_owned(), text)
}

fn each_way(need: Need, name: &str, prompt: &Prompt) -> Vec<(Need, NamedPrompt)> {
    let named = |(language, text)| NamedPrompt { name: name.to_owned(), language, text };
    prompt.fixed().map(|way| (need, named(way))).collect()
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

    /// Whether any way to say it holds a value of the call.
    fn has_values(&self) -> bool {
        self.ways_by_language().any(|(_, ways)| ways.iter().any(|way| way.values().next().is_some()))
    }
}
