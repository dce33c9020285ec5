//! Random calls against a small model that knows two things: who has the floor, and that a call ends once.
//!
//! Whatever arrives in whatever order, prompts and turns alternate as the model says, nothing follows the end, and a
//! call that is left alone afterwards ends by its own timers.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use offhook::{
    audio::{CallRate, Voice},
    dialog::{Heard, Outcome},
    session::{Event, Input, Output, PromptId, Recorder, Replayed, Settings, TurnId},
};
use proptest::prelude::*;

use super::driver::{STEP, check_replay, converse};

/// The call's own limit in these tests: left alone, it must end within it.
const CALL_MAX: Duration = Duration::from_secs(60);

/// One thing that happens; identifiers are any, also of prompts and turns that never were.
#[derive(Clone, Debug)]
enum Happening {
    Frames { voiced: bool, count: u8 },
    TicksOnly { count: u8 },
    Digit(char),
    Sound { prompt: u32, samples: u16, last: bool },
    SoundFailed { prompt: u32 },
    Transcribed { turn: u32, text: Option<&'static str>, confidence: f32 },
    CallerHungUp,
    Abort,
}

fn happening() -> impl Strategy<Value = Happening> {
    use Happening::*;
    let text = prop::option::of(prop::sample::select(vec![
        "billing",
        "sales",
        "yes",
        "no",
        "a person",
        "",
        "purple elephants",
        "1",
        "not billing",
    ]));
    prop_oneof![
        30 => (any::<bool>(), 1..80_u8).prop_map(|(voiced, count)| Frames { voiced, count }),
        5 => (1..200_u8).prop_map(|count| TicksOnly { count }),
        10 => prop::sample::select("0123459*#A".chars().collect::<Vec<_>>()).prop_map(Digit),
        20 => (0..9_u32, 0..9_000_u16, any::<bool>())
            .prop_map(|(prompt, samples, last)| Sound { prompt, samples, last }),
        3 => (0..9_u32).prop_map(|prompt| SoundFailed { prompt }),
        20 => (0..9_u32, text, 0.0..1.0_f32)
            .prop_map(|(turn, text, confidence)| Transcribed { turn, text, confidence }),
        1 => Just(CallerHungUp),
        1 => Just(Abort),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_a_call_ends_exactly_once(happenings in prop::collection::vec(happening(), 0..120)) {
        let mut call = Call::start();
        for happening in happenings {
            call.happen(happening);
        }
        let steps = CALL_MAX.as_millis() / STEP.as_millis() + 10;
        for _ in 0..steps {
            call.tick();
        }
        let outcome = call.model.ended.clone().expect("a call that is left alone ends by itself");
        if let Some(to) = outcome.destination {
            prop_assert!(["601", "602", "600"].contains(&to.extension()), "{to:?} is not the flow's");
        }
        let replayed = Replayed { events: call.model.events, outcome: call.model.ended };
        check_replay(call.recorder.into_tape(), || converse(), replayed);
    }
}

/// A session under test, and the model that watches it.
struct Call {
    recorder: Recorder,
    now: Duration,
    model: Model,
}

impl Call {
    fn start() -> Self {
        let settings = Settings { call_max: CALL_MAX, ..Settings::default() };
        let recorder = Recorder::new(converse(), CallRate::Narrow, settings);
        let mut call = Self { recorder, now: Duration::ZERO, model: Model::default() };
        call.handle(Input::Start);
        call
    }

    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Frames { voiced, count } => (0..count).for_each(|_| {
                let voice = Voice { voiced, ..Voice::default() };
                self.handle(Input::Frame { voice, wideband: &[0; 320] });
                self.tick();
            }),
            Happening::TicksOnly { count } => (0..count).for_each(|_| self.tick()),
            Happening::Digit(digit) => self.handle(Input::Digit(digit)),
            Happening::Sound { prompt, samples, last } => {
                let (prompt, samples) = (PromptId(prompt), Arc::from(vec![1; samples.into()]));
                self.model.given.insert(prompt);
                self.handle(Input::Sound { prompt, samples, last });
            }
            Happening::SoundFailed { prompt } => self.handle(Input::SoundFailed { prompt: PromptId(prompt) }),
            Happening::Transcribed { turn, text, confidence } => {
                let heard = text.map(|text| Heard { text: text.to_owned().into(), confidence });
                self.handle(Input::Transcribed { turn: TurnId(turn), heard });
            }
            Happening::CallerHungUp => self.handle(Input::CallerHungUp),
            Happening::Abort => self.handle(Input::Abort),
        }
    }

    fn handle(&mut self, input: Input<'_>) {
        self.recorder.handle(self.now, input);
        self.drain();
    }

    fn tick(&mut self) {
        self.now += STEP;
        let (prompt, turn, filler) = (self.model.prompt, self.model.turn, self.model.filler);
        let mut frame = [9; 160];
        self.recorder.tick(self.now, &mut frame);
        self.drain();
        let sounding = frame.iter().any(|sample| *sample != 0);
        assert!(!sounding || prompt.is_some(), "sound without a prompt");
        // A turn can also end within the tick, before its frame: missing sound is silence.
        let turn = turn.and(self.model.turn);
        let listened_in = self.model.doubted && !self.model.turn_over;
        assert!(
            !sounding || turn.is_none() || filler == prompt || listened_in,
            "the prompt talks over a turn"
        );
    }

    fn drain(&mut self) {
        while let Some(output) = self.recorder.poll() {
            self.model.watch(output);
        }
    }
}

/// Who has the floor: a prompt, the caller's turn while the recogniser has it, both while the turn holds the prompt or
/// a filler plays, or nobody.
#[derive(Default)]
struct Model {
    prompt: Option<PromptId>,
    turn: Option<TurnId>,
    /// It is no guess, and what it says is the answer.
    turn_over: bool,
    /// The caller's sound goes on, as far as is known.
    speech_open: bool,
    /// There was sound over the prompt that was no interruption: sound alone does not hold it any more.
    doubted: bool,
    /// Prompts whose sound was handed over.
    given: BTreeSet<PromptId>,
    /// The last of them, and the turn that it was for.
    filler: Option<PromptId>,
    filled: Option<TurnId>,
    last_prompt: Option<PromptId>,
    last_turn: Option<TurnId>,
    ended: Option<Outcome>,
    events: Vec<Event>,
}

impl Model {
    fn watch(&mut self, output: Output) {
        assert!(self.ended.is_none(), "after the end: {output:?}");
        match output {
            Output::Render { prompt, .. } => {
                assert_eq!(self.prompt, None, "a prompt interrupts another");
                assert!(self.last_prompt < Some(prompt), "prompts count up");
                (self.prompt, self.last_prompt) = (Some(prompt), Some(prompt));
            }
            Output::Recognise { turn, sound, .. } => {
                assert_eq!(self.turn, None, "two turns at once");
                assert!(self.last_turn < Some(turn), "turns count up");
                assert!(!sound.is_empty(), "a turn without sound");
                (self.turn, self.last_turn) = (Some(turn), Some(turn));
            }
            Output::AbandonTurn(turn) => self.release_turn(turn),
            Output::Consult { .. } | Output::AbandonInquiry(_) => {}
            Output::AbandonPrompt(prompt) => assert_eq!(self.last_prompt, Some(prompt)),
            Output::Event(event) => {
                self.note(&event);
                self.events.push(event);
            }
            Output::End(outcome) => self.ended = Some(*outcome),
        }
    }

    fn note(&mut self, event: &Event) {
        match event {
            Event::PromptAsked { prompt, .. } => {
                assert_eq!(self.prompt, Some(*prompt));
                assert!(self.turn.is_none() || self.doubted && !self.turn_over, "a prompt interrupts a turn");
                if !self.speech_open {
                    self.doubted = false;
                }
            }
            Event::FillerAsked { prompt, .. } => {
                assert_eq!(self.prompt, Some(*prompt));
                assert!(self.turn.is_some(), "a filler while nobody waits");
                assert_ne!(self.filled, self.turn, "two fillers for one turn");
                (self.filler, self.filled) = (Some(*prompt), self.turn);
            }
            Event::PromptStarted { prompt } => {
                assert_eq!(self.prompt, Some(*prompt));
                assert!(self.given.contains(prompt), "a prompt sounds before its sound is there");
            }
            Event::PromptEnded { prompt, .. } => {
                assert_eq!(self.prompt.take(), Some(*prompt), "another prompt ends");
            }
            Event::SpeechStarted { .. } | Event::SpeechResumed { .. } => {
                (self.speech_open, self.turn_over) = (true, false)
            }
            Event::SpeechDismissed { .. } => {
                self.speech_open = false;
                self.doubted = true;
            }
            Event::PromptResumed { .. } => self.doubted = true,
            Event::SpeechEnded { .. } => (self.speech_open, self.turn_over) = (false, true),
            Event::Heard { turn, .. } | Event::HeardSoFar { turn, .. } => self.release_turn(*turn),
            Event::NotRecognised { turn } => {
                assert_eq!((self.turn, self.last_turn), (None, Some(*turn)), "it was abandoned just before");
            }
            _ => {}
        }
    }

    fn release_turn(&mut self, turn: TurnId) {
        assert_eq!(self.turn.take(), Some(turn), "another turn is over");
    }
}
