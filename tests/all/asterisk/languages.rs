//! Callers in five languages through Whisper's multilingual model: what they say, and what they hear back.

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use super::{
    lab::{Ability, Lab},
    phone::Phone,
    server::Server,
};
use crate::models::multilingual;

/// A flow of tests/asterisk/languages by its place in the lab's list, who rings, and what they say.
struct Caller {
    place: usize,
    voice: &'static str,
    asks: &'static str,
    people: &'static str,
    agrees: &'static str,
}

const CALLERS: [Caller; 4] = [
    Caller {
        place: 1,
        voice: "es",
        asks: "Quiero pedir una cita.",
        people: "Somos cuatro.",
        agrees: "Sí, correcto.",
    },
    Caller {
        place: 2,
        voice: "de",
        asks: "Ich brauche einen Termin.",
        people: "Vier Personen.",
        agrees: "Ja, genau.",
    },
    Caller {
        place: 3,
        voice: "fr",
        asks: "Je voudrais un rendez-vous.",
        people: "Quatre personnes.",
        agrees: "Oui.",
    },
    Caller {
        place: 4,
        voice: "pt-br",
        asks: "Quero um agendamento.",
        people: "Quatro pessoas.",
        agrees: "Sim.",
    },
];

/// While other tests run beside this one, seconds may pass in which the recogniser hardly works.
const CALLS_MAX: usize = 4;

#[test]
fn who_speaks_another_language_is_understood_in_it() {
    let Some((lab, server)) = lab_with_languages() else { return };
    for caller in &CALLERS {
        let asks_for_four = |_| asks_for_four(lab, &server, caller);
        let reached = (0..CALLS_MAX).find_map(asks_for_four);
        let (extension, people, language) = reached.unwrap_or_else(|| {
            panic!("{}: no call in which the recogniser kept up\n{}", caller.voice, server.log_text())
        });
        assert_eq!((&*extension, &*people), ("604", "4"), "{}\n{}", caller.voice, server.log_text());
        assert!(language.eq_ignore_ascii_case(caller.voice), "{language}");
    }
}

#[test]
fn a_key_changes_the_language_of_the_call() {
    let Some((lab, server)) = lab_with_languages() else { return };
    if !lab.can(Ability::Keys) {
        return;
    }
    let mut phone = Phone::dial(lab, &format!("865{}", server.agi));
    let call = phone.call();
    phone.heard.ends();
    phone.press("9");
    phone.heard.ends();
    phone.say(&spoken(lab, "es", "Con facturación, por favor."));
    assert_eq!(phone.talks(&[&spoken(lab, "es", "Sí, correcto.")]), "601", "{}", server.log_text());
    assert_eq!(call.variables("OFFHOOK_")["OFFHOOK_LANGUAGE"], "es");
    phone.hang_up();
    call.ends();
}

/// A recogniser of many languages behind the flows of tests/asterisk/languages.
fn lab_with_languages() -> Option<(&'static Lab, Server)> {
    let models = multilingual()?;
    let lab = Lab::with_engines()?;
    let server = lab.server_with_models("languages", &models);
    let log = server.log_text();
    assert!(log.contains("many languages") && !log.contains("hears English alone"), "{log}");
    Some((lab, server))
}

/// The extension, how many people were understood, and the call's language; `None` if the recogniser was too slow.
fn asks_for_four(lab: &Lab, server: &Server, caller: &Caller) -> Option<(String, String, String)> {
    let unheard = || server.log_text().matches("speech was not recognised").count();
    let unheard_before = unheard();
    let mut phone = Phone::dial(lab, &format!("86{}{}", caller.place, server.agi));
    let call = phone.call();
    let said = [caller.asks, caller.people, caller.agrees].map(|text| spoken(lab, caller.voice, text));
    let answers: Vec<&Path> = said.iter().map(PathBuf::as_path).collect();
    let extension = phone.talks(&answers);
    let set = call.variables("OFFHOOK_");
    let told = |name: &str| set.get(name).cloned().unwrap_or_default();
    phone.hang_up();
    call.ends();
    let reached = (extension, told("OFFHOOK_SLOT_PEOPLE"), told("OFFHOOK_LANGUAGE"));
    (unheard() == unheard_before).then_some(reached)
}

/// A text in espeak-ng's voice of a language.
fn spoken(lab: &Lab, voice: &str, text: &str) -> PathBuf {
    let name: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    let path = lab.folder.join(format!("{voice}-{name}-{:?}.wav", thread::current().id()));
    let out = path.display().to_string();
    let say = ["say", text, "--out", &out, "--voice", "espeak", "--language", voice, "--rate", "16000"];
    let output = Command::new(env!("CARGO_BIN_EXE_offhook")).args(say).output().expect("offhook runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    path
}
