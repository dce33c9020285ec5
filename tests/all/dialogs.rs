//! Whole dialogs as scripts in `tests/flows/dialogs`: what the caller does, what the dialog says, how it ends.
//!
//! ```text
//! dialog: converse?flow=reception
//! bot: Welcome ...
//! caller: billing please @0.93
//! end: transfer departments,601,1 status=ok intent=billing confidence=93
//! ```
//! Inputs are `caller:`, `keys:`, `silence`, `not recognised` and `break: STATUS`; all other lines are checked.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::{Arc, LazyLock};

use offhook::dialog::{Action, Answer, Context, Dialog, Flow, Heard, Outcome, Question, Status, Step, verbs};
use proptest::prelude::*;

use crate::flows::{check_text, files, reception};

#[test]
fn dialogs_go_as_written() {
    for path in files("tests/flows/dialogs", "txt") {
        let script = fs::read_to_string(&path).expect("a script");
        check_text(&path, &played(&script));
    }
}

/// The script with every line that is not an input replaced by what really happens.
fn played(script: &str) -> String {
    let mut log = String::new();
    let mut call: Option<Call> = None;
    for line in script.lines() {
        match (line, line.strip_prefix("dialog: "), call.as_mut()) {
            ("", _, _) => log.push('\n'),
            (comment, _, _) if comment.starts_with('#') => writeln!(log, "{comment}").expect("a line"),
            (_, Some(request), _) => {
                writeln!(log, "{line}").expect("a line");
                call = Some(Call::start(request, &mut log));
            }
            (input, _, Some(call)) => call.input(input, &mut log),
            (other, _, None) => panic!("before a dialog: {other}"),
        }
    }
    log
}

struct Call {
    dialog: Box<dyn Dialog>,
    is_conversation: bool,
    over: bool,
    expect: String,
}

impl Call {
    fn start(request: &str, log: &mut String) -> Self {
        let mut dialog = made(request);
        let first = dialog.open();
        let is_conversation = request.starts_with("converse");
        let mut call = Self { dialog, is_conversation, over: false, expect: String::new() };
        call.write(first, log);
        call
    }

    fn input(&mut self, line: &str, log: &mut String) {
        let outputs = ["bot:", "expect:", "farewell:", "end:", "text:", "digits:", "slot", "summary:"];
        if outputs.iter().any(|output| line.starts_with(output)) {
            return;
        }
        assert!(!self.over, "after the end: {line}");
        writeln!(log, "{line}").expect("a line");
        if let Some(status) = line.strip_prefix("break: ") {
            let status = Status::ALL.into_iter().find(|known| known.as_str() == status).expect("a status");
            return self.end(None, &self.dialog.break_off(status), log);
        }
        let step = self.dialog.answer(answer(line));
        self.write(step, log);
    }

    fn write(&mut self, step: Step, log: &mut String) {
        match step {
            Step::Ask(question) => {
                self.check_is_rendered_beforehand(&question.prompt);
                writeln!(log, "bot: {}", question.prompt).expect("a line");
                let expect = expectation(&question);
                if expect != self.expect {
                    writeln!(log, "expect: {expect}").expect("a line");
                    self.expect = expect;
                }
            }
            Step::Consult(about) => panic!("nothing can be asked here: {about:?}"),
            Step::End { farewell, outcome } => self.end(farewell, &outcome, log),
        }
    }

    fn end(&mut self, farewell: Option<String>, outcome: &Outcome, log: &mut String) {
        self.over = true;
        if let Some(farewell) = farewell {
            self.check_is_rendered_beforehand(&farewell);
            writeln!(log, "farewell: {farewell}").expect("a line");
        }
        let place = outcome
            .destination
            .as_ref()
            .map_or(String::new(), |to| format!(" {},{},{}", to.context(), to.extension(), to.priority()));
        let jump = if outcome.jump { " jump" } else { "" };
        let intent = outcome.intent.as_deref().unwrap_or("-");
        writeln!(
            log,
            "end: {}{place}{jump} status={} intent={intent} confidence={}",
            outcome.action.as_str(),
            outcome.status.as_str(),
            outcome.confidence
        )
        .expect("a line");
        let mut values = vec![("text", &outcome.text), ("digits", &outcome.digits)];
        values.push(("summary", &outcome.summary));
        for (name, value) in values.iter().filter(|(_, value)| !value.expose().is_empty()) {
            writeln!(log, "{name}: {}", value.expose()).expect("a line");
        }
        for (name, value) in &outcome.slots {
            writeln!(log, "slot {name}: {}", value.expose()).expect("a line");
        }
    }
}

impl Call {
    /// A flow's prompts are made into sound at start; one that is missing there would come late.
    fn check_is_rendered_beforehand(&self, text: &str) {
        let known = self.dialog.fixed_prompts().iter().any(|prompt| prompt == text);
        assert!(known || !self.is_conversation, "not among the fixed prompts: {text}");
    }
}

fn made(request: &str) -> Box<dyn Dialog> {
    let (verb, query) = request.split_once('?').unwrap_or((request, ""));
    let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    static FLOWS: LazyLock<BTreeMap<String, Arc<Flow>>> =
        LazyLock::new(|| [reception(), small_shop()].map(|flow| (flow.name().to_owned(), flow)).into());
    verbs::dialog(verb, &query, &Context::new("5551234", "600"), &FLOWS)
        .expect("a request that makes a dialog")
}

/// A flow with nothing but what it must have, and a jump.
fn small_shop() -> Arc<Flow> {
    let text = "greeting = \"Hello.\"\nfallback = \"owner\"\nretries = 0\n\
        [destinations.workshop]\ncontext = \"shop\"\nextension = \"2\"\njump = true\npriority = 3\n\
        [destinations.owner]\ncontext = \"shop\"\nextension = \"1\"\n";
    Flow::load("shop.toml", text).expect("a sound flow")
}

fn answer(line: &str) -> Answer {
    if let Some(said) = line.strip_prefix("caller:") {
        let (text, confidence) = said.rsplit_once('@').expect("`caller: words @0.9`");
        let confidence = confidence.parse().expect("a number after @");
        return Answer::Heard(Heard { text: text.trim().to_owned().into(), confidence });
    }
    match line.split_once(':').unwrap_or((line, "")) {
        ("keys", keys) => Answer::Keys(keys.trim().to_owned().into()),
        ("silence", "") => Answer::NoInput,
        ("not recognised", "") => Answer::NotRecognised,
        _ => panic!("not an input: {line}"),
    }
}

fn expectation(question: &Question) -> String {
    let expect = &question.expect;
    let keys = expect.keys.map_or("no keys".to_owned(), |rule| {
        let terminator = rule.terminator.map_or(String::new(), |key| format!(" until {key}"));
        format!("{} key(s){terminator}", rule.digits_max)
    });
    let speech = expect.speech.map_or("no speech".to_owned(), |rule| {
        let end_key = rule.end_key.map_or(String::new(), |key| format!(" until {key}"));
        format!("speech {} ms{end_key}, silence {} ms", rule.speech_max_ms, rule.end_silence_ms)
    });
    let barge_in = if expect.barge_in { "barge-in" } else { "protected" };
    format!("{keys}; {speech}; no input {} ms; {barge_in}", expect.no_input_ms)
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let words = prop::sample::select(vec![
        "billing",
        "sales",
        "support",
        "appointments",
        "yes",
        "no",
        "not billing",
        "billing or sales",
        "repeat",
        "help",
        "goodbye",
        "one",
        "belling",
        "the weather",
        "no sales",
        "someone",
        "",
        "what",
        "the first one",
    ]);
    let heard = (words, 0.0..=1.0_f32);
    prop_oneof![
        6 => heard.prop_map(|(text, confidence)| Answer::Heard(Heard { text: text.to_owned().into(), confidence })),
        1 => (".{0,80}", -1.0..=2.0_f32)
            .prop_map(|(text, confidence)| Answer::Heard(Heard { text: text.into(), confidence })),
        2 => "[0-9*#]{0,3}".prop_map(|keys| Answer::Keys(keys.into())),
        1 => Just(Answer::NoInput),
        1 => Just(Answer::NotRecognised),
    ]
}

/// Greeting, then at most: confirm, which and failure for each of three tries, two repeats, one trouble.
const QUESTIONS_MAX: usize = 13;

proptest! {
    #[test]
    fn any_answers_end_in_one_decision_of_the_flow(answers in prop::collection::vec(any_answer(), 40)) {
        let flow = reception();
        let places: Vec<_> = flow.choices().iter().map(|choice| choice.destination().clone()).collect();
        for request in ["converse?flow=reception", "ask?prompt=Well&expect=yes_no", "ask?prompt=Well&expect=digits",
            "ask?prompt=Well&expect=choice:red,green", "ask?prompt=Well", "say?text=Well", "listen"] {
            let mut dialog = made(request);
            let mut step = dialog.open();
            let mut questions = 0;
            for answer in &answers {
                if let Step::Ask(_) = step {
                    questions += 1;
                    let broken = dialog.break_off(Status::Error);
                    prop_assert!(broken.destination.is_none_or(|place| places.contains(&place)));
                    step = dialog.answer(answer.clone());
                }
            }
            prop_assert!(questions <= QUESTIONS_MAX, "{questions} questions by {request}");
            let Step::End { outcome, .. } = step else { panic!("{request} did not end") };
            prop_assert!(outcome.destination.as_ref().is_none_or(|place| places.contains(place)));
            prop_assert_eq!(outcome.action == Action::Transfer, outcome.destination.is_some());
            prop_assert!(outcome.summary.expose().chars().count() <= 200);
            prop_assert!(!outcome.summary.expose().contains(['\r', '\n']));
            // Whatever follows, the decision stands.
            let Step::End { farewell, outcome: again } = dialog.answer(answers[0].clone()) else {
                panic!("{request} asked after its end")
            };
            prop_assert!(farewell.is_none());
            if request.starts_with("converse") || request.starts_with("ask") {
                prop_assert_eq!(again, outcome);
            }
        }
    }
}
