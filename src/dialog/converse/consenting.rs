//! Asking whether the call may be recorded. Whatever the answer is, the call goes on.

use super::{Converse, Failure, Stage};
use crate::{
    dialog::step::{Heard, Step},
    flow::Consent,
    understand::{Tier, percent, recogniser, spoken_key, yes_or_no},
};

impl Converse {
    /// Until there is an answer, there is none.
    pub(super) fn ask_consent(&mut self, prompt: &str) -> Step {
        self.memory.consent = Some(Consent::NoAnswer);
        self.ask_to_the_end(false, prompt)
    }

    fn ask_to_the_end(&mut self, again: bool, prompt: &str) -> Step {
        let mut step = self.put(Stage::Consenting { again }, prompt);
        if let Step::Ask(question) = &mut step {
            (question.expect.barge_in, question.expect.must_be_heard) = (false, true);
        }
        step
    }

    pub(super) fn hear_consent(&mut self, heard: &Heard) -> Step {
        let (words, text) = (self.memory.words(), heard.text.expose());
        let limits = self.flow.thresholds();
        // Nobody is recorded on a guess: a yes has to be as sure as what is acted on without a question.
        let needed = |yes| if yes { limits.act } else { limits.confirm };
        let key = || spoken_key(words, text).filter(|key| "12".contains(*key)).map(|key| (key == '1', 1.0));
        let answer = yes_or_no(words, text).or_else(key);
        let sure =
            |(yes, quality): &(bool, f64)| percent(quality * recogniser(heard.confidence)) >= needed(*yes);
        match answer.filter(sure) {
            Some((yes, _)) => self.take_consent(yes, Tier::Phrases),
            None => self.without_consent(Failure::NoMatch),
        }
    }

    pub(super) fn take_consent(&mut self, yes: bool, tier: Tier) -> Step {
        self.memory.consent = Some(if yes { Consent::Yes } else { Consent::No });
        self.consented = yes;
        self.note(tier, 100, if yes { "yes" } else { "no" }, "the answer to a consent step");
        self.go_on()
    }

    /// It is asked once more; a caller who does not answer then is not kept waiting for what matters to them.
    pub(super) fn without_consent(&mut self, failure: Failure) -> Step {
        self.note(Tier::Nothing, 0, "", "neither yes nor no to a consent step");
        if self.stage_is_second_consent() {
            return self.go_on();
        }
        if matches!(failure, Failure::NoMatch) {
            let sorry = self.memory.tell(|telling| self.flow.say_slot_missing(telling));
            self.talk.say_before(&sorry);
        }
        let prompt = self.talk.prompt().to_owned();
        self.ask_to_the_end(true, &prompt)
    }

    fn stage_is_second_consent(&self) -> bool {
        matches!(self.stage, Stage::Consenting { again: true })
    }
}
