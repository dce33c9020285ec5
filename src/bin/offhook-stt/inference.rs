//! One recognising thread's half of the work: its own whisper state on the shared model.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use offhook::engine::protocol::{Evidence, Transcript, Utterance};
use whisper_rs::{FullParams, SamplingStrategy, WhisperState, get_lang_id, get_lang_str};

use crate::abort;
use crate::bias::Bias;
use crate::guards::{self, Hypothesis};
use crate::model::Model;
use crate::pieces::pieces;
use crate::voice;

pub(crate) struct Recogniser {
    model: Arc<Model>,
    state: WhisperState,
    threads: i32,
    /// By language. Built once and cloned, because setting a language leaks its name; whisper knows about 100.
    params: HashMap<&'static str, FullParams<'static, 'static>>,
}

impl Recogniser {
    pub(crate) fn new(model: &Arc<Model>, threads: i32) -> Result<Self, String> {
        Ok(Self { model: Arc::clone(model), state: model.state()?, threads, params: HashMap::new() })
    }

    /// Gives an empty text when nothing was said. A failure's reason holds nothing of what was said.
    pub(crate) fn transcribe(
        &mut self,
        utterance: &Utterance,
        aborted: &AtomicBool,
    ) -> Result<Transcript, String> {
        let started = Instant::now();
        let params = self.params_for(&utterance.language)?;
        let sound: Vec<f32> =
            utterance.sound.to_pcm().into_iter().map(|sample| f32::from(sample) / 32_768.0).collect();
        let bias = Bias::new(&self.model, &utterance.words);
        let mut heard = Vec::new();
        for piece in pieces(&sound, self.model.window()) {
            if piece.len() >= SAMPLES_MIN {
                heard.push(self.hear(&params, &bias, &sound[piece], utterance.so_far, aborted)?);
            }
        }
        let (text, evidence) = joined(&heard);
        let inference_ms = u32::try_from(started.elapsed().as_millis()).unwrap_or(u32::MAX);
        Ok(Transcript { text, confidence: self.model.confidence(&evidence), evidence, inference_ms })
    }

    /// What gave no words, or doubtful ones, is tried once more over the whole window, if somebody spoke: a shortened
    /// context makes a model stop or loop on clear words. What is not over is heard once.
    fn hear(
        &mut self,
        params: &FullParams<'static, 'static>,
        bias: &Bias,
        sound: &[f32],
        so_far: bool,
        aborted: &AtomicBool,
    ) -> Result<Hypothesis, String> {
        let fitted = self.model.audio_ctx(sound.len());
        let first = guards::believed(self.attempt(params.clone(), bias, sound, fitted, aborted)?);
        let Some(whole) = self.model.second_ctx().filter(|_| !guards::settled(&first)) else {
            return Ok(first);
        };
        // On silence the models like to say "you": doubtful words count only where somebody speaks.
        if !voice::speaks(sound) {
            return Ok(Hypothesis { text: String::new(), ..first });
        }
        if so_far {
            return Ok(first);
        }
        let mut params = params.clone();
        // Somebody spoke, so it is no blank, music or cough. A word that begins at once is lost more easily.
        params.set_suppress_nst(true);
        let sound = [&[0.0; LEAD_SAMPLES], sound].concat();
        let second = self.attempt(params, bias, &sound, whole, aborted)?;
        Ok(guards::better(first, guards::believed(Hypothesis { heard_again: true, ..second })))
    }

    fn attempt(
        &mut self,
        mut params: FullParams<'static, 'static>,
        bias: &Bias,
        sound: &[f32],
        audio_ctx: i32,
        aborted: &AtomicBool,
    ) -> Result<Hypothesis, String> {
        let seconds = sound.len() as f32 / 16_000.0;
        params.set_audio_ctx(audio_ctx);
        // One more than is believed, so that a runaway is both stopped and seen.
        params.set_max_tokens(i32::try_from(guards::tokens_max(seconds) + 1).unwrap_or(i32::MAX));
        let run = abort::run_until(aborted, bias, &mut self.state, params, sound);
        if aborted.load(Ordering::Relaxed) {
            return Err("cancelled".to_owned());
        }
        run.map_err(|error| format!("whisper failed: {error}"))?;
        self.hypothesis(seconds)
    }

    fn hypothesis(&self, seconds: f32) -> Result<Hypothesis, String> {
        let mut text = String::new();
        let (mut tokens, mut sum, mut likelihood) = (0, 0.0, 1.0);
        for segment in self.state.as_iter() {
            let words = segment.to_str_lossy().map_err(|error| format!("whisper gave no text: {error}"))?;
            text.push_str(&words);
            for token in (0..segment.n_tokens()).filter_map(|index| segment.get_token(index)) {
                if token.token_id() < self.model.first_special_token() {
                    tokens += 1;
                    sum += token.token_probability();
                    if token.to_bytes().is_ok_and(bears_words) {
                        likelihood *= token.token_probability();
                    }
                }
            }
        }
        let probability = if tokens == 0 { 0.0 } else { sum / tokens as f32 };
        Ok(Hypothesis { text, tokens, probability, likelihood, seconds, heard_again: false })
    }

    fn params_for(&mut self, language: &str) -> Result<FullParams<'static, 'static>, String> {
        let language = match language.split(['-', '_']).next().unwrap_or_default() {
            _ if !self.model.is_multilingual() => "en",
            "" | "auto" => "auto",
            named => known_language(named)?,
        };
        if let Some(params) = self.params.get(language) {
            return Ok(params.clone());
        }
        let params = self.new_params(language);
        self.params.insert(language, params.clone());
        Ok(params)
    }

    fn new_params(&self, language: &'static str) -> FullParams<'static, 'static> {
        let mut params = FullParams::new(SamplingStrategy::Greedy { best_of: 1 });
        params.set_n_threads(self.threads);
        // Telephone turns are short and stand alone: one segment, without times, that owes nothing to the last one.
        params.set_no_context(true);
        params.set_single_segment(true);
        params.set_no_timestamps(true);
        // A second try at a higher temperature doubles the wait and invents more than it repairs.
        params.set_temperature_inc(0.0);
        params.set_print_special(false);
        params.set_print_progress(false);
        params.set_print_realtime(false);
        params.set_print_timestamps(false);
        params.set_language(Some(language));
        params
    }
}

/// The library's own constant for a language, so that nothing of a request is kept.
fn known_language(named: &str) -> Result<&'static str, String> {
    // The library panics on a zero byte.
    let id = if named.contains('\0') { None } else { get_lang_id(named) };
    id.and_then(get_lang_str).ok_or_else(|| "the model does not know the utterance's language".to_owned())
}

/// Whether a comma could not stand for it. Bytes above 127 are parts of letters.
fn bears_words(token: &[u8]) -> bool {
    token.iter().any(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii())
}

/// Joins the pieces of a long utterance; each counts by its tokens, and those without words not at all.
fn joined(heard: &[Hypothesis]) -> (String, Evidence) {
    let said = || heard.iter().filter(|piece| !piece.text.is_empty());
    let tokens: usize = said().map(|piece| piece.tokens).sum();
    if tokens == 0 {
        return Default::default();
    }
    let sum: f32 = said().map(|piece| piece.probability * piece.tokens as f32).sum();
    let evidence = Evidence {
        tokens: u32::try_from(tokens).unwrap_or(u32::MAX),
        mean: sum / tokens as f32,
        likelihood: said().map(|piece| piece.likelihood).product(),
        heard_again: said().any(|piece| piece.heard_again),
    };
    (said().map(|piece| piece.text.as_str()).collect::<Vec<_>>().join(" "), evidence)
}

/// 300 ms at 16 kHz, as much as a turn has before its onset.
const LEAD_SAMPLES: usize = 4_800;
/// whisper.cpp refuses less than 100 ms, and nobody says a word in that.
const SAMPLES_MIN: usize = 1_920;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_without_words_do_not_lower_the_confidence() {
        let piece = |text: &str, tokens, probability| Hypothesis {
            text: text.to_owned(),
            tokens,
            probability,
            likelihood: probability,
            seconds: 5.0,
            heard_again: false,
        };
        let (text, evidence) = joined(&[piece("call me", 2, 0.9), piece("", 5, 0.1), piece("back", 1, 0.6)]);
        assert_eq!((text.as_str(), evidence.tokens), ("call me back", 3));
        assert!((evidence.mean - 0.8).abs() < 1e-6 && (evidence.likelihood - 0.54).abs() < 1e-6);
        assert_eq!(joined(&[]), Default::default());
    }
}
