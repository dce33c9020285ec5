//! The single verbs, and `begin`/`result` around the dialplan's own audio, as the sample's examples use them.

use std::thread;

use super::{
    lab::{Ability, Lab},
    phone::{Codec, Phone},
    recordings::{BILLING, YES, recording},
};

#[test]
fn ask_returns_the_spoken_answer() {
    let Some(lab) = Lab::with_engines() else { return };
    lab.server();
    let mut phone = Phone::dial(lab, "9001");
    phone.heard.ends();
    phone.say(&recording(YES));
    answers(&phone, "yes");
}

#[test]
fn ask_returns_the_typed_answer() {
    let Some(lab) = Lab::with_engines().filter(|lab| lab.can(Ability::Keys)) else { return };
    lab.server();
    let mut phone = Phone::dial(lab, "9001");
    phone.heard.ends();
    phone.press("2");
    answers(&phone, "no");
}

fn answers(phone: &Phone<'_>, answer: &str) {
    let call = phone.call();
    call.ends();
    assert_eq!(call.sets("OFFHOOK_STATUS"), "ok", "{}", call.story());
    assert_eq!(call.sets("OFFHOOK_INTENT"), answer, "{}", call.story());
}

#[test]
fn say_returns_when_the_caller_has_heard_it() {
    let Some(lab) = Lab::with_engines() else { return };
    lab.server();
    let mut phone = Phone::dial(lab, "9002");
    let call = phone.call();
    assert_eq!(call.reaches("departments"), "600", "{}", call.story());
    assert_eq!(call.sets("OFFHOOK_STATUS"), "ok");
    phone.heard.ends();
    assert!(phone.heard.is_speech());
    assert!(phone.heard.sound().duration_ms() > 2_000, "the whole sentence");
    phone.hang_up();
    call.ends();
}

#[test]
fn listen_returns_the_message() {
    let Some(lab) = Lab::with_engines() else { return };
    lab.server();
    let mut phone = Phone::dial(lab, "9003");
    phone.heard.ends();
    phone.say(&recording(BILLING));
    let call = phone.call();
    call.ends();
    assert_eq!(call.sets("OFFHOOK_STATUS"), "ok", "{}", call.story());
    assert!(call.sets("OFFHOOK_TEXT").to_lowercase().contains("billing"), "{}", call.story());
}

#[test]
fn audio_run_by_the_dialplan_leads_to_the_same_place() {
    let Some(lab) = Lab::with_engines() else { return };
    lab.server();
    thread::scope(|calls| {
        calls
            .spawn(|| asks_for_billing(lab, "9004", Codec::Pcmu, |phone| _ = phone.say(&recording(BILLING))));
        if lab.can(Ability::Wideband) {
            calls.spawn(|| {
                asks_for_billing(lab, "9005", Codec::Pcmu, |phone| _ = phone.say(&recording(BILLING)))
            });
            // By key: what the demonstration model makes of wideband speech is not the question here.
            calls.spawn(|| asks_for_billing(lab, "9005", Codec::G722, |phone| phone.press("1")));
        }
    });
}

fn asks_for_billing(lab: &'static Lab, extension: &str, codec: Codec, ask: impl FnOnce(&mut Phone<'_>)) {
    let mut phone = Phone::dial_with(lab, extension, codec);
    phone.heard.ends();
    assert!(phone.heard.is_speech(), "extension {extension}");
    ask(&mut phone);
    let call = phone.call();
    assert_eq!(phone.talks(&[&recording(YES)]), "601", "extension {extension}: {}", call.story());
    assert_eq!(call.sets("OFFHOOK_STATUS"), "ok");
    phone.hang_up();
    call.ends();
}
