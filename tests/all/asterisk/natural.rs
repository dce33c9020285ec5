//! Callers of a natural voice, in their own words, understood by the starter's models.

use super::{lab::Lab, phone::Phone, recordings::natural};
use crate::models::starter;

#[test]
fn who_speaks_freely_is_understood() {
    let Some(models) = starter() else { return };
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.server_on(&models.path);
    let log = server.log_text();
    for model in ["ggml-", "en_US-joe-medium.onnx", "all-MiniLM-L6-v2"] {
        assert!(log.contains(model) && !log.contains("demonstration"), "{model} is not used:\n{log}");
    }
    let mut phone = Phone::dial(lab, &format!("80{}", server.agi));
    let call = phone.call();
    phone.heard.ends();
    assert!(phone.heard.is_speech(), "the greeting is no speech");
    phone.say(&natural("invoice"));
    assert_eq!(phone.talks(&[&natural("yes")]), "601", "{}\n{}", call.story(), server.log_text());
    let set = call.variables("OFFHOOK_");
    assert_eq!(set["OFFHOOK_DESTINATION"], "billing", "{set:#?}");
    phone.hang_up();
    call.ends();
}
