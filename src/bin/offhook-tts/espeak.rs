//! espeak-ng's own voice, and the phonemes that Piper voices are trained on.
//!
//! espeak-ng keeps everything in globals: one lock covers each use of it, and this is the only file that
//! calls it.

#![allow(unsafe_code)]

use std::cell::RefCell;
use std::ffi::{CString, c_int, c_short};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{ptr, slice};

use espeak_rs_sys as sys;

use crate::sentences::Sentence;
use crate::voice::{Sound, Voice, VoiceError};

/// Eight threads crash it every time (piper-rs issue 26). Holds the language that its own voice is set to; `None`
/// where that is not known.
static ESPEAK: Mutex<Option<CString>> = Mutex::new(None);

/// Words a minute. espeak-ng's usual 175 is hard to follow on the telephone for those who hear it the first
/// time.
const WORDS_PER_MINUTE: c_int = 155;
/// 0 to 100. A little below the usual 50: less shrill in the telephone's band.
const PITCH: c_int = 42;
/// 0 to 100. Above the usual 50, since the voice is flat otherwise.
const PITCH_RANGE: c_int = 60;

/// A sentence's sound; `sentences` bounds its text to far less than this says.
const SENTENCE_SAMPLES_MAX: usize = 22_050 * 90;

pub(crate) struct EspeakVoice {
    name: String,
    language: CString,
    rate_hz: u32,
}

impl EspeakVoice {
    pub(crate) fn load(data: &Path, language: &str) -> Result<Self, VoiceError> {
        let mut spoken = alone();
        let folder = CString::new(data.as_os_str().as_bytes()).map_err(|_| VoiceError::DataMissing)?;
        // SAFETY: the path is a C string that outlives the call; the lock keeps every other call out.
        let rate_hz = unsafe {
            sys::espeak_Initialize(
                sys::espeak_AUDIO_OUTPUT_AUDIO_OUTPUT_SYNCHRONOUS,
                0,
                folder.as_ptr(),
                sys::espeakINITIALIZE_DONT_EXIT as c_int,
            )
        };
        let refused = || VoiceError::EspeakRefused(data.to_path_buf());
        let rate_hz = u32::try_from(rate_hz).ok().filter(|rate| *rate > 0).ok_or_else(refused)?;
        let unknown = || VoiceError::LanguageUnknown(language.to_owned());
        let mut voices = accents(language).into_iter().filter_map(|name| {
            let language = CString::new(name.clone()).ok()?;
            Some(Self { name, language, rate_hz })
        });
        let voice = voices.find(|voice| voice.select().is_ok()).ok_or_else(unknown)?;
        *spoken = Some(voice.language.clone());
        Ok(voice)
    }

    fn select(&self) -> Result<(), VoiceError> {
        // SAFETY: the caller holds the lock; the name is a C string that outlives the call; the callback is a
        // plain function that stays valid for ever.
        unsafe {
            checked(sys::espeak_SetVoiceByName(self.language.as_ptr()))?;
            sys::espeak_SetSynthCallback(Some(collect));
            checked(sys::espeak_SetParameter(sys::espeak_PARAMETER_espeakRATE, WORDS_PER_MINUTE, 0))?;
            checked(sys::espeak_SetParameter(sys::espeak_PARAMETER_espeakPITCH, PITCH, 0))?;
            checked(sys::espeak_SetParameter(sys::espeak_PARAMETER_espeakRANGE, PITCH_RANGE, 0))
        }
    }
}

impl Voice for EspeakVoice {
    fn about(&self) -> String {
        format!("espeak-ng {} at {} Hz", self.language.to_string_lossy(), self.rate_hz)
    }

    fn language(&self) -> &str {
        &self.name
    }

    fn say(&mut self, sentence: &Sentence) -> Result<Sound, VoiceError> {
        let mut spoken = alone();
        if spoken.as_deref() != Some(&self.language) {
            self.select()?;
            *spoken = Some(self.language.clone());
        }
        let text = sentence.text();
        // Sentences hold no control characters, so no zero byte either.
        let text =
            CString::new(text).map_err(|_| VoiceError::Phonemes("the text holds a zero byte".to_owned()))?;
        COLLECTED.take();
        // SAFETY: the lock is held; the text is a C string of the length given, zero included, and outlives
        // the call because synchronous mode returns after the last callback; the unused out pointers may be
        // null.
        let outcome = unsafe {
            sys::espeak_Synth(
                text.as_ptr().cast(),
                text.as_bytes_with_nul().len(),
                0,
                sys::espeak_POSITION_TYPE_POS_CHARACTER,
                0,
                sys::espeakCHARS_UTF8,
                ptr::null_mut(),
                ptr::null_mut(),
            )
        };
        checked(outcome)?;
        Ok(Sound::whole(COLLECTED.take(), self.rate_hz))
    }
}

/// One clause in the phonetic alphabet that Piper voices are trained on, as espeak-ng writes it.
pub(crate) fn phonemes(clause: &str, language: &str) -> Result<String, VoiceError> {
    let mut spoken = alone();
    // It sets the voice, and nothing else of how that speaks.
    *spoken = None;
    let parts = espeak_rs::text_to_phonemes(clause, language, None);
    parts.map(|parts| parts.join(" ")).map_err(|error| VoiceError::Phonemes(error.0))
}

thread_local! {
    /// What the call in progress has made; synchronous mode calls back on the caller's own thread.
    static COLLECTED: RefCell<Vec<i16>> = const { RefCell::new(Vec::new()) };
}

/// Called by espeak-ng with each piece of sound, and with null at the end. Answers 1 to stop.
unsafe extern "C" fn collect(wave: *mut c_short, count: c_int, _events: *mut sys::espeak_EVENT) -> c_int {
    let Some(count) = usize::try_from(count).ok().filter(|_| !wave.is_null()) else { return 0 };
    // SAFETY: espeak-ng says that `wave` points to `count` samples, which stay as they are during the call.
    let piece = unsafe { slice::from_raw_parts(wave, count) };
    COLLECTED.with_borrow_mut(|collected| {
        collected.extend_from_slice(piece);
        c_int::from(collected.len() > SENTENCE_SAMPLES_MAX)
    })
}

/// espeak-ng's names of the voices for a BCP 47 tag, the best first. It names voices as it does their files: British
/// English is `en`, that of France `fr`.
fn accents(language: &str) -> [String; 2] {
    let tag = language.replace('_', "-").to_ascii_lowercase();
    let (primary, region) = tag.split_once('-').unwrap_or((&tag, ""));
    let usual = match (primary, region) {
        ("en", "") => return ["en-us", "en"].map(str::to_owned),
        ("es", "" | "es") => "es",
        ("es", _) => "es-419",
        (primary, _) => primary,
    };
    let usual = usual.to_owned();
    [tag, usual]
}

fn checked(outcome: sys::espeak_ERROR) -> Result<(), VoiceError> {
    if outcome == sys::espeak_ERROR_EE_OK { Ok(()) } else { Err(VoiceError::EspeakFailed(outcome)) }
}

/// A panic elsewhere leaves espeak-ng as usable as it was.
fn alone() -> MutexGuard<'static, Option<CString>> {
    ESPEAK.lock().unwrap_or_else(PoisonError::into_inner)
}
