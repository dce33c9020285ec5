//! From what callers did and heard to figures: gaps, cuts, false cut-offs and false barge-ins.

use std::time::Duration;

use serde::Serialize;

use super::caller::Heard;
use super::set::Kind;
use crate::cli::call::ear::Spurt;
use crate::cli::call::script::CallerAction;

/// A prompt that is held for less is not noticed.
const HELD_MAX: Duration = Duration::from_millis(500);
/// Comfort in comparing extents: a frame at either end.
const SHORTENED_MAX: Duration = Duration::from_millis(60);

/// One row: so many callers at once.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub(super) struct Figures {
    pub greeting: Quantiles,
    /// After the greeting's end.
    pub gap: Quantiles,
    /// After a yes-or-no question.
    pub gap_short: Quantiles,
    /// After a question for digits.
    pub gap_digits: Quantiles,
    /// The same when the answer was spoken over the greeting.
    pub gap_interrupting: Quantiles,
    pub cut: Quantiles,
    /// Answers over a prompt that did not stop it.
    pub not_cut: usize,
    /// Answers without any reply.
    pub unanswered: usize,
    pub silence: Quantiles,
    pub recognition: Quantiles,
    pub speech: Quantiles,
    /// Sentences that were answered before their end, and all of them.
    pub sentences_cut_off: Share,
    pub digits_cut_off: Share,
    /// Prompts that stopped for nothing, and all that were disturbed.
    pub noise_barge_in: Share,
    pub echo_barge_in: Share,
    /// How long they were disturbed.
    pub disturbed_s: f64,
    /// Calls that did not come about.
    pub failed: usize,
}

/// In milliseconds, by nearest rank.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub(super) struct Quantiles {
    pub count: usize,
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Share {
    pub faults: usize,
    pub of: usize,
}

impl Figures {
    /// `prompt` is the disturbed prompt's extent when nothing disturbs it.
    pub(super) fn of(calls: &[Heard], prompt: Spurt) -> Self {
        let held: Vec<&Heard> = calls.iter().filter(|heard| heard.fault.is_none()).collect();
        let answers = || held.iter().filter(|heard| heard.clip.kind == Kind::Answer);
        let gaps_of = |kind| {
            let of_kind = held.iter().filter(move |heard| heard.clip.kind == kind);
            Quantiles::of(of_kind.filter_map(|heard| settled(heard)))
        };
        let waiting = || answers().filter(|heard| !heard.interrupts);
        let interrupting = || answers().filter(|heard| heard.interrupts);
        let stages = || waiting().flat_map(|heard| &heard.stages);
        let cut_off = |kind| share(held.iter().filter(|heard| heard.clip.kind == kind), is_cut_off);
        let barge_in = |kind| {
            share(held.iter().filter(|heard| heard.clip.kind == kind), |heard| {
                is_false_barge_in(heard, prompt)
            })
        };
        let (noise_barge_in, echo_barge_in) = (barge_in(Kind::Noise), barge_in(Kind::Echo));
        let disturbed = (prompt.until - prompt.from) * (noise_barge_in.of + echo_barge_in.of) as u32;
        Self {
            greeting: Quantiles::of(held.iter().filter_map(|heard| greeting(heard))),
            gap: Quantiles::of(waiting().filter_map(|heard| gap(heard))),
            gap_short: gaps_of(Kind::Short),
            gap_digits: gaps_of(Kind::Digits),
            gap_interrupting: Quantiles::of(interrupting().filter_map(|heard| gap(heard))),
            cut: Quantiles::of(interrupting().filter_map(|heard| cut(heard)?.ok())),
            not_cut: interrupting().filter(|heard| cut(heard).is_some_and(|cut| cut.is_err())).count(),
            unanswered: held.iter().filter(|heard| is_unanswered(heard)).count(),
            silence: Quantiles::of_ms(stages().map(|stages| stages.silence_ms).collect()),
            recognition: Quantiles::of_ms(stages().map(|stages| stages.recognition_ms).collect()),
            speech: Quantiles::of_ms(stages().map(|stages| stages.speech_ms).collect()),
            sentences_cut_off: cut_off(Kind::Sentence),
            digits_cut_off: cut_off(Kind::Digits),
            noise_barge_in,
            echo_barge_in,
            disturbed_s: disturbed.as_secs_f64(),
            failed: calls.len() - held.len(),
        }
    }
}

/// One line on what went wrong in a call, if anything did.
pub(super) fn fault(heard: &Heard, prompt: Spurt) -> Option<String> {
    let what = match (&heard.fault, heard.clip.kind) {
        (Some(fault), _) => fault.clone(),
        (None, Kind::Sentence | Kind::Digits) if is_cut_off(heard) => "cut off".to_owned(),
        (None, Kind::Noise | Kind::Echo) if is_false_barge_in(heard, prompt) => {
            let heard_ms = audible(heard).as_millis();
            let extent = extent(heard).map_or(0, |extent| (extent.until - extent.from).as_millis());
            let whole = (prompt.until - prompt.from).as_millis();
            format!("prompt disturbed: {heard_ms} ms audible within {extent} ms, {whole} ms undisturbed")
        }
        (None, Kind::Answer) if heard.interrupts && cut(heard).is_some_and(|cut| cut.is_err()) => {
            "prompt not stopped".to_owned()
        }
        (None, _) if is_unanswered(heard) => "no reply".to_owned(),
        _ => return None,
    };
    Some(format!("{} ({}): {what}", heard.clip.recording.name, heard.clip.text))
}

fn greeting(heard: &Heard) -> Option<Duration> {
    heard.sounds.first().map(|first| first.from)
}

/// When the recording began to be sent, its first voiced sample and its last.
fn spoke(heard: &Heard) -> Option<(Duration, Spurt)> {
    heard.actions.iter().find_map(|action| match action {
        CallerAction::Spoke { from, voiced_from, voiced_until, .. } => {
            Some((*from, Spurt { from: *voiced_from, until: *voiced_until }))
        }
        CallerAction::Pressed { .. } | CallerAction::HungUp { .. } => None,
    })
}

fn gap(heard: &Heard) -> Option<Duration> {
    let (_, spoken) = spoke(heard)?;
    let reply = heard.sounds.iter().find(|sound| sound.from >= spoken.until)?;
    Some(reply.from - spoken.until)
}

/// A single question is answered by a word, or by the end of its sound: the dialplan goes on.
fn settled(heard: &Heard) -> Option<Duration> {
    let hung_up = heard.actions.iter().any(|action| matches!(action, CallerAction::HungUp { .. }));
    let ended = || heard.ended.checked_sub(spoke(heard)?.1.until).filter(|_| !hung_up);
    gap(heard).or_else(ended)
}

fn is_unanswered(heard: &Heard) -> bool {
    match heard.clip.kind {
        Kind::Answer => gap(heard).is_none(),
        Kind::Short => settled(heard).is_none(),
        Kind::Sentence | Kind::Digits | Kind::Noise | Kind::Echo => false,
    }
}

/// From the caller's first voiced sample to the last one of the prompt. `Err` when the prompt outlasts the answer,
/// `None` when there was nothing to cut.
fn cut(heard: &Heard) -> Option<Result<Duration, ()>> {
    let (_, spoken) = spoke(heard)?;
    let last = heard.sounds.iter().rfind(|sound| sound.from < spoken.until)?;
    if last.until >= spoken.until {
        return Some(Err(()));
    }
    (last.until > spoken.from).then(|| Ok(last.until - spoken.from))
}

/// Something was said, or the call ended, between the first pause and the last word.
fn is_cut_off(heard: &Heard) -> bool {
    let Some((from, spoken)) = spoke(heard) else { return false };
    let Some(pause) = heard.clip.pauses.first() else { return false };
    let first_pause = from + pause.start;
    let answered = heard.sounds.iter().any(|sound| sound.from >= first_pause && sound.from < spoken.until);
    answered || heard.ended < spoken.until
}

/// The prompt lacks an end, or took longer than it does undisturbed.
fn is_false_barge_in(heard: &Heard, prompt: Spurt) -> bool {
    let Some(extent) = extent(heard) else { return true };
    let (took, whole) = (extent.until - extent.from, prompt.until - prompt.from);
    took + SHORTENED_MAX < whole || took > whole + HELD_MAX
}

fn extent(heard: &Heard) -> Option<Spurt> {
    Some(Spurt { from: heard.sounds.first()?.from, until: heard.sounds.last()?.until })
}

fn audible(heard: &Heard) -> Duration {
    heard.sounds.iter().map(|sound| sound.until - sound.from).sum()
}

fn share<'a>(calls: impl Iterator<Item = &'a &'a Heard>, is_fault: impl Fn(&Heard) -> bool) -> Share {
    calls.fold(Share::default(), |share, heard| Share {
        faults: share.faults + usize::from(is_fault(heard)),
        of: share.of + 1,
    })
}

impl Quantiles {
    fn of(durations: impl Iterator<Item = Duration>) -> Self {
        Self::of_ms(durations.map(|duration| duration.as_secs_f64() * 1000.0).collect())
    }

    fn of_ms(mut ms: Vec<f64>) -> Self {
        ms.sort_by(f64::total_cmp);
        let rank = |percent: usize| (ms.len() * percent).div_ceil(100).saturating_sub(1);
        let at = |percent| ms.get(rank(percent)).copied().unwrap_or(0.0);
        Self { count: ms.len(), p50: at(50), p95: at(95), p99: at(99) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::caller::Stages;
    use super::super::set::Clip;
    use super::*;
    use crate::cli::call::script::Recording;

    fn ms(ms: u64) -> Duration {
        Duration::from_millis(ms)
    }

    fn spurt((from, until): (u64, u64)) -> Spurt {
        Spurt { from: ms(from), until: ms(until) }
    }

    /// The caller's recording begins 100 ms before its first voice; the clip's pause is 400 to 900 ms into it.
    fn heard(kind: Kind, interrupts: bool, spoken: (u64, u64), sounds: &[(u64, u64)], ended: u64) -> Heard {
        let recording = Recording { name: "a.wav".to_owned(), pcm: Vec::new() };
        let pauses = vec![ms(400)..ms(900)];
        Heard {
            clip: Clip { kind, text: String::new(), pauses, recording },
            interrupts,
            actions: vec![CallerAction::Spoke {
                name: "a.wav".to_owned(),
                from: ms(spoken.0 - 100),
                voiced_from: ms(spoken.0),
                voiced_until: ms(spoken.1),
            }],
            sounds: sounds.iter().copied().map(spurt).collect(),
            ended: ms(ended),
            stages: vec![Stages { silence_ms: 300.0, recognition_ms: 20.0, speech_ms: 5.0 }],
            fault: None,
        }
    }

    const PROMPT: Spurt = Spurt { from: Duration::from_millis(30), until: Duration::from_millis(5030) };

    #[test]
    fn a_reply_is_timed_from_the_last_voice_and_a_cut_from_the_first() {
        let calls = [
            heard(Kind::Answer, false, (2000, 3000), &[(30, 1200), (3420, 3800)], 4000),
            heard(Kind::Answer, true, (1000, 1800), &[(40, 700), (800, 1090), (2250, 2600)], 3000),
            // The prompt goes on as if nobody had spoken.
            heard(Kind::Answer, true, (1000, 1800), &[(40, 2600)], 3000),
            // A pause of the prompt: nothing to cut, but a reply.
            heard(Kind::Answer, true, (1000, 1800), &[(40, 900), (2200, 2600)], 3000),
            heard(Kind::Short, false, (900, 1200), &[(30, 800), (1700, 1900)], 2200),
            heard(Kind::Short, false, (900, 1200), &[(30, 800)], 1800),
            heard(Kind::Digits, false, (900, 1200), &[(30, 800), (1600, 1900)], 2200),
        ];
        let figures = Figures::of(&calls, PROMPT);
        assert_eq!((figures.greeting.p50, figures.greeting.p95), (30.0, 40.0));
        assert_eq!((figures.gap.count, figures.gap.p50), (1, 420.0));
        assert_eq!((figures.gap_interrupting.count, figures.gap_interrupting.p95), (2, 450.0));
        assert_eq!((figures.cut.count, figures.cut.p50, figures.not_cut), (1, 90.0, 1));
        assert_eq!(figures.unanswered, 1);
        assert_eq!(
            (figures.gap_short.count, figures.gap_short.p50, figures.gap_short.p95),
            (2, 500.0, 600.0)
        );
        assert_eq!((figures.gap_digits.count, figures.gap_digits.p50), (1, 400.0));
        assert_eq!((figures.silence.count, figures.silence.p50, figures.speech.p99), (1, 300.0, 5.0));
    }

    #[test]
    fn whoever_replies_or_hangs_up_inside_a_sentence_has_cut_it_off() {
        let prompt = (30, 900);
        let calls = [
            heard(Kind::Sentence, false, (2000, 4000), &[prompt, (4500, 4800)], 5000),
            heard(Kind::Sentence, false, (2000, 4000), &[prompt, (2700, 4800)], 5000),
            heard(Kind::Digits, false, (2000, 4000), &[prompt], 3100),
            heard(Kind::Digits, false, (2000, 4000), &[prompt], 4900),
        ];
        let figures = Figures::of(&calls, PROMPT);
        assert_eq!(figures.sentences_cut_off, Share { faults: 1, of: 2 });
        assert_eq!(figures.digits_cut_off, Share { faults: 1, of: 2 });
    }

    #[test]
    fn a_prompt_is_disturbed_when_it_lacks_its_end_or_takes_too_long() {
        let noise = |sounds: &[(u64, u64)]| heard(Kind::Noise, false, (100, 5000), sounds, 7000);
        let calls = [
            noise(&[(40, 5040)]),
            noise(&[(40, 2000), (2450, 5490)]),
            noise(&[(40, 2000), (2600, 5640)]),
            noise(&[(40, 2000)]),
            heard(Kind::Echo, false, (100, 5000), &[(30, 5030)], 7000),
        ];
        let figures = Figures::of(&calls, PROMPT);
        assert_eq!(figures.noise_barge_in, Share { faults: 2, of: 4 });
        assert_eq!(figures.echo_barge_in, Share { faults: 0, of: 1 });
        assert_eq!(figures.disturbed_s, 25.0);
        assert!(fault(&calls[3], PROMPT).unwrap().contains("1960 ms audible within 1960 ms"));
    }

    #[test]
    fn calls_that_failed_count_as_nothing_else() {
        let mut call = heard(Kind::Answer, false, (2000, 3000), &[], 4000);
        call.fault = Some("refused".to_owned());
        let figures = Figures::of(&[call], PROMPT);
        assert_eq!((figures.failed, figures.unanswered, figures.gap.count), (1, 0, 0));
    }

    #[test]
    fn quantiles_are_values_that_were_measured() {
        let hundred = (1..=100).map(|n| n as f64).rev().collect();
        let expected = Quantiles { count: 100, p50: 50.0, p95: 95.0, p99: 99.0 };
        assert_eq!(Quantiles::of_ms(hundred), expected);
        assert_eq!(Quantiles::of_ms(vec![7.0]), Quantiles { count: 1, p50: 7.0, p95: 7.0, p99: 7.0 });
        assert_eq!(Quantiles::of_ms(Vec::new()), Quantiles::default());
    }
}
