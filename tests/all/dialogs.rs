//! Whole dialogs as scripts in `tests/flows/dialogs`: what the caller does, what the dialog says, how it ends.
//!
//! ```text
//! dialog: converse?flow=reception
//! bot: Welcome ...
//! caller: billing please @0.93
//! end: transfer departments,601,1 status=ok intent=billing confidence=93
//! ```
//! Inputs are `caller:`, `keys:`, `silence`, `not recognised` and `break: STATUS`; all other lines are checked.
//!
//! Before its dialogs a script can name a flow beside it, the time, the caller's number, and which of several ways to
//! say something is heard: `flow: surgery.toml`, `now: 2026-11-21T10:00:00Z`, `from: 5551234`, `variety: 1`. What such
//! a dialog asks outside (`consult:`) is answered by `row: name=Carla; tier=gold`, `not found`, `failed`,
//! `passages: file.md#Part SURE The sentence.` (`-` for passages without an answer) and `reply: JSON`; what a lookup at
//! start brings, by `learned NAME: row: ...`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::sync::{Arc, LazyLock};

use offhook::dialog::{
    Action, Answer, Context, Dialog, Finding, Heard, Inquiry, Outcome, Passage, Question, Sentiment,
    SpokenAnswer, Status, Step, Subject, verbs,
};
use offhook::{flow::Flow, understand::Tier};
use proptest::prelude::*;

use crate::flows::{check_text, files, load, reception};

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
    let mut scene = Scene::default();
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        match (line, line.strip_prefix("dialog: "), call.as_mut()) {
            ("", _, _) => log.push('\n'),
            (comment, _, _) if comment.starts_with('#') => writeln!(log, "{comment}").expect("a line"),
            (_, Some(request), _) => {
                writeln!(log, "{line}").expect("a line");
                // What is looked up at start may come before the first word.
                let early = |line: &&str| line.starts_with("at start: ") || line.starts_with("learned ");
                let known: Vec<&str> = std::iter::from_fn(|| lines.next_if(early)).collect();
                call = Some(Call::start(request, &scene, &known, &mut log));
            }
            (setting, _, _) if scene.set(setting) => writeln!(log, "{setting}").expect("a line"),
            (input, _, Some(call)) => call.input(input, &mut log),
            (other, _, None) => panic!("before a dialog: {other}"),
        }
    }
    log
}

/// What the dialogs of a script begin with.
#[derive(Default)]
struct Scene {
    flow: Option<Arc<Flow>>,
    now: Option<jiff::Timestamp>,
    from: Option<String>,
    variety: usize,
}

impl Scene {
    fn set(&mut self, line: &str) -> bool {
        let Some((name, value)) = line.split_once(": ") else { return false };
        match name {
            "flow" => {
                let path = format!("{}/tests/flows/dialogs/{value}", env!("CARGO_MANIFEST_DIR"));
                self.flow = Some(load(path.as_ref()).unwrap_or_else(|faults| panic!("{faults}")));
            }
            "now" => self.now = Some(value.parse().expect("a time")),
            "from" => self.from = Some(value.to_owned()),
            "variety" => self.variety = value.parse().expect("a number"),
            _ => return false,
        }
        true
    }

    fn dialog(&self, request: &str) -> Box<dyn Dialog> {
        let context = Context::new(self.from.as_deref().unwrap_or("5551234"), "600");
        let context = match self.now {
            Some(now) => context.begun_at(now, self.variety),
            None => context,
        };
        match &self.flow {
            Some(flow) => made(request, &context, &[(flow.name().to_owned(), Arc::clone(flow))].into()),
            None => made(request, &context, &FLOWS),
        }
    }
}

struct Call {
    dialog: Box<dyn Dialog>,
    /// Of a flow whose every prompt is known before: nothing in it is filled in.
    is_fixed: bool,
    /// Whether the script tells more than older ones do.
    tells_all: bool,
    over: bool,
    expect: String,
}

impl Call {
    fn start(request: &str, scene: &Scene, known: &[&str], log: &mut String) -> Self {
        let mut dialog = scene.dialog(request);
        for (name, about) in dialog.at_start() {
            writeln!(log, "at start: {name}: {}", told(&about)).expect("a line");
        }
        for line in known.iter().filter(|line| learned(dialog.as_mut(), line)) {
            writeln!(log, "{line}").expect("a line");
        }
        let first = dialog.open();
        let tells_all = scene.flow.is_some();
        let is_fixed = request.starts_with("converse") && !tells_all;
        let mut call = Self { dialog, is_fixed, tells_all, over: false, expect: String::new() };
        call.write(first, log);
        call
    }

    fn input(&mut self, line: &str, log: &mut String) {
        let mut outputs = ["bot:", "expect:", "farewell:", "end:", "text:", "digits:", "slot", "summary:"]
            .into_iter()
            .chain(["consult:", "at start:", "took:", "mood:", "language:", "consent:"]);
        if outputs.any(|output| line.starts_with(output)) {
            return;
        }
        assert!(!self.over, "after the end: {line}");
        writeln!(log, "{line}").expect("a line");
        if let Some(status) = line.strip_prefix("break: ") {
            let status = Status::ALL.into_iter().find(|known| known.as_str() == status).expect("a status");
            return self.end(None, &self.dialog.break_off(status), log);
        }
        if learned(self.dialog.as_mut(), line) {
            return;
        }
        let step = self.dialog.answer(answer(line));
        if let Some(took) = self.dialog.decision().filter(|took| self.tells_all && took.tier != Tier::Nothing)
        {
            let sources = took.sources.join(", ");
            let from = if sources.is_empty() { sources } else { format!(" from {sources}") };
            writeln!(log, "took: {} by {} ({}){from}", took.meaning, took.tier.as_str(), took.confidence)
                .expect("a line");
        }
        self.write(step, log);
    }

    fn write(&mut self, step: Step, log: &mut String) {
        match step {
            Step::Ask(question) => {
                self.check_is_rendered_beforehand(&question.prompt);
                writeln!(log, "bot: {}", question.prompt.replace('\n', " / ")).expect("a line");
                let expect = expectation(&question);
                if expect != self.expect {
                    writeln!(log, "expect: {expect}").expect("a line");
                    self.expect = expect;
                }
            }
            // The reception's documents hold nothing of what these scripts are about.
            Step::Consult(_) if !self.tells_all => {
                let step = self.dialog.answer(Answer::Found(Finding::Failed));
                self.write(step, log);
            }
            Step::Consult(about) => writeln!(log, "consult: {}", told(&about)).expect("a line"),
            Step::End { farewell, outcome } => self.end(farewell, &outcome, log),
        }
    }

    fn end(&mut self, farewell: Option<String>, outcome: &Outcome, log: &mut String) {
        self.over = true;
        if let Some(farewell) = farewell {
            self.check_is_rendered_beforehand(&farewell);
            writeln!(log, "farewell: {}", farewell.replace('\n', " / ")).expect("a line");
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
        if self.tells_all && outcome.sentiment != Sentiment::Neutral {
            writeln!(log, "mood: {}", outcome.sentiment.as_str()).expect("a line");
        }
        if let Some(answer) = outcome.consent {
            writeln!(log, "consent: {}", answer.as_str()).expect("a line");
        }
        if self.tells_all && outcome.language != "en" {
            writeln!(log, "language: {}", outcome.language).expect("a line");
        }
    }
}

impl Call {
    /// A flow's prompts are made into sound at start; one that is missing there would come late.
    fn check_is_rendered_beforehand(&self, text: &str) {
        let fixed = self.dialog.fixed_prompts();
        for part in text.lines() {
            let known = fixed.iter().any(|prompt| prompt == part);
            assert!(known || !self.is_fixed, "not among the fixed prompts: {part}");
        }
    }
}

static FLOWS: LazyLock<BTreeMap<String, Arc<Flow>>> =
    LazyLock::new(|| [reception(), small_shop()].map(|flow| (flow.name().to_owned(), flow)).into());

fn made(request: &str, context: &Context, flows: &BTreeMap<String, Arc<Flow>>) -> Box<dyn Dialog> {
    let (verb, query) = request.split_once('?').unwrap_or((request, ""));
    let query: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    verbs::dialog(verb, &query, context, flows).expect("a request that makes a dialog")
}

/// Whether the line is about what a lookup at start has brought.
fn learned(dialog: &mut dyn Dialog, line: &str) -> bool {
    let Some((name, found)) = line.strip_prefix("learned ").and_then(|rest| rest.split_once(": ")) else {
        return false;
    };
    dialog.learn(name, finding(found).unwrap_or_else(|| panic!("not a finding: {found}")));
    true
}

/// What is asked outside, on one line.
fn told(about: &Inquiry) -> String {
    let subject = match &about.subject {
        Subject::Vector { text } => format!("vector of \"{}\"", text.expose()),
        Subject::Passages { question, .. } => format!("passages about \"{}\"", question.expose()),
        Subject::Reply(brief) => {
            let values = brief.context.iter().chain(&brief.known);
            let values = values.map(|(name, value)| format!(" {name}={}", value.expose()));
            let sources: String = brief.passages.iter().map(|found| format!(" {}", found.source)).collect();
            format!("reply to \"{}\"{}{sources}", brief.said.expose(), values.collect::<String>())
        }
        Subject::Lookup { name, key, .. } => format!("lookup {name} {}", key.expose()),
        Subject::Sentence(brief) => format!("one sentence about {} turns", brief.dialog.len()),
    };
    format!("{subject} within {} ms", about.within_ms)
}

fn finding(line: &str) -> Option<Finding> {
    Some(match line.split_once(": ").unwrap_or((line, "")) {
        ("not found", "") => Finding::NotFound,
        ("failed", "") => Finding::Failed,
        ("row", fields) => {
            let fields = fields.split("; ").map(|field| field.split_once('=').expect("`field=value`"));
            let row: BTreeMap<String, String> =
                fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            Finding::Row(row.into())
        }
        ("passages", written) => {
            let mut parts = written.splitn(3, ' ').map(str::to_owned);
            let mut part = || parts.next().expect("`passages: SOURCE SURE TEXT`");
            let (source, sure, text) = (part(), part(), part());
            let confidence = sure.parse().ok();
            let spoken =
                |confidence| SpokenAnswer { sentence: text.clone(), source: source.clone(), confidence };
            let answer = confidence.map(spoken);
            Finding::Passages { passages: vec![Passage { text, source }], answer }
        }
        ("reply", json) => Finding::Reply { text: json.to_owned().into(), bytes_said: 0 },
        _ => return None,
    })
}

/// A flow with nothing but what it must have, and a jump.
fn small_shop() -> Arc<Flow> {
    let text = "greeting = \"Hello.\"\nfallback = \"owner\"\nretries = 0\n\
        [destinations.workshop]\ncontext = \"shop\"\nextension = \"2\"\njump = true\npriority = 3\n\
        [destinations.owner]\ncontext = \"shop\"\nextension = \"1\"\n";
    Flow::load("shop.toml", text).expect("a sound flow")
}

fn answer(line: &str) -> Answer {
    if let Some(found) = finding(line) {
        return Answer::Found(found);
    }
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
        let places: Vec<_> = flow.places().iter().map(|place| place.destination().clone()).collect();
        for request in ["converse?flow=reception", "ask?prompt=Well&expect=yes_no", "ask?prompt=Well&expect=digits",
            "ask?prompt=Well&expect=choice:red,green", "ask?prompt=Well", "say?text=Well", "listen"] {
            let mut dialog = made(request, &Context::new("5551234", "600"), &FLOWS);
            let mut step = dialog.open();
            let mut questions = 0;
            for answer in &answers {
                if let Step::Ask(_) = step {
                    questions += 1;
                    let broken = dialog.break_off(Status::Error);
                    prop_assert!(broken.destination.is_none_or(|place| places.contains(&place)));
                    step = dialog.answer(answer.clone());
                }
                while let Step::Consult(_) = step {
                    step = dialog.answer(Answer::Found(Finding::Failed));
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
