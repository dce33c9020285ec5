//! Metrics: what is documented is what there is, and whatever asks for a metric by name asks for one of those.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::Command,
};

use offhook::metrics::{EndCause, Engine, EngineEnd, EngineJob, JobOutcome, Labelled, Metrics};
use serde_json::Value;

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// Everything that `/metrics` can show: engines are configured, and have ended in every way.
fn text() -> String {
    let metrics = Metrics::new();
    for engine in Engine::ALL.iter().copied() {
        drop(metrics.engine_ready.get_or_create(&Labelled(engine)));
        drop(metrics.engine_jobs_waiting.get_or_create(&Labelled(engine)));
        drop(metrics.engine_job_duration.get_or_create(&Labelled(engine)));
        drop(metrics.late_answers.get_or_create(&Labelled(engine)));
        for cause in EndCause::ALL.iter().copied() {
            drop(metrics.engine_restarts.get_or_create(&EngineEnd { engine, cause }));
        }
        for outcome in JobOutcome::ALL.iter().copied() {
            drop(metrics.engine_jobs.get_or_create(&EngineJob { engine, outcome }));
        }
    }
    metrics.encode().unwrap()
}

/// Names, as queries write them, and their kinds.
fn kinds() -> BTreeMap<String, String> {
    let text = text();
    let declared = text.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split_once(' '));
    let named = declared.map(|(name, kind)| {
        let suffix = if kind == "counter" { "_total" } else { "" };
        (format!("{name}{suffix}"), kind.to_owned())
    });
    named.collect()
}

/// The rows of docs/metrics.md: name with labels, kind, meaning.
fn documented() -> Vec<[String; 3]> {
    let document = read("docs/metrics.md");
    let rows = document.lines().filter_map(|line| line.strip_prefix("| `offhook_"));
    let cells = |row: &str| {
        let cells: Vec<&str> = row.trim_end_matches(" |").splitn(3, " | ").collect();
        [format!("offhook_{}", cells[0].trim_end_matches('`')), cells[1].to_owned(), cells[2].to_owned()]
    };
    rows.map(cells).collect()
}

/// What `/metrics` says of each, without the labels.
fn told() -> BTreeMap<String, String> {
    let (text, kinds) = (text(), kinds());
    let lines = text.lines().filter_map(|line| line.strip_prefix("# HELP ")?.split_once(' '));
    let named = lines.map(|(name, help)| {
        let counter = format!("{name}_total");
        (if kinds.contains_key(&counter) { counter } else { name.to_owned() }, help.to_owned())
    });
    named.collect()
}

#[test]
fn the_document_and_the_text_have_the_same_metrics() {
    let (documented, told, kinds) = (documented(), told(), kinds());
    let column = |index: usize| -> BTreeMap<String, String> {
        let rows = documented.iter();
        rows.map(|row| (row[0].split('{').next().unwrap().to_owned(), row[index].clone())).collect()
    };
    assert_eq!(column(2), told, "docs/metrics.md, and the comments in src/metrics, which /metrics tells");
    assert_eq!(column(1), kinds, "docs/metrics.md, and what is registered");
}

#[test]
fn labels_are_documented_with_every_value() {
    let document = read("docs/metrics.md");
    let mut documented: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let (_, table) = document.split_once("## Labels").unwrap();
    for row in table.lines().filter_map(|line| line.strip_prefix("| `")) {
        let mut words = row.split('`').step_by(2);
        documented.entry(words.next().unwrap()).or_default().extend(words.filter(|word| !word.is_empty()));
    }
    let text = text();
    let mut found: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let Some((_, labels)) = line.split_once('{') else { continue };
        let labels = labels.split_once('}').unwrap().0;
        for (name, value) in labels.split(',').filter_map(|label| label.split_once('=')) {
            if name != "le" {
                found.entry(name).or_default().insert(value.trim_matches('"'));
            }
        }
    }
    let words = |all: BTreeMap<&str, BTreeSet<&str>>| -> Vec<String> {
        all.into_iter()
            .flat_map(|(name, values)| values.into_iter().map(move |value| format!("{name}={value}")))
            .collect()
    };
    assert_eq!(words(documented), words(found));
}

/// Every metric that a text of queries names, without what a histogram adds to its name.
fn asked_for(queries: &str, kinds: &BTreeMap<String, String>) -> BTreeSet<String> {
    let words = queries.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let named = words.filter(|word| word.starts_with("offhook_"));
    let base = |word: &str| {
        let histogram = ["_bucket", "_sum", "_count"].iter().find_map(|suffix| word.strip_suffix(suffix));
        histogram
            .filter(|name| kinds.get(*name).is_some_and(|kind| kind == "histogram"))
            .unwrap_or(word)
            .to_owned()
    };
    named.map(base).collect()
}

fn check_queries(file: &str, queries: &str, at_least: usize) {
    let kinds = kinds();
    let asked = asked_for(queries, &kinds);
    let unknown: Vec<&String> = asked.iter().filter(|name| !kinds.contains_key(*name)).collect();
    assert!(unknown.is_empty(), "{file} asks for metrics that there are not: {unknown:?}");
    assert!(asked.len() >= at_least, "{file} asks for {} metrics alone: {asked:?}", asked.len());
}

#[test]
fn the_rules_for_prometheus_ask_for_metrics_that_there_are() {
    let rules = read("asterisk/alerts.yml");
    let queries: String = rules.lines().filter(|line| !line.trim().starts_with('#')).collect();
    check_queries("asterisk/alerts.yml", &queries, 9);
    // What the server tells of itself is among them.
    for name in [
        "Escalation",
        "NoMatch",
        "EngineRestarts",
        "Latency",
        "OneNumber",
        "FailedLogins",
        "MassReading",
        "Exports",
        "Audit",
    ] {
        assert!(rules.contains(&format!("- alert: Offhook{name}\n")), "{name}");
    }
}

#[test]
fn the_dashboard_is_whole_and_asks_for_every_metric() {
    let dashboard: Value = serde_json::from_str(&read("asterisk/grafana.json")).unwrap();
    let panels = dashboard["panels"].as_array().unwrap();
    let (mut queries, mut ids) = (String::new(), BTreeSet::new());
    for panel in panels {
        assert!(ids.insert(panel["id"].as_u64().unwrap()), "two panels have one id: {panel}");
        let place = &panel["gridPos"];
        assert!(place["x"].as_u64().unwrap() + place["w"].as_u64().unwrap() <= 24, "too wide: {panel}");
        for target in panel["targets"].as_array().into_iter().flatten() {
            let query = target["expr"].as_str().unwrap();
            for (open, close) in [('(', ')'), ('{', '}'), ('[', ']')] {
                assert_eq!(query.matches(open).count(), query.matches(close).count(), "{query}");
            }
            queries += query;
            queries.push('\n');
        }
    }
    check_queries("asterisk/grafana.json", &queries, kinds().len());
}

/// What the rules make of figures, as Prometheus's own tool sees it, where it is installed.
#[test]
fn promtool_accepts_the_rules_and_they_fire_when_they_should() {
    for words in
        [["check", "rules", "asterisk/alerts.yml"], ["test", "rules", "tests/prometheus/alerts.test.yml"]]
    {
        match Command::new("promtool").current_dir(env!("CARGO_MANIFEST_DIR")).args(words).output() {
            Ok(output) => assert!(
                output.status.success(),
                "{}{}",
                String::from_utf8_lossy(&output.stdout),
                String::from_utf8_lossy(&output.stderr)
            ),
            Err(error) => println!("skipped: promtool: {error}"),
        }
    }
}
