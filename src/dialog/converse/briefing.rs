//! What a language model is told of a call: the flow's charter, what is known, and what was said.

use super::Converse;
use crate::{
    dialog::{inquiry::Passage, step::Heard},
    llm::{self, Brief},
};

impl Converse {
    pub(super) fn brief(&self, heard: &Heard, passages: Vec<Passage>) -> Brief {
        let open = self.flow.slots().iter().filter(|slot| !slot.sensitive);
        let known = open.clone().filter_map(|slot| {
            let value = self.memory.slots().get(&slot.name)?;
            Some((slot.name.clone(), value.spoken.clone()))
        });
        let shown = self.flow.extras().shown.iter().filter_map(|name| {
            let value = self.memory.spoken(name)?;
            Some((name.clone(), value.into()))
        });
        let before = self.talk.turns().len().saturating_sub(1);
        Brief {
            charter: self.flow.charter(),
            wanted: open.filter(|slot| !self.memory.has(&slot.name)).map(|slot| slot.name.clone()).collect(),
            known: known.collect(),
            context: shown.collect(),
            // The caller's last words stand on their own.
            dialog: self.talk.turns().get(..before).unwrap_or_default().to_vec(),
            passages: passages
                .into_iter()
                .map(|found| llm::Passage { text: found.text, source: found.source })
                .collect(),
            said: heard.text.clone(),
            settled: self.intent.choice().map(|choice| self.choice_name(choice)),
        }
    }
}
