//! One turn of the caller, from its first pause to its answer.
//!
//! Recognition starts in the first pause, as a guess that this was all. When the silence has lasted long enough for
//! what the guess says, its words are the turn's, and the answer is there without further waiting. When the caller goes
//! on, the guess is dropped.

use std::time::Duration;

use super::{
    event::{Event, Output, TurnId},
    machine::Session,
    partial::WORDS_MIN,
    phase::Phase,
    timers::Timer,
};
use crate::{
    audio::CallRate,
    dialog::{Action, Answer, Heard, Outcome, Question, Status, Step},
    understand::Completeness,
};

/// Speech up to this long is an answer, whose recognition the caller waits for.
const ANSWER_MAX: Duration = Duration::from_secs(10);

impl Session {
    /// Recognises the turn until now.
    pub(super) fn guess(&mut self) {
        if !self.ear.has_guess() {
            let turn = self.recognise();
            self.tell(Event::SpeechPaused { turn, media_ms: self.ear.media_ms() });
            self.ear.begin_guess(turn);
        }
    }

    pub(super) fn drop_guess(&mut self) {
        let dropped = self.ear.drop_guess();
        self.outputs.extend(dropped.map(Output::AbandonTurn));
    }

    fn recognise(&mut self) -> TurnId {
        self.drop_partial();
        let (turn, sound) = self.ear.utter();
        self.timers.arm(Timer::Recognition, self.recognition_deadline(sound.len()));
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
        let (speech_ms, silence_ms) = self.ear.turn_ms();
        let media_ms = self.ear.media_ms();
        let (turn, known) = self.ear.take_guess().unwrap_or_else(|| (self.recognise(), None));
        self.tell(Event::SpeechEnded { turn, media_ms, speech_ms, silence_ms });
        // A prompt that went on during sound without words waits for the verdict, too.
        if self.mouth.is_speaking() {
            self.mouth.hold();
        }
        self.phase.think(turn, cut);
        self.await_reply();
        match known {
            Some(heard) => self.understand(turn, heard),
            None => self.timers.await_filler(),
        }
    }

    /// From here on the reply is due: the recogniser has no longer than that. A message has no reply.
    fn await_reply(&mut self) {
        if self.phase.question().is_some_and(|question| !takes_message(question)) {
            self.timers.await_reply(Duration::from_millis(self.dialog.reply_within_ms().into()));
        }
        let patience = self.dialog.filler().map(|filler| Duration::from_millis(filler.after_ms.into()));
        self.timers.plan_filler(patience);
    }

    /// The caller goes on: what was recognised so far is only half of the turn. A turn cut at its limit is over.
    pub(super) fn resume_turn(&mut self) {
        let thinking = matches!(self.phase, Phase::Thinking { cut: false, .. });
        if thinking || self.ear.has_guess() {
            self.tell(Event::SpeechResumed { media_ms: self.ear.media_ms() });
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
        if let Some(turn) = self.phase.ask_on() {
            self.timers.disarm(Timer::Recognition);
            self.timers.disarm(Timer::Filler);
            self.outputs.push_back(Output::AbandonTurn(turn));
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
            Phase::Leaving { turn } if turn == answered => self.end_left(turn, heard),
            _ => self.note_guess(answered, heard.as_ref()),
        }
    }

    fn note_guess(&mut self, answered: TurnId, heard: Option<&Heard>) {
        if !self.ear.fill_guess(answered, heard, |words| self.dialog.completeness(words)) {
            return self.tell(Event::LateAnswer);
        }
        self.timers.disarm(Timer::Recognition);
        self.weigh(heard);
        let ahead = heard.and_then(|heard| self.dialog.ahead(heard));
        self.consult_ahead(ahead.into_iter().collect());
    }

    /// The words are there, or will not come. A filler that has begun is heard to its end before the answer; words
    /// that come until then are as good as in time.
    fn take_words(&mut self, turn: TurnId, heard: Option<Heard>) {
        self.timers.disarm(Timer::Recognition);
        self.timers.disarm(Timer::Filler);
        if self.is_filling() {
            if self.mouth.is_started() {
                return self.phase.keep_words(heard);
            }
            self.stop_prompt();
        }
        self.accept(turn, heard);
    }

    /// The turn's words become the answer, unless they were said over a prompt and do not mean to stop it.
    pub(super) fn accept(&mut self, turn: TurnId, heard: Option<Heard>) {
        self.tell_heard(turn, heard.as_ref());
        self.phase.ask_on();
        if self.mouth.is_speaking() && !self.is_interruption(heard.as_ref()) {
            return self.dismiss();
        }
        self.stop_prompt();
        self.answer(heard.map_or(Answer::NotRecognised, Answer::Heard));
    }

    /// Where sound over the prompt was in doubt before, guessed words are no interruption.
    pub(super) fn is_interruption(&self, heard: Option<&Heard>) -> bool {
        let sure_enough = if self.mouth.is_doubted() { WORDS_MIN } else { 0.0 };
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
            Phase::Asking { question } => self.ear.is_open() && takes_message(question),
            Phase::Thinking { question, .. } => takes_message(question),
            Phase::Leaving { .. } => return,
            Phase::Waiting | Phase::Consulting { .. } | Phase::Closing { .. } | Phase::Ended => false,
        };
        if !is_message {
            return self.break_off(Status::CallerHangup);
        }
        if self.phase.is_asking() {
            self.stop_prompt();
            self.end_turn(true);
        }
        let Some((turn, known)) = self.phase.leave() else { return };
        self.stop_prompt();
        if let Some(heard) = known {
            self.end_left(turn, heard);
        }
    }

    /// The call ends as hung up, with what the message was.
    fn end_left(&mut self, turn: TurnId, heard: Option<Heard>) {
        self.tell_heard(turn, heard.as_ref());
        self.phase.wait();
        let step = heard.map(|heard| self.dialog.answer(Answer::Heard(heard)));
        let Some(Step::End { outcome, .. }) = step else { return self.break_off(Status::CallerHangup) };
        self.end(Box::new(Outcome { status: Status::CallerHangup, action: Action::Hangup, ..*outcome }));
    }
}

/// Only what is ended by a key is spoken at length: a message, or an answer in the caller's own words.
fn takes_message(question: &Question) -> bool {
    question.expect.speech.is_some_and(|rule| rule.end_key.is_some())
}
