//! Flows from their files: every fault's exact text, the phrasings of the reception, and whole dialogs as scripts.

mod defaults;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{env, fs};

use offhook::{
    flow::Flow,
    understand::{Band, Meaning},
};
use proptest::prelude::*;

/// `UPDATE_EXPECTED=1 cargo test flows` writes what is, to be read line by line before it is committed.
const UPDATE: &str = "UPDATE_EXPECTED";

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

pub(crate) fn files(name: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder(name)).expect("a folder of test data");
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    assert!(!paths.is_empty(), "no .{extension} in {name}");
    paths
}

pub(crate) fn check_text(path: &Path, actual: &str) {
    if env::var_os(UPDATE).is_some() {
        fs::write(path, actual).expect("expected text written");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    assert_eq!(actual, expected, "{} differs; {UPDATE}=1 rewrites it", path.display());
}

pub(crate) fn reception() -> Arc<Flow> {
    load(&folder("asterisk/flows/reception.toml")).expect("the reception flow is sound")
}

pub(crate) fn load(path: &Path) -> Result<Arc<Flow>, String> {
    let text = fs::read_to_string(path).expect("a flow file");
    let name = path.file_name().expect("a file").to_string_lossy();
    Flow::load(&name, &text).map_err(|faults| faults.iter().map(|fault| format!("{fault}\n")).collect())
}

#[test]
fn bad_flows_report_every_fault() {
    for path in files("tests/flows/bad", "toml") {
        let faults = load(&path).err().unwrap_or_default();
        assert!(!faults.is_empty(), "{} was accepted", path.display());
        check_text(&path.with_extension("txt"), &faults);
    }
}

/// For editors, which show it while a flow is written: `offhook check --schema` prints the same.
#[test]
fn the_schema_beside_the_flows_is_current() {
    check_text(&folder("asterisk/flows/flow.schema.json"), &Flow::schema());
}

/// A flow with a section of each kind whose keys have defaults; each default goes into its section's place. Those of
/// lookups count where these are made.
const SECTIONS: [(&str, &str); 8] = [
    ("", "greeting = \"Hello.\"\nfallback = \"desk\"\ntime_zone = \"Europe/Berlin\""),
    ("destinations.desk", "context = \"departments\"\nextension = \"600\"\nhours = \"office\""),
    ("intents.order", "key = \"1\"\nsteps = [{ ask = \"number\" }, { transfer = \"desk\" }]"),
    ("slots.number", "type = \"digits\"\nprompt = \"Which order?\""),
    ("hours.office", "daily = \"08:00-18:00\""),
    ("escalate", "words = [\"agent\"]"),
    ("confidence", ""),
    ("timeouts", ""),
];

/// What the schema calls a default is what a flow does that leaves the key out.
#[test]
fn the_schema_tells_the_defaults_that_count() {
    let schema: serde_json::Value = serde_json::from_str(&Flow::schema()).unwrap();
    let with = |place: &str, line: &str| {
        let section = |(name, body): (&str, &str)| {
            let head = if name.is_empty() { String::new() } else { format!("[{name}]\n") };
            format!("{head}{body}\n{}\n", if name == place { line } else { "" })
        };
        let flow = Flow::load("defaults.toml", &SECTIONS.map(|(name, body)| section((name, body))).concat());
        format!("{:?}", flow.unwrap_or_else(|faults| panic!("{place} {line}: {faults:?}")))
    };
    let plain = with("", "");
    let mut told = 0;
    for (place, _) in SECTIONS {
        let mut section = &schema;
        for name in place.split('.').filter(|name| !name.is_empty()) {
            let named = &section["properties"][name];
            section = if named.is_null() { &section["additionalProperties"] } else { named };
        }
        for (key, about) in section["properties"].as_object().unwrap_or_else(|| panic!("{place}: no keys")) {
            let Some(default) = default_of(about["description"].as_str().unwrap_or_default()) else {
                continue;
            };
            assert_eq!(with(place, &format!("{key} = {default}")), plain, "[{place}] {key}");
            told += 1;
        }
    }
    assert_eq!(told, 16, "defaults that are a value");
}

/// `80` of "... Default 80."
fn default_of(description: &str) -> Option<&str> {
    let value = description.rsplit_once("Default ")?.1.strip_suffix('.')?;
    let is_value =
        value.parse::<i64>().is_ok() || ["true", "false"].contains(&value) || value.starts_with('"');
    (is_value && !value.contains(' ')).then_some(value)
}

#[test]
fn phrasings_lead_where_they_should() {
    let flow = reception();
    let table = fs::read_to_string(folder("tests/flows/reception.phrases.tsv")).expect("the table");
    let rows: Vec<&str> = table.lines().filter(|line| !line.starts_with('#')).collect();
    let wrong: Vec<String> = rows.iter().filter_map(|row| phrasing(&flow, row).err()).collect();
    assert!(rows.len() >= 120, "only {} phrasings", rows.len());
    assert!(wrong.is_empty(), "{} of {} phrasings:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// One row of the table: `text TAB recogniser confidence TAB destination TAB band`.
fn phrasing(flow: &Flow, row: &str) -> Result<(), String> {
    let columns: Vec<&str> = row.split('\t').collect();
    let [text, recogniser, destination, band] = columns[..] else {
        return Err(format!("four columns: {row}"));
    };
    let understood =
        flow.understand(flow.words(), text, recogniser.parse().map_err(|_| format!("a number: {row}"))?);
    let found = flow.band(&understood);
    let name = |choice: usize| flow.choices()[choice].name();
    let meant = match understood.meaning {
        _ if found == Band::Reask => "-".to_owned(),
        Meaning::Choice(choice) => name(choice).to_owned(),
        Meaning::Either(first, second) => format!("{}|{}", name(first), name(second)),
        Meaning::Nothing => "-".to_owned(),
    };
    let actual = format!("{meant}\t{}", format!("{found:?}").to_lowercase());
    if actual == format!("{destination}\t{band}") {
        return Ok(());
    }
    Err(format!(
        "{row}\n    is {actual} ({:?}, {}%, {})",
        understood.meaning, understood.confidence, understood.reason
    ))
}

fn guide() -> String {
    fs::read_to_string(folder("docs/flows.md")).expect("the guide")
}

/// What a sample that is a part of a flow is a part of.
const AROUND: &str =
    "greeting = \"Hello.\"\nfallback = \"desk\"\ntime_zone = \"UTC\"\nlanguage = [\"en\", \"de\"]\n";
const DESK: &str = "\n[destinations.desk]\ncontext = \"departments\"\nextension = \"600\"\n";

#[test]
fn documented_samples_load() {
    let guide = guide();
    let samples: Vec<&str> =
        guide.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(samples.len() > 10, "docs/flows.md has lost its samples");
    for sample in samples {
        let whole =
            if sample.contains("greeting =") { sample.to_owned() } else { format!("{AROUND}{sample}{DESK}") };
        let faults = Flow::load("shop.toml", &whole).err().unwrap_or_default();
        assert!(faults.is_empty(), "{whole}\n{}", faults[0]);
    }
}

/// Each place where keys are written, with `?` for an unknown one, and the part of the guide that explains them.
const PLACES: [(&str, &str); 15] = [
    ("?", "### At the top"),
    ("[prompts]\n?", "### `[prompts]`"),
    ("[confidence]\n?", "### `[confidence]`"),
    ("[timeouts]\n?", "### `[timeouts]`"),
    ("[destinations.x]\n?", "### `[destinations.NAME]`"),
    ("[intents.x]\n?", "### `[intents.NAME]`"),
    ("[intents.x]\nsteps = [{ say = \"Well.\" }, { ? }]", "### Steps"),
    ("[start]\n?", "### `[start]`"),
    ("[start]\nsteps = [{ ? }]", "### Steps"),
    ("[slots.x]\n?", "### `[slots.NAME]`"),
    ("[hours.x]\n?", "### `[hours.NAME]`"),
    ("[lookups.x]\n?", "### `[lookups.NAME]`"),
    ("[tables.x]\n?", "### `[tables.NAME]`"),
    ("[escalate]\n?", "### `[escalate]`"),
    ("[llm]\n?", "### `[llm]`"),
];

#[test]
fn every_key_is_documented() {
    let guide = guide();
    let mut missing = Vec::new();
    for (place, heading) in PLACES {
        let text = place.replace('?', "zzzzzzzzzzzz = 1");
        let faults = Flow::load("all.toml", &text).expect_err("an unknown key");
        let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
        let known = faults.iter().find_map(|fault| fault.split("keys that belong here: ").nth(1));
        let known = known.unwrap_or_else(|| panic!("{place}: {faults:#?}"));
        let part = guide.split_once(&format!("\n{heading}\n")).map_or("", |(_, after)| after);
        let part = part.split("\n#").next().unwrap_or_default();
        let first_cells: Vec<&str> = part.lines().filter_map(|line| line.split('|').nth(1)).collect();
        for key in known.split(", ") {
            let explained = first_cells.iter().any(|cell| cell.contains(&format!("`{key}`")));
            let has_a_part = [format!("\n### `[{key}]`"), format!("\n### `[{key}.NAME]`")];
            if !explained && !has_a_part.iter().any(|heading| guide.contains(heading)) {
                missing.push(format!("{key} under {heading}"));
            }
        }
    }
    assert!(missing.is_empty(), "docs/flows.md does not explain {missing:#?}");
}

proptest! {
    #[test]
    fn damaged_files_yield_faults_with_their_place(
        cut in 0..6_000_usize,
        length in 0..40_usize,
        put in "[\\[\\]={}\"#\n a-z0-9.\u{e9}]{0,12}",
    ) {
        let mut text: Vec<char> = include_str!("../../asterisk/flows/reception.toml").chars().collect();
        let from = cut.min(text.len());
        let to = (from + length).min(text.len());
        text.splice(from..to, put.chars());
        let text: String = text.into_iter().collect();
        if let Err(faults) = Flow::load("reception.toml", &text) {
            prop_assert!(!faults.is_empty());
            let lines = text.lines().count() + 1;
            for fault in faults {
                prop_assert!((1..=lines).contains(&fault.line()) && fault.column() > 0, "{fault}");
                prop_assert!(!fault.to_string().contains('\n'), "{fault}");
            }
        }
    }
}
