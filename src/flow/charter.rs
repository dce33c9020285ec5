//! What a language model is told of a flow, the same for every one of its calls; and which of its values count.

use jiff::civil::Date;

use super::{Flow, Slot};
use crate::{
    llm::{Charter, Intent, Slot as Wanted, is_said},
    understand::values::{Here, Reading, Value, read},
};

impl Flow {
    /// What a model has read out of the caller's words as a slot's value. It counts where the words say it: names,
    /// texts and numbers letter by letter, everything else as the slot itself reads them.
    pub fn value_of_model(&self, slot: &str, text: &str, said: &str, today: Date) -> Option<Value> {
        let slot = self.slot(slot).filter(|slot| !slot.sensitive)?;
        let here = Here { language: self.words, today };
        let value = |text: &str| match read(&slot.kind, text, 1.0, here) {
            Reading::Value { value, .. } => Some(value),
            _ => None,
        };
        value(text).filter(|found| {
            let canonical = found.canonical.expose();
            if slot.kind.rules().is_letter_by_letter() {
                is_said(self.words, said, canonical)
            } else {
                value(said).is_some_and(|own| own.canonical.expose() == canonical)
            }
        })
    }
}

pub(super) fn charter(flow: &Flow) -> Charter {
    let intents = flow.choices().iter().filter(|choice| choice.is_listed()).map(|choice| Intent {
        name: choice.name().to_owned(),
        spoken: choice.spoken().to_owned(),
        description: choice.description().to_owned(),
        examples: choice.examples().iter().take(3).cloned().collect(),
    });
    let extras = flow.extras();
    Charter {
        flow: flow.name().to_owned(),
        line: if extras.about.is_empty() {
            flow.name().replace(['_', '-'], " ")
        } else {
            extras.about.clone()
        },
        language: flow.language().to_owned(),
        rules: extras.rules.clone(),
        may: extras.may,
        intents: intents.collect(),
        slots: flow.slots().iter().filter(|slot| !slot.sensitive).map(wanted).collect(),
        prompts: flow.texts(),
    }
}

fn wanted(slot: &Slot) -> Wanted {
    Wanted { name: slot.name.clone(), kind: slot.kind.clone(), prompt: slot.prompt_text() }
}
