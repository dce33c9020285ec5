//! The words of a command line: the one place that quotes, cuts and splits them.

use std::fmt;

use super::error::AgiError;

/// The longest command without its line feed. Asterisk before 20.16, 21.11, 22.6 and 23.0 reads a line into
/// 2,048 bytes, of which the line feed and the final NUL take two; the rest of a longer line would run as a
/// command of its own.
pub const COMMAND_BYTES_MAX: usize = 2_046;

/// A command as words, as Asterisk splits it; its text is shown to nobody who prints it.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct CommandLine {
    words: Vec<Word>,
}

#[derive(Clone, Default, PartialEq, Eq)]
struct Word {
    text: String,
    /// Kept, so that a line that was read is written again as it was.
    quoted: bool,
}

impl CommandLine {
    /// Words are quoted only where they must be, which keeps `agi set debug` readable. CR, LF and NUL end a
    /// line in Asterisk whatever surrounds them, so no word keeps them.
    pub fn new<W: AsRef<str>>(words: impl IntoIterator<Item = W>) -> Self {
        Self { words: words.into_iter().map(|word| Word::new(word.as_ref())).collect() }
    }

    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(|word| word.text.as_str())
    }

    /// Splits a line exactly as Asterisk's `parse_args` does: quotes group, and a backslash takes the meaning
    /// from what follows it, inside quotes and outside. A NUL is the end for C, and a stray CR is nobody's
    /// text.
    pub fn parse(line: &str) -> Self {
        let mut words: Vec<Word> = Vec::new();
        let (mut between, mut in_quotes, mut escaped) = (true, false, false);
        for letter in line.chars().take_while(|&letter| letter != '\0') {
            match letter {
                '\r' | '\n' => {}
                '"' if !escaped => {
                    in_quotes = !in_quotes;
                    if in_quotes && between {
                        words.push(Word { quoted: true, ..Word::default() });
                        between = false;
                    }
                }
                ' ' | '\t' if !escaped && !in_quotes => between = true,
                '\\' if !escaped => escaped = true,
                letter => {
                    if between {
                        words.push(Word::default());
                        between = false;
                    }
                    if let Some(word) = words.last_mut() {
                        // Quotes may begin within a word, and a backslash guards a space as well.
                        word.quoted |= matches!(letter, ' ' | '\t');
                        word.text.push(letter);
                    }
                    escaped = false;
                }
            }
        }
        Self { words }
    }

    /// The line, without its line feed. When it would be too long, the word at `cuttable` loses its end,
    /// between two characters; `None` refuses instead, for words that mean something else when cut.
    pub(super) fn text(&self, cuttable: Option<usize>) -> Result<String, AgiError> {
        let mut words: Vec<String> = self.words.iter().map(|word| word.written(usize::MAX)).collect();
        let excess = joined_bytes(&words).saturating_sub(COMMAND_BYTES_MAX);
        if excess > 0
            && let Some(index) = cuttable
            && let (Some(word), Some(written)) = (self.words.get(index), words.get_mut(index))
        {
            *written = word.written(written.len().saturating_sub(excess));
        }
        if joined_bytes(&words) > COMMAND_BYTES_MAX {
            let keyword = self.words().next().unwrap_or_default().to_owned();
            return Err(AgiError::CommandTooLong { keyword });
        }
        Ok(words.join(" "))
    }
}

impl Word {
    fn new(text: &str) -> Self {
        let text: String = text.chars().filter(|letter| !matches!(letter, '\r' | '\n' | '\0')).collect();
        let plain = |letter: char| letter.is_alphanumeric() || "_-.:,/=@*#+()".contains(letter);
        Self { quoted: text.is_empty() || !text.chars().all(plain), text }
    }

    /// As it goes on the line, in at most `room_bytes` (but never less than its quotes).
    fn written(&self, room_bytes: usize) -> String {
        let quote = if self.quoted { "\"" } else { "" };
        let room_bytes = room_bytes.saturating_sub(2 * quote.len());
        let mut written = quote.to_owned();
        for letter in self.text.chars() {
            let escape = if matches!(letter, '\\' | '"') { "\\" } else { "" };
            if written.len() - quote.len() + escape.len() + letter.len_utf8() > room_bytes {
                break;
            }
            written.push_str(escape);
            written.push(letter);
        }
        written + quote
    }
}

impl fmt::Debug for CommandLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "[{} words]", self.words.len())
    }
}

fn joined_bytes(words: &[String]) -> usize {
    words.iter().map(String::len).sum::<usize>() + words.len().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_cut_before_a_character_and_before_its_backslash() {
        let room = COMMAND_BYTES_MAX - "S \"\"".len();
        for (last, kept_bytes) in [("x", room), ("\"", room - 1), ("é", room - 1)] {
            let value = " ".repeat(room - 1) + last + "tail";
            let line = CommandLine::new(["S", &value]).text(Some(1)).unwrap();
            assert_eq!(line.len(), COMMAND_BYTES_MAX - (room - kept_bytes), "{last}");
            assert_eq!(CommandLine::parse(&line).words().nth(1), Some(&value[..kept_bytes]), "{last}");
        }
    }
}
