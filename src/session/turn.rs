//! One turn of the caller, from its first pause to its answer.
//!
//! Recognition starts in the first pause, as a guess that this was all. When the silence has lasted long enough for
//! what the guess says, its words are the turn's, and the answer is there without further waiting. When the caller goes
//! on, the guess is dropped.

use std::{mem, time::Duration};

use super::{
    event::{Event, Output, TurnId},
    machine::{Phase, Session},
    partial::WORDS_MIN,
    timers::Timer,
};
use crate::{
    audio::CallRate,
    dialog::{Action, Answer, Heard, Outcome, Question, Status, Step},
    understand::Completeness,
};

/// Speech up to this long is an answer, whose recognition the caller waits for.
const ANSWER_MAX: Duration = Duration::from_secs(10);

/// What was said until the last pause.
#[derive(Debug)]
pub(super) struct Guess {
    turn: TurnId,
    /// `None` while the recogniser has it; `Some(None)` when it could not say.
    heard: Option<Option<Heard>>,
    pub(super) completeness: Completeness,
}

impl Session {
    /// Recognises the turn until now.
    pub(super) fn guess(&mut self) {
        if self.guess.is_none() {
            let turn = self.recognise();
            self.tell(Event::SpeechPaused { turn, media_ms: self.endpoint.media_ms() });
            self.guess = Some(Guess { turn, heard: None, completeness: Completeness::Unknown });
        }
    }

    pub(super) fn drop_guess(&mut self) {
        if let Some(guess) = self.guess.take() {
            self.outputs.push_back(Output::AbandonTurn(guess.turn));
        }
    }

    fn recognise(&mut self) -> TurnId {
        self.drop_partial();
        self.turns += 1;
        let turn = TurnId(self.turns);
        let sound = self.endpoint.turn_sound();
        self.timers.arm(Timer::Recognition, self.now + self.recognition_deadline(sound.len()));
        self.outputs.push_back(Output::Recognise { turn, sound, so_far: false });
        turn
    }

    /// An answer is awaited impatiently, a message of two minutes as long as it may take.
    fn recognition_deadline(&self, samples: usize) -> Duration {
        let sound = Duration::from_secs(samples as u64) / CallRate::Wide.hz();
        self.settings.recognition_deadline + sound.saturating_sub(ANSWER_MAX)
    }

    /// The caller has finished, or was cut off at the longest turn or by a key; then the guess lacks the end.
    pub(super) fn end_turn(&mut self, cut: bool) {
        if cut {
            self.drop_guess();
        }
        let (speech_ms, silence_ms) = self.endpoint.turn_ms();
        let media_ms = self.endpoint.media_ms();
        let (turn, known) = match self.guess.take() {
            Some(guess) => (guess.turn, guess.heard),
            None => (self.recognise(), None),
        };
        self.tell(Event::SpeechEnded { turn, media_ms, speech_ms, silence_ms });
        if let Phase::Asking { question, prompt } = mem::replace(&mut self.phase, Phase::Ended) {
            // A prompt that went on during sound without words waits for the verdict, too.
            if prompt.is_some() {
                self.playout.hold();
            }
            self.phase = Phase::Thinking { question, prompt, turn, cut, known: None };
        }
        self.budget();
        let patience = self.dialog.filler().map(|filler| Duration::from_millis(filler.after_ms.into()));
        self.filler_at = patience.map(|patience| self.now + patience);
        match (known, self.filler_at) {
            (Some(heard), _) => self.understand(turn, heard),
            (None, Some(at)) => self.timers.arm(Timer::Filler, at),
            (None, None) => {}
        }
    }

    /// From here on the reply is due: the recogniser has no longer than that. A message has no reply.
    fn budget(&mut self) {
        if let Phase::Thinking { question, .. } = &self.phase
            && !takes_message(question)
        {
            let due = self.now + Duration::from_millis(self.dialog.reply_within_ms().into());
            self.reply_due = Some(due);
            self.timers.hasten(Timer::Recognition, due);
        }
    }

    /// The caller goes on: what was recognised so far is only half of the turn. A turn cut at its limit is over.
    pub(super) fn resume_turn(&mut self) {
        let thinking = matches!(self.phase, Phase::Thinking { cut: false, .. });
        if thinking || self.guess.is_some() {
            self.tell(Event::SpeechResumed { media_ms: self.endpoint.media_ms() });
        }
        self.drop_guess();
        if thinking {
            let filling = self.is_filling();
            self.abandon_turn();
            if filling {
                self.stop_prompt();
            }
        }
    }

    /// Back from thinking to listening; the recogniser's answer will be late.
    pub(super) fn abandon_turn(&mut self) {
        match mem::replace(&mut self.phase, Phase::Ended) {
            Phase::Thinking { question, prompt, turn, .. } => {
                self.timers.disarm(Timer::Recognition);
                self.timers.disarm(Timer::Filler);
                self.outputs.push_back(Output::AbandonTurn(turn));
                self.phase = Phase::Asking { question, prompt };
            }
            other => self.phase = other,
        }
    }

    /// The recogniser's words: for the guess, for the turn that waits for them, or for nobody.
    pub(super) fn understand(&mut self, answered: TurnId, heard: Option<Heard>) {
        if self.take_partial(answered, heard.as_ref()) {
            return;
        }
        match self.phase {
            Phase::Thinking { turn, known: None | Some(None), .. } if turn == answered => {
                self.take_words(turn, heard);
            }
            Phase::Leaving { turn } if turn == answered => self.leave(turn, heard),
            _ => self.note_guess(answered, heard),
        }
    }

    fn note_guess(&mut self, answered: TurnId, heard: Option<Heard>) {
        match &mut self.guess {
            Some(guess) if guess.turn == answered && guess.heard.is_none() => {
                self.timers.disarm(Timer::Recognition);
                let completeness = heard.as_ref().map(|heard| self.dialog.completeness(heard));
                guess.completeness = completeness.unwrap_or(Completeness::Unknown);
                guess.heard = Some(heard.clone());
                self.weigh(heard.as_ref());
                let ahead = heard.as_ref().and_then(|heard| self.dialog.ahead(heard));
                self.consult_ahead(ahead.into_iter().collect());
            }
            _ => self.tell(Event::LateAnswer),
        }
    }

    /// More is known of what the words until now mean.
    pub(super) fn reconsider_guess(&mut self) {
        if let Some(Guess { heard: Some(Some(heard)), completeness, .. }) = &mut self.guess {
            *completeness = self.dialog.completeness(heard);
        }
    }

    /// The words are there, or will not come. A filler that has begun is heard to its end before the answer; words
    /// that come until then are as good as in time.
    fn take_words(&mut self, turn: TurnId, heard: Option<Heard>) {
        self.timers.disarm(Timer::Recognition);
        self.timers.disarm(Timer::Filler);
        let (filling, started) = (self.is_filling(), self.playout.is_started());
        match &mut self.phase {
            Phase::Thinking { known, .. } if filling && started => *known = Some(heard),
            _ => {
                if filling {
                    self.stop_prompt();
                }
                self.accept(turn, heard);
            }
        }
    }

    /// The turn's words become the answer, unless they were said over a prompt and do not mean to stop it.
    pub(super) fn accept(&mut self, turn: TurnId, heard: Option<Heard>) {
        self.tell_heard(turn, heard.as_ref());
        if let Phase::Thinking { question, prompt, .. } = mem::replace(&mut self.phase, Phase::Ended) {
            self.phase = Phase::Asking { question, prompt };
        }
        if self.playing().is_some() && !self.is_interruption(heard.as_ref()) {
            return self.dismiss();
        }
        self.stop_prompt();
        self.answer(heard.map_or(Answer::NotRecognised, Answer::Heard));
    }

    /// Where sound over the prompt was in doubt before, guessed words are no interruption.
    pub(super) fn is_interruption(&self, heard: Option<&Heard>) -> bool {
        let sure_enough = if self.doubted { WORDS_MIN } else { 0.0 };
        heard.is_some_and(|heard| {
            heard.confidence >= sure_enough
                && !heard.text.expose().trim().is_empty()
                && self.dialog.completeness(heard) != Completeness::Backchannel
        })
    }

    fn tell_heard(&mut self, turn: TurnId, heard: Option<&Heard>) {
        match heard {
            Some(Heard { text, confidence }) => {
                self.tell(Event::Heard { turn, text: text.clone(), confidence: *confidence });
            }
            None => {
                self.outputs.push_back(Output::AbandonTurn(turn));
                self.tell(Event::NotRecognised { turn });
            }
        }
    }

    /// The end of the call, except that a message is not lost because its end was the receiver put down.
    pub(super) fn hang_up(&mut self) {
        let is_message = match &self.phase {
            Phase::Asking { question, .. } => self.endpoint.is_open() && takes_message(question),
            Phase::Thinking { question, .. } => takes_message(question),
            Phase::Leaving { .. } => return,
            Phase::Waiting | Phase::Consulting { .. } | Phase::Closing { .. } | Phase::Ended => false,
        };
        if !is_message {
            return self.break_off(Status::CallerHangup);
        }
        if matches!(self.phase, Phase::Asking { .. }) {
            self.stop_prompt();
            self.end_turn(true);
        }
        let Phase::Thinking { turn, known, .. } = &mut self.phase else { return };
        let (turn, known) = (*turn, known.take());
        self.stop_prompt();
        self.phase = Phase::Leaving { turn };
        if let Some(heard) = known {
            self.leave(turn, heard);
        }
    }

    /// The call ends as hung up, with what the message was.
    fn leave(&mut self, turn: TurnId, heard: Option<Heard>) {
        self.tell_heard(turn, heard.as_ref());
        self.phase = Phase::Waiting;
        let step = heard.map(|heard| self.dialog.answer(Answer::Heard(heard)));
        let Some(Step::End { outcome, .. }) = step else { return self.break_off(Status::CallerHangup) };
        self.end(Box::new(Outcome { status: Status::CallerHangup, action: Action::Hangup, ..*outcome }));
    }
}

/// Only what is ended by a key is spoken at length: a message, or an answer in the caller's own words.
fn takes_message(question: &Question) -> bool {
    question.expect.speech.is_some_and(|rule| rule.end_key.is_some())
}
