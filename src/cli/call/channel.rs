//! Asterisk's side of an AGI session without sockets: commands in, replies out, and what was set meanwhile.

use std::collections::BTreeMap;

use crate::agi::{Command, CommandLine, Reply};

/// Applications of a real Asterisk that change nothing here.
const HARMLESS_APPLICATIONS: [&str; 5] = ["NoOp", "Verbose", "Wait", "Playback", "Answer"];
const NOT_FOUND: i32 = -2;
/// `CHANNEL STATUS`: the line is up.
const LINE_IS_UP: i32 = 6;

/// Variables and dialplan position of one channel, as the server's commands change them.
#[derive(Debug, Default)]
pub(in crate::cli) struct Channel {
    pub variables: BTreeMap<String, String>,
    pub context: Option<String>,
    pub extension: Option<String>,
    pub priority: Option<u32>,
    /// What Asterisk would have tripped over, for the report.
    pub complaints: Vec<String>,
    hung_up: bool,
}

/// What one command asks of Asterisk.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::cli) enum Answer {
    Reply(Reply),
    /// Carry sound between the caller and this address until one side ends it, then reply.
    AudioSocket {
        uuid: String,
        address: String,
    },
}

impl Channel {
    pub(in crate::cli) fn new(variables: impl IntoIterator<Item = (String, String)>) -> Self {
        Self { variables: variables.into_iter().collect(), ..Self::default() }
    }

    /// From now on the channel is dead: only what Asterisk allows on dead channels still works.
    pub(in crate::cli) fn hang_up(&mut self) {
        self.hung_up = true;
    }

    pub(in crate::cli) fn answer(&mut self, command: Command) -> Answer {
        let reply = match command {
            Command::Exec { application, options } => return self.exec(&application, options.expose()),
            Command::GetVariable(name) => found(self.variables.get(&name).cloned()),
            Command::GetFullVariable(expression) => found(Some(self.expand(&expression))),
            Command::SetVariable { name, value } => {
                self.set_variable(&name, value.expose());
                Reply::done(1)
            }
            Command::Noop => Reply::done(0),
            Command::Verbose { .. } => Reply::done(1),
            Command::Other(line) => other(&line),
            // The rest needs a caller.
            _ if self.hung_up => Reply::dead_channel(),
            Command::ChannelStatus => Reply::done(LINE_IS_UP),
            Command::Answer => Reply::done(0),
            Command::Hangup => {
                self.hung_up = true;
                Reply::done(1)
            }
            Command::SetContext(context) => position(&mut self.context, context),
            Command::SetExtension(extension) => position(&mut self.extension, extension),
            Command::SetPriority(priority) => position(&mut self.priority, priority),
        };
        Answer::Reply(reply)
    }

    fn exec(&mut self, application: &str, options: &str) -> Answer {
        if application.eq_ignore_ascii_case("AudioSocket") {
            return match options.split_once(',') {
                Some((uuid, address)) if !self.hung_up => {
                    Answer::AudioSocket { uuid: uuid.to_owned(), address: address.to_owned() }
                }
                _ => Answer::Reply(Reply::done(-1)),
            };
        }
        if application.eq_ignore_ascii_case("Set")
            && let Some((name, value)) = options.split_once('=')
        {
            self.set_variable(name, value);
            return Answer::Reply(Reply::done(0));
        }
        let known = HARMLESS_APPLICATIONS.iter().any(|harmless| application.eq_ignore_ascii_case(harmless));
        Answer::Reply(Reply::done(if known { 0 } else { NOT_FOUND }))
    }

    /// Leading underscores only say that called channels inherit the variable.
    fn set_variable(&mut self, name: &str, value: &str) {
        self.variables.insert(name.trim_start_matches('_').to_owned(), value.to_owned());
    }

    /// Replaces `${NAME}` by values; functions such as `PJSIP_HEADER(read,X)` are looked up by their whole
    /// text.
    fn expand(&self, expression: &str) -> String {
        let mut rest = expression;
        let mut expanded = String::new();
        while let Some((before, after)) = rest.split_once("${") {
            let Some((name, remainder)) = after.split_once('}') else { break };
            expanded.push_str(before);
            expanded.push_str(self.variables.get(name).map_or("", String::as_str));
            rest = remainder;
        }
        expanded.push_str(rest);
        expanded
    }
}

fn position<T>(place: &mut Option<T>, value: T) -> Reply {
    *place = Some(value);
    Reply::done(0)
}

/// Asterisk says an empty variable is not there.
fn found(value: Option<String>) -> Reply {
    value.filter(|value| !value.is_empty()).map_or_else(|| Reply::done(0), Reply::value)
}

/// Right keyword and wrong words get the usage text; all else is unknown.
fn other(line: &CommandLine) -> Reply {
    let keyword = line.words().next().unwrap_or("").to_ascii_uppercase();
    match keyword.as_str() {
        "NOOP" => Reply::done(0),
        "SET" | "GET" | "EXEC" | "VERBOSE" => Reply::bad_syntax(&format!("Usage: {keyword} ...")),
        _ => Reply::invalid_command(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines in, replies out, one exchange a line, as in the transcripts of a real Asterisk.
    fn check(channel: &mut Channel, exchanges: &[(&str, Reply)]) {
        for (line, reply) in exchanges {
            assert_eq!(channel.answer(Command::parse(line)), Answer::Reply(reply.clone()), "{line}");
        }
    }

    #[test]
    fn commands_are_answered_as_asterisk_22_answers_them() {
        let header = ("PJSIP_HEADER(read,X-Customer-ID)".to_owned(), "C-42".to_owned());
        let mut channel = Channel::new([header]);
        check(
            &mut channel,
            &[
                ("FOO BAR", Reply::invalid_command()),
                ("GET VARIABLE NOPE", Reply::done(0)),
                ("noop hello", Reply::done(0)),
                ("CHANNEL STATUS", Reply::done(6)),
                ("SET VARIABLE A \"b c\"", Reply::done(1)),
                ("GET VARIABLE A", Reply::value("b c")),
                ("GET FULL VARIABLE \"${PJSIP_HEADER(read,X-Customer-ID)}\"", Reply::value("C-42")),
                ("GET FULL VARIABLE \"<${A}>${NOPE}\"", Reply::value("<b c>")),
                ("GET FULL VARIABLE \"${NOPE}\"", Reply::done(0)),
                ("EXEC NoSuchApp x", Reply::done(-2)),
                ("EXEC noop x", Reply::done(0)),
                ("SET CONTEXT departments", Reply::done(0)),
                ("SET EXTENSION 601", Reply::done(0)),
                ("SET PRIORITY 1", Reply::done(0)),
            ],
        );
        assert_eq!(channel.context.as_deref(), Some("departments"));
        assert_eq!((channel.extension.as_deref(), channel.priority), (Some("601"), Some(1)));
    }

    #[test]
    fn inherited_variables_are_found_under_their_plain_name() {
        let mut channel = Channel::default();
        channel.answer(Command::set_variable("_OFFHOOK_SUMMARY", "a, \"b\""));
        assert_eq!(channel.variables["OFFHOOK_SUMMARY"], "a, \"b\"");
    }

    #[test]
    fn audiosocket_is_carried_out_by_the_caller_of_this_code() {
        let answer = Channel::default().answer(Command::exec("AudioSocket", "00-11,127.0.0.1:9092"));
        assert_eq!(
            answer,
            Answer::AudioSocket { uuid: "00-11".to_owned(), address: "127.0.0.1:9092".to_owned() }
        );
        check(&mut Channel::default(), &[("EXEC AudioSocket notauuid", Reply::done(-1))]);
    }

    #[test]
    fn a_dead_channel_still_takes_variables_but_no_jump() {
        let mut channel = Channel::default();
        channel.hang_up();
        check(
            &mut channel,
            &[
                ("SET VARIABLE OFFHOOK_STATUS caller_hangup", Reply::done(1)),
                ("GET VARIABLE OFFHOOK_STATUS", Reply::value("caller_hangup")),
                ("SET CONTEXT ai-escalate", Reply::dead_channel()),
                ("CHANNEL STATUS", Reply::dead_channel()),
                ("HANGUP", Reply::dead_channel()),
                ("NOOP", Reply::done(0)),
                ("EXEC AudioSocket 00-11,127.0.0.1:9092", Reply::done(-1)),
            ],
        );
    }

    #[test]
    fn missing_arguments_get_the_usage_block() {
        let Answer::Reply(reply) = Channel::default().answer(Command::parse("GET VARIABLE")) else {
            panic!()
        };
        assert_eq!(reply.code(), 520);
    }
}
