//! A brief as a case file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use offhook::language::ENGLISH;
use offhook::llm::{Brief, Charter, Intent, May, Passage, Slot, Speaker, Turn};
use offhook::understand::values::kinds::{self, Digits, Number};
use offhook::understand::values::{Bound, Choices, DateOrder, Kind};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BriefFile {
    flow: String,
    line: String,
    language: String,
    #[serde(default)]
    rules: Vec<String>,
    may: Vec<String>,
    #[serde(default)]
    prompts: Vec<String>,
    #[serde(default)]
    wanted: Vec<String>,
    #[serde(default)]
    known: BTreeMap<String, String>,
    #[serde(default)]
    context: BTreeMap<String, String>,
    #[serde(default)]
    dialog: Vec<(String, String)>,
    #[serde(default)]
    passages: Vec<(String, String)>,
    said: String,
    #[serde(default)]
    intents: Vec<IntentFile>,
    #[serde(default)]
    slots: Vec<SlotFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IntentFile {
    name: String,
    #[serde(default)]
    spoken: String,
    #[serde(default)]
    description: String,
    #[serde(default)]
    examples: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SlotFile {
    name: String,
    kind: String,
    prompt: String,
}

pub(super) fn brief(path: &Path) -> Brief {
    let text = fs::read_to_string(path).expect("a brief");
    let file: BriefFile = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let may = |what: &str| file.may.iter().any(|may| may == what);
    let may = May {
        choose: may("choose"),
        fill: may("fill"),
        answer: may("answer"),
        chat: may("chat"),
        summarise: false,
    };
    let intents = file.intents.into_iter().map(|intent| Intent {
        name: intent.name,
        spoken: intent.spoken,
        description: intent.description,
        examples: intent.examples,
    });
    let slots = file.slots.into_iter().map(|slot| Slot {
        name: slot.name,
        kind: kind(&slot.kind),
        prompt: slot.prompt,
    });
    let charter = Charter {
        flow: file.flow,
        line: file.line,
        language: file.language,
        rules: file.rules,
        may,
        intents: intents.collect(),
        slots: slots.collect(),
        prompts: file.prompts,
    };
    let values = |values: BTreeMap<String, String>| {
        values.into_iter().map(|(name, value)| (name, value.into())).collect()
    };
    let turns = file.dialog.into_iter().map(|(speaker, text)| Turn {
        speaker: if speaker == "bot" { Speaker::Bot } else { Speaker::Caller },
        text: text.into(),
    });
    Brief {
        charter: Arc::new(charter),
        wanted: file.wanted,
        known: values(file.known),
        context: values(file.context),
        dialog: turns.collect(),
        passages: file.passages.into_iter().map(|(text, source)| Passage { text, source }).collect(),
        said: file.said.into(),
        settled: None,
    }
}

/// `yes_no`, `digits 4 6`, `choice: a, b` and so on.
fn kind(text: &str) -> Kind {
    let words: Vec<&str> = text.split(' ').collect();
    match words[..] {
        ["yes_no"] => Kind::YesNo,
        ["digits", min, max] => {
            Kind::Digits(Digits { min: min.parse().unwrap(), max: max.parse().unwrap(), check: None })
        }
        ["number"] => Kind::Number(Number::default()),
        ["date"] => any_date(),
        ["time"] => Kind::Time(kinds::Time::default()),
        ["name"] => Kind::Name,
        ["text"] => Kind::Text,
        _ => {
            let values = text.strip_prefix("choice: ").unwrap_or_else(|| panic!("no kind of slot: {text}"));
            choice(values.split(", ").map(str::to_owned).collect())
        }
    }
}

pub(super) fn any_date() -> Kind {
    let order = DateOrder::default();
    Kind::Date(kinds::Date { earliest: Bound::Open, latest: Bound::Open, weekdays: Vec::new(), order })
}

pub(super) fn choice(names: Vec<String>) -> Kind {
    Kind::Choice(Choices::new(&ENGLISH, names.into_iter().map(|name| (name, Vec::new()))))
}
