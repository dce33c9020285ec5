//! Callers who hang up, at each stage of a call: no channel stays, the server lives, the dialplan knows.

use std::{thread, time::Duration};

use super::{
    lab::Lab,
    phone::Phone,
    recordings::{BILLING, recording},
};

/// Into the middle of the word, and past the silence that ends it into the recognition: stages of a call that
/// nothing outside announces.
const MID_WORD: Duration = Duration::from_millis(400);
const THINKING_AFTER: Duration = Duration::from_millis(900);

#[test]
fn hanging_up_at_any_stage_ends_the_call_everywhere() {
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.server();
    thread::scope(|calls| {
        calls.spawn(|| hang_up_when(lab, "greeting", |phone| phone.heard.begins()));
        calls.spawn(|| hang_up_when(lab, "waiting", |phone| phone.heard.ends()));
        calls.spawn(|| {
            hang_up_when(lab, "speaking", |phone| {
                phone.heard.ends();
                phone.say(&recording(BILLING));
                thread::sleep(MID_WORD);
            });
        });
        calls.spawn(|| {
            hang_up_when(lab, "thinking", |phone| {
                phone.heard.ends();
                let spoken = phone.say(&recording(BILLING));
                thread::sleep(spoken + THINKING_AFTER);
            });
        });
    });
    assert!(server.is_running(), "{}", server.log_text());
}

#[test]
fn hanging_up_instead_of_confirming_ends_the_call() {
    let Some(lab) = Lab::with_engines() else { return };
    // It confirms whatever it hears.
    let server = lab.server_with("careful");
    let mut phone = Phone::dial(lab, &format!("80{}", server.agi));
    phone.heard.ends();
    phone.say(&recording(BILLING));
    phone.heard.begins();
    ends_as_caller_hangup(phone);
    assert!(server.is_running(), "{}", server.log_text());
}

/// `reach` returns when the call is at its stage.
fn hang_up_when(lab: &'static Lab, stage: &str, reach: impl FnOnce(&mut Phone<'_>)) {
    let mut phone = Phone::dial(lab, "100");
    reach(&mut phone);
    let call = phone.call();
    assert_eq!(call.has_reached("departments"), None, "{stage} was over too soon:\n{}", call.story());
    ends_as_caller_hangup(phone);
}

fn ends_as_caller_hangup(mut phone: Phone<'_>) {
    let call = phone.call();
    phone.hang_up();
    call.ends();
    assert!(call.visited("from-trunk", "h"), "{}", call.story());
    assert_eq!(call.sets("OFFHOOK_STATUS"), "caller_hangup", "{}", call.story());
    assert_eq!(call.has_reached("departments"), None, "{}", call.story());
}
