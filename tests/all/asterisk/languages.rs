//! Flows in five languages: who rings hears the greeting of the flow's language and is led by its words.

use super::{
    lab::{Ability, Lab},
    phone::Phone,
};

/// Flows of tests/asterisk/languages by their places in the lab's list, and their languages.
const FLOWS: [(usize, &str); 4] = [(1, "es"), (2, "de"), (3, "fr"), (4, "pt-BR")];

#[test]
fn a_flow_speaks_its_language_and_tells_it() {
    let Some(lab) = Lab::with_engines().filter(|lab| lab.can(Ability::Keys)) else { return };
    let server = lab.server_with("languages");
    let log = server.log_text();
    assert!(log.contains("hears English alone") && log.contains("accueil (fr)"), "{log}");
    for (place, language) in FLOWS {
        let mut phone = Phone::dial(lab, &format!("86{place}{}", server.agi));
        let call = phone.call();
        phone.heard.ends();
        assert!(phone.heard.is_speech(), "{language}: the greeting is no speech");
        phone.press("1");
        assert_eq!(call.reaches("departments"), "601", "{language}\n{}", server.log_text());
        assert_eq!(call.sets("OFFHOOK_LANGUAGE"), language);
        phone.hang_up();
        call.ends();
    }
}

#[test]
fn a_key_changes_the_language_of_the_call() {
    let Some(lab) = Lab::with_engines().filter(|lab| lab.can(Ability::Keys)) else { return };
    let server = lab.server_with("languages");
    let mut phone = Phone::dial(lab, &format!("865{}", server.agi));
    let call = phone.call();
    phone.heard.ends();
    phone.press("9");
    phone.heard.ends();
    phone.press("1");
    assert_eq!(call.reaches("departments"), "601", "{}", server.log_text());
    assert_eq!(call.sets("OFFHOOK_LANGUAGE"), "es");
    phone.hang_up();
    call.ends();
}
