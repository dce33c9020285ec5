//! Call scripts: `tests/calls/*.txt` hold a timeline, a line of dashes, and the events that it must lead to.
//!
//! `UPDATE_CALLS=1 cargo test --test all session` writes the events anew; read the difference before you commit it.

use std::{collections::BTreeMap, env, fs, path::Path, time::Duration};

use offhook::{
    agi::Script,
    dialog::{Context, Dialog, verbs},
    session::Input,
};

use super::{
    curious::Curious,
    driver::{Driver, Engines, Findings, converse},
};

/// No script lasts longer: a call that does not end is a fault.
const CALL_MAX: Duration = Duration::from_secs(120);

/// One line of a timeline.
struct Action {
    at: Duration,
    words: Vec<String>,
}

#[test]
fn every_call_script_leads_to_its_events() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/calls");
    let mut checked = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            check(&path);
            checked += 1;
        }
    }
    assert!(checked >= 20, "only {checked} scripts were found");
}

#[test]
fn the_filler_is_rendered_beforehand() {
    let dialog = converse();
    let filler = dialog.filler().unwrap();
    assert!(dialog.fixed_prompts().contains(&filler.text), "who waits must not wait for the filler too");
}

fn check(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    let (script, expected) = text.split_once("---\n").unwrap_or((&text, ""));
    let log = run(script);
    assert_eq!(log, run(script), "{} has two courses", path.display());
    if env::var_os("UPDATE_CALLS").is_some() {
        return fs::write(path, format!("{script}---\n{log}")).unwrap();
    }
    assert_eq!(log, expected, "{}", path.display());
}

fn run(script: &str) -> String {
    let engines = Engines {
        voice_delay: Duration::from_millis(40),
        voice_length: Duration::from_secs(1),
        voice_works: true,
        recogniser_delay: Duration::from_millis(200),
        recogniser_works: Some(true),
        findings: None,
    };
    let mut driver = Driver::new(engines, dialog(script));
    let mut actions = actions(script).into_iter().peekable();
    let mut started = false;
    while driver.outcome.is_none() && driver.now() < CALL_MAX {
        while let Some(action) = actions.next_if(|action| action.at <= driver.now()) {
            carry_out(&mut driver, &action.words.iter().map(String::as_str).collect::<Vec<_>>());
        }
        // What is said of the engines at 0 holds for the greeting already.
        if !std::mem::replace(&mut started, true) {
            driver.start();
        }
        driver.step();
    }
    assert!(driver.outcome.is_some(), "the call never ended:\n{}", driver.log);
    let log = driver.log.clone();
    driver.check_replay(|| dialog(script));
    log
}

/// `dialog VERB?QUERY` chooses another dialog than the flow's, `dialog curious` one that consults.
fn dialog(script: &str) -> Box<dyn Dialog> {
    let Some(request) = script.lines().find_map(|line| line.strip_prefix("dialog ")) else {
        return converse();
    };
    if request == "curious" {
        return Box::new(Curious::default());
    }
    let request = Script::parse(request);
    let query: Vec<_> =
        request.parameters().map(|(key, value)| (key.to_owned(), value.expose().clone())).collect();
    verbs::dialog(request.verb(), &query, &Context::default(), &BTreeMap::new()).unwrap()
}

/// `1.5 speech 0.6 billing please @0.93`, `2 key 3`, `3 hangup`, ...
fn actions(script: &str) -> Vec<Action> {
    let lines = script.lines().map(|line| line.split('#').next().unwrap_or("").trim());
    let parse = |line: &str| {
        let mut words = line.split_whitespace().map(str::to_owned);
        let at = seconds(&words.next().unwrap());
        Action { at, words: words.collect() }
    };
    lines.filter(|line| !line.is_empty() && !line.starts_with("dialog ")).map(parse).collect()
}

fn seconds(word: &str) -> Duration {
    Duration::from_secs_f64(word.parse().unwrap_or_else(|_| panic!("`{word}` is no time in seconds")))
}

fn carry_out(driver: &mut Driver, words: &[&str]) {
    match words {
        ["speech", length, text @ .., last] => {
            let (text, confidence) = match last.strip_prefix('@') {
                Some(confidence) => (text.join(" "), confidence.parse().unwrap()),
                None => ([text, &[*last]].concat().join(" "), 0.95),
            };
            driver.say(seconds(length), &text, confidence);
        }
        ["noise", length] => driver.talking_until = driver.now() + seconds(length),
        ["key", keys] => keys.chars().for_each(|key| driver.handle(Input::Digit(asterisk_key(key)))),
        ["hangup"] => driver.handle(Input::CallerHungUp),
        ["abort"] => driver.handle(Input::Abort),
        ["frames", "stop"] => driver.frames_come = false,
        ["frames", "come"] => driver.frames_come = true,
        ["show", "sound"] => driver.shows_sound = true,
        ["voice", "dies"] => driver.engines.voice_works = false,
        ["voice", "works"] => driver.engines.voice_works = true,
        ["voice", "takes", delay] => driver.engines.voice_delay = seconds(delay),
        ["recogniser", "takes", delay] => driver.engines.recogniser_delay = seconds(delay),
        ["recogniser", "dies"] => driver.engines.recogniser_works = Some(false),
        ["recogniser", "hangs"] => driver.engines.recogniser_works = None,
        ["recogniser", "works"] => driver.engines.recogniser_works = Some(true),
        ["source", "hangs"] => driver.engines.findings = None,
        ["source", "takes", delay, sentences @ ..] => {
            let sentences = sentences.join(" ");
            let sentences = sentences.split('|').filter(|sentence| !sentence.is_empty()).map(str::to_owned);
            driver.engines.findings =
                Some(Findings { delay: seconds(delay), sentences: sentences.collect() });
        }
        other => panic!("unknown action {other:?}"),
    }
}

/// `#` begins a comment in a script, so it is written `h` there, for hash.
fn asterisk_key(key: char) -> char {
    if key == 'h' { '#' } else { key }
}
