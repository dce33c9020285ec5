//! The hand-over: while the farewell plays, a model may put the call into one sentence for the person who takes it.

use super::{Converse, Stage};
use crate::{
    dialog::{
        inquiry::{Finding, Inquiry, Subject},
        summary::in_short,
    },
    llm::{self, Brief, Speaker},
    understand::folded,
};

/// What the sentence is called among the findings: no lookup can have that name.
pub(super) const SENTENCE: &str = "(in short)";
/// The farewell is over before; what comes later is not waited for.
const WITHIN_MS: u32 = 8_000;
/// Fewer words than these are in the summary as they are.
const WORDS_MIN: usize = 4;
/// A shorter value is part of many a word or number.
const CONFIDED_CHARS_MIN: usize = 3;

impl Converse {
    pub(super) fn ask_for_a_sentence(&self) -> Option<Inquiry> {
        if !matches!(self.stage, Stage::Over(_)) || !self.flow.extras().may.summarise {
            return None;
        }
        let brief = self.whole_call();
        let said = brief.dialog.iter().filter(|turn| turn.speaker == Speaker::Caller);
        let words: usize = said.map(|turn| turn.text.expose().split_whitespace().count()).sum();
        let subject = Subject::Sentence(Box::new(brief));
        (words >= WORDS_MIN).then_some(Inquiry { subject, within_ms: WITHIN_MS })
    }

    /// The flow's own words stay; the sentence takes the place of the caller's. One that is of no use changes nothing.
    pub(super) fn take_sentence(&mut self, finding: &Finding) {
        let Finding::Reply { text, .. } = finding else { return };
        let line = llm::recap_line(&self.whole_call(), text.expose()).ok();
        let line = line.filter(|line| !self.holds_confided(line.expose()));
        if let (Some(line), Stage::Over(outcome)) = (line, &mut self.stage) {
            outcome.summary = in_short(self.flow.words(), &outcome.summary, line.expose());
        }
    }

    /// What was said and is known, without what was confided.
    fn whole_call(&self) -> Brief {
        let mut brief =
            self.brief(&crate::dialog::Heard { text: Default::default(), confidence: 1.0 }, Vec::new());
        brief.context.clear();
        brief.dialog = self
            .talk
            .turns()
            .iter()
            .filter(|turn| !self.holds_confided(turn.text.expose()))
            .cloned()
            .collect();
        brief
    }

    /// The caller's words as others may read them: none, if something that was confided is among them.
    pub(super) fn to_share<'a>(&self, said: &'a str) -> &'a str {
        if self.holds_confided(said) { "" } else { said }
    }

    /// Whether a sensitive value, which a caller may have told before it was asked for, is in the text.
    fn holds_confided(&self, text: &str) -> bool {
        let slots = self.flow.slots().iter().filter(|slot| slot.sensitive);
        let mut values = slots.filter_map(|slot| self.memory.slots().get(&slot.name));
        let lower = folded(text);
        values.any(|value| {
            let forms = [folded(value.canonical.expose()), folded(value.spoken.expose())];
            forms
                .iter()
                .filter(|form| form.chars().count() >= CONFIDED_CHARS_MIN)
                .any(|form| lower.contains(&**form) || llm::says_number(self.memory.words(), text, form))
        })
    }
}
