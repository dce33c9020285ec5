//! A conversation that asks for values, reads them back and hands them to the dialplan: by voice, and by keys.

use std::{path::PathBuf, thread};

use super::{
    lab::{Ability, Lab},
    phone::Phone,
    recordings::{BILLING, YES, recording},
};

#[test]
fn values_are_asked_for_read_back_and_handed_to_the_dialplan() {
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.server_with("slots");
    let extension = format!("80{}", server.agi);
    thread::scope(|calls| {
        calls.spawn(|| by_voice(Phone::dial(lab, &extension)));
        if lab.can(Ability::Keys) {
            calls.spawn(|| by_keys(Phone::dial(lab, &extension)));
        }
    });
    assert!(server.is_running(), "{}", server.log_text());
}

fn by_voice(mut phone: Phone<'_>) {
    let answers = [BILLING, "account_5529", "sales", YES, "yes_2"].map(recording);
    let answers: Vec<_> = answers.iter().map(PathBuf::as_path).collect();
    assert_eq!(phone.talks(&answers), "601", "{}", phone.call().story());
    assert_eq!(phone.utterances, answers.len(), "each answer was taken as it was\n{}", phone.call().story());
    check(phone, [("ACCOUNT", "5529"), ("ABOUT", "sales"), ("CALL_BACK", "yes")]);
}

fn by_keys(mut phone: Phone<'_>) {
    for keys in ["1", "4711", "1", "2", "1"] {
        phone.heard.ends();
        phone.press(keys);
    }
    assert_eq!(phone.call().reaches("departments"), "601", "{}", phone.call().story());
    check(phone, [("ACCOUNT", "4711"), ("ABOUT", "support"), ("CALL_BACK", "no")]);
}

fn check(mut phone: Phone<'_>, slots: [(&str, &str); 3]) {
    let call = phone.call();
    let set = call.variables("OFFHOOK_");
    for (name, value) in slots {
        assert_eq!(set.get(&format!("OFFHOOK_SLOT_{name}")).map(String::as_str), Some(value), "{set:#?}");
        assert!(set["OFFHOOK_SUMMARY"].contains(value), "the agent is told of it: {set:#?}");
    }
    assert_eq!((set["OFFHOOK_INTENT"].as_str(), set["OFFHOOK_STATUS"].as_str()), ("billing", "ok"));
    phone.hang_up();
    call.ends();
}
