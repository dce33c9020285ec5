//! Listens in on a turn that is not over: whether what holds a prompt has words in it, and what a long turn says.

use super::{
    event::{Event, Output, TurnId},
    machine::Session,
};
use crate::dialog::Heard;

/// Age of a turn at which its words until then are asked for. Over a prompt that comes soon: words stop it,
/// and noise must not keep it from the caller. There are so few that a turn of any length costs the recogniser
/// eleven seconds of sound at most.
const OVER_PROMPT_MS: [u32; 5] = [320, 640, 1_000, 3_000, 6_000];
const IN_SILENCE_MS: [u32; 2] = [3_000, 6_000];
/// Sound over a prompt that has no words in it for so long never will: what follows is heard without it.
const WORDLESS_MAX_MS: u32 = OVER_PROMPT_MS[3];
/// Confidence from which words over a prompt are the caller's. First words were heard with 0.66 to 1, those in the
/// noise of a crowd seldom with more than 0.6.
pub(super) const WORDS_MIN: f32 = 0.65;
/// So many words are no noise, however unsure the last of them is, which is only half heard.
const SENTENCE_WORDS: usize = 3;
/// Sound over a prompt is heard again before doubtful words of it count as noise: half a word is seldom understood.
const DOUBTS_MAX: usize = 2;

/// What is known of the open turn before its first pause.
#[derive(Debug, Default)]
pub(super) struct Partial {
    /// With the recogniser. It has no deadline of its own: the turn's end asks again.
    turn: Option<TurnId>,
    asked: usize,
}

impl Partial {
    pub(super) fn is_due(&self, age_ms: u32, over_prompt: bool) -> bool {
        let times: &[u32] = if over_prompt { &OVER_PROMPT_MS } else { &IN_SILENCE_MS };
        self.turn.is_none() && times.get(self.asked).is_some_and(|at| age_ms >= *at)
    }

    pub(super) fn ask(&mut self, turn: TurnId) {
        self.turn = Some(turn);
        self.asked += 1;
    }

    /// What the recogniser need not say any more.
    pub(super) fn drop_asked(&mut self) -> Option<TurnId> {
        self.turn.take()
    }

    /// Whether this is what the recogniser was asked.
    pub(super) fn take(&mut self, answered: TurnId) -> bool {
        self.turn.take_if(|turn| *turn == answered).is_some()
    }

    pub(super) fn hears_again(&self) -> bool {
        self.asked < DOUBTS_MAX
    }

    pub(super) fn settle_doubts(&mut self) {
        self.asked = self.asked.max(DOUBTS_MAX);
    }
}

impl Session {
    /// Asks what is said so far, when it is time for that.
    pub(super) fn listen_in(&mut self, over_prompt: bool) {
        if let Some((turn, sound)) = self.ear.listen_in(over_prompt) {
            self.outputs.push_back(Output::Recognise { turn, sound, so_far: true });
        }
    }

    pub(super) fn drop_partial(&mut self) {
        let dropped = self.ear.drop_partial();
        self.outputs.extend(dropped.map(Output::AbandonTurn));
    }

    /// Whether that is what these words are.
    pub(super) fn take_partial(&mut self, answered: TurnId, heard: Option<&Heard>) -> bool {
        if !self.ear.take_partial(answered) {
            return false;
        }
        let text = heard.map(|heard| heard.text.clone()).unwrap_or_default();
        self.tell(Event::HeardSoFar { turn: answered, text });
        self.weigh(heard);
        true
    }

    /// Words stop a prompt; sound without any, or with doubtful ones, lets it go on and is listened to all the same.
    pub(super) fn weigh(&mut self, heard: Option<&Heard>) {
        let over_prompt = self.phase.is_asking() && self.mouth.is_speaking();
        if !over_prompt || heard.is_none() {
            return;
        }
        let words = self.is_interruption(heard);
        if words && heard.is_some_and(is_sure) {
            self.ear.settle_doubts();
            return self.mouth.hold();
        }
        // A first doubt keeps what is: a prompt that is held, or one that goes on.
        if words && self.ear.hears_again() {
            return;
        }
        self.doubt();
        if self.ear.turn_age_ms() >= WORDLESS_MAX_MS {
            self.dismiss();
        }
    }
}

/// The caller's words, and nothing that noise sounds like.
fn is_sure(heard: &Heard) -> bool {
    heard.confidence >= WORDS_MIN || heard.text.expose().split_whitespace().count() >= SENTENCE_WORDS
}
