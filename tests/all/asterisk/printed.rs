//! Dialplans that the program prints for a flow, in a real Asterisk: `offhook dialplan` and `offhook freepbx`.

use std::{fs, path::Path, process::Command};

use super::{
    lab::{Ability, Lab},
    phone::Phone,
};

#[test]
fn printed_lines_hand_calls_over_and_take_them_back() {
    let Some(lab) = Lab::with_engines().filter(|lab| lab.can(Ability::Keys)) else { return };
    let server = lab.server_with("printed");
    let lines = print("dialplan", "house", server.agi) + &print("freepbx", "office", server.agi);
    fs::write(lab.folder.join("etc/printed.conf"), lines).expect("a place in Asterisk's folder");
    lab.console("dialplan reload");
    for (extension, context) in [("8401", "house"), ("8402", "from-internal")] {
        let mut phone = Phone::dial(lab, extension);
        phone.heard.ends();
        phone.press("1");
        let call = phone.call();
        assert_eq!(call.reaches(context), "601", "{}", call.story());
        call.becomes("DIALSTATUS", "ANSWER");
        let summary = lab.agent.invited_with(&phone.number, "X-AI-Summary");
        assert!(summary.is_some_and(|summary| summary.contains("billing")), "{extension}: {}", call.story());
        phone.hang_up();
        call.ends();
    }
    drop(server);
    for (extension, context) in [("8401", "house"), ("8402", "from-internal")] {
        let mut phone = Phone::dial(lab, extension);
        let call = phone.call();
        assert_eq!(call.reaches(context), "600", "{}", call.story());
        call.becomes("AGISTATUS", "FAILURE");
        phone.hang_up();
        call.ends();
    }
}

fn print(command: &str, flow: &str, agi: u16) -> String {
    let flow =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/asterisk/printed/flows/{flow}.toml"));
    let mut offhook = Command::new(env!("CARGO_BIN_EXE_offhook"));
    offhook.arg(command).arg(flow).arg("--agi").arg(format!("127.0.0.1:{agi}"));
    let output = offhook.output().expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}
