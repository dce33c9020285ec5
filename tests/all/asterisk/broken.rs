//! Whatever breaks on our side, a human answers.

use std::{thread, time::Duration};

use super::{
    lab::Lab,
    phone::Phone,
    recordings::{BILLING, YES, recording},
};

#[test]
fn a_talk_that_takes_too_long_goes_to_the_operator() {
    let Some(lab) = Lab::with_engines() else { return };
    let mut phone = Phone::dial(lab, &format!("81{}", lab.server().agi));
    let call = phone.call();
    assert_eq!(call.reaches("departments"), "600", "{}", call.story());
    assert!(call.visited("from-trunk", "T"), "{}", call.story());
    call.becomes("DIALSTATUS", "ANSWER");
    phone.hang_up();
    call.ends();
}

#[test]
fn when_the_server_dies_in_a_call_the_operator_answers() {
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.own_server();
    let mut phone = Phone::dial(lab, &format!("80{}", server.agi));
    phone.heard.begins();
    server.kill();
    let call = phone.call();
    assert_eq!(call.reaches("departments"), "600", "{}", call.story());
    assert!(!call.variables("OFFHOOK_").contains_key("OFFHOOK_STATUS"), "{}", call.story());
    call.becomes("DIALSTATUS", "ANSWER");
    phone.hang_up();
    call.ends();
}

#[test]
fn when_the_recogniser_dies_in_an_utterance_the_caller_still_arrives() {
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.own_server();
    let mut phone = Phone::dial(lab, &format!("80{}", server.agi));
    phone.heard.ends();
    phone.say(&recording(BILLING));
    // Into the middle of the word.
    thread::sleep(Duration::from_millis(400));
    server.kill_engine("offhook-stt");
    let reached = phone.talks(&[&recording(BILLING), &recording(YES)]);
    assert_eq!(reached, "601", "{}\n{}", phone.call().story(), server.log_text());
    assert!(phone.utterances <= 3, "asked again more than once\n{}", server.log_text());
    assert!(server.engine("offhook-stt").is_some(), "the recogniser is back\n{}", server.log_text());
    phone.hang_up();
    phone.call().ends();
}
