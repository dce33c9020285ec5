//! While something is found out: the caller waits, hears a filler when that takes long, or the answer as it is made.

use std::time::Duration;

use super::{
    event::{Event, InquiryId, Output},
    machine::Session,
    phase::Phase,
    timers::Timer,
};
use crate::dialog::{Answer, Finding, Inquiry};

impl Session {
    /// Asks the world outside. Keys typed meanwhile are kept for the next question; speech is not listened to. What is
    /// asked already is waited for, and not asked twice. A prompt goes on.
    pub(super) fn consult(&mut self, about: Inquiry) {
        let asked = self.inquiries.about(&about.subject);
        let inquiry = asked.unwrap_or_else(|| self.inquiries.begin());
        self.timers.await_finding(Duration::from_millis(about.within_ms.into()));
        self.timers.await_filler();
        self.tell(Event::Consulted { inquiry });
        if asked.is_none() {
            self.outputs.push_back(Output::Consult { inquiry, about });
        }
        self.phase.consult(inquiry);
    }

    /// What may be found out while the greeting or the farewell plays. Nobody waits for it.
    pub(super) fn consult_ahead(&mut self, inquiries: Vec<(String, Inquiry)>) {
        for (name, about) in inquiries {
            let inquiry = self.inquiries.begin_ahead(name, about.subject.clone());
            self.outputs.push_back(Output::Consult { inquiry, about });
        }
    }

    /// A sentence is there before the whole answer is.
    pub(super) fn take_sentence(&mut self, of: InquiryId, text: String) {
        match self.phase {
            Phase::Consulting { inquiry, silenced: true, .. } if inquiry == of => {}
            Phase::Consulting { inquiry, known: None, .. } if inquiry == of => {
                self.timers.drop_filler();
                if self.mouth.is_speaking() {
                    return self.mouth.say_of_answer(text);
                }
                self.speak(&text);
                self.phase.say_while_consulting(false);
            }
            _ => self.tell(Event::LateAnswer),
        }
    }

    /// The finding, unless nobody waits for it any more. A filler that has begun is heard to its end first; the
    /// answer's own sentences go on while the dialog does.
    pub(super) fn find(&mut self, of: InquiryId, finding: Finding) {
        if let Some(name) = self.inquiries.settle_ahead(of) {
            self.dialog.learn(&name, finding.clone());
            self.ear.reconsider_guess(|heard| self.dialog.completeness(heard));
            if !self.phase.consults(of) {
                return;
            }
        }
        self.take_finding(of, finding);
    }

    fn take_finding(&mut self, of: InquiryId, finding: Finding) {
        let filling = match self.phase {
            Phase::Consulting { inquiry, known: None, filling, .. } if inquiry == of => filling,
            _ => return self.tell(Event::LateAnswer),
        };
        self.timers.disarm(Timer::Consult);
        self.timers.disarm(Timer::Filler);
        self.tell(Event::Found { inquiry: of, failed: finding == Finding::Failed });
        if !filling {
            return self.go_on_with(finding);
        }
        if self.mouth.is_started() {
            return self.phase.keep_finding(finding);
        }
        // It has not begun, so nobody hears that it is dropped.
        self.end_prompt(true);
        self.go_on_with(finding);
    }

    /// The dialog's next step. What is being said goes on meanwhile, and the next prompt follows it.
    pub(super) fn go_on_with(&mut self, finding: Finding) {
        self.phase.wait();
        self.answer(Answer::Found(finding));
    }

    pub(super) fn give_up_consulting(&mut self) {
        let Phase::Consulting { inquiry, .. } = self.phase else { return };
        // What began with the call still counts when it comes, from the next prompt on.
        if !self.inquiries.is_ahead(inquiry) {
            self.outputs.push_back(Output::AbandonInquiry(inquiry));
        }
        self.take_finding(inquiry, Finding::Failed);
    }

    /// At the call's end nobody waits for anything.
    pub(super) fn abandon_inquiries(&mut self) {
        if let Phase::Consulting { inquiry, .. } = self.phase
            && !self.inquiries.is_ahead(inquiry)
        {
            self.outputs.push_back(Output::AbandonInquiry(inquiry));
        }
        self.outputs.extend(self.inquiries.abandon_all().map(Output::AbandonInquiry));
    }
}
