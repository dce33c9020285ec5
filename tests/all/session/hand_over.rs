//! What is found out beside a call: a name for the greeting, and a sentence for the agent while the farewell plays.

use std::{collections::BTreeMap, time::Duration};

use offhook::{
    dialog::{Context, Converse},
    flow::Flow,
};

use super::driver::{Driver, Engines, Findings};

const FLOW: &str = "greeting = [\"Hello.\", \"Hello {{ customer.name }}.\"]\nfallback = \"desk\"\n\
    [prompts]\nanything_else = [\"Anything else?\", \"Anything else, {{ customer.name }}?\"]\n\
    [start]\nsteps = [{ lookup = \"customer\" }]\n\
    [lookups.customer]\nsource = \"customers.csv\"\nkey_column = \"phone\"\nat_start = true\n\
    [intents.hours]\nkey = \"5\"\nsteps = [{ say = \"Until six.\" }]\n\
    [llm]\nmay = [\"summarise\"]\n\
    [destinations.billing]\ncontext = \"d\"\nextension = \"1\"\nsynonyms = [\"charged\"]\n\
    [destinations.desk]\ncontext = \"d\"\nextension = \"0\"\n";
const WORDS: &str = "you have charged me twice";

/// A call whose findings come after so many milliseconds, or never.
struct Call(Driver);

impl Call {
    fn begin(finding_ms: Option<u64>, sentence: &str) -> Self {
        let mut call = Self(Driver::new(
            Engines {
                voice_delay: Duration::from_millis(40),
                voice_length: Duration::from_secs(1),
                voice_works: true,
                recogniser_delay: Duration::from_millis(200),
                recogniser_works: Some(true),
                findings: None,
            },
            dialog(),
        ));
        call.find(finding_ms, sentence);
        call.0.start();
        call
    }

    fn find(&mut self, after_ms: Option<u64>, sentence: &str) {
        self.0.engines.findings = after_ms
            .map(|ms| Findings { delay: Duration::from_millis(ms), sentences: vec![sentence.to_owned()] });
    }

    fn go_on(&mut self, ms: u64) {
        let until = self.0.now() + Duration::from_millis(ms);
        while self.0.now() < until && self.0.outcome.is_none() {
            self.0.step();
        }
    }

    fn said(&self) -> Vec<&str> {
        self.0.log.lines().filter_map(|line| Some(line.split_once(" says     ")?.1)).collect()
    }

    /// The summary, when the tape has shown that the call plays again to the same end.
    fn summary(mut self) -> String {
        self.go_on(20_000);
        let summary = self.0.outcome.as_ref().expect("an end").summary.expose().clone();
        self.0.check_replay(|| dialog());
        summary
    }
}

fn dialog() -> Box<Converse> {
    let flow = Flow::load("shop.toml", FLOW).expect("a sound flow");
    Box::new(Converse::new(flow, Context::new("5550100", "600")))
}

#[test]
fn a_greeting_waits_a_second_for_the_name_and_the_next_prompt_has_it_later() {
    let mut quick = Call::begin(Some(300), "");
    quick.go_on(2_000);
    assert_eq!(quick.said(), ["Hello Carla."]);
    let mut slow = Call::begin(Some(1_700), "");
    slow.go_on(1_500);
    assert_eq!(slow.said(), ["Hello."], "nobody waits longer than a second\n{}", slow.0.log);
    slow.go_on(2_500);
    slow.0.handle(offhook::session::Input::Digit('5'));
    slow.go_on(3_000);
    assert_eq!(slow.said(), ["Hello.", "Until six.", "Anything else, Carla?"]);
    let asked = |call: &Call| call.0.log.matches(" asks\n").count();
    assert_eq!((asked(&quick), asked(&slow)), (1, 1), "the lookup is asked for once");
}

#[test]
fn a_sentence_that_is_there_before_the_farewell_ends_is_the_agents() {
    for (after_ms, sentence, expected) in [
        (Some(200), "Was charged twice.", "Caller asked for billing (in short: Was charged twice.)"),
        (Some(2_000), "Was charged twice.", "Caller asked for billing (said: \"you have charged me twice\")"),
        (Some(200), "Ring 0900 1234.", "Caller asked for billing (said: \"you have charged me twice\")"),
        (None, "", "Caller asked for billing (said: \"you have charged me twice\")"),
    ] {
        let mut call = Call::begin(None, "");
        call.go_on(2_500);
        call.find(after_ms, sentence);
        call.0.say(Duration::from_millis(800), WORDS, 0.95);
        assert_eq!(call.summary(), expected, "after {after_ms:?} ms");
    }
}

#[test]
fn who_hangs_up_in_the_farewell_leaves_the_sentence_behind() {
    let mut call = Call::begin(None, "");
    call.go_on(2_500);
    call.find(Some(100), "Was charged twice.");
    call.0.say(Duration::from_millis(800), WORDS, 0.95);
    while !call.said().contains(&"Thank you. I am connecting you with billing.") {
        call.0.step();
    }
    call.go_on(500);
    call.0.handle(offhook::session::Input::CallerHungUp);
    assert_eq!(call.summary(), "Caller asked for billing (in short: Was charged twice.)");
}

/// A row for whoever is looked up.
pub(super) fn carla() -> BTreeMap<String, String> {
    BTreeMap::from([("name".to_owned(), "Carla".to_owned())])
}
