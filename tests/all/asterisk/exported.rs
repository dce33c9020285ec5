//! Sound files of `offhook prompts export`, played by a real Asterisk.

use std::{fs, process::Command};

use super::{lab::Lab, phone::Phone};

/// Asterisk takes the file that suits the call, so each has a name of its own.
const FORMATS: [&str; 7] = ["wav", "ulaw", "alaw", "g722", "wav16", "sln", "sln16"];

#[test]
fn playback_finds_the_files_by_the_channels_language_and_plays_every_format() {
    let Some(lab) = Lab::with_engines() else { return };
    FORMATS.into_iter().for_each(|format| export(lab, format));
    let played = |name: &str| {
        format!(" same => n,Playback(exported/{name})\n same => n,Set(PLAYED_{name}=${{PLAYBACKSTATUS}})\n")
    };
    let lines: String = FORMATS.into_iter().chain(["absent"]).map(played).collect();
    let begin = "[exported]\nexten => s,1,Answer()\n same => n,Set(CHANNEL(language)=en_GB)\n";
    fs::write(lab.folder.join("etc/exported.conf"), format!("{begin}{lines} same => n,Hangup()\n"))
        .expect("a place in Asterisk's folder");
    lab.console("dialplan reload");

    let phone = Phone::dial(lab, "8501");
    let call = phone.call();
    for format in FORMATS {
        assert_eq!(call.sets(&format!("PLAYED_{format}")), "SUCCESS", "{}", call.story());
    }
    assert_eq!(call.sets("PLAYED_absent"), "FAILED", "it tells what it does not find");
    call.ends();
    assert!(phone.heard.is_speech());
    let ms = phone.heard.sound().duration_ms();
    assert!(ms > 700 * FORMATS.len() as u64, "{ms} ms of {} sentences", FORMATS.len());
}

fn export(lab: &Lab, format: &str) {
    let table = lab.folder.join(format!("exported-{format}.tsv"));
    let text = format!("exported/{format}\tThis is a prompt of the reception.\ten-GB\n");
    fs::write(&table, text).expect("a place for the table");
    let output = Command::new(env!("CARGO_BIN_EXE_offhook"))
        .args(["prompts", "export", "--format", format, "--texts"])
        .arg(table)
        .arg("--out")
        .arg(lab.folder.join("data/sounds"))
        .env("OFFHOOK_MODELS", "off")
        .output()
        .expect("the program starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
