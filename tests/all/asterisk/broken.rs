//! Whatever breaks on our side, a human answers.

use super::{lab::Lab, phone::Phone};

#[test]
fn without_a_server_the_operator_answers() {
    let Some(lab) = Lab::get() else { return };
    let mut phone = Phone::dial(lab, &format!("80{}", lab.ports.next()));
    let call = phone.call();
    assert_eq!(call.reaches("departments"), "600", "{}", call.story());
    call.becomes("AGISTATUS", "FAILURE");
    call.becomes("DIALSTATUS", "ANSWER");
    phone.hang_up();
    call.ends();
    assert!(call.visited("ring", "h"), "{}", call.story());
}
