//! What the server and an engine process say to each other: length-prefixed postcard messages over a socket
//! pair.

use std::fmt;
use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Above this a message is a fault of the other side: 30 s of 48 kHz sound is 2.9 MB.
pub const MESSAGE_BYTES_MAX: usize = 16 << 20;

/// Names one job between its request and its last reply. Numbers are never reused within one worker's life.
pub type JobId = u64;

#[derive(PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Answered with [`Reply::Pong`] by the thread that reads requests: it proves that the process lives.
    Ping,
    Transcribe {
        job: JobId,
        utterance: Utterance,
    },
    Speak {
        job: JobId,
        text: String,
        /// A BCP 47 tag; the engine has a voice for each.
        language: String,
        rate_hz: u32,
        /// Nobody waits for it: texts that somebody waits for go first, even in the middle of a sentence.
        background: bool,
    },
    Generate {
        job: JobId,
        prompt: Prompt,
        /// GBNF whose `root` the whole text must match.
        grammar: Option<String>,
        tokens_max: u32,
        /// From the request's arrival; what is there by then is the answer.
        deadline_ms: u32,
    },
    /// Vectors of meaning, one for each text.
    Embed {
        job: JobId,
        texts: Vec<String>,
    },
    /// Stop that job if it still can be stopped. It still gets a last reply, which may be on the way already;
    /// the server counts on neither.
    Cancel {
        job: JobId,
    },
}

impl Request {
    /// The job that it begins.
    pub fn job(&self) -> Option<JobId> {
        match self {
            Self::Transcribe { job, .. }
            | Self::Speak { job, .. }
            | Self::Generate { job, .. }
            | Self::Embed { job, .. } => Some(*job),
            Self::Ping | Self::Cancel { .. } => None,
        }
    }
}

#[derive(PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// Sent once, when the model is loaded: what runs here, in one line for the log.
    Ready {
        about: String,
    },
    Pong,
    Transcribed {
        job: JobId,
        transcript: Transcript,
    },
    /// The next piece of sound, a sentence or less; pieces join without a seam. `last` ends the job.
    Spoken {
        job: JobId,
        sound: Samples,
        last: bool,
    },
    /// A piece of generated text, whole characters; `last` ends the job.
    Generated {
        job: JobId,
        text: String,
        last: Option<GenerationEnd>,
    },
    /// In the order of the texts.
    Embedded {
        job: JobId,
        vectors: Vectors,
    },
    Failed {
        job: JobId,
        reason: String,
    },
    /// The worker is useless (no model, model unreadable) and restarting cannot help.
    Unusable {
        reason: String,
    },
}

/// 16-bit mono samples, carried as bytes because that is four times quicker to encode than numbers.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samples(#[serde(with = "serde_bytes")] Vec<u8>);

impl Samples {
    pub fn from_pcm(pcm: &[i16]) -> Self {
        Self(pcm.iter().flat_map(|sample| sample.to_le_bytes()).collect())
    }

    /// How many samples these are.
    pub fn len(&self) -> usize {
        self.0.len() / 2
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn to_pcm(&self) -> Vec<i16> {
        self.0.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
    }
}

/// Sound to recognise: mono, 16 kHz.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
pub struct Utterance {
    pub sound: Samples,
    /// A two-letter language code, or `auto`.
    pub language: String,
    /// What is likely to be said here, such as the names of the open question's choices; may be empty.
    pub words: Vec<String>,
    /// The speaker goes on: it is heard once, however doubtful, and after all that is whole.
    pub so_far: bool,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Transcript {
    /// Empty when the guards decided that nothing was said.
    pub text: String,
    /// 0 to 1, the same for every model: of a hundred texts with 0.8, at least 95 are what was said.
    pub confidence: f32,
    /// What the confidence was made of.
    pub evidence: Evidence,
    pub inference_ms: u32,
}

/// What a model says of its own text, in its own measure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Tokens of text, markers not counted.
    pub tokens: u32,
    /// Mean probability of these tokens.
    pub mean: f32,
    /// Probability of the whole text: the product over its tokens, without those of punctuation alone.
    pub likelihood: f32,
    /// The text was found over the model's whole window, after the context that fits the sound gave nothing.
    pub heard_again: bool,
}

/// What a language model is to go on from. Contents are data: what looks like a special token in them is text.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prompt {
    /// The same for many calls, such as a flow's rules: evaluated once and kept.
    pub shared: Vec<ChatMessage>,
    /// This call's own messages, which follow.
    pub own: Vec<ChatMessage>,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChatMessage {
    pub role: Role,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    System,
    User,
    Assistant,
}

impl Role {
    /// As chat templates call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::User => "user",
            Self::Assistant => "assistant",
        }
    }
}

/// Why a generated text ends, and what it took.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GenerationEnd {
    pub reason: EndReason,
    /// Tokens of the prompt, evaluated or reused.
    pub tokens_in: u32,
    /// Of these, how many were still there from the shared part or an earlier turn.
    pub tokens_reused: u32,
    pub tokens_out: u32,
    /// From the request's arrival to its first token; `total_ms` when there was none.
    pub first_ms: u32,
    pub total_ms: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum EndReason {
    /// The model ended its text, or the grammar is complete.
    Finished,
    TokensMax,
    Deadline,
}

/// Vectors of length 1, all of one model and so of one dimension; a text without a word may have one of length 0.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Vectors(pub Vec<Vec<f32>>);

// What was said, is to be said and how it sounds must not come into a log by way of `{:?}`.

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ping => f.write_str("Ping"),
            Self::Transcribe { job, utterance } => write!(f, "Transcribe {{ job: {job}, {utterance:?} }}"),
            Self::Speak { job, text, language, rate_hz, background } => {
                let characters = text.chars().count();
                write!(
                    f,
                    "Speak {{ job: {job}, {characters} characters, {language}, {rate_hz} Hz, background: {background} }}"
                )
            }
            Self::Generate { job, prompt, grammar, tokens_max, deadline_ms } => {
                let grammar = grammar.as_ref().map_or(0, String::len);
                write!(
                    f,
                    "Generate {{ job: {job}, {prompt:?}, {grammar} bytes of grammar, \
                     {tokens_max} tokens, {deadline_ms} ms }}"
                )
            }
            Self::Embed { job, texts } => write!(f, "Embed {{ job: {job}, {} texts }}", texts.len()),
            Self::Cancel { job } => write!(f, "Cancel {{ job: {job} }}"),
        }
    }
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ready { about } => write!(f, "Ready {{ {about} }}"),
            Self::Pong => f.write_str("Pong"),
            Self::Transcribed { job, transcript } => {
                write!(f, "Transcribed {{ job: {job}, {transcript:?} }}")
            }
            Self::Spoken { job, sound, last } => {
                write!(f, "Spoken {{ job: {job}, {sound:?}, last: {last} }}")
            }
            Self::Generated { job, text, last } => {
                write!(f, "Generated {{ job: {job}, {} characters, {last:?} }}", text.chars().count())
            }
            Self::Failed { job, reason } => write!(f, "Failed {{ job: {job}, {reason} }}"),
            Self::Embedded { job, vectors } => write!(f, "Embedded {{ job: {job}, {vectors:?} }}"),
            Self::Unusable { reason } => write!(f, "Unusable {{ {reason} }}"),
        }
    }
}

impl fmt::Debug for Prompt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { shared, own } = self;
        write!(f, "Prompt {{ shared: {shared:?}, own: {own:?} }}")
    }
}

impl fmt::Debug for ChatMessage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { role, text } = self;
        write!(f, "{}: {} characters", role.as_str(), text.chars().count())
    }
}

impl fmt::Debug for Samples {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} samples]", self.len())
    }
}

/// A vector tells nearly as much as its text.
impl fmt::Debug for Vectors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} vectors]", self.0.len())
    }
}

impl fmt::Debug for Utterance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { sound, language, words, so_far } = self;
        write!(f, "Utterance {{ {sound:?}, {language}, {} words, so far: {so_far} }}", words.len())
    }
}

impl fmt::Debug for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, confidence, evidence, inference_ms } = self;
        write!(
            f,
            "Transcript {{ {} characters, {confidence} sure, {evidence:?}, {inference_ms} ms }}",
            text.chars().count()
        )
    }
}

/// Writes one message: little-endian length, then postcard.
pub fn send<T: Serialize>(to: &mut impl Write, message: &T) -> io::Result<()> {
    to.write_all(&encode(message)?)?;
    to.flush()
}

/// Reads one message, blocking; an end of stream between messages is `UnexpectedEof`.
pub fn receive<T: DeserializeOwned>(from: &mut impl Read) -> io::Result<T> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let mut body = vec![0; checked_length(length)?];
    from.read_exact(&mut body)?;
    decode(&body)
}

pub fn encode<T: Serialize>(message: &T) -> io::Result<Vec<u8>> {
    let framed = postcard::to_extend(message, vec![0; 4]).map_err(io::Error::other)?;
    let length = u32::try_from(framed.len() - 4).map_err(io::Error::other)?.to_le_bytes();
    let mut framed = framed;
    framed[..4].copy_from_slice(&length);
    Ok(framed)
}

fn checked_length(length: [u8; 4]) -> io::Result<usize> {
    let length = u32::from_le_bytes(length) as usize;
    if length > MESSAGE_BYTES_MAX {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "engine message is over 16 MiB"));
    }
    Ok(length)
}

pub fn decode<T: DeserializeOwned>(body: &[u8]) -> io::Result<T> {
    postcard::from_bytes(body).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_survives_the_wire() {
        let sent = Reply::Spoken { job: 7, sound: Samples::from_pcm(&[0, 1, -1, i16::MIN]), last: true };
        let bytes = encode(&sent).unwrap();
        assert_eq!(receive::<Reply>(&mut &bytes[..]).unwrap(), sent);
    }

    #[test]
    fn printing_a_message_shows_sizes_and_nothing_that_was_said() {
        let said = || "call 5551234".to_owned();
        let transcript =
            Transcript { text: said(), confidence: 0.5, inference_ms: 9, ..Transcript::default() };
        let (sound, language) = (Samples::from_pcm(&[77; 3]), "en".to_owned());
        let utterance = Utterance { sound, language, words: vec![said()], so_far: false };
        let prompt = Prompt { shared: Vec::new(), own: vec![ChatMessage { role: Role::User, text: said() }] };
        let generate =
            Request::Generate { job: 4, prompt, grammar: Some(said()), tokens_max: 9, deadline_ms: 9 };
        let printed = format!(
            "{generate:?} {:?} {:?} {:?} {:?} {:?} {:?}",
            Reply::Generated { job: 5, text: said(), last: None },
            Request::Embed { job: 6, texts: vec![said()] },
            Reply::Embedded { job: 6, vectors: Vectors(vec![vec![555.0, 77.0]]) },
            Request::Speak {
                job: 1,
                text: said(),
                language: "en".to_owned(),
                rate_hz: 8_000,
                background: false
            },
            Request::Transcribe { job: 2, utterance },
            Reply::Transcribed { job: 3, transcript },
        );
        assert!(!printed.contains("555") && !printed.contains("77"), "{printed}");
        assert!(printed.contains("12 characters") && printed.contains("[3 samples]"), "{printed}");
    }

    #[test]
    fn an_absurd_length_is_refused_before_memory_is_taken() {
        let error = receive::<Reply>(&mut &[0xff; 8][..]).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }
}
