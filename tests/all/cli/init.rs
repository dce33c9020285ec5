//! `offhook init`: flags or typed answers become files that `check` and `test` pass, bad ones are refused before
//! anything is written, and nothing is written over.

use std::{
    fs,
    io::Write as _,
    path::Path,
    process::{Command, Output, Stdio},
};

use super::{offhook, stderr, stdout};

const FLAGS: [&str; 10] = [
    "--language",
    "en-GB",
    "--place",
    "Smith's \"Café\" \\ Söhne",
    "--departments",
    "billing 601, Büro & Empfang 602@office, customer service 603",
    "--pbx",
    "asterisk",
    "--human",
    "0600",
];

/// `init` into `folder`, with no models, and with what is typed where something is.
fn init(folder: &Path, more: &[&str], typed: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_offhook"));
    command
        .args(["init", folder.to_str().unwrap(), "--models", "no", "--time-zone", "Europe/Berlin"])
        .args(more);
    command.env("RUST_LOG", "warn").env("OFFHOOK_MODELS", "off");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    // One that refuses its flags has ended before.
    let _ = child.stdin.take().unwrap().write_all(typed.unwrap_or_default().as_bytes());
    child.wait_with_output().expect("it ends")
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn flags_make_a_site_that_check_and_test_pass() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("a new/site");
    let output = init(&site, &FLAGS, None);
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{told}{}", stderr(&output));
    for line in [
        "reception.toml: ok: flow reception, 4 destinations, ",
        "reception.test.toml: ok: 9 dialogs\n",
        "[offhook-reception]\n",
        "exten => 602,1,Set(TIMEOUT(absolute)=0)",
        "n(person),Goto(departments,0600,1)",
        "Next:\n  offhook serve --config ",
    ] {
        assert!(told.contains(line), "{line} in {told}");
    }
    let flow: toml::Table = read(&site, "flows/reception.toml").parse().expect("TOML");
    let greeting = "Welcome to Smith's \"Café\" \\ Söhne. Please tell me who you would like to speak to: billing, Büro & \
                    Empfang, or customer service.";
    assert_eq!(flow["greeting"].as_str(), Some(greeting));
    let office = &flow["destinations"]["buro_empfang"];
    let of_office =
        ["spoken", "extension", "context", "key"].map(|key| office[key].as_str().unwrap_or_default());
    assert_eq!(of_office, ["Büro & Empfang", "602", "office", "2"]);
    assert_eq!(
        (flow["language"].as_str(), flow["time_zone"].as_str()),
        (Some("en-GB"), Some("Europe/Berlin"))
    );

    let config = site.join("offhook.toml");
    let again = |command: &str| {
        let output = offhook(&[command, "--config", config.to_str().unwrap()]);
        assert!(output.status.success(), "{command}: {}{}", stdout(&output), stderr(&output));
    };
    again("check");
    again("test");
    let left = fs::read_dir(&site).unwrap().chain(fs::read_dir(site.join("flows")).unwrap());
    assert_eq!(left.count(), 4, "three files and a folder");
}

#[test]
fn the_usual_answers_make_a_site_for_freepbx_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let output = init(folder.path(), &["--yes", "--pbx", "FreePBX"], None);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stdout(&output);
    assert!(told.contains("; Custom Destination: offhook-reception,s,1"), "{told}");
    assert!(read(folder.path(), "flows/reception.toml").contains("context = \"from-internal\""));
}

#[test]
fn bad_answers_are_refused_with_a_remedy_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    for (flag, answer, told) in [
        ("--language", "xx", "there are no words in `xx`\n  remedy: choose one of en"),
        ("--place", "{name}", "unknown blank `{name}` in a prompt\n"),
        ("--place", "{{ caller }}", "nothing is called `caller`\n"),
        (
            "--departments",
            "billing",
            "`billing` is not a name and an extension\n  remedy: write both, as in billing 601",
        ),
        ("--departments", " , ", "no department is named\n"),
        (
            "--departments",
            "customer service",
            "`service` is no extension for customer\n  remedy: write its number",
        ),
        (
            "--departments",
            "billing 6(1)",
            "extension `6(1)` is not one word of the dialplan\n  remedy: use 1 to 79",
        ),
        ("--departments", "billing 601@my context", "`context` is no extension"),
        (
            "--departments",
            "billing 601, Billing 602",
            "`Billing` is another's name already\n  remedy: call this one something else",
        ),
        (
            "--departments",
            "yes 601, sales 602",
            "`yes` means yes or no\n  remedy: choose another word: this one answers confirmations\n",
        ),
        (
            "--departments",
            "goodbye 601",
            "who says `goodbye` does not get there, because it means something else\n",
        ),
        ("--departments", "operator 601", "`operator` is another's name already\n"),
        ("--pbx", "pbx", "`pbx` is neither\n  remedy: write asterisk or freepbx"),
        ("--human", "someone", "`someone` is no extension for the operator\n"),
        ("--time-zone", "Berlin", "no such time zone; write one such as Europe/Berlin"),
        ("--models", "maybe", "`maybe` is neither; write yes or no"),
    ] {
        let output = offhook(&["init", folder.path().to_str().unwrap(), "--yes", flag, answer]);
        let complaint = stderr(&output);
        assert!(complaint.contains(told), "{flag} {answer}: {complaint}");
        assert_eq!(output.status.code(), Some(2), "{complaint}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{flag} {answer}");
    }
}

#[test]
fn typed_answers_are_asked_again_until_they_are_good() {
    let folder = tempfile::tempdir().unwrap();
    let typed = "en\nNorthwind\nbilling\nno 601\nsales 602\n\n700\n";
    let output = init(folder.path(), &["--ask"], Some(typed));
    let told = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{told}{}", stderr(&output));
    assert!(told.contains("1 of 5: Which language do callers speak?"), "{told}");
    assert!(told.contains("No: `billing` is not a name and an extension; write both"), "{told}");
    assert!(told.contains("No: `no` means yes or no; choose another word"), "{told}");
    let flow = read(folder.path(), "flows/reception.toml");
    assert!(flow.contains("Welcome to Northwind.") && flow.contains("sales, or the operator."), "{flow}");
    assert!(flow.contains("context = \"departments\"\nextension = \"700\""), "{flow}");
}

#[test]
fn without_a_terminal_or_enough_answers_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let check = |more: &[&str], code: i32, told: &[&str]| {
        let output = init(folder.path(), more, Some("en\nNorthwind\n"));
        let complaint = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "{more:?}: {complaint}");
        told.iter().for_each(|told| assert!(complaint.contains(told), "{more:?}: {complaint}"));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "{more:?}");
    };
    let missing = "without a terminal for --place, --departments, --pbx, --human\n";
    check(&["--language", "en"], 2, &[missing, "--yes"]);
    check(&["--ask"], 1, &["the input ended before the questions did; nothing was written", "--yes"]);
}

#[test]
fn a_second_run_writes_nothing_over_unless_it_is_forced() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("flows")).unwrap();
    fs::write(folder.path().join("flows/reception.toml"), "mine").unwrap();
    let output = init(folder.path(), &["--yes"], None);
    assert_eq!(output.status.code(), Some(2));
    let complaint = stderr(&output);
    assert!(
        complaint.contains("flows/reception.toml would be written over; nothing was changed"),
        "{complaint}"
    );
    assert!(
        complaint.contains("remedy: name another folder, or write over what is there with --force"),
        "{complaint}"
    );
    assert_eq!(read(folder.path(), "flows/reception.toml"), "mine");
    assert!(!folder.path().join("offhook.toml").exists());
    assert_eq!(init(folder.path(), &["--yes", "--force"], None).status.code(), Some(0));
    assert!(read(folder.path(), "flows/reception.toml").contains("Welcome to our office."));
}
