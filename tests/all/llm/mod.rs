//! What a language model is asked and what of its answer counts: briefs and replies from files, and any text at all.

mod any_text;
mod brief_file;
mod gbnf;
mod injection;
mod real_model;
mod summaries;
mod whole_dialogs;

use std::fs;
use std::path::Path;

use offhook::llm::{Brief, Decision, NotAReply, Reply, SayStream, Wants, grammar, prompt};

use crate::flows::{check_text, files};
use brief_file::brief;
use gbnf::Gbnf;

/// The messages as the engine gets them, one after the other.
fn messages(brief: &Brief) -> String {
    let messages = prompt(brief);
    let parts = [("every call", &messages.shared), ("this call", &messages.own)];
    let lines = parts.into_iter().flat_map(|(part, messages)| {
        messages
            .iter()
            .map(move |message| format!("[{part}: {:?}]\n{}\n", message.role, message.text.expose()))
    });
    lines.collect()
}

fn check_brief(path: &Path) {
    let brief = brief(path);
    check_text(&path.with_extension("prompt.txt"), &messages(&brief));
    let grammar = grammar(&brief);
    Gbnf::read(&grammar).unwrap_or_else(|error| panic!("{}: {error}\n{grammar}", path.display()));
    check_text(&path.with_extension("gbnf"), &grammar);
}

#[test]
fn briefs_become_prompts_and_grammars() {
    files("tests/llm", "toml").iter().for_each(|path| check_brief(path));
}

/// What counts of a reply, in one line.
fn outcome(reply: Result<Reply, NotAReply>) -> String {
    let Reply { decision: Decision { intent, slots, action }, say } = match reply {
        Ok(reply) => reply,
        Err(reason) => return format!("refused: {reason}"),
    };
    let intent = match &intent {
        Wants::Intent(name) => name,
        Wants::Nothing => "(none)",
        Wants::Unclear => "(unclear)",
    };
    let mut line = format!("{} {intent}", action.name());
    slots.iter().for_each(|(name, value)| line.push_str(&format!(" | {name}: {}", value.expose())));
    match say {
        Some(say) => line + &format!(" | says: {}", say.expose()),
        None => line + " | own words of the flow",
    }
}

/// The same reply in pieces of so many bytes (whole characters), as an engine sends it.
fn in_pieces(brief: &Brief, text: &str, length: usize) -> Result<Reply, NotAReply> {
    let mut stream = SayStream::new(brief);
    let mut sentences = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let cut = (length..rest.len()).find(|at| rest.is_char_boundary(*at)).unwrap_or(rest.len());
        let spoken = stream.push(&rest[..cut])?;
        assert!(spoken.is_empty() || stream.decision().is_some(), "words before a decision: {text}");
        sentences.extend(spoken.into_iter().map(|sentence| sentence.into_inner()));
        rest = &rest[cut..];
    }
    let reply = stream.finish()?;
    let say = reply.say.as_ref().map(|say| say.expose().clone()).unwrap_or_default();
    assert_eq!(sentences.join(" "), say, "what was given piece by piece is the whole");
    Ok(reply)
}

fn check_replies(path: &Path) {
    let brief_path =
        path.with_file_name(path.file_name().unwrap().to_string_lossy().replace(".replies.txt", ".toml"));
    let brief = brief(&brief_path);
    let text = fs::read_to_string(path).expect("replies");
    let mut written = String::new();
    for line in text.lines().filter(|line| !line.starts_with("= ")) {
        written.push_str(&format!("{line}\n"));
        if line.starts_with('#') {
            continue;
        }
        let whole = Reply::parse(&brief, line);
        for length in [1, 2, 7, 40] {
            // In pieces a reply that is cut short still counts, and what follows a refusal is not looked at.
            if let Ok(reply) = &whole {
                assert_eq!(in_pieces(&brief, line, length).as_ref(), Ok(reply), "{line}");
            } else if let Ok(cut) = in_pieces(&brief, line, length) {
                assert!(!line.trim_end().ends_with("\"}"), "{line} became {cut:?}");
            }
        }
        written.push_str(&format!("= {}\n", outcome(whole)));
    }
    check_text(path, &written);
}

#[test]
fn replies_become_decisions() {
    let replies =
        files("tests/llm", "txt").into_iter().filter(|path| path.to_string_lossy().ends_with(".replies.txt"));
    replies.for_each(|path| check_replies(&path));
}
