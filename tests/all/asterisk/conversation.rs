//! Callers who get where they want: by voice, by key, and by saying nothing.

use super::{
    lab::{Ability, Lab},
    phone::Phone,
    recordings::{BILLING, YES, recording},
};

const VARIABLES: [&str; 12] = [
    "OFFHOOK_ACTION",
    "OFFHOOK_CALL",
    "OFFHOOK_CONFIDENCE",
    "OFFHOOK_CONTEXT",
    "OFFHOOK_DESTINATION",
    "OFFHOOK_DIGITS",
    "OFFHOOK_EXTEN",
    "OFFHOOK_INTENT",
    "OFFHOOK_LANGUAGE",
    "OFFHOOK_STATUS",
    "OFFHOOK_SUMMARY",
    "OFFHOOK_TEXT",
];

#[test]
fn who_says_billing_reaches_billing_and_every_variable_is_set() {
    let Some(lab) = Lab::with_engines() else { return };
    lab.server();
    let mut phone = Phone::dial(lab, "100");
    let call = phone.call();
    phone.heard.ends();
    assert!(phone.heard.is_speech(), "the greeting is no speech");
    phone.say(&recording(BILLING));
    assert_eq!(phone.talks(&[&recording(YES)]), "601", "{}", call.story());

    let set = call.variables("OFFHOOK_");
    for name in VARIABLES {
        assert!(set.contains_key(name), "{name} was not set: {set:#?}");
    }
    for (name, value) in [
        ("OFFHOOK_STATUS", "ok"),
        ("OFFHOOK_ACTION", "transfer"),
        ("OFFHOOK_DESTINATION", "billing"),
        ("OFFHOOK_CONTEXT", "departments"),
        ("OFFHOOK_EXTEN", "601"),
        ("OFFHOOK_INTENT", "billing"),
        ("OFFHOOK_LANGUAGE", "en"),
    ] {
        assert_eq!(set[name], value, "{name}; all: {set:#?}");
    }
    assert!(set["OFFHOOK_TEXT"].to_lowercase().contains("billing") || set["OFFHOOK_TEXT"].contains("yes"));
    assert!((1..=100).contains(&set["OFFHOOK_CONFIDENCE"].parse().unwrap_or(0)), "{set:#?}");
    assert_eq!(set["OFFHOOK_CALL"].len(), 36, "{set:#?}");

    call.becomes("DIALSTATUS", "ANSWER");
    let summary = lab.agent.invited_with(&phone.number, "X-AI-Summary").expect("the agent's INVITE says why");
    assert_eq!(summary, set["OFFHOOK_SUMMARY"]);
    assert!(summary.to_lowercase().contains("billing"), "{summary}");
    phone.hang_up();
    call.ends();
}

#[test]
fn keys_are_obeyed_also_before_the_greeting_is_over() {
    let Some(lab) = Lab::with_engines().filter(|lab| lab.can(Ability::Keys)) else { return };
    lab.server();
    let mut patient = Phone::dial(lab, "100");
    let mut hasty = Phone::dial(lab, "100");
    hasty.heard.begins();
    hasty.press("4");
    patient.heard.ends();
    patient.press("3");
    for (phone, extension, key) in [(&mut patient, "603", "3"), (&mut hasty, "604", "4")] {
        let call = phone.call();
        assert_eq!(call.reaches("departments"), extension, "{}", call.story());
        assert_eq!(call.sets("OFFHOOK_DIGITS"), key);
        phone.hang_up();
        call.ends();
    }
}

#[test]
fn the_dialplan_of_the_readme_works() {
    let Some(lab) = Lab::with_engines().filter(|lab| lab.can(Ability::Keys)) else { return };
    lab.server();
    let mut phone = Phone::dial(lab, "9010");
    phone.heard.begins();
    phone.press("2");
    let call = phone.call();
    assert_eq!(call.reaches("departments"), "602", "{}", call.story());
    assert!(call.visited("from-readme", "100"), "{}", call.story());
    phone.hang_up();
    call.ends();
}

#[test]
fn who_says_nothing_reaches_the_operator() {
    let Some(lab) = Lab::with_engines() else { return };
    lab.server();
    let mut phone = Phone::dial(lab, "100");
    let call = phone.call();
    assert_eq!(call.reaches("departments"), "600", "{}", call.story());
    assert_eq!(call.sets("OFFHOOK_STATUS"), "no_input");
    assert!(phone.heard.is_speech(), "the caller was asked in words");
    phone.hang_up();
    call.ends();
}
