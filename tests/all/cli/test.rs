//! `offhook test`: the dialogs of the worked flows, what a difference looks like, and how a file is rewritten.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{offhook, stderr, stdout};

const FLOW: &str = "greeting = \"Hello.\"\nfallback = \"desk\"\n\
    [destinations.desk]\ncontext = \"d\"\nextension = \"0\"\n\
    [destinations.billing]\ncontext = \"d\"\nextension = \"1\"\nkey = \"1\"\n\
    [lookups.customer]\nsource = \"customers.csv\"\nkey_column = \"phone\"\n\
    [intents.who]\nsteps = [{ lookup = \"customer\" }, { say = \"You are {{ customer.name }}.\" }]\n";

/// A folder with the flow `shop` and these dialogs.
fn shop(dialogs: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let flow = folder.path().join("shop.toml");
    fs::write(&flow, FLOW).expect("a flow");
    fs::write(folder.path().join("shop.test.toml"), dialogs).expect("dialogs");
    (folder, flow)
}

fn test(flow: &Path, more: &[&str]) -> (Option<i32>, String, String) {
    let mut words = vec!["test", flow.to_str().expect("text")];
    words.extend(more);
    let output = offhook(&words);
    (output.status.code(), stdout(&output), stderr(&output))
}

#[test]
fn the_worked_flows_go_as_their_dialogs_say() {
    let output = offhook(&["test"]);
    let report = stdout(&output);
    assert!(output.status.success(), "{report}{}", stderr(&output));
    for name in ["reception", "clinic", "bank"] {
        assert!(report.contains(&format!("/{name}.test.toml: ok: ")), "{report}");
    }
}

#[test]
fn a_difference_is_shown_in_its_place_and_fails() {
    let (_folder, flow) = shop(
        "[[dialog]]\nname = \"to billing\"\nturns = [\"bot: Hello.\", \"caller: billing\", \"bot: Goodbye.\"]\n\
         ends = { destination = \"desk\", status = \"ok\" }\n\
         [[dialog]]\nname = \"fine\"\nturns = [\"caller: billing\", \"bot: *billing.\"]\n",
    );
    let (code, report, complaint) = test(&flow, &[]);
    assert_eq!(code, Some(1));
    let expected = "shop.test.toml:2: differs: to billing\n    bot: Hello.\n    caller: billing\n  - bot: Goodbye.\n  \
        + bot: Thank you. I am connecting you with billing.\n    ends: status = \"ok\"\n  \
        - ends: destination = \"desk\"\n  + ends: destination = \"billing\"\n";
    assert!(report.contains(expected), "{report}");
    assert!(report.contains("shop.test.toml: 1 of 2 dialogs differ"), "{report}");
    assert!(
        complaint.contains("1 of 2 dialogs went otherwise") && complaint.contains("--update"),
        "{complaint}"
    );
}

#[test]
fn verbose_tells_how_each_answer_was_understood() {
    let (_folder, flow) = shop("[[dialog]]\nname = \"a\"\nturns = [\"caller: my billing\"]\n");
    let (code, report, _) = test(&flow, &["--verbose"]);
    assert_eq!(code, Some(0));
    assert!(report.contains("phrases 100 %: billing (phrase \"billing\")"), "{report}");
}

#[test]
fn only_some_dialogs_are_played_on_demand_but_never_none() {
    let (_folder, flow) = shop(
        "[[dialog]]\nname = \"good\"\nturns = [\"bot: Hello.\"]\n\
         [[dialog]]\nname = \"bad\"\nturns = [\"bot: Goodbye.\"]\n",
    );
    let (code, report, _) = test(&flow, &["--only", "goo"]);
    assert_eq!(code, Some(0), "{report}");
    assert!(report.contains(": ok: 1 dialogs"), "{report}");
    let (code, _, complaint) = test(&flow, &["--only", "ugly"]);
    assert_eq!(code, Some(1));
    assert!(complaint.contains("no such dialog to play"), "{complaint}");
}

#[test]
fn lookups_bring_the_rows_that_a_dialog_has() {
    let (_folder, flow) = shop(
        "[rows]\ncustomer = { name = \"Carla\" }\n\
         [[dialog]]\nname = \"known\"\ncaller_number = \"1\"\nturns = [\"caller: who\", \"bot: You are Carla. *\"]\n",
    );
    let (code, report, _) = test(&flow, &[]);
    assert_eq!(code, Some(0), "{report}");
}

#[test]
fn what_a_dialog_does_not_bring_is_found_out_for_real() {
    let (folder, flow) = shop(
        "[[dialog]]\nname = \"in the file\"\ncaller_number = \"01632 960101\"\n\
         turns = [\"caller: who\", \"bot: You are Anna. *\"]\n\
         [[dialog]]\nname = \"as written\"\ncaller_number = \"01632 960101\"\nrows = { customer = { name = \"Carla\" } }\n\
         turns = [\"caller: who\", \"bot: You are Carla. *\"]\n\
         [[dialog]]\nname = \"down\"\ncaller_number = \"01632 960101\"\nrows = { customer = \"failed\" }\n\
         turns = [\"caller: who\", \"bot: Is there anything else*\"]\n",
    );
    let (code, report, _) = test(&flow, &["--only", "in the file"]);
    assert_eq!(code, Some(1), "{report}");
    assert!(report.contains("(not asked: tables, documents and lookups ("), "{report}");
    fs::write(folder.path().join("customers.csv"), "phone,name\n01632 960101,Anna\n").expect("rows");
    let (code, report, _) = test(&flow, &[]);
    assert_eq!(code, Some(0), "{report}");
    assert!(!report.contains("not asked"), "{report}");
}

#[test]
fn turns_after_the_end_are_a_difference() {
    let (_folder, flow) = shop("[[dialog]]\nname = \"a\"\nturns = [\"keys: 1\", \"caller: hello\"]\n");
    let (code, report, _) = test(&flow, &[]);
    assert_eq!(code, Some(1));
    assert!(report.contains("  - caller: hello\n  + (the call is over)\n"), "{report}");
}

#[test]
fn an_update_rewrites_what_differs_and_nothing_else() {
    let written = "# Kept.\n[[dialog]]\nname = \"told\"   # kept, too\nturns = [\n    \"bot: Hello*\",\n    \
        \"caller: billing\", # and this\n    \"bot: Goodbye.\",\n]\nends = { destination = \"desk\", status = \"o*\" }\n\n\
        [[dialog]]\nname = \"bare\"\nturns = [\"caller: billing\"]\n\n[[dialog]]\nname = \"empty\"\nturns = []\n";
    let (folder, flow) = shop(written);
    let (code, report, complaint) = test(&flow, &["--update"]);
    assert_eq!(code, Some(0), "{report}{complaint}");
    let now = fs::read_to_string(folder.path().join("shop.test.toml")).expect("dialogs");
    let expected = "# Kept.\n[[dialog]]\nname = \"told\"   # kept, too\nturns = [\n    \"bot: Hello*\",\n    \
        \"caller: billing\", # and this\n    \"bot: Thank you. I am connecting you with billing.\",\n]\n\
        ends = { destination = \"billing\", status = \"o*\" }\n\n\
        [[dialog]]\nname = \"bare\"\nturns = [\n    \"bot: Hello.\",\n    \"caller: billing\",\n    \
        \"bot: Thank you. I am connecting you with billing.\",\n]\n\
        ends = { status = \"ok\", action = \"transfer\", destination = \"billing\", intent = \"billing\" }\n\n\
        [[dialog]]\nname = \"empty\"\nturns = [\n    \"bot: Hello.\",\n]\n";
    assert_eq!(now, expected);
    assert_eq!(test(&flow, &[]).0, Some(0), "what was rewritten holds");
    assert!(test(&flow, &["--update"]).1.contains("nothing to rewrite"));
}

#[test]
fn faults_of_a_test_file_have_their_line_and_a_remedy() {
    for (dialogs, fault) in [
        (
            "[[dialog]]\nname = \"a\"\nturns = [\n  \"billing\",\n]\n",
            ":4:3: turn `billing` is not understood; write \"caller: words\"",
        ),
        ("[[dialog]]\nturns = []\n", ":2:9: a dialog has no name; write name"),
        ("[[dialog]]\nname = \"a\"\n", ":2:8: a dialog has no turns; write turns"),
        (
            "[[dialog]]\nname = \"a\"\nturns = []\n[[dialog]]\nname = \"a\"\nturns = []\n",
            ":5:8: two dialogs are called `a`;",
        ),
        (
            "[[dialog]]\nname = \"a\"\ntunrs = []\n",
            ":3:1: unknown key `tunrs`; keys that belong here: name, now,",
        ),
        (
            "now = \"noon\"\n[[dialog]]\nname = \"a\"\nturns = []\n",
            ":1:7: time `noon` is not understood; write now =",
        ),
        (
            "[[dialog]]\nname = \"a\"\nturns = []\nends = { action = \"ring\" }\n",
            ":4:19: action `ring` does not exist; write one of transfer, hangup, continue",
        ),
        (
            "[[dialog]]\nname = \"a\"\nturns = []\nends = { destination = \"bar\" }\n",
            ":4:24: destination `bar` does not exist; write one of desk, billing",
        ),
        (
            "[rows]\ncustmer = {}\n[[dialog]]\nname = \"a\"\nturns = []\n",
            ":2:1: the flow has no lookup `custmer`; write one of customer",
        ),
        (
            "[[dialog]]\nname = 7\nturns = []\n",
            ":2:8: invalid type: integer `7`, expected a string; write it in quotes",
        ),
        (
            "[rows]\ncustomer = \"down\"\n[[dialog]]\nname = \"a\"\nturns = []\n",
            ":2:12: `down` is no row; write the fields of a row, {} for nobody found, or \"failed\"",
        ),
        ("", ":1:1: a file of 0 dialogs; write [[dialog]]"),
    ] {
        let (_folder, flow) = shop(dialogs);
        let (code, report, complaint) = test(&flow, &[]);
        assert_eq!(code, Some(1), "{dialogs}");
        assert!(report.contains(&format!("shop.test.toml{fault}")), "{dialogs}\n{report}");
        assert!(complaint.contains("remedy: correct the lines"), "{complaint}");
    }
}

#[test]
fn a_flow_without_dialogs_or_with_faults_is_told() {
    let (folder, flow) = shop("");
    fs::remove_file(folder.path().join("shop.test.toml")).expect("a file");
    let (code, report, _) = test(&flow, &[]);
    assert_eq!(code, Some(1));
    assert!(report.contains("no dialogs; write some into"), "{report}");
    fs::write(&flow, "greeting = 1\n").expect("a flow");
    let (code, report, _) = test(&flow, &[]);
    assert_eq!(code, Some(1));
    assert!(report.contains("shop.toml:1:12: "), "{report}");
}
