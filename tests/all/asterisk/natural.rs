//! Callers of a natural voice, in their own words, understood by the starter's models.

use super::{lab::Lab, phone::Phone, recordings::natural, server::Server};
use crate::models::starter;

/// While other tests run beside this one, seconds may pass in which the recogniser hardly works.
const CALLS_MAX: usize = 6;

#[test]
fn who_speaks_freely_is_understood() {
    let Some(models) = starter() else { return };
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.server_on(&models.path);
    let log = server.log_text();
    for model in ["ggml-", "en_US-joe-medium.onnx", "all-MiniLM-L6-v2"] {
        assert!(log.contains(model) && !log.contains("demonstration"), "{model} is not used:\n{log}");
    }
    // A machine that is too busy to hear in time gives the call to a person, as it must; then the caller rings again.
    let reached = (0..CALLS_MAX).find_map(|_| asks_about_an_invoice(lab, &server));
    let (extension, destination) = reached.expect("a call in which the recogniser kept up");
    assert_eq!((&*extension, &*destination), ("601", "billing"), "{}", server.log_text());
}

/// Where that leads, as extension and destination; `None` if something that was said could not be recognised in time.
fn asks_about_an_invoice(lab: &Lab, server: &Server) -> Option<(String, String)> {
    let unheard = || server.log_text().matches("speech was not recognised").count();
    let unheard_before = unheard();
    let mut phone = Phone::dial(lab, &format!("80{}", server.agi));
    let call = phone.call();
    phone.heard.ends();
    assert!(phone.heard.is_speech(), "the greeting is no speech");
    phone.say(&natural("invoice"));
    let extension = phone.talks(&[&natural("yes")]);
    let destination = call.variables("OFFHOOK_")["OFFHOOK_DESTINATION"].clone();
    phone.hang_up();
    call.ends();
    (unheard() == unheard_before).then_some((extension, destination))
}
