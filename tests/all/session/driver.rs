//! Plays Asterisk, the voice and the recogniser for a session, in virtual time: 20 ms a step, as fast as it goes.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use offhook::{
    audio::{CallRate, Voice},
    dialog::{Context, Converse, Dialog, Finding, Heard, Outcome, Subject},
    flow::Flow,
    session::{
        Comparison, Event, Input, InquiryId, Output, PromptId, Recorder, Replayed, Settings, Tape, TurnId,
        compare, replay,
    },
};

use super::hand_over::carla;

pub(super) const STEP: Duration = Duration::from_millis(20);

pub(super) fn converse() -> Box<Converse> {
    let flow = Flow::load("tests/calls/flow.toml", include_str!("../../calls/flow.toml"));
    Box::new(Converse::new(flow.unwrap(), Context::default()))
}

/// What the engines of the test do.
#[derive(Clone)]
pub(super) struct Engines {
    pub(super) voice_delay: Duration,
    pub(super) voice_length: Duration,
    pub(super) voice_works: bool,
    pub(super) recogniser_delay: Duration,
    /// `None` never answers; `Some(false)` answers that it cannot.
    pub(super) recogniser_works: Option<bool>,
    /// `None` never answers an inquiry.
    pub(super) findings: Option<Findings>,
}

/// What an inquiry brings: sentences, each after the delay, and after one more the end.
#[derive(Clone)]
pub(super) struct Findings {
    pub(super) delay: Duration,
    pub(super) sentences: Vec<String>,
}

/// A call in virtual time.
pub(super) struct Driver {
    recorder: Recorder,
    events: Vec<Event>,
    pub(super) engines: Engines,
    now: Duration,
    /// What the engines will hand back, and when.
    due: Vec<(Duration, Mail)>,
    /// What was said and has not been answered yet, with the recogniser's confidence.
    said: Vec<(String, f32)>,
    pub(super) talking_until: Duration,
    pub(super) frames_come: bool,
    /// Which sound the recogniser gets is logged.
    pub(super) shows_sound: bool,
    pub(super) log: String,
    pub(super) outcome: Option<Outcome>,
    prompts: BTreeMap<PromptId, String>,
}

enum Mail {
    Sound(PromptId),
    SoundFailed(PromptId),
    Transcribed(TurnId, Option<Heard>),
    Sentence(InquiryId, String),
    Found(InquiryId, Finding),
}

impl Driver {
    pub(super) fn new(engines: Engines, dialog: Box<dyn Dialog>) -> Self {
        Self {
            recorder: Recorder::new(dialog, CallRate::Narrow, Settings::default()),
            events: Vec::new(),
            engines,
            now: Duration::ZERO,
            due: Vec::new(),
            said: Vec::new(),
            talking_until: Duration::ZERO,
            frames_come: true,
            shows_sound: false,
            log: String::new(),
            outcome: None,
            prompts: BTreeMap::new(),
        }
    }

    pub(super) fn start(&mut self) {
        self.handle(Input::Start);
    }

    pub(super) fn now(&self) -> Duration {
        self.now
    }

    pub(super) fn say(&mut self, length: Duration, text: &str, confidence: f32) {
        self.talking_until = self.now + length;
        self.said.push((text.to_owned(), confidence));
    }

    pub(super) fn handle(&mut self, input: Input<'_>) {
        self.recorder.handle(self.now, input);
        self.drain();
    }

    /// One frame in, one frame out, and what is due.
    pub(super) fn step(&mut self) {
        self.now += STEP;
        let (due, later) = std::mem::take(&mut self.due).into_iter().partition(|(at, _)| *at <= self.now);
        self.due = later;
        for (_, mail) in due {
            self.deliver(mail);
        }
        if self.frames_come {
            let voice = Voice { voiced: self.now <= self.talking_until, ..Voice::default() };
            // Each frame is known by its number.
            let number = (self.now.as_millis() / STEP.as_millis()) as i16;
            self.handle(Input::Frame { voice, wideband: &[number; 320] });
        }
        let mut frame = [0; 160];
        self.recorder.tick(self.now, &mut frame);
        self.drain();
    }

    /// The call's tape, as it would be kept, plays to the same events and the same end.
    pub(super) fn check_replay(self, dialog: impl Fn() -> Box<dyn Dialog>) {
        check_replay(
            self.recorder.into_tape(),
            dialog,
            Replayed { events: self.events, outcome: self.outcome },
        );
    }

    fn deliver(&mut self, mail: Mail) {
        match mail {
            Mail::Sound(prompt) => {
                let samples = vec![1; (self.engines.voice_length.as_millis() * 8) as usize];
                self.handle(Input::Sound { prompt, samples: Arc::from(samples), last: true });
            }
            Mail::SoundFailed(prompt) => self.handle(Input::SoundFailed { prompt }),
            Mail::Transcribed(turn, heard) => self.handle(Input::Transcribed { turn, heard }),
            Mail::Sentence(inquiry, text) => self.handle(Input::Sentence { inquiry, text }),
            Mail::Found(inquiry, finding) => self.handle(Input::Found { inquiry, finding }),
        }
    }

    fn drain(&mut self) {
        while let Some(output) = self.recorder.poll() {
            assert!(self.outcome.is_none(), "an output after the end: {output:?}");
            match output {
                Output::Render { prompt, .. } => {
                    let mail = if self.engines.voice_works {
                        Mail::Sound(prompt)
                    } else {
                        Mail::SoundFailed(prompt)
                    };
                    self.due.push((self.now + self.engines.voice_delay, mail));
                }
                Output::Recognise { turn, sound, .. } => {
                    if self.shows_sound {
                        self.note_sound(&sound);
                    }
                    self.recognise(turn);
                }
                Output::Consult { inquiry, about } => self.consult(inquiry, &about.subject),
                Output::AbandonPrompt(_) | Output::AbandonTurn(_) | Output::AbandonInquiry(_) => {}
                Output::Event(event) => {
                    self.note(&event);
                    self.events.push(event);
                }
                Output::End(outcome) => {
                    self.note_end(&outcome);
                    self.outcome = Some(*outcome);
                }
            }
        }
    }

    fn recognise(&mut self, turn: TurnId) {
        let Some(works) = self.engines.recogniser_works else { return };
        let confidence = self.said.iter().map(|(_, confidence)| *confidence).fold(1.0, f32::min);
        let text = self.said.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ");
        let heard = works.then(|| Heard { text: text.into(), confidence });
        self.due.push((self.now + self.engines.recogniser_delay, Mail::Transcribed(turn, heard)));
    }

    fn consult(&mut self, inquiry: InquiryId, about: &Subject) {
        let Some(findings) = &self.engines.findings else { return };
        let mut at = self.now;
        match about {
            Subject::Lookup { .. } => {
                let finding = Finding::Row(carla().into());
                return self.due.push((at + findings.delay, Mail::Found(inquiry, finding)));
            }
            Subject::Sentence(_) => {
                let text = findings.sentences.join(" ");
                let finding = Finding::Reply { bytes_said: 0, text: text.into() };
                return self.due.push((at + findings.delay, Mail::Found(inquiry, finding)));
            }
            _ => {}
        }
        for text in &findings.sentences {
            at += findings.delay;
            self.due.push((at, Mail::Sentence(inquiry, text.clone())));
        }
        let text = findings.sentences.join(" ");
        let finding = Finding::Reply { bytes_said: text.len(), text: text.into() };
        self.due.push((at + findings.delay, Mail::Found(inquiry, finding)));
    }

    /// A frame is heard at its end.
    fn note_sound(&mut self, sound: &[i16]) {
        let at = |number: Option<&i16>| number.map_or(0.0, |number| f64::from(*number) * STEP.as_secs_f64());
        let (from, to) = (at(sound.first()) - STEP.as_secs_f64(), at(sound.last()));
        self.write(&format!("sound    {from:.2} to {to:.2}"));
    }

    fn note(&mut self, event: &Event) {
        let line = match event {
            Event::PromptAsked { prompt, text } | Event::FillerAsked { prompt, text } => {
                self.prompts.insert(*prompt, text.expose().clone());
                return;
            }
            Event::PromptStarted { prompt } => format!("says     {}", self.prompts[prompt]),
            Event::PromptEnded { heard_ms, cut: true, .. } => format!("cut      after {heard_ms} ms"),
            Event::PromptEnded { heard_ms, .. } => format!("said     {heard_ms} ms"),
            Event::SpeechStarted { over_prompt: true, .. } => "speech   over the prompt".to_owned(),
            Event::SpeechStarted { .. } => "speech".to_owned(),
            Event::SpeechDismissed { .. } => "dismissed".to_owned(),
            Event::SpeechEnded { speech_ms, .. } => format!("turn     {speech_ms} ms of speech"),
            Event::SpeechPaused { .. } => "pause".to_owned(),
            Event::SpeechResumed { .. } => "resumed".to_owned(),
            Event::PromptResumed { .. } => "goes on".to_owned(),
            Event::HeardSoFar { text, .. } => format!("so far   {}", text.expose()),
            Event::Heard { text, .. } => {
                self.said.clear();
                format!("heard    {}", text.expose())
            }
            Event::NotRecognised { .. } => {
                self.said.clear();
                "deaf".to_owned()
            }
            Event::DigitPressed => "key".to_owned(),
            Event::KeysEntered { digits } => format!("keys     {}", digits.expose()),
            Event::Guarded(true) => "guarded".to_owned(),
            Event::Guarded(false) => "unguarded".to_owned(),
            Event::NoInput => "no-input".to_owned(),
            Event::Decided(decision) => format!("decided  {} {}", decision.tier.as_str(), decision.meaning),
            Event::Consulted { .. } => "asks".to_owned(),
            Event::Found { failed: false, .. } => "found".to_owned(),
            Event::Found { failed: true, .. } => "found    nothing".to_owned(),
            Event::LateAnswer => "late".to_owned(),
            Event::Paused { by } => format!("paused by {by}"),
            Event::Resumed { by } => format!("resumed by {by}"),
            Event::Consented => "consented".to_owned(),
        };
        self.write(&line);
    }

    fn note_end(&mut self, outcome: &Outcome) {
        let to = outcome.destination.as_ref();
        let to = to.map_or(String::new(), |to| format!(" {},{}", to.context(), to.extension()));
        self.write(&format!("end      {} {}{to}", outcome.status.as_str(), outcome.action.as_str()));
    }

    fn write(&mut self, line: &str) {
        self.log.push_str(&format!("{:6.2} {line}\n", self.now.as_secs_f64()));
    }
}

pub(super) fn check_replay(tape: Tape, dialog: impl Fn() -> Box<dyn Dialog>, call: Replayed) {
    let tape = Tape::from_bytes(&tape.to_bytes()).unwrap();
    assert_eq!(tape.cut(), None, "{tape:?}");
    let told = call.events.len() + usize::from(call.outcome.is_some());
    assert!(replay(&tape, dialog()) == Ok(call), "another call than the one on the {tape:?}");
    let compared = compare(&tape, dialog()).unwrap();
    assert_eq!(compared, Comparison { same: told, difference: None, cut: None });
}
