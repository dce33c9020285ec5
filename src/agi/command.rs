//! What the server can ask Asterisk to do.

use super::error::AgiError;
use super::quoting::CommandLine;
use crate::pii::Redacted;

/// The commands that Offhook sends, and any other as its words.
///
/// Asterisk carries out `SetContext`, `SetExtension` and `SetPriority` when the session ends. After a hangup
/// the variable commands, `Noop`, `Exec` and `Verbose` still work; the others answer
/// [`Reply::DeadChannel`](super::Reply).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Answer,
    ChannelStatus,
    /// Runs a dialplan application and answers when it has ended. Options may hold a call's UUID, which is a
    /// secret.
    Exec {
        application: String,
        options: Redacted<String>,
    },
    /// Evaluates an expression such as `${PJSIP_HEADER(read,X-Customer-ID)}`.
    GetFullVariable(String),
    GetVariable(String),
    Hangup,
    Noop,
    SetContext(String),
    SetExtension(String),
    SetPriority(u32),
    /// A value too long for the line loses its end.
    SetVariable {
        name: String,
        value: Redacted<String>,
    },
    /// Prints on Asterisk's console; a message too long loses its end.
    Verbose {
        message: String,
        level: u8,
    },
    Other(CommandLine),
}

impl Command {
    pub fn exec(application: impl Into<String>, options: impl Into<String>) -> Self {
        Self::Exec { application: application.into(), options: Redacted::new(options.into()) }
    }

    pub fn set_variable(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::SetVariable { name: name.into(), value: Redacted::new(value.into()) }
    }

    /// Reads a line as Asterisk would; keywords in any case. What Offhook never sends, or sends with other
    /// words, is `Other`.
    pub fn parse(line: &str) -> Self {
        let line = CommandLine::parse(line);
        let words: Vec<&str> = line.words().collect();
        let keywords: Vec<String> = words.iter().map(|word| word.to_ascii_uppercase()).collect();
        let keywords: Vec<&str> = keywords.iter().map(String::as_str).collect();
        Self::typed(&keywords, &words).unwrap_or(Self::Other(line))
    }

    fn typed(keywords: &[&str], words: &[&str]) -> Option<Self> {
        Some(match (keywords, words) {
            (["ANSWER"], _) => Self::Answer,
            (["CHANNEL", "STATUS"], _) => Self::ChannelStatus,
            (["EXEC", ..], [_, application]) => Self::exec(*application, ""),
            (["EXEC", ..], [_, application, options]) => Self::exec(*application, *options),
            (["GET", "FULL", "VARIABLE", _], [.., expression]) => {
                Self::GetFullVariable((*expression).to_owned())
            }
            (["GET", "VARIABLE", _], [.., name]) => Self::GetVariable((*name).to_owned()),
            (["HANGUP"], _) => Self::Hangup,
            (["NOOP"], _) => Self::Noop,
            (["SET", "CONTEXT", _], [.., context]) => Self::SetContext((*context).to_owned()),
            (["SET", "EXTENSION", _], [.., extension]) => Self::SetExtension((*extension).to_owned()),
            (["SET", "PRIORITY", _], [.., priority]) => Self::SetPriority(priority.parse().ok()?),
            (["SET", "VARIABLE", _, _], [.., name, value]) => Self::set_variable(*name, *value),
            (["VERBOSE", _, _], [_, message, level]) => {
                Self::Verbose { message: (*message).to_owned(), level: level.parse().ok()? }
            }
            _ => return None,
        })
    }

    /// The line that goes to Asterisk, without its line feed.
    pub fn line(&self) -> Result<String, AgiError> {
        let (line, cuttable) = match self {
            Self::Answer => (CommandLine::new(["ANSWER"]), None),
            Self::ChannelStatus => (CommandLine::new(["CHANNEL", "STATUS"]), None),
            Self::Exec { application, options } => {
                (CommandLine::new(["EXEC", application.as_str(), options.expose().as_str()]), None)
            }
            Self::GetFullVariable(expression) => {
                (CommandLine::new(["GET", "FULL", "VARIABLE", expression.as_str()]), None)
            }
            Self::GetVariable(name) => (CommandLine::new(["GET", "VARIABLE", name.as_str()]), None),
            Self::Hangup => (CommandLine::new(["HANGUP"]), None),
            Self::Noop => (CommandLine::new(["NOOP"]), None),
            Self::SetContext(context) => (CommandLine::new(["SET", "CONTEXT", context.as_str()]), None),
            Self::SetExtension(extension) => {
                (CommandLine::new(["SET", "EXTENSION", extension.as_str()]), None)
            }
            Self::SetPriority(priority) => {
                (CommandLine::new(["SET", "PRIORITY", priority.to_string().as_str()]), None)
            }
            Self::SetVariable { name, value } => {
                (CommandLine::new(["SET", "VARIABLE", name.as_str(), value.expose().as_str()]), Some(3))
            }
            Self::Verbose { message, level } => {
                (CommandLine::new(["VERBOSE", message.as_str(), level.to_string().as_str()]), Some(1))
            }
            Self::Other(line) => return line.text(None),
        };
        line.text(cuttable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_command_carries_is_not_printed() {
        let commands =
            [Command::set_variable("OFFHOOK_TEXT", "my pin is 1234"), Command::exec("AudioSocket", "1234")];
        let other = Command::parse("DATABASE PUT pins caller 1234");
        let shown = format!("{commands:?} {other:?}");
        assert!(!shown.contains("1234"), "{shown}");
    }
}
