//! A model's answer as it arrives: the decision first, then whole sentences that may be spoken.

use super::brief::Brief;
use super::decision::{Action, Decision, NotAReply};
use super::speech::Speech;
use crate::pii::Redacted;

/// The longest answer that the grammar admits needs less: 24 slots of text and the words.
pub(super) const TEXT_BYTES_MAX: usize = 16 << 10;
/// What ends earlier is an abbreviation rather than a sentence: "Dr. Jones".
const SENTENCE_BYTES_MIN: usize = 8;

/// A whole answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    pub decision: Decision,
    /// What may be spoken of it; nothing means that the flow's own words are to be used.
    pub say: Option<Redacted<String>>,
}

impl Reply {
    /// Reads a whole answer. Whatever is not exactly what the brief allows is an error, and so a no-match.
    pub fn parse(brief: &Brief, text: &str) -> Result<Self, NotAReply> {
        let mut stream = SayStream::new(brief);
        stream.push(text)?;
        if stream.part != Part::Over {
            return Err(NotAReply::Malformed);
        }
        stream.finish()
    }
}

/// Reads an answer piece by piece, however it is cut.
#[derive(Clone, Debug)]
pub struct SayStream {
    brief: Brief,
    text: Redacted<String>,
    part: Part,
    decision: Option<Decision>,
    speech: Speech,
    /// Bytes of the words that were looked at as sentences.
    done: usize,
    said: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Decision,
    /// The words begin at this byte.
    Say(usize),
    Over,
    Refused(NotAReply),
}

impl SayStream {
    pub fn new(brief: &Brief) -> Self {
        Self {
            speech: Speech::own(brief),
            brief: brief.clone(),
            text: Redacted::default(),
            part: Part::Decision,
            decision: None,
            done: 0,
            said: Vec::new(),
        }
    }

    /// What was decided, as soon as it is known and allowed.
    pub fn decision(&self) -> Option<&Decision> {
        self.decision.as_ref()
    }

    /// Takes the next piece and gives the sentences that it completes. After an error all that follows is one.
    pub fn push(&mut self, piece: &str) -> Result<Vec<Redacted<String>>, NotAReply> {
        let before = self.said.len();
        if let Part::Refused(reason) = self.part {
            return Err(reason);
        }
        let mut text = std::mem::take(&mut self.text).into_inner();
        text.push_str(piece);
        let read = self.read(&text);
        self.text = text.into();
        if let Err(reason) = read {
            self.part = Part::Refused(reason);
            return Err(reason);
        }
        Ok(self.said[before..].iter().cloned().map(Redacted::new).collect())
    }

    /// The answer. One that was cut short after its decision counts, with the sentences that were whole.
    pub fn finish(self) -> Result<Reply, NotAReply> {
        if let Part::Refused(reason) = self.part {
            return Err(reason);
        }
        let decision = self.decision.ok_or(NotAReply::Malformed)?;
        let say = (!self.said.is_empty()).then(|| self.said.join(" ").into());
        Ok(Reply { decision, say })
    }

    fn read(&mut self, text: &str) -> Result<(), NotAReply> {
        if text.len() > TEXT_BYTES_MAX {
            return Err(NotAReply::TooLong);
        }
        if self.part == Part::Decision
            && let Some((comma, begin)) = say_begins(text)
        {
            let decided = format!("{}}}", text.get(..comma).ok_or(NotAReply::Malformed)?);
            let decision = Decision::parse(&self.brief, &decided, true)?;
            // What stands in a document is no part of a question or a goodbye.
            if decision.action == Action::Answer {
                self.speech = Speech::answering(&self.brief);
            }
            self.decision = Some(decision);
            self.part = Part::Say(begin);
        }
        if self.part == Part::Decision && self.brief.charter.is_terse() && is_whole(text) {
            self.decision = Some(Decision::parse(&self.brief, text, false)?);
            self.part = Part::Over;
        } else if let Part::Say(begin) = self.part {
            self.read_words(text.get(begin..).ok_or(NotAReply::Malformed)?)?;
        } else if self.part == Part::Over && !is_whole(text) {
            return Err(NotAReply::Malformed);
        }
        Ok(())
    }

    fn read_words(&mut self, rest: &str) -> Result<(), NotAReply> {
        let end = string_ends(rest);
        let Some(words) = decoded(rest.get(..end.unwrap_or(rest.len())).ok_or(NotAReply::Malformed)?) else {
            // Half an escape: the next piece has the other half.
            return if end.is_some() { Err(NotAReply::Malformed) } else { Ok(()) };
        };
        while let Some(length) = words.get(self.done..).and_then(|rest| sentence(rest, end.is_some())) {
            self.speak(words.get(self.done..self.done + length).unwrap_or_default());
            self.done += length;
        }
        let after = end.and_then(|end| rest.get(end + 1..)).map(str::trim);
        match after {
            None | Some("") => Ok(()),
            Some("}") => {
                self.part = Part::Over;
                Ok(())
            }
            Some(_) => Err(NotAReply::Malformed),
        }
    }

    fn speak(&mut self, sentence: &str) {
        let allowed = self.decision.as_ref().is_some_and(|decision| decision.speaks(self.brief.charter.may));
        if allowed && let Some(words) = self.speech.sentence(sentence) {
            self.said.push(words);
        }
    }
}

/// Whether the text is an object from its beginning to its end.
fn is_whole(text: &str) -> bool {
    text.trim_end().ends_with('}') && serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok()
}

/// Where the comma before the object's own key `say` is, and where its text begins.
fn say_begins(text: &str) -> Option<(usize, usize)> {
    let bytes = text.as_bytes();
    let (mut depth, mut comma, mut at) = (0_usize, None, 0);
    while at < bytes.len() {
        match bytes[at] {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.checked_sub(1)?,
            b',' if depth == 1 => comma = Some(at),
            b'"' => {
                let end = at + 1 + string_ends(text.get(at + 1..)?)?;
                if depth == 1
                    && text.get(at + 1..end)? == "say"
                    && let Some(value) = text.get(end + 1..)?.trim_start().strip_prefix(':')
                {
                    let value = value.trim_start().strip_prefix('"')?;
                    return Some((comma?, text.len() - value.len()));
                }
                at = end;
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Where a JSON string's closing quote is.
fn string_ends(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.bytes().position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    })
}

fn decoded(inside: &str) -> Option<String> {
    serde_json::from_str(&format!("\"{inside}\"")).ok()
}

/// The length of the first sentence; of what is left when nothing follows.
fn sentence(text: &str, is_all: bool) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let wide = "\u{3002}\u{ff01}\u{ff1f}".contains(c);
        let ends = wide || (".!?\u{2026}".contains(c) && next.is_some_and(char::is_whitespace));
        if ends && (wide || at >= SENTENCE_BYTES_MIN) {
            return Some(at + c.len_utf8());
        }
    }
    (is_all && !text.is_empty()).then_some(text.len())
}
