//! The files in `asterisk/` as Asterisk reads them.

use super::lab::Lab;

#[test]
fn samples_load_without_complaint() {
    let Some(lab) = Lab::get() else { return };
    let complaints: Vec<_> = lab
        .asterisk_log()
        .lines()
        // What comes later is about calls.
        .take_while(|line| !line.contains("Asterisk Ready"))
        .filter(|line| line.contains("ERROR[") || line.contains("WARNING["))
        .map(str::to_owned)
        .collect();
    assert!(complaints.is_empty(), "{complaints:#?}");
}

#[test]
fn every_application_and_function_of_the_dialplan_exists() {
    let Some(lab) = Lab::get() else { return };
    let known = [lab.console("core show applications"), lab.console("core show functions")];
    let dialplan = include_str!("../../../asterisk/extensions.conf");
    let code =
        dialplan.lines().filter(|line| line.starts_with("exten") || line.trim_start().starts_with("same"));
    for name in code.flat_map(called) {
        let name = name.to_lowercase();
        let is_known =
            |list: &String| list.to_lowercase().lines().any(|line| line.trim_start().starts_with(&name));
        assert!(known.iter().any(is_known), "Asterisk knows no {name}");
    }
}

/// The names before opening parentheses; labels and the trunk's own words are not called.
fn called(line: &str) -> impl Iterator<Item = &str> {
    let code = line.split(';').next().unwrap_or_default();
    code.match_indices('(').filter_map(move |(at, _)| {
        let name = code[..at].rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next()?;
        (name.len() > 1 && name.starts_with(|c: char| c.is_ascii_uppercase())).then_some(name)
    })
}
