//! What went into a session, as one value that can be kept: from it the same call can be had again.
//!
//! Of the caller's sound there is only whether it was voice, which is all that a session makes of it: the recogniser's
//! answers are on the tape. It is personal data all the same, because it holds what was said and typed. What the
//! session told is on it as well, so that a replay can be compared with the call. It ends where the call is paused, and
//! where the caller is asked for what must not be kept, or tells a card number unasked: all that follows rests on that.

use std::{fmt, mem, time::Duration};

use serde::{Deserialize, Serialize};

use super::{
    entry::{Entry, WHOLE_FRAME, What},
    event::{Event, Input, Output},
    machine::{Session, Settings},
    replay::TapeError,
};
use crate::{
    audio::CallRate,
    dialog::{Dialog, Outcome},
    understand::without_cards,
};

/// Three bytes for each 20 ms, so that the longest call of the default settings, half an hour, needs 270 KB.
const BYTES_MAX: usize = 1 << 20;
/// A call's inputs and their times.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Tape {
    wideband: bool,
    settings_ms: [u32; 3],
    /// [`Entry`] after [`Entry`].
    pub(super) bytes: Vec<u8>,
    cut: Option<Cut>,
}

/// Why a tape ends before its call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cut {
    /// The call was longer than what a tape holds.
    Long,
    /// The caller was asked for what must not be kept, or told a card number; or the call was paused.
    Confided,
}

/// What a call told: an event, or its end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    Event(Event),
    End { status: String, action: String, destination: Option<String>, intent: Option<String> },
}

impl From<&Outcome> for Told {
    fn from(outcome: &Outcome) -> Self {
        Self::End {
            status: outcome.status.as_str().to_owned(),
            action: outcome.action.as_str().to_owned(),
            destination: outcome.destination.as_ref().map(|to| to.name().to_owned()),
            intent: outcome.intent.clone(),
        }
    }
}

/// The frame that was taped last, which the tick of the same moment may join.
#[derive(Clone, Copy)]
struct LastFrame {
    from: usize,
    to: usize,
    after_ms: u32,
    voiced: bool,
}

impl Tape {
    pub fn rate(&self) -> CallRate {
        if self.wideband { CallRate::Wide } else { CallRate::Narrow }
    }

    /// Why only the call's beginning can be replayed.
    pub fn cut(&self) -> Option<Cut> {
        self.cut
    }

    /// For the record.
    pub fn to_bytes(&self) -> Vec<u8> {
        // Numbers and bytes can always be written.
        postcard::to_stdvec(self).unwrap_or_default()
    }

    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TapeError> {
        postcard::from_bytes(bytes).map_err(|_| TapeError)
    }

    pub(super) fn settings(&self) -> Settings {
        let [prompt_deadline, recognition_deadline, call_max] =
            self.settings_ms.map(|ms| Duration::from_millis(ms.into()));
        Settings { prompt_deadline, recognition_deadline, call_max }
    }

    fn new(rate: CallRate, settings: Settings) -> Self {
        let Settings { prompt_deadline, recognition_deadline, call_max } = settings;
        Self {
            wideband: rate == CallRate::Wide,
            settings_ms: [prompt_deadline, recognition_deadline, call_max].map(whole_ms),
            bytes: Vec::new(),
            cut: None,
        }
    }

    fn push(&mut self, entry: &Entry) {
        if self.cut.is_some() {
            return;
        }
        let whole = self.bytes.len();
        // Written in place: a buffer for each of a call's hundred entries a second would cost more than their bytes.
        self.bytes = postcard::to_extend(entry, mem::take(&mut self.bytes)).unwrap_or_default();
        if self.bytes.len() > BYTES_MAX {
            self.bytes.truncate(whole);
            self.cut = Some(Cut::Long);
        }
    }

    /// Nothing more, and nothing that was taped after `from`.
    fn confide(&mut self, from: Option<usize>) {
        self.bytes.truncate(from.unwrap_or(self.bytes.len()));
        self.cut.get_or_insert(Cut::Confided);
    }
}

impl fmt::Debug for Tape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tape {{ {} bytes, {} }}", self.bytes.len(), self.cut.map_or("complete", |_| "cut"))
    }
}

/// A session whose inputs are taped. It counts time in whole milliseconds, so that the tape's times are the session's.
pub struct Recorder {
    session: Session,
    tape: Tape,
    last_ms: u32,
    last_frame: Option<LastFrame>,
    /// Where on the tape the keys begin that have answered nothing yet.
    typed_from: Option<usize>,
}

impl Recorder {
    pub fn new(dialog: Box<dyn Dialog>, rate: CallRate, settings: Settings) -> Self {
        let tape = Tape::new(rate, settings);
        let session = Session::new(dialog, rate, tape.settings());
        Self { session, tape, last_ms: 0, last_frame: None, typed_from: None }
    }

    /// As [`Session::handle`].
    pub fn handle(&mut self, now: Duration, input: Input<'_>) {
        if matches!(input, Input::Digit(_)) {
            self.typed_from.get_or_insert(self.tape.bytes.len());
        }
        if let Input::Transcribed { heard: Some(heard), .. } = &input
            && without_cards(heard.text.expose()).is_some()
        {
            self.tape.confide(self.typed_from.take());
        }
        let now = What::of(&input).map_or(now, |what| self.note(now, what));
        self.session.handle(now, input);
        self.guard();
    }

    /// As [`Session::tick`].
    pub fn tick(&mut self, now: Duration, frame: &mut [i16]) {
        let now = self.note(now, What::Tick);
        self.session.tick(now, frame);
        self.guard();
    }

    /// As [`Session::poll`].
    pub fn poll(&mut self) -> Option<Output> {
        let output = self.session.poll()?;
        let told = match &output {
            Output::Event(event) => Told::Event(event.clone()),
            Output::End(outcome) => Told::from(outcome.as_ref()),
            _ => return Some(output),
        };
        self.tape.push(&Entry { after_ms: 0, what: What::Told(told) });
        Some(output)
    }

    /// As [`Session::language`].
    pub fn language(&self) -> &str {
        self.session.language()
    }

    /// As [`Session::is_ended`].
    pub fn is_ended(&self) -> bool {
        self.session.is_ended()
    }

    pub fn into_tape(self) -> Tape {
        self.tape
    }

    /// Keys that were typed ahead of a question for what must not be kept are its answer already.
    fn guard(&mut self) {
        if self.session.was_confided_in() {
            self.tape.confide(self.typed_from.take());
        } else if !self.session.holds_keys() {
            self.typed_from = None;
        }
    }

    /// Tapes it, and gives its time. What comes after the end changes nothing.
    fn note(&mut self, now: Duration, what: What) -> Duration {
        let now_ms = whole_ms(now).max(self.last_ms);
        let after_ms = now_ms - self.last_ms;
        if !self.session.is_ended() {
            let last_frame = self.last_frame.take().filter(|frame| frame.to == self.tape.bytes.len());
            match (&what, last_frame) {
                (What::Tick, Some(frame)) if after_ms == 0 && self.tape.cut.is_none() => {
                    self.tape.bytes.truncate(frame.from);
                    let beat = What::Beat { voiced: frame.voiced };
                    self.tape.push(&Entry { after_ms: frame.after_ms, what: beat });
                }
                _ => self.tape_entry(after_ms, what),
            }
        }
        self.last_ms = now_ms;
        Duration::from_millis(now_ms.into())
    }

    fn tape_entry(&mut self, after_ms: u32, what: What) {
        let whole = match what {
            What::Frame { voiced, samples } if samples == WHOLE_FRAME => Some(voiced),
            _ => None,
        };
        let from = self.tape.bytes.len();
        self.tape.push(&Entry { after_ms, what });
        let to = self.tape.bytes.len();
        self.last_frame = whole.map(|voiced| LastFrame { from, to, after_ms, voiced });
    }
}

fn whole_ms(time: Duration) -> u32 {
    time.as_millis().try_into().unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audio::Voice,
        dialog::{Heard, Say},
        session::{TapeError, TurnId, replay},
    };

    fn recorder() -> Recorder {
        Recorder::new(say(), CallRate::Narrow, Settings::default())
    }

    fn say() -> Box<dyn Dialog> {
        Box::new(Say::new("Hello.".to_owned(), "en".to_owned()))
    }

    #[test]
    fn a_tape_is_bounded_and_says_that_it_was_cut() {
        let mut recorder = recorder();
        recorder.handle(Duration::ZERO, Input::Start);
        let heard = Heard { text: "x".repeat(100_000).into(), confidence: 1.0 };
        for _ in 0..20 {
            let input = Input::Transcribed { turn: TurnId(7), heard: Some(heard.clone()) };
            recorder.handle(Duration::ZERO, input);
        }
        let tape = recorder.into_tape();
        assert!(tape.cut() == Some(Cut::Long) && tape.bytes.len() <= BYTES_MAX, "{tape:?}");
        let replayed = replay(&tape, say()).unwrap();
        assert_eq!(replayed.outcome, None);
    }

    #[test]
    fn a_frame_and_its_tick_are_one_entry_and_replay_as_two() {
        let call = |merged: bool| {
            let mut recorder = recorder();
            recorder.handle(Duration::ZERO, Input::Start);
            for beat in 1..200_u64 {
                let at = Duration::from_millis(20 * beat);
                let voice = Voice { voiced: beat % 3 == 0, ..Voice::default() };
                recorder.handle(at, Input::Frame { voice, wideband: &[0; 320] });
                let late = Duration::from_millis(u64::from(!merged));
                recorder.tick(at + late, &mut [0; 160]);
            }
            recorder.into_tape()
        };
        let (merged, apart) = (call(true), call(false));
        assert!(merged.bytes.len() < 3 * 200 + 100 && apart.bytes.len() > 7 * 199, "{merged:?} {apart:?}");
        let told = |tape: &Tape| replay(tape, say()).unwrap().events;
        assert_eq!(told(&merged), told(&apart));
    }

    #[test]
    fn printing_shows_sizes_only() {
        let mut recorder = recorder();
        recorder.handle(Duration::from_millis(300), Input::Digit('7'));
        assert_eq!(format!("{:?}", recorder.into_tape()), "Tape { 5 bytes, complete }");
    }

    #[test]
    fn a_damaged_tape_is_an_error() {
        let mut recorder = recorder();
        recorder.handle(Duration::ZERO, Input::Start);
        let mut tape = recorder.into_tape();
        tape.bytes.push(0xff);
        assert_eq!(replay(&tape, say()), Err(TapeError));
        let sound = What::Sound { prompt: 1, samples: u32::MAX, last: true };
        tape.bytes = postcard::to_stdvec(&Entry { after_ms: 0, what: sound }).unwrap();
        assert_eq!(replay(&tape, say()), Err(TapeError));
    }
}
