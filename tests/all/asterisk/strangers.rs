//! Who gets in by the samples: the trunk by its address, phones by their passwords, calls with the secret; nobody else.

use std::{
    net::{Ipv4Addr, SocketAddr, UdpSocket},
    time::Duration,
};

use super::{lab::Lab, phone::Phone, sipp::register};

/// The lab's trunk, as far as pjsip.conf knows it.
const TRUNK: Ipv4Addr = Ipv4Addr::LOCALHOST;
/// Every address of 127.0.0.0/8 is this machine; this one is nobody's.
const STRANGER: Ipv4Addr = Ipv4Addr::new(127, 0, 0, 2);

/// Every method that an endpoint may begin something with.
const METHODS: [&str; 6] = ["INVITE", "OPTIONS", "MESSAGE", "SUBSCRIBE", "REGISTER", "PUBLISH"];

#[test]
fn strangers_stay_out_whatever_name_they_give() {
    let Some(lab) = Lab::get() else { return };
    for name in ["trunk", "operator", "billing", "anonymous", "asterisk", "nobody"] {
        for method in METHODS {
            let answer = knock(lab, STRANGER, name, method);
            assert_eq!(answer, "401", "{method} from {STRANGER}, who calls himself {name}");
        }
    }
    let came = lab.ami.now(|events| {
        let is_name = |number: &str| ["trunk", "operator", "nobody"].contains(&number);
        events.iter().filter(|event| event.is("Newchannel") && is_name(event.field("CallerIDNum"))).count()
    });
    assert_eq!(came, 0, "channels of strangers");
}

#[test]
fn the_trunk_needs_no_name_and_no_password() {
    let Some(lab) = Lab::get() else { return };
    for name in ["5550199", "operator", "anonymous"] {
        assert_eq!(knock(lab, TRUNK, name, "OPTIONS"), "200", "{name}");
    }
}

/// With the right one they register: the agents' phones of every other test do.
#[test]
fn a_phone_without_its_password_is_not_registered() {
    let Some(lab) = Lab::get() else { return };
    let contact = format!("{STRANGER}:5060");
    assert_eq!(register(&lab.folder, lab.ports.next(), lab.sip, &contact, "guess"), 0);
    let contacts = lab.console("pjsip show contacts");
    assert!(!contacts.contains(&contact), "{contacts}");
    assert!(contacts.contains("operator/sip:operator@127.0.0.3"), "{contacts}");
}

/// The dialplan's global variable, and the URL of an extension of the laboratory's own.
#[test]
fn asterisk_shows_the_secret_as_a_variable_and_in_the_url() {
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.guarded_server("secret-of-the-laboratory\nsecret-in-a-dialplan-url\n");
    for extension in [format!("80{}", server.agi), format!("83{}", server.agi)] {
        let mut phone = Phone::dial(lab, &extension);
        phone.heard.begins();
        let call = phone.call();
        assert_eq!(call.has_reached("departments"), None, "{}", call.story());
        phone.hang_up();
        call.ends();
        assert_eq!(call.sets("OFFHOOK_STATUS"), "caller_hangup", "{}", call.story());
    }
    let log = server.log_text();
    assert!(log.contains("call ended") && !log.contains("secret-"), "{log}");
}

#[test]
fn without_the_secret_a_human_answers_and_asterisk_says_why() {
    let Some(lab) = Lab::with_engines() else { return };
    let server = lab.guarded_server("another-secret-of-somebody");
    for extension in [format!("80{}", server.agi), format!("83{}", server.agi)] {
        let mut phone = Phone::dial(lab, &extension);
        let call = phone.call();
        assert_eq!(call.reaches("departments"), "600", "{}", call.story());
        assert_eq!(call.sets("OFFHOOK_STATUS"), "error", "{}", call.story());
        call.becomes("DIALSTATUS", "ANSWER");
        phone.hang_up();
        call.ends();
    }
    let console = lab.asterisk_log();
    assert!(console.contains("the dialplan did not show the secret"), "nothing on Asterisk's console");
}

/// The code of the final answer to one request without a password.
fn knock(lab: &Lab, from: Ipv4Addr, name: &str, method: &str) -> String {
    let socket = UdpSocket::bind((from, 0)).expect("an address of this machine");
    socket.set_read_timeout(Some(Duration::from_secs(20))).expect("a UDP socket");
    let here = socket.local_addr().expect("a bound socket");
    let server = SocketAddr::from((Ipv4Addr::LOCALHOST, lab.sip));
    socket.send_to(request(here, server, name, method).as_bytes(), server).expect("UDP is sent");
    let mut answer = [0; 4_096];
    loop {
        let bytes = socket.recv(&mut answer).expect("Asterisk answers");
        let text = String::from_utf8_lossy(&answer[..bytes]);
        let code =
            text.strip_prefix("SIP/2.0 ").and_then(|rest| rest.get(..3)).unwrap_or_default().to_owned();
        if !code.starts_with('1') {
            return code;
        }
    }
}

fn request(here: SocketAddr, server: SocketAddr, name: &str, method: &str) -> String {
    let sdp = format!(
        "v=0\r\no=x 1 1 IN IP4 {0}\r\ns=-\r\nc=IN IP4 {0}\r\nt=0 0\r\nm=audio 30000 RTP/AVP 0\r\n",
        here.ip()
    );
    let once = format!("{}{method}{name}", here.port());
    format!(
        "{method} sip:100@{server} SIP/2.0\r\n\
         Via: SIP/2.0/UDP {here};branch=z9hG4bK{once};rport\r\n\
         From: <sip:{name}@{here}>;tag=a{once}\r\n\
         To: <sip:100@{server}>\r\n\
         Call-ID: {once}\r\n\
         CSeq: 1 {method}\r\n\
         Contact: <sip:{name}@{here}>\r\n\
         Event: presence\r\n\
         Max-Forwards: 70\r\n\
         Content-Type: application/sdp\r\n\
         Content-Length: {}\r\n\r\n{sdp}",
        sdp.len()
    )
}
