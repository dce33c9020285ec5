//! The caller of `offhook call` as decisions: what to send in each 20 ms, given what was heard so far.

use std::collections::VecDeque;
use std::time::Duration;

use super::ear::{self, Ear, Spurt};

/// Frames later than this are taken as lost time: what was heard gets silence in their place.
const LATENESS_MAX: Duration = Duration::from_millis(60);

/// A round trip of 100 ms, as through two gateways.
const ECHO_FRAMES: usize = 5;

/// A server that has not begun to speak by now waits for the caller, as when it takes a message.
const GREETING_WITHIN: Duration = Duration::from_secs(3);

/// What the caller is going to do.
#[derive(Debug, Default)]
pub(in crate::cli) struct Plan {
    pub recordings: VecDeque<Recording>,
    /// In order of time.
    pub keys: VecDeque<(Duration, char)>,
    /// Speak this long after the server began, instead of waiting for its silence.
    pub interrupt_after: Option<Duration>,
    pub hang_up_at: Option<Duration>,
    /// Hang up this long after a reply began to what was said.
    pub hang_up_after_reply: Option<Duration>,
    /// A bad line: what is heard comes back, this much weaker.
    pub echo: Option<f32>,
    /// The caller gives up here, whatever happens.
    pub give_up_at: Duration,
}

/// Something to say, at the rate of the line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) struct Recording {
    pub name: String,
    pub pcm: Vec<i16>,
}

/// What goes to the server in one 20 ms slot.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) enum Slot {
    Send { key: Option<char>, pcm: Vec<i16> },
    HangUp,
}

/// What the caller did, on the clock of the call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum CallerAction {
    Spoke {
        name: String,
        from: Duration,
        /// When the first voiced sample went out.
        voiced_from: Duration,
        /// When the last voiced sample went out: from here the caller waits for a reply.
        voiced_until: Duration,
    },
    Pressed {
        key: char,
        at: Duration,
    },
    HungUp {
        at: Duration,
        gave_up: bool,
    },
}

/// Plays a [`Plan`]. Every time is counted from the start of the sound.
#[derive(Debug)]
pub(in crate::cli) struct Script {
    plan: Plan,
    rate_hz: u32,
    frame_samples: usize,
    speaking: Option<Speaking>,
    ear: Ear,
    heard: Vec<i16>,
    actions: Vec<CallerAction>,
    last_slot: Duration,
}

#[derive(Debug)]
struct Speaking {
    recording: Recording,
    next_sample: usize,
}

impl Script {
    pub(in crate::cli) fn new(plan: Plan, rate_hz: u32) -> Self {
        Self {
            plan,
            rate_hz,
            frame_samples: rate_hz as usize / 50,
            speaking: None,
            ear: Ear::default(),
            heard: Vec::new(),
            actions: Vec::new(),
            last_slot: Duration::ZERO,
        }
    }

    /// Sound that arrived from the server.
    pub(in crate::cli) fn hear(&mut self, at: Duration, pcm: &[i16]) {
        let due = (at.saturating_sub(LATENESS_MAX).as_secs_f64() * f64::from(self.rate_hz)) as usize;
        if self.heard.len() < due {
            self.heard.resize(due, 0);
        }
        self.heard.extend_from_slice(pcm);
        self.ear.hear(at, pcm, self.rate_hz);
    }

    /// What to send in the slot that starts now.
    pub(in crate::cli) fn slot(&mut self, at: Duration) -> Slot {
        self.last_slot = at;
        if let Some(gave_up) = self.hangs_up(at) {
            self.actions.push(CallerAction::HungUp { at, gave_up });
            return Slot::HangUp;
        }
        if self.speaking.is_none() && self.may_speak(at) {
            self.start_speaking(at);
        }
        Slot::Send { key: self.key(at), pcm: self.speech() }
    }

    pub(in crate::cli) fn actions(&self) -> &[CallerAction] {
        &self.actions
    }

    pub(in crate::cli) fn spurts(&self) -> &[Spurt] {
        self.ear.spurts()
    }

    /// Every sound that was heard, pauses between words left out.
    pub(in crate::cli) fn sounds(&self) -> &[Spurt] {
        self.ear.sounds()
    }

    /// When the caller last sent something: the end of the sound.
    pub(in crate::cli) fn last_slot(&self) -> Duration {
        self.last_slot
    }

    /// All that was heard, from the start of the sound.
    pub(in crate::cli) fn heard(&self) -> &[i16] {
        &self.heard
    }

    pub(in crate::cli) fn rate_hz(&self) -> u32 {
        self.rate_hz
    }

    /// What the caller had no occasion to say.
    pub(in crate::cli) fn unsaid(&self) -> impl Iterator<Item = &str> {
        self.plan.recordings.iter().map(|recording| recording.name.as_str())
    }

    /// `Some(true)` when it is because the caller gives up.
    fn hangs_up(&self, at: Duration) -> Option<bool> {
        if self.plan.hang_up_at.is_some_and(|moment| at >= moment) {
            return Some(false);
        }
        if let (Some(wait), Some(spoke)) = (self.plan.hang_up_after_reply, self.last_spoke())
            && self.ear.sounds().iter().any(|sound| sound.from >= spoke && at >= sound.from + wait)
        {
            return Some(false);
        }
        (at >= self.plan.give_up_at).then_some(true)
    }

    fn may_speak(&self, at: Duration) -> bool {
        match self.plan.interrupt_after {
            Some(wait) => self.ear.speaking_since(at).is_some_and(|since| {
                at >= since + wait && self.last_spoke().is_none_or(|spoke| since > spoke)
            }),
            None => self.ear.has_finished(at) || self.is_awaited(at),
        }
    }

    fn is_awaited(&self, at: Duration) -> bool {
        at >= GREETING_WITHIN && self.ear.spurts().is_empty() && self.last_spoke().is_none()
    }

    fn last_spoke(&self) -> Option<Duration> {
        self.actions.iter().rev().find_map(|action| match action {
            CallerAction::Spoke { voiced_until, .. } => Some(*voiced_until),
            _ => None,
        })
    }

    fn start_speaking(&mut self, at: Duration) {
        let Some(recording) = self.plan.recordings.pop_front() else { return };
        self.ear.take_the_floor();
        let voiced = ear::voiced(&recording.pcm, self.frame_samples);
        self.actions.push(CallerAction::Spoke {
            name: recording.name.clone(),
            from: at,
            voiced_from: at + ear::duration(voiced.start, self.rate_hz),
            voiced_until: at + ear::duration(voiced.end, self.rate_hz),
        });
        self.speaking = Some(Speaking { recording, next_sample: 0 });
    }

    fn key(&mut self, at: Duration) -> Option<char> {
        let (_, key) = *self.plan.keys.front().filter(|(due, _)| at >= *due)?;
        self.plan.keys.pop_front();
        self.actions.push(CallerAction::Pressed { key, at });
        Some(key)
    }

    /// What was heard a little ago, weaker; silence on a good line.
    fn echo(&self) -> Vec<i16> {
        let mut frame = vec![0; self.frame_samples];
        let Some(gain) = self.plan.echo else { return frame };
        let end = self.heard.len().saturating_sub(ECHO_FRAMES * self.frame_samples);
        let sound = &self.heard[end.saturating_sub(self.frame_samples)..end];
        for (echo, heard) in frame.iter_mut().zip(sound) {
            *echo = (f32::from(*heard) * gain) as i16;
        }
        frame
    }

    /// One frame of the recording being spoken, else silence.
    fn speech(&mut self) -> Vec<i16> {
        let mut frame = self.echo();
        if let Some(speaking) = &mut self.speaking {
            let rest = speaking.recording.pcm.get(speaking.next_sample..).unwrap_or(&[]);
            let now = rest.len().min(self.frame_samples);
            frame[..now].copy_from_slice(&rest[..now]);
            speaking.next_sample += now;
            if speaking.next_sample == speaking.recording.pcm.len() {
                self.speaking = None;
            }
        }
        frame
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn recording(name: &str, frames: usize) -> Recording {
        Recording { name: name.to_owned(), pcm: vec![2000; frames * 160] }
    }

    fn plan(recordings: &[Recording]) -> Plan {
        Plan { recordings: recordings.to_vec().into(), give_up_at: ms(60_000), ..Plan::default() }
    }

    /// Plays a plan against a server that says `x` (sound) and `.` (silence), one character a frame, and
    /// shows what the caller sent: `o` speech, `.` silence, a key, `H` hang-up.
    fn play(plan: Plan, server: &str) -> (String, Script) {
        let mut script = Script::new(plan, 8000);
        let mut sent = String::new();
        for (n, kind) in (0..).zip(server.chars()) {
            let at = ms(20 * n);
            script.hear(at, &[if kind == 'x' { 3000 } else { 0 }; 160]);
            match script.slot(at) {
                Slot::Send { key: Some(key), .. } => sent.push(key),
                Slot::Send { key: None, pcm } => sent.push(if pcm[0] == 0 { '.' } else { 'o' }),
                Slot::HangUp => {
                    sent.push('H');
                    break;
                }
            }
        }
        (sent, script)
    }

    fn server(parts: &[(char, usize)]) -> String {
        parts.iter().map(|(kind, frames)| kind.to_string().repeat(*frames)).collect()
    }

    #[test]
    fn each_recording_waits_for_the_servers_silence() {
        let said = server(&[('.', 5), ('x', 20), ('.', 60), ('x', 20), ('.', 60)]);
        let (sent, script) = play(plan(&[recording("a", 10), recording("b", 5)]), &said);
        let expected = server(&[('.', 55), ('o', 10), ('.', 70), ('o', 5), ('.', 25)]);
        assert_eq!(sent, expected);
        assert_eq!(
            script.actions()[0],
            CallerAction::Spoke {
                name: "a".to_owned(),
                from: ms(1100),
                voiced_from: ms(1100),
                voiced_until: ms(1300)
            }
        );
        assert_eq!(script.spurts().len(), 2);
    }

    #[test]
    fn a_silent_server_is_spoken_to_late_and_in_the_end_left() {
        let mut plan = plan(&[recording("a", 10), recording("b", 10)]);
        plan.give_up_at = ms(6400);
        let (sent, script) = play(plan, &server(&[('.', 400)]));
        assert_eq!(sent, server(&[('.', 150), ('o', 10), ('.', 160), ('H', 1)]));
        assert_eq!(script.unsaid().collect::<Vec<_>>(), ["b"]);
        assert_eq!(script.actions().last(), Some(&CallerAction::HungUp { at: ms(6400), gave_up: true }));
    }

    #[test]
    fn keys_are_pressed_one_a_slot_and_hanging_up_ends_everything() {
        let mut plan = plan(&[]);
        plan.keys = [(ms(40), '1'), (ms(40), '2')].into();
        plan.hang_up_at = Some(ms(120));
        let (sent, script) = play(plan, &server(&[('x', 20)]));
        assert_eq!(sent, "..12..H");
        assert_eq!(script.actions().last(), Some(&CallerAction::HungUp { at: ms(120), gave_up: false }));
    }

    #[test]
    fn an_interrupting_caller_speaks_into_the_prompt_once_per_prompt() {
        let mut plan = plan(&[recording("a", 5), recording("b", 5)]);
        plan.interrupt_after = Some(ms(100));
        let (sent, _) = play(plan, &server(&[('x', 30)]));
        assert_eq!(sent, server(&[('.', 5), ('o', 5), ('.', 20)]));
    }

    #[test]
    fn time_without_frames_is_silence_in_what_was_heard() {
        let mut script = Script::new(plan(&[]), 8000);
        script.hear(ms(0), &[1; 160]);
        script.hear(ms(1060), &[2; 160]);
        assert_eq!(script.heard().len(), 8000 + 160);
        assert_eq!(script.heard()[8000], 2);
    }
}
