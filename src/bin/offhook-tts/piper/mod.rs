//! Piper voices: an ONNX model that turns phonemes into sound, and the JSON beside it that says which
//! phonemes.

mod config;
mod cut;
mod model;
mod protobuf;

use std::num::NonZeroUsize;
use std::path::Path;

use offhook::audio::SpeechLevel;

use self::config::Config;
use self::model::{Ask, Network};
use crate::espeak;
use crate::sentences::{Sentence, sentences};
use crate::voice::{Piece, Sound, Voice, VoiceError};

/// In NFD, which the voices' training used, this is a letter and a combining mark, and espeak-ng writes one
/// letter.
const CEDILLA: (char, &str) = ('\u{e7}', "c\u{327}");
/// Said to nobody while the voice loads: a model that does not run, or a language that espeak-ng lacks, shows now and
/// not on a call. It makes ONNX Runtime allocate, which the first caller would otherwise wait for, and tells how loud
/// the voice is. One sentence of three seconds: what it costs, callers wait for after a restart.
const SAMPLE: &str = "Good morning, this is a short sentence of all kinds of sounds.";

pub(crate) struct PiperVoice {
    network: Network,
    config: Config,
    level: SpeechLevel,
    about: String,
}

impl PiperVoice {
    pub(crate) fn load(model: &Path, threads: NonZeroUsize) -> Result<Self, VoiceError> {
        let config = Config::read(model)?;
        let sample = ask(&config, &sentences(SAMPLE)[0])?;
        let (network, said) = Network::load(model, threads, &sample)?;
        let name = model.file_stem().unwrap_or_default().to_string_lossy();
        let how = if network.is_cut() { "streaming" } else { "sentence by sentence" };
        let rate_hz = config.rate_hz();
        let about = format!("piper voice {name} at {rate_hz} Hz, {how}, {threads} threads");
        Ok(Self { level: SpeechLevel::of(&said, rate_hz), network, config, about })
    }
}

impl Voice for PiperVoice {
    fn about(&self) -> String {
        self.about.clone()
    }

    fn language(&self) -> &str {
        self.config.language()
    }

    fn say(&mut self, sentence: &Sentence) -> Result<Sound, VoiceError> {
        let level = self.level;
        let waves = self.network.say(&ask(&self.config, sentence)?)?;
        let pieces = waves.map(move |piece| {
            let (wave, last) = piece?;
            Ok(Piece { samples: level.set(&wave), last })
        });
        Ok(Sound { rate_hz: self.config.rate_hz(), pieces: Box::new(pieces) })
    }
}

fn ask(config: &Config, sentence: &Sentence) -> Result<Ask, VoiceError> {
    Ok(Ask { ids: config.ids(&phonemes(config, sentence)?), scales: config.scales() })
}

/// Clause by clause: made of more than one, espeak-ng's phonemes lose their marks and the words at them fuse.
fn phonemes(config: &Config, sentence: &Sentence) -> Result<String, VoiceError> {
    let mut phonemes = String::new();
    for clause in &sentence.clauses {
        let said = espeak::phonemes(&clause.text, config.language())?;
        let said = said.trim_end_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation());
        phonemes.push_str(said);
        phonemes.push(clause.mark);
        phonemes.push(' ');
    }
    if config.knows('\u{327}') {
        phonemes = phonemes.replace(CEDILLA.0, CEDILLA.1);
    }
    phonemes.retain(|phoneme| config.knows(phoneme));
    Ok(phonemes.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hum() -> PiperVoice {
        let model = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/demo/piper-hum/hum.onnx");
        PiperVoice::load(&model, NonZeroUsize::MIN).unwrap()
    }

    fn phonemes_of(voice: &PiperVoice, text: &str) -> String {
        let sentences = sentences(text);
        sentences.iter().map(|one| phonemes(&voice.config, one).unwrap()).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn phonemes_keep_their_marks_and_words_do_not_fuse_at_them() {
        let mut voice = hum();
        assert_eq!(phonemes_of(&voice, "Hello, you. Yes; no?"), "həlˈoʊ, juː.|jˈɛs; nˈoʊ?");
        voice.config.speak("de");
        assert_eq!(
            phonemes_of(&voice, "Ich, ja."),
            "ɪc\u{327}, jˈɑː.",
            "as in the voices' training, which takes NFD"
        );
    }

    #[test]
    fn phonemes_can_be_made_from_many_threads() {
        let voice = hum();
        let expected = phonemes_of(&voice, "Hello, how can I help you?");
        std::thread::scope(|threads| {
            for _ in 0..8 {
                threads.spawn(|| {
                    for _ in 0..50 {
                        let made = espeak::phonemes("Hello", "en-us").unwrap();
                        assert!(expected.starts_with(made.trim_end_matches('.')), "{made} and {expected}");
                    }
                });
            }
        });
    }

    /// The pieces' lengths, and all samples.
    fn said(voice: &mut PiperVoice, text: &str) -> (Vec<usize>, Vec<i16>) {
        let sentence = sentences(text).swap_remove(0);
        let pieces = voice.say(&sentence).unwrap().pieces.map(Result::unwrap).collect::<Vec<_>>();
        assert!(pieces.iter().rev().skip(1).all(|piece| !piece.last) && pieces.last().unwrap().last);
        (
            pieces.iter().map(|piece| piece.samples.len()).collect(),
            pieces.into_iter().flat_map(|p| p.samples).collect(),
        )
    }

    #[test]
    fn a_sentence_comes_in_pieces_and_the_first_is_short() {
        let mut voice = hum();
        assert!(voice.about().contains("streaming"), "{}", voice.about());
        let (pieces, sound) =
            said(&mut voice, "This is a sentence that is long enough for many pieces of it.");
        assert!(pieces.len() >= 4 && pieces[0] * 2 == pieces[1] && pieces[0] < 22_050 / 3, "{pieces:?}");
        // A hum has no steep places; a seam would be one.
        let steepest = sound.windows(2).map(|pair| (i32::from(pair[0]) - i32::from(pair[1])).abs()).max();
        let loudest = sound.iter().map(|sample| i32::from(sample.unsigned_abs())).max();
        assert!(steepest < loudest.map(|loudest| loudest / 4), "{steepest:?} of {loudest:?}");
    }
}
