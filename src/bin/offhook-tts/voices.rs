//! Who speaks which language: the main voice its own, others theirs, and espeak-ng all the rest.

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use offhook::engine::voice_ids::{is_same_language, tag_for};

use crate::data;
use crate::espeak::EspeakVoice;
use crate::piper::PiperVoice;
use crate::sentences::Sentence;
use crate::voice::{ESPEAK, Sound, Voice, VoiceError};

/// Which voices there are.
pub(crate) struct Wanted {
    pub(crate) main: String,
    /// What espeak-ng speaks where the main voice is its own.
    pub(crate) language: String,
    /// By their languages.
    pub(crate) others: BTreeMap<String, String>,
    pub(crate) threads: NonZeroUsize,
}

/// All of them. One speaks at a time.
pub(crate) struct Voices {
    /// The main voice first; those of espeak-ng come when they are first needed.
    all: Vec<Box<dyn Voice>>,
    /// Which of them speaks a language.
    of: BTreeMap<String, usize>,
    data: PathBuf,
}

impl Voices {
    pub(crate) fn load(wanted: &Wanted) -> Result<Self, VoiceError> {
        let data = data::folder().ok_or(VoiceError::DataMissing)?;
        let main = one(&wanted.main, &wanted.language, &data, wanted.threads)?;
        let mut voices = Self { data, ..Self::only(main) };
        for (tag, voice) in &wanted.others {
            let is_main = *voice == wanted.main && (voice != ESPEAK || *tag == wanted.language);
            let at = if is_main { 0 } else { voices.all.len() };
            if at > 0 {
                voices.all.push(one(voice, tag, &voices.data, wanted.threads)?);
            }
            voices.of.insert(tag.clone(), at);
        }
        Ok(voices)
    }

    /// One voice for every language that espeak-ng does not speak.
    pub(crate) fn only(main: Box<dyn Voice>) -> Self {
        Self { all: vec![main], of: BTreeMap::new(), data: PathBuf::new() }
    }

    /// For the server's log.
    pub(crate) fn about(&self) -> String {
        self.all.iter().map(|voice| voice.about()).collect::<Vec<_>>().join("; ")
    }

    pub(crate) fn say(&mut self, sentence: &Sentence, language: &str) -> Result<Sound, VoiceError> {
        let at = self.of_language(language);
        match self.all.get_mut(at) {
            Some(voice) => voice.say(sentence),
            None => Err(VoiceError::LanguageUnknown(language.to_owned())),
        }
    }

    /// A language that nobody here speaks is left to the main voice: foreign sounds are more than silence.
    fn of_language(&mut self, language: &str) -> usize {
        let known = tag_for(&self.of, language).and_then(|tag| self.of.get(tag)).copied();
        let main_speaks = || self.all.first().is_some_and(|main| is_same_language(main.language(), language));
        known.or_else(|| main_speaks().then_some(0)).unwrap_or_else(|| self.espeak(language))
    }

    fn espeak(&mut self, language: &str) -> usize {
        let at = match EspeakVoice::load(&self.data, language) {
            Ok(voice) => {
                self.all.push(Box::new(voice));
                self.all.len() - 1
            }
            Err(_) => 0,
        };
        self.of.insert(language.to_owned(), at);
        at
    }
}

fn one(
    voice: &str,
    language: &str,
    data: &Path,
    threads: NonZeroUsize,
) -> Result<Box<dyn Voice>, VoiceError> {
    match voice {
        "" | ESPEAK => Ok(Box::new(EspeakVoice::load(data, language)?)),
        path => Ok(Box::new(PiperVoice::load(Path::new(path), threads)?)),
    }
}
