//! What Asterisk answers to a command.

use crate::pii::Redacted;

/// All lines of one reply. Asterisk expands a variable into 8 KB at most; its longest usage text has 3 KB.
pub const REPLY_BYTES_MAX: usize = 64 << 10;

/// A code below 200 announces a reply that is still to come; Asterisk sends none to the commands that Offhook
/// uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// `200 result=1 (value) endpos=160`. What the number means depends on the command; -1 is mostly a
    /// failure.
    Done { result: i32, data: Option<Redacted<String>>, endpos: Option<u64> },
    /// 510: this Asterisk does not know the command.
    InvalidCommand { text: String },
    /// 511: the caller is gone, and the command needs one.
    DeadChannel { text: String },
    /// 520: the command's words are wrong; all lines of its usage text.
    BadSyntax { lines: Vec<String> },
    /// Any other code, and a 200 in another form (typed digits, recognised speech).
    Other { code: u16, text: Redacted<String> },
}

/// What the lines so far amount to.
pub(super) enum Progress {
    Complete(Reply),
    /// Another line belongs to it.
    Partial(Partial),
    NotAReply,
}

/// A reply whose last line has not come.
#[derive(Debug)]
pub(super) enum Partial {
    Usage(Vec<String>),
    /// A variable's value with a line feed in it, which Asterisk sends as it is.
    Value(Redacted<String>),
}

impl Reply {
    pub fn done(result: i32) -> Self {
        Self::Done { result, data: None, endpos: None }
    }

    pub fn value(value: impl Into<String>) -> Self {
        Self::Done { result: 1, data: Some(Redacted::new(value.into())), endpos: None }
    }

    pub fn invalid_command() -> Self {
        Self::InvalidCommand { text: String::from("Invalid or unknown command") }
    }

    pub fn dead_channel() -> Self {
        Self::DeadChannel {
            text: String::from("Command Not Permitted on a dead channel or intercept routine"),
        }
    }

    pub fn bad_syntax(usage: &str) -> Self {
        let first = "520-Invalid command syntax.  Proper usage follows:";
        let lines = [first].into_iter().chain(usage.lines()).chain(["520 End of proper usage."]);
        Self::BadSyntax { lines: lines.map(str::to_owned).collect() }
    }

    pub fn code(&self) -> u16 {
        match self {
            Self::Done { .. } => 200,
            Self::InvalidCommand { .. } => 510,
            Self::DeadChannel { .. } => 511,
            Self::BadSyntax { .. } => 520,
            Self::Other { code, .. } => *code,
        }
    }

    /// The number of a 200 reply.
    pub fn result(&self) -> Option<i32> {
        if let Self::Done { result, .. } = self { Some(*result) } else { None }
    }

    /// The lines, each with its line feed.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Done { result, data, endpos } => {
                let data = data.as_ref().map(|data| format!(" ({})", data.expose())).unwrap_or_default();
                let endpos = endpos.map(|endpos| format!(" endpos={endpos}")).unwrap_or_default();
                format!("200 result={result}{data}{endpos}\n")
            }
            Self::InvalidCommand { text } => format!("510 {text}\n"),
            Self::DeadChannel { text } => format!("511 {text}\n"),
            Self::BadSyntax { lines } => lines.iter().map(|line| format!("{line}\n")).collect(),
            Self::Other { code, text } => format!("{code:03} {}\n", text.expose()),
        }
    }

    pub(super) fn begin(line: String) -> Progress {
        let code = line.get(..3).filter(|code| code.bytes().all(|byte| byte.is_ascii_digit()));
        let Some(code) = code.and_then(|code| code.parse().ok()) else { return Progress::NotAReply };
        let text = match (line.as_bytes().get(3), line.get(4..)) {
            (Some(b' '), Some(text)) => text.to_owned(),
            (Some(b'-'), Some(_)) if code == 520 => return Progress::Partial(Partial::Usage(vec![line])),
            _ => return Progress::NotAReply,
        };
        match code {
            200 => Self::done_of(text),
            510 => Progress::Complete(Self::InvalidCommand { text }),
            511 => Progress::Complete(Self::DeadChannel { text }),
            520 => Progress::Complete(Self::BadSyntax { lines: vec![line] }),
            _ => Progress::Complete(Self::Other { code, text: text.into() }),
        }
    }

    /// `text` follows the code 200.
    fn done_of(text: String) -> Progress {
        let other = |text: String| Progress::Complete(Self::Other { code: 200, text: text.into() });
        let Some(rest) = text.strip_prefix("result=") else { return other(text) };
        let (number, rest) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
        // GET DATA answers with typed digits, whose leading zeros a number would lose.
        let Some(result) = number.parse::<i32>().ok().filter(|result| result.to_string() == number) else {
            return other(text);
        };
        let (rest, endpos) = split_endpos(rest);
        match rest.strip_prefix(" (") {
            None if rest.is_empty() => Progress::Complete(Self::Done { result, data: None, endpos }),
            None => other(text),
            Some(data) => match data.strip_suffix(')') {
                Some(data) => {
                    Progress::Complete(Self::Done { result, data: Some(data.to_owned().into()), endpos })
                }
                None => Progress::Partial(Partial::Value(text.into())),
            },
        }
    }
}

impl Partial {
    pub(super) fn add_line(self, line: String) -> Progress {
        match self {
            Self::Usage(mut lines) => {
                // Before Asterisk 16 the last line could follow a usage text without a line feed between
                // them.
                let last = line.starts_with("520 ") || line.ends_with("520 End of proper usage.");
                lines.push(line);
                if last {
                    Progress::Complete(Reply::BadSyntax { lines })
                } else {
                    Progress::Partial(Self::Usage(lines))
                }
            }
            Self::Value(text) => {
                let mut text = text.into_inner();
                text.push('\n');
                text.push_str(&line);
                // Looking again at every line of a long value would take quadratic time.
                if line.ends_with(')') || line.contains(" endpos=") {
                    Reply::done_of(text)
                } else {
                    Progress::Partial(Self::Value(text.into()))
                }
            }
        }
    }

    /// Within a usage text a line `HANGUP` is Asterisk speaking; within a value it may be the value's.
    pub(super) fn hides_hangup(&self) -> bool {
        matches!(self, Self::Value(_))
    }
}

/// Parts ` endpos=N` from the end; only in the form that is written again alike.
fn split_endpos(rest: &str) -> (&str, Option<u64>) {
    let Some((before, number)) = rest.rsplit_once(" endpos=") else { return (rest, None) };
    match number.parse::<u64>() {
        Ok(endpos) if endpos.to_string() == number => (before, Some(endpos)),
        _ => (rest, None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_position_is_told_from_the_data() {
        let Progress::Complete(reply) = Reply::begin("200 result=0 (a endpos=1) endpos=22".into()) else {
            panic!("one line is a whole reply")
        };
        assert_eq!(
            reply,
            Reply::Done { result: 0, data: Some(Redacted::new("a endpos=1".into())), endpos: Some(22) }
        );
        assert_eq!(reply.text(), "200 result=0 (a endpos=1) endpos=22\n");
    }

    #[test]
    fn what_a_reply_holds_is_not_printed() {
        let shown = format!("{:?}", Reply::value("5551234"));
        assert!(!shown.contains("555"), "{shown}");
    }
}
