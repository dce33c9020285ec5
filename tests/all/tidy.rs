//! Rules with teeth: what a reviewer would say a second time fails here, with the place and the remedy.

mod imports;
mod places;
mod rules;
mod samples;
mod source;
mod tables;
mod words;

use source::Source;

/// Runs one rule over the repository and fails with every violation at once.
fn enforce(rule: impl Fn(&Source) -> Vec<String>) {
    let violations: Vec<String> = source::repository().iter().flat_map(rule).collect();
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn imports_only_point_down() {
    enforce(imports::imports_point_down);
}

#[test]
fn the_library_names_no_engine_crate() {
    enforce(rules::no_engine_crate);
}

#[test]
fn the_pure_folders_have_no_clock_file_socket_thread_or_randomness() {
    enforce(rules::pure_folders);
}

#[test]
fn every_queue_has_a_bound() {
    enforce(rules::bounded_queues);
}

#[test]
fn files_begin_by_saying_what_they_are_for() {
    enforce(rules::first_line);
}

#[test]
fn files_functions_and_lines_are_short() {
    enforce(rules::lengths);
}

#[test]
fn nothing_is_left_for_later() {
    enforce(rules::nothing_for_later);
}

#[test]
fn names_say_what_things_are() {
    enforce(rules::names);
}

#[test]
fn the_project_stands_alone() {
    enforce(rules::stands_alone);
}

#[test]
fn words_of_callers_are_data_of_a_language() {
    let vocabulary = words::vocabulary();
    assert!(vocabulary.len() > 1_000, "{} words are no language", vocabulary.len());
    enforce(|source| words::no_words_of_callers(&vocabulary, source));
}

#[test]
fn tables_of_languages_are_folded() {
    enforce(tables::tables_are_folded);
}

#[test]
fn what_the_pages_for_developers_name_is_there() {
    let missing = ["docs/architecture.md", "docs/glossary.md"].map(places::missing).concat();
    assert!(missing.is_empty(), "\n{}\n", missing.join("\n"));
}
