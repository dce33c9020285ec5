//! The sample dialplan against servers that answer oddly, or not at all: it never depends on Offhook's good
//! behaviour.

use std::{
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener},
    thread,
};

use super::{lab::Lab, phone::Phone};

#[test]
fn only_a_sound_decision_is_followed() {
    let Some(lab) = Lab::get() else { return };
    let transfer = |context, extension| {
        vec![
            ("OFFHOOK_STATUS", "ok"),
            ("OFFHOOK_ACTION", "transfer"),
            ("OFFHOOK_CONTEXT", context),
            ("OFFHOOK_EXTEN", extension),
        ]
    };
    thread::scope(|cases| {
        for (expected, decision) in [
            (Some("602"), transfer("departments", "602")),
            (Some("600"), transfer("departments", "999")),
            (Some("600"), transfer("nowhere", "602")),
            (Some("600"), transfer("", "")),
            (Some("600"), vec![("OFFHOOK_STATUS", "overload"), ("OFFHOOK_ACTION", "continue")]),
            (Some("600"), vec![("OFFHOOK_ACTION", "hangup")]),
            (Some("600"), vec![]),
            (None, vec![("OFFHOOK_STATUS", "ok"), ("OFFHOOK_ACTION", "hangup")]),
        ] {
            cases.spawn(move || follows(lab, &decision, expected));
        }
    });
}

/// With `AGIEXITONHANGUP`, as docs/asterisk.md says: without it Asterisk waits for the server even then.
#[test]
fn a_server_that_never_answers_is_given_up() {
    let Some(lab) = Lab::get() else { return };
    let port = lab.ports.next();
    let _silent = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("a free port");
    let mut phone = Phone::dial(lab, &format!("82{port}"));
    let call = phone.call();
    assert_eq!(call.reaches("departments"), "600", "{}", call.story());
    assert!(call.visited("from-trunk", "T"), "{}", call.story());
    call.becomes("DIALSTATUS", "ANSWER");
    phone.hang_up();
    call.ends();
}

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

/// A call whose server sets these variables and ends.
fn follows(lab: &'static Lab, decision: &[(&str, &str)], expected: Option<&str>) {
    let port = lab.ports.next();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).expect("a free port");
    let mut phone = Phone::dial(lab, &format!("80{port}"));
    decide(&listener, decision);
    let call = phone.call();
    if let Some(extension) = expected {
        assert_eq!(call.reaches("departments"), extension, "{decision:?}\n{}", call.story());
        call.becomes("DIALSTATUS", "ANSWER");
        phone.hang_up();
    }
    call.ends();
    assert_eq!(call.has_reached("departments").as_deref(), expected, "{decision:?}\n{}", call.story());
}

fn decide(listener: &TcpListener, decision: &[(&str, &str)]) {
    let (mut socket, _) = listener.accept().expect("Asterisk calls");
    let mut lines = BufReader::new(socket.try_clone().expect("a socket")).lines();
    while lines.next().is_some_and(|line| line.is_ok_and(|line| !line.is_empty())) {}
    for (name, value) in decision {
        writeln!(socket, "SET VARIABLE {name} \"{value}\"").expect("Asterisk reads");
        assert_eq!(lines.next().and_then(Result::ok).as_deref(), Some("200 result=1"));
    }
}
