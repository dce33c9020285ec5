//! Many callers at once, and what a caller's SIP headers bring and take along.

use std::{fs, path::PathBuf, time::Duration};

use offhook::audio::{g711::Law, resample, wav};

use super::{
    call::Call,
    lab::Lab,
    recordings::{BILLING, recording},
    server::Server,
    sipp::Callers,
};

const CALLS: u32 = 50;

#[test]
fn the_customer_number_comes_in_and_the_summary_goes_out() {
    let Some(lab) = Lab::with_engines() else { return };
    lab.server();
    let callers = Callers {
        extension: "100",
        count: 1,
        per_second: 1,
        sound: &asks_again_and_again(lab),
        number: "70",
        customer: "C-42, Miller & Sons",
        talk: Duration::from_secs(40),
    };
    let sipp = callers.start(lab);
    let call = Call::of(&lab.ami, "701");
    assert_eq!(call.sets("CUSTOMER"), "C-42%2C%20Miller%20%26%20Sons");
    assert_eq!(call.reaches("departments"), "601", "{}", call.story());
    call.becomes("DIALSTATUS", "ANSWER");
    let summary = lab.agent.invited_with("701", "X-AI-Summary").expect("the agent's INVITE says why");
    assert_eq!(summary, call.sets("OFFHOOK_SUMMARY"));
    drop(sipp);
}

#[test]
fn fifty_calls_at_once_all_arrive() {
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.own_server();
    let callers = Callers {
        extension: &format!("80{}", server.agi),
        count: CALLS,
        per_second: 25,
        sound: &asks_again_and_again(lab),
        number: "80",
        customer: "many",
        talk: Duration::from_secs(45),
    };
    let sipp = callers.start(lab);
    for number in 1..=CALLS {
        let call = Call::of(&lab.ami, &format!("80{number}"));
        assert_eq!(call.reaches("departments"), "601", "{}", call.story());
        assert_eq!(call.sets("OFFHOOK_STATUS"), "ok", "{}", call.story());
    }
    for number in 1..=CALLS {
        let call = Call::of(&lab.ami, &format!("80{number}"));
        call.ends();
        let packets = call.sets("RTPAUDIOQOS");
        assert!(packets.contains(";lp=0;"), "Asterisk missed packets of call {number}: {packets}");
    }
    assert!(sipp.wait_end(Duration::from_secs(60)), "sipp still has calls");
    let report = fs::read_to_string(lab.folder.join("sipp-80.log")).unwrap_or_default();
    let failed = report.lines().find(|line| line.contains("Failed call")).unwrap_or_default();
    assert!(failed.trim_end().ends_with("|        0"), "sipp counts failures: {failed}\n{report}");
    assert_no_frame_was_lost(&server);
}

/// By the server's own account of each call.
fn assert_no_frame_was_lost(server: &Server) {
    let log = server.log_text();
    let ended: Vec<_> = log.lines().filter(|line| line.contains("call ended")).collect();
    assert_eq!(ended.len(), CALLS as usize, "{log}");
    for line in ended {
        assert!(line.contains("frames_dropped=0"), "{line}");
    }
}

/// A caller who cannot listen says it every few seconds until it is understood.
fn asks_again_and_again(lab: &Lab) -> PathBuf {
    let bytes = fs::read(recording(BILLING)).expect("the recording");
    let sound = wav::read(&bytes).expect("a WAV file");
    let samples = resample(&sound.samples, sound.rate_hz, 8_000).expect("a known rate");
    let silence = std::iter::repeat_n(0, 8_000 * 4);
    let law: Vec<u8> =
        silence.clone().chain(samples).chain(silence).map(|sample| Law::Mu.encode(sample)).collect();
    let path = lab.folder.join("again-and-again.ul");
    fs::write(&path, law).expect("a place to write");
    path
}
