//! From an AGI request's verb and query to the dialog that carries it out.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;

use super::ask::{Ask, Wanted};
use super::context::Context;
use super::converse::Converse;
use super::listen::Listen;
use super::say::Say;
use super::step::Dialog;
use super::summary::{one_line, shortened};
use crate::flow::{Flow, nearest};
use crate::language::{ENGLISH, Language};

/// About two minutes of speech. AGI lines are shorter; this bounds what other clients send.
const TEXT_CHARS_MAX: usize = 2_000;
const CHOICES_MAX: usize = 20;
const DIGITS_MAX: u8 = 32;

/// Why a request makes no dialog. The texts reach the administrator's log: each says what to write instead.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum VerbError {
    #[error("unknown verb `{verb}`; use one of converse, ask, say, listen, begin")]
    UnknownVerb { verb: String },
    #[error("unknown flow `{flow}`; {remedy}")]
    UnknownFlow { flow: String, remedy: String },
    #[error("{verb} needs {parameter}; write {sample}")]
    Missing { verb: &'static str, parameter: &'static str, sample: &'static str },
    #[error("{verb} has no `{parameter}`; {remedy}")]
    UnknownParameter { verb: &'static str, parameter: String, remedy: String },
    #[error("`{key}` cannot be handed over: only the conversation finds it out; take a name of [context]")]
    Earned { key: String },
    #[error("{parameter} of {verb} is not understood; {remedy}")]
    Wrong { verb: &'static str, parameter: &'static str, remedy: String },
}

/// A conversation of which nothing is kept until somebody says otherwise: `recording=paused`.
pub const RECORDING: &str = "recording";
pub const PAUSED: &str = "paused";
/// What `offhook call` adds to a request of any verb.
const TRACE: &str = "trace";
const ASK: [&str; 11] = [
    "prompt",
    "expect",
    "length",
    "min",
    "max",
    "terminator",
    "retries",
    "no_input_ms",
    "language",
    "sensitive",
    TRACE,
];
const SAY: [&str; 3] = ["text", "language", TRACE];
const LISTEN: [&str; 7] =
    ["prompt", "max_s", "end_silence_ms", "no_input_ms", "language", "sensitive", TRACE];

/// Makes the dialog for `agi://host/VERB?QUERY`. Keys that are none of a conversation's own become the call's context;
/// the other verbs have nobody to show a context to, and refuse them.
pub fn dialog(
    verb: &str,
    query: &[(String, String)],
    context: &Context,
    flows: &BTreeMap<String, Arc<Flow>>,
) -> Result<Box<dyn Dialog>, VerbError> {
    match verb {
        "converse" => converse("converse", query, context, flows),
        // The dialplan runs AudioSocket() itself; the conversation is the same.
        "begin" => converse("begin", query, context, flows),
        "ask" => ask(&Parameters::checked("ask", query, &ASK)?),
        "say" => say(&Parameters::checked("say", query, &SAY)?),
        "listen" => listen(&Parameters::checked("listen", query, &LISTEN)?),
        _ => Err(VerbError::UnknownVerb { verb: quoted(verb) }),
    }
}

fn converse(
    verb: &'static str,
    query: &[(String, String)],
    context: &Context,
    flows: &BTreeMap<String, Arc<Flow>>,
) -> Result<Box<dyn Dialog>, VerbError> {
    let parameters = Parameters { verb, query };
    let flow = match parameters.given("flow") {
        Some(name) => flows.get(name).ok_or_else(|| unknown_flow(name, flows))?,
        // One flow needs no name.
        None => match flows.values().next().filter(|_| flows.len() == 1) {
            Some(only) => only,
            None => return Err(VerbError::Missing { verb, parameter: "flow", sample: "flow=NAME" }),
        },
    };
    if parameters.given(RECORDING).is_some_and(|wish| wish != PAUSED) {
        return Err(parameters.wrong(RECORDING, "write recording=paused, or leave it out".to_owned()));
    }
    let mut context = context.clone();
    for (key, value) in query.iter().filter(|(key, _)| !["flow", RECORDING].contains(&key.as_str())) {
        if flow.is_earned(key) {
            return Err(VerbError::Earned { key: quoted(key) });
        }
        context.insert(key, value);
    }
    Ok(Box::new(Converse::new(Arc::clone(flow), context)))
}

fn ask(parameters: &Parameters<'_>) -> Result<Box<dyn Dialog>, VerbError> {
    let prompt = parameters.text("prompt", "prompt=What+is+your+order+number")?;
    let wanted = wanted(parameters)?;
    let retries = parameters.number("retries", 0..=5)?.unwrap_or(2);
    let no_input_ms = parameters.number("no_input_ms", 1_000..=60_000)?.unwrap_or(5_000);
    let ask = Ask::new(prompt, wanted, retries, no_input_ms, parameters.language()?);
    Ok(Box::new(ask.sensitive(parameters.sensitive()?)))
}

fn wanted(parameters: &Parameters<'_>) -> Result<Wanted, VerbError> {
    let expect = parameters.given("expect").unwrap_or("text");
    if let Some(list) = expect.strip_prefix("choice:") {
        let names: Vec<String> = list
            .split(',')
            .map(|name| shortened(&one_line(name), 60))
            .filter(|name| !name.is_empty())
            .collect();
        if names.len() < 2 || names.len() > CHOICES_MAX {
            let remedy = format!("list 2 to {CHOICES_MAX} choices, as in expect=choice:red,green,blue");
            return Err(parameters.wrong("expect", remedy));
        }
        return Ok(Wanted::Choice(names));
    }
    match expect {
        "yes_no" => Ok(Wanted::YesNo),
        "text" => Ok(Wanted::Text),
        "digits" => digits(parameters),
        _ => {
            let remedy = "use one of yes_no, digits, choice:a,b,c or text";
            Err(parameters.wrong("expect", remedy.to_owned()))
        }
    }
}

fn digits(parameters: &Parameters<'_>) -> Result<Wanted, VerbError> {
    let length = parameters.number("length", 1..=DIGITS_MAX)?;
    let min = parameters.number("min", 1..=DIGITS_MAX)?.or(length).unwrap_or(1);
    let max = parameters.number("max", 1..=DIGITS_MAX)?.or(length).unwrap_or(DIGITS_MAX);
    if min > max {
        return Err(parameters.wrong("min", format!("write min={max} or less, for max is {max}")));
    }
    let terminator = match parameters.given("terminator") {
        None => Some('#'),
        Some("none") => None,
        Some(key) => match key.chars().next().filter(|key| key.is_ascii_digit() || "*#".contains(*key)) {
            Some(first) if key.len() == 1 => Some(first),
            _ => {
                return Err(
                    parameters.wrong("terminator", "write one key, as in terminator=*, or none".to_owned())
                );
            }
        },
    };
    Ok(Wanted::Digits { min, max, terminator })
}

fn say(parameters: &Parameters<'_>) -> Result<Box<dyn Dialog>, VerbError> {
    let text = parameters.text("text", "text=Thank+you+for+calling")?;
    Ok(Box::new(Say::new(text, parameters.language()?)))
}

fn listen(parameters: &Parameters<'_>) -> Result<Box<dyn Dialog>, VerbError> {
    let max_s: u32 = parameters.number("max_s", 1..=600)?.unwrap_or(120);
    let end_silence_ms = parameters.number("end_silence_ms", 500..=10_000)?.unwrap_or(3_000);
    let no_input_ms = parameters.number("no_input_ms", 1_000..=60_000)?.unwrap_or(8_000);
    let prompt = parameters.given("prompt").map(spoken_text).unwrap_or_default();
    let listen = Listen::new(prompt, max_s * 1_000, end_silence_ms, no_input_ms, parameters.language()?);
    Ok(Box::new(listen.sensitive(parameters.sensitive()?)))
}

/// The query of one request. A key that is written twice counts the first time.
struct Parameters<'a> {
    verb: &'static str,
    query: &'a [(String, String)],
}

impl<'a> Parameters<'a> {
    /// A misspelt `sensitive` must not mean that an answer is kept.
    fn checked(
        verb: &'static str,
        query: &'a [(String, String)],
        known: &[&'static str],
    ) -> Result<Self, VerbError> {
        match query.iter().find(|(key, _)| !known.contains(&key.as_str())) {
            None => Ok(Self { verb, query }),
            Some((key, _)) => {
                let remedy = match nearest(key, known.iter().copied()) {
                    Some(near) => format!("did you mean {near}?"),
                    None => format!("it has {}", known[..known.len() - 1].join(", ")),
                };
                Err(VerbError::UnknownParameter { verb, parameter: quoted(key), remedy })
            }
        }
    }

    fn sensitive(&self) -> Result<bool, VerbError> {
        match self.given("sensitive") {
            None | Some("no" | "0" | "false") => Ok(false),
            Some("yes" | "1" | "true") => Ok(true),
            Some(_) => Err(self.wrong("sensitive", "write sensitive=yes or sensitive=no".to_owned())),
        }
    }

    /// An empty value counts as not given: `${UNSET_VARIABLE}` in a dialplan yields one.
    fn given(&self, name: &str) -> Option<&'a str> {
        let value = self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim());
        value.filter(|value| !value.is_empty())
    }

    fn text(&self, name: &'static str, sample: &'static str) -> Result<String, VerbError> {
        let text = self.given(name).map(spoken_text).unwrap_or_default();
        if text.is_empty() {
            return Err(VerbError::Missing { verb: self.verb, parameter: name, sample });
        }
        Ok(text)
    }

    fn number<T>(&self, name: &'static str, range: RangeInclusive<T>) -> Result<Option<T>, VerbError>
    where
        T: FromStr + PartialOrd + std::fmt::Display,
    {
        let Some(written) = self.given(name) else { return Ok(None) };
        match written.parse::<T>() {
            Ok(number) if range.contains(&number) => Ok(Some(number)),
            _ => Err(self.wrong(name, format!("write a number from {} to {}", range.start(), range.end()))),
        }
    }

    fn language(&self) -> Result<String, VerbError> {
        match self.given("language") {
            None => Ok(ENGLISH.tag.to_owned()),
            Some(tag) if Language::of(tag).is_some() && tag.len() <= 12 => Ok(quoted(tag)),
            Some(_) => Err(self
                .wrong("language", format!("write one of {}, or a variant such as en-GB", Language::tags()))),
        }
    }

    fn wrong(&self, parameter: &'static str, remedy: String) -> VerbError {
        VerbError::Wrong { verb: self.verb, parameter, remedy }
    }
}

fn unknown_flow(name: &str, flows: &BTreeMap<String, Arc<Flow>>) -> VerbError {
    let names: Vec<&str> = flows.keys().map(String::as_str).collect();
    let remedy = match nearest(name, names.iter().copied()) {
        Some(near) => format!("did you mean flow={near}?"),
        None if names.is_empty() => "put a flow file into the flows folder".to_owned(),
        None => format!("flows here: {}", names.join(", ")),
    };
    VerbError::UnknownFlow { flow: quoted(name), remedy }
}

fn spoken_text(text: &str) -> String {
    shortened(&one_line(text), TEXT_CHARS_MAX)
}

/// What a dialplan wrote, fit for an error of one line.
fn quoted(text: &str) -> String {
    shortened(&one_line(text), 40)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialog::step::{Answer, Heard, Step};

    const RECEPTION: &str = include_str!("../../asterisk/flows/reception.toml");

    fn flows() -> BTreeMap<String, Arc<Flow>> {
        let flow = Flow::load("reception.toml", RECEPTION).expect("the sample flow is sound");
        BTreeMap::from([(flow.name().to_owned(), flow)])
    }

    fn made(request: &str) -> Result<Box<dyn Dialog>, VerbError> {
        let (verb, query) = request.split_once('?').unwrap_or((request, ""));
        let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        dialog(verb, &query, &Context::new("5551234", "600"), &flows())
    }

    #[test]
    fn every_verb_makes_its_dialog() {
        for request in [
            "converse?flow=reception&customer_id=42",
            "converse",
            "converse?recording=paused",
            "begin?flow=reception",
            "ask?prompt=Are+you+there&expect=yes_no",
            "ask?prompt=Which+colour&expect=choice:red,green",
            "ask?prompt=Your+number&expect=digits&length=4&terminator=none",
            "ask?prompt=Say+something",
            "say?text=Hello",
            "ask?prompt=Your+PIN&expect=digits&length=4&sensitive=yes&trace=1",
            "listen?max_s=30",
            "listen?sensitive=1",
            "listen",
        ] {
            assert!(made(request).is_ok(), "{request}: {:?}", made(request).err());
        }
    }

    #[test]
    fn errors_name_the_remedy() {
        for (request, error) in [
            ("conversse", "unknown verb `conversse`; use one of converse, ask, say, listen, begin"),
            ("converse?flow=recption", "unknown flow `recption`; did you mean flow=reception?"),
            ("converse?flow=x%0d%0ay", "unknown flow `x y`; flows here: reception"),
            ("say", "say needs text; write text=Thank+you+for+calling"),
            ("say?text=%20%0a", "say needs text; write text=Thank+you+for+calling"),
            ("ask?expect=yes_no", "ask needs prompt; write prompt=What+is+your+order+number"),
            (
                "ask?prompt=a&expect=maybe",
                "expect of ask is not understood; use one of yes_no, digits, choice:a,b,c or text",
            ),
            (
                "ask?prompt=a&expect=choice:a",
                "expect of ask is not understood; list 2 to 20 choices, as in expect=choice:red,green,blue",
            ),
            (
                "ask?prompt=a&expect=digits&min=5&max=4",
                "min of ask is not understood; write min=4 or less, for max is 4",
            ),
            (
                "ask?prompt=a&expect=digits&terminator=ab",
                "terminator of ask is not understood; write one key, as in terminator=*, or none",
            ),
            ("ask?prompt=a&retries=99", "retries of ask is not understood; write a number from 0 to 5"),
            ("listen?max_s=-1", "max_s of listen is not understood; write a number from 1 to 600"),
            ("ask?prompt=a&sensitiv=yes", "ask has no `sensitiv`; did you mean sensitive?"),
            ("say?text=a&customer_id=4", "say has no `customer_id`; it has text, language"),
            (
                "converse?recording=off",
                "recording of converse is not understood; write recording=paused, or leave it out",
            ),
            (
                "listen?sensitive=maybe",
                "sensitive of listen is not understood; write sensitive=yes or sensitive=no",
            ),
            (
                "say?text=a&language=nl",
                "language of say is not understood; write one of en, de, es, fr, pt, or a variant such as en-GB",
            ),
        ] {
            assert_eq!(
                made(request).err().map(|error| error.to_string()).as_deref(),
                Some(error),
                "{request}"
            );
        }
    }

    #[test]
    fn nobody_hands_over_what_the_conversation_finds_out() {
        let flow = Flow::load("surgery.toml", include_str!("../../tests/flows/dialogs/surgery.toml"));
        let flow = flow.expect("the flow is sound");
        let flows = BTreeMap::from([("surgery".to_owned(), flow)]);
        for (key, is_taken) in [
            ("patient.found", false),
            ("patient.name", false),
            ("test.result", false),
            ("pin", false),
            ("medicine", false),
            ("customer_id", true),
            ("ticket.number", true),
            ("language", true),
        ] {
            let query = [("flow".to_owned(), "surgery".to_owned()), (key.to_owned(), "yes".to_owned())];
            for verb in ["converse", "begin"] {
                let made = dialog(verb, &query, &Context::new("5551234", "600"), &flows);
                assert_eq!(made.is_ok(), is_taken, "{verb} {key}");
                let told = made.err().map(|error| error.to_string()).unwrap_or_default();
                assert!(is_taken || told.contains(&format!("`{key}` cannot be handed over")), "{told}");
            }
        }
    }

    #[test]
    fn hostile_parameters_are_bounded() {
        let text = "evil%0d%0a".repeat(1_000);
        let mut dialog = made(&format!("say?text={text}")).expect("a long text is cut");
        let Step::End { farewell: Some(farewell), .. } = dialog.open() else { panic!("say ends at once") };
        assert!(farewell.chars().count() <= TEXT_CHARS_MAX && !farewell.contains(['\r', '\n']));
        let mut ask = made(&format!("ask?prompt={text}&expect=text")).expect("a long prompt is cut");
        ask.open();
        let said = "x\n".repeat(4_096);
        let answer = Answer::Heard(Heard { text: said.into(), confidence: 0.9 });
        let Step::End { outcome, .. } = ask.answer(answer) else { panic!("text is an answer") };
        assert!(outcome.summary.expose().chars().count() <= 200);
    }
}
