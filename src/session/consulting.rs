//! While something is found out: the caller waits, hears a filler when that takes long, or the answer as it is made.

use std::{collections::BTreeMap, mem, time::Duration};

use super::{
    event::{Event, InquiryId, Output, PromptId},
    machine::{Phase, Session},
    timers::Timer,
};
use crate::dialog::{Answer, Finding, Inquiry, Subject};

/// What is found out although nobody waits for it.
pub(super) struct Ahead {
    /// What the dialog calls it.
    name: String,
    subject: Subject,
}

impl Session {
    /// Asks the world outside. Keys typed meanwhile are kept for the next question; speech is not listened to. What is
    /// asked already is waited for, and not asked twice.
    pub(super) fn consult(&mut self, about: Inquiry) {
        let asked = self.ahead.iter().find(|(_, ahead)| ahead.subject == about.subject).map(|(id, _)| *id);
        let inquiry = asked.unwrap_or_else(|| self.next_inquiry());
        let prompt = self.carried.take();
        let within = self.now + Duration::from_millis(about.within_ms.into());
        self.timers.arm(Timer::Consult, self.reply_due.map_or(within, |due| within.min(due)));
        if let Some(at) = self.filler_at {
            self.timers.arm(Timer::Filler, at);
        }
        self.tell(Event::Consulted { inquiry });
        if asked.is_none() {
            self.outputs.push_back(Output::Consult { inquiry, about });
        }
        self.phase = Phase::Consulting { inquiry, prompt, filling: false, silenced: false, known: None };
    }

    /// What may be found out while the greeting or the farewell plays. Nobody waits for it.
    pub(super) fn consult_ahead(&mut self, inquiries: Vec<(String, Inquiry)>) {
        for (name, about) in inquiries {
            let inquiry = self.next_inquiry();
            self.ahead.insert(inquiry, Ahead { name, subject: about.subject.clone() });
            self.outputs.push_back(Output::Consult { inquiry, about });
        }
    }

    fn next_inquiry(&mut self) -> InquiryId {
        self.inquiries += 1;
        InquiryId(self.inquiries)
    }

    /// A sentence is there before the whole answer is.
    pub(super) fn take_sentence(&mut self, of: InquiryId, text: String) {
        match self.phase {
            Phase::Consulting { inquiry, silenced: true, .. } if inquiry == of => {}
            Phase::Consulting { inquiry, prompt, known: None, .. } if inquiry == of => {
                self.timers.disarm(Timer::Filler);
                self.filler_at = None;
                match prompt {
                    Some(_) if self.sentences.len() < SENTENCES_MAX => self.sentences.push_back(text),
                    Some(_) => {}
                    None => self.say_while_consulting(&text),
                }
            }
            _ => self.tell(Event::LateAnswer),
        }
    }

    fn say_while_consulting(&mut self, text: &str) {
        let spoken = self.speak(text);
        if let Phase::Consulting { prompt, filling, .. } = &mut self.phase {
            *prompt = spoken;
            *filling = false;
        }
    }

    /// The finding, unless nobody waits for it any more. A filler that has begun is heard to its end first; the
    /// answer's own sentences go on while the dialog does.
    pub(super) fn find(&mut self, of: InquiryId, finding: Finding) {
        if let Some(Ahead { name, .. }) = self.ahead.remove(&of) {
            self.dialog.learn(&name, finding.clone());
            self.reconsider_guess();
            if !matches!(self.phase, Phase::Consulting { inquiry, .. } if inquiry == of) {
                return;
            }
        }
        self.bring(of, finding);
    }

    fn bring(&mut self, of: InquiryId, finding: Finding) {
        if !matches!(&self.phase, Phase::Consulting { inquiry, known: None, .. } if *inquiry == of) {
            return self.tell(Event::LateAnswer);
        }
        self.timers.disarm(Timer::Consult);
        self.timers.disarm(Timer::Filler);
        self.tell(Event::Found { inquiry: of, failed: finding == Finding::Failed });
        let started = self.playout.is_started();
        match &mut self.phase {
            Phase::Consulting { filling: true, known, .. } if started => *known = Some(finding),
            _ => self.go_on_with(finding),
        }
    }

    pub(super) fn go_on_with(&mut self, finding: Finding) {
        let Phase::Consulting { prompt, filling, .. } = mem::replace(&mut self.phase, Phase::Waiting) else {
            return;
        };
        match prompt {
            // It has not begun, so nobody hears that it is dropped.
            Some(filler) if filling => self.drop_prompt(filler),
            running => self.carried = running,
        }
        self.answer(Answer::Found(finding));
    }

    pub(super) fn give_up_consulting(&mut self) {
        let Phase::Consulting { inquiry, .. } = self.phase else { return };
        // What began with the call still counts when it comes, from the next prompt on.
        if !self.ahead.contains_key(&inquiry) {
            self.outputs.push_back(Output::AbandonInquiry(inquiry));
        }
        self.bring(inquiry, Finding::Failed);
    }

    /// At the call's end nobody waits for anything.
    pub(super) fn abandon_inquiries(&mut self) {
        if let Phase::Consulting { inquiry, .. } = self.phase
            && !self.ahead.contains_key(&inquiry)
        {
            self.outputs.push_back(Output::AbandonInquiry(inquiry));
        }
        for (inquiry, _) in mem::take::<BTreeMap<_, _>>(&mut self.ahead) {
            self.outputs.push_back(Output::AbandonInquiry(inquiry));
        }
    }

    fn drop_prompt(&mut self, prompt: PromptId) {
        self.tell(Event::PromptEnded { prompt, heard_ms: 0, cut: true });
        if self.playout.is_awaited() {
            self.outputs.push_back(Output::AbandonPrompt(prompt));
        }
        self.playout = super::playout::Playout::default();
        self.timers.disarm(Timer::Prompt);
    }
}

/// A spoken answer is a few sentences; what a model says beyond is not spoken.
const SENTENCES_MAX: usize = 8;
