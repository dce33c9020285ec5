//! A running call: the one place where a session meets its socket and the engines.

use std::{
    mem,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::sync::oneshot;
use tracing::{Span, debug, error, warn};

use super::{
    arrival::Arrival,
    engines::{Engines, Work},
    line::{Line, LineError},
    mail::Mailbox,
    pacer::Paced,
    sound::Sound,
};
use crate::{
    audio::{CallRate, EchoGuard, Fade, Vad},
    audiosocket::AudioKind,
    call::{
        admission::place::Admission,
        pausing::{PauseEntry, PauseRequest},
        views::{
            board::BoardEntry,
            finished::{Finished, Frames},
            record::{Captured, RecordWriter},
            tally, turn_line,
            watch::Watch,
        },
    },
    dialog::{Dialog, Outcome, Status},
    engine::voice::Wanted,
    session::{Event, Input, Output, Recorder, Settings},
    transcript::Transcript,
};

/// Turns that a call of unknown rate waits for the first sound, which tells the rate: 200 ms.
const RATE_TURNS_MAX: u32 = 10;
/// Turns for which the socket is still read after the goodbye, so that its close is no reset: 1 s.
const LINGER_TURNS_MAX: u32 = 50;

/// Everything that a call needs when its audio connects.
pub(in crate::call) struct Plan {
    pub(in crate::call) dialog: Box<dyn Dialog>,
    /// Known where the dialplan's application has only one; otherwise the first sound tells it.
    pub(in crate::call) rate: Option<CallRate>,
    pub(in crate::call) settings: Settings,
    pub(in crate::call) engines: Engines,
    /// Set when the server cannot wait for calls any more.
    pub(in crate::call) abort: Arc<AtomicBool>,
    pub(in crate::call) admission: Admission,
    pub(in crate::call) done: oneshot::Sender<Finished>,
    pub(in crate::call) record_writer: RecordWriter,
    /// Somebody looks on.
    pub(in crate::call) watch: Option<Watch>,
    pub(in crate::call) sound: Sound,
    pub(in crate::call) entry: BoardEntry,
    pub(in crate::call) pauses: PauseEntry,
    /// Log fields of the call.
    pub(in crate::call) span: Span,
}

pub(in crate::call) struct Live {
    line: Line,
    arrival: Arrival,
    stage: Stage,
    abort: Arc<AtomicBool>,
    started: Instant,
    span: Span,
}

enum Stage {
    /// Silence is sent from the first turn on; the session starts when the rate is known.
    Opening {
        plan: Box<Plan>,
        turns: u32,
    },
    Talking(Box<Talking>),
    /// The session is over; the socket is read until the other side closes it.
    Lingering {
        turns: u32,
    },
}

impl Live {
    pub(in crate::call) fn new(plan: Plan, line: Line) -> Self {
        Self {
            line,
            arrival: Arrival::default(),
            abort: Arc::clone(&plan.abort),
            started: Instant::now(),
            span: plan.span.clone(),
            stage: Stage::Opening { plan: Box::new(plan), turns: 0 },
        }
    }

    /// Starts the session once its rate is known: announced, told by the first sound, or assumed after a while.
    fn open(&mut self) {
        let Stage::Opening { plan, turns } = &mut self.stage else { return };
        *turns += 1;
        let assumed = (*turns >= RATE_TURNS_MAX).then_some(CallRate::Narrow);
        let Some(rate) = plan.rate.or(self.arrival.rate()).or(assumed) else { return };
        if let Stage::Opening { plan, .. } = mem::replace(&mut self.stage, Stage::Lingering { turns: 0 }) {
            self.stage = Stage::Talking(Box::new(Talking::new(*plan, rate, self.started)));
        }
    }

    /// Silence while the rate is unknown; false when the caller is gone before it is.
    fn wait(&mut self, received: &Result<(), LineError>) -> bool {
        let silence = [0; CallRate::Narrow.frame_samples()];
        let sent = self.line.send_frame(AudioKind::Slin8, &silence);
        let gone = received.is_err() || sent.is_err() || self.arrival.hung_up;
        if !gone {
            return true;
        }
        if let Stage::Opening { mut plan, .. } = mem::replace(&mut self.stage, Stage::Lingering { turns: 0 })
        {
            let outcome = plan.dialog.break_off(Status::CallerHangup);
            plan.record_writer.end(&outcome, &Captured::default());
            // An AGI session that is gone cannot be told; the call is over all the same.
            let _ = plan.done.send(Finished::without_session(outcome));
        }
        false
    }

    fn talk(&mut self, now: Instant, received: Result<(), LineError>) {
        let Stage::Talking(talking) = &mut self.stage else { return };
        let at = now - self.started;
        talking.feed(at, &mut self.arrival);
        talking.note_end(at, received, self.arrival.hung_up);
        if self.abort.load(Ordering::Relaxed) {
            talking.session.handle(at, Input::Abort);
        }
        talking.send_frame(at, &mut self.line);
        let outcome = talking.carry_out(now);
        talking.sound.keep(talking.transcript.is_guarded());
        if let Some(outcome) = outcome {
            self.line.hang_up();
            self.finish(outcome);
        }
    }

    /// Ends a call whose state may be half done: the dialplan gets the outcome that was made when it was announced.
    fn give_up(&mut self) {
        self.line.hang_up();
        if let Stage::Talking(talking) = mem::replace(&mut self.stage, Stage::Lingering { turns: 0 }) {
            let Talking { transcript, mut record_writer, sound, .. } = *talking;
            let transcript = Some(&transcript);
            record_writer.lose(&Captured { transcript, tape: None, recording: sound.name() });
        }
    }

    fn finish(&mut self, outcome: Outcome) {
        if let Stage::Talking(talking) = mem::replace(&mut self.stage, Stage::Lingering { turns: 0 }) {
            let Talking {
                session,
                transcript,
                frames,
                mut record_writer,
                entry,
                sound,
                done,
                admission,
                mut told,
                ..
            } = *talking;
            let tape = session.into_tape();
            let recording = sound.name();
            let captured = Captured { transcript: Some(&transcript), tape: Some(&tape), recording };
            record_writer.end(&outcome, &captured);
            tally::ended(&admission.metrics, &transcript);
            turn_line::tell(transcript.turns(), &mut told);
            let last = Some(Box::new(entry.last()));
            let _ = done.send(Finished { outcome, transcript, frames, last });
        }
    }
}

impl Paced for Live {
    fn turn(&mut self, now: Instant) -> bool {
        let span = self.span.clone();
        let _entered = span.enter();
        let arrival = &mut self.arrival;
        let received = self.line.receive(|message| arrival.take(message));
        self.open();
        match &mut self.stage {
            Stage::Opening { .. } => return self.wait(&received),
            Stage::Talking(_) => self.talk(now, received),
            Stage::Lingering { turns } => {
                *turns += 1;
                self.arrival.forget();
                return received.is_ok() && *turns < LINGER_TURNS_MAX;
            }
        }
        true
    }

    fn broke(&mut self) -> bool {
        let span = self.span.clone();
        let _entered = span.enter();
        error!("a fault of this program ended the call; it goes on in the dialplan");
        let lingers = !matches!(self.stage, Stage::Lingering { .. });
        self.give_up();
        lingers
    }
}

/// A call whose session runs.
struct Talking {
    session: Recorder,
    vad: Vad,
    echo: EchoGuard,
    fade: Fade,
    rate: CallRate,
    work: Work,
    mailbox: Mailbox,
    transcript: Transcript,
    frames: Frames,
    admission: Admission,
    done: oneshot::Sender<Finished>,
    record_writer: RecordWriter,
    watch: Option<Watch>,
    sound: Sound,
    entry: BoardEntry,
    pauses: PauseEntry,
    started: Instant,
    /// Turns that are in the log.
    told: usize,
}

impl Talking {
    fn new(plan: Plan, rate: CallRate, started: Instant) -> Self {
        let mut session = Recorder::new(plan.dialog, rate, plan.settings);
        session.handle(started.elapsed(), Input::Start);
        Self {
            session,
            vad: Vad::new(rate),
            echo: EchoGuard::default(),
            fade: Fade::default(),
            rate,
            work: Work::new(plan.engines),
            mailbox: Mailbox::default(),
            transcript: Transcript::default(),
            frames: Frames::default(),
            admission: plan.admission,
            done: plan.done,
            record_writer: plan.record_writer,
            watch: plan.watch,
            sound: plan.sound,
            entry: plan.entry,
            pauses: plan.pauses,
            started,
            told: 0,
        }
    }

    /// Hands over what has arrived: wishes, the engines' answers, whole frames, keys.
    fn feed(&mut self, at: Duration, arrival: &mut Arrival) {
        match self.pauses.take() {
            Some(PauseRequest { pause: true, by }) => self.session.handle(at, Input::Pause { by: &by }),
            Some(PauseRequest { pause: false, by }) => self.session.handle(at, Input::Resume { by: &by }),
            None => {}
        }
        for mail in self.mailbox.take() {
            self.session.handle(at, mail);
        }
        arrival.drain_frames(self.rate, |frame| {
            self.frames.received += 1;
            self.sound.hear(frame);
            let voice = self.echo.judge(self.fade.judge(self.vad.frame(frame)));
            self.session.handle(at, Input::Frame { voice, wideband: self.vad.wideband() });
        });
        for digit in arrival.drain_digits() {
            self.session.handle(at, Input::Digit(digit));
        }
    }

    fn note_end(&mut self, at: Duration, line: Result<(), LineError>, hung_up: bool) {
        match line {
            Ok(()) if !hung_up => {}
            Ok(()) | Err(LineError::Closed) => self.session.handle(at, Input::CallerHungUp),
            Err(error) => {
                warn!(%error, "the call's audio broke");
                self.session.handle(at, Input::Abort);
            }
        }
    }

    fn send_frame(&mut self, at: Duration, line: &mut Line) {
        let mut frame = [0; CallRate::Wide.frame_samples()];
        let frame = &mut frame[..self.rate.frame_samples()];
        self.session.tick(at, frame);
        self.echo.played(frame);
        self.sound.play(frame);
        let kind = match self.rate {
            CallRate::Narrow => AudioKind::Slin8,
            CallRate::Wide => AudioKind::Slin16,
        };
        match line.send_frame(kind, frame) {
            Ok(true) => self.frames.sent += 1,
            Ok(false) => {
                self.frames.dropped += 1;
                self.admission.metrics.frames_dropped.inc();
            }
            Err(error) => self.note_end(at, Err(error), false),
        }
    }

    /// Does what the session asks for; gives the outcome when that was its last wish.
    fn carry_out(&mut self, now: Instant) -> Option<Outcome> {
        while let Some(output) = self.session.poll() {
            match output {
                Output::Render { prompt, text } => {
                    let wanted =
                        Wanted { text: &text, language: self.session.language(), rate_hz: self.rate.hz() };
                    self.work.render(prompt, wanted, &self.mailbox);
                }
                Output::Recognise { turn, sound, so_far } => {
                    self.work.recognise(turn, &sound, so_far, &self.mailbox);
                }
                Output::Consult { inquiry, about } => self.work.consult(inquiry, about, &self.mailbox),
                Output::AbandonInquiry(inquiry) => self.work.abandon_inquiry(inquiry),
                Output::AbandonPrompt(_) => self.work.abandon_prompt(),
                Output::AbandonTurn(_) => self.work.abandon_turn(),
                Output::Event(event) => self.observe(now, &event),
                Output::End(outcome) => return Some(*outcome),
            }
        }
        self.entry.show();
        None
    }

    /// All that is told of the call is told of what the transcript lets through.
    fn observe(&mut self, now: Instant, event: &Event) {
        let at = now - self.started;
        // The announcement is looked for in it.
        self.sound.follow(event, self.rate.hz());
        let happened = self.transcript.follow(at, event);
        let (event, transcript) = (happened.event.as_ref(), &self.transcript);
        log_event(event);
        tally::happened(&self.admission.metrics, &happened);
        self.record_writer.follow(at, event, transcript);
        if let Some(watch) = &mut self.watch {
            watch.tell(at, &happened, transcript.turns().last().map(AsRef::as_ref));
        }
        self.entry.follow(event, transcript);
        // The last one is still under way.
        turn_line::tell(transcript.turns_over(), &mut self.told);
    }
}

/// What is trouble, and for `--verbose` everything; a turn's one line comes when it is over. Personal data shows as its
/// length only.
fn log_event(event: &Event) {
    match event {
        Event::NotRecognised { .. } => warn!("speech was not recognised"),
        Event::PromptAsked { prompt, text } => debug!(prompt = prompt.0, %text, "saying"),
        Event::FillerAsked { prompt, .. } => debug!(prompt = prompt.0, "the caller waits for an answer"),
        other => debug!(?other, "session"),
    }
}
