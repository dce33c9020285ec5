//! A call with sound and without a microphone: the voice that callers hear speaks a department's name to a server
//! of our own, as `offhook call` would.

use std::{fs, path::Path, time::Duration};

use anyhow::{Context as _, anyhow};

use super::site::FLOW;
use crate::{
    cli::{
        call::{
            agi::{Caller, Session},
            channel::Channel,
            report::Report,
            resolve,
            script::{Plan, Recording, Script},
        },
        own_server::OwnServer,
        talker::Talker,
    },
    config::Config,
    engine::{programs, prompts::PromptSettings, voice::VoiceChoice},
    metrics::Engine,
};

const RATE_HZ: u32 = 8_000;
/// The greeting, three answers, and the farewell.
const CALL_MAX: Duration = Duration::from_secs(60);
/// It is asked again where the first time was not enough: "Billing, is that right?"
const TIMES: usize = 3;

/// Why there can be no such call.
pub(super) fn lacks(config: &Config) -> Option<String> {
    let absent =
        [Engine::Stt, Engine::Tts].into_iter().find(|engine| !programs::program(*engine, None).is_file());
    match absent {
        Some(engine) => Some(format!("offhook-{} is not beside this program", engine.as_str())),
        None if config.stt.model.is_none() => Some("there is no recogniser's model".to_owned()),
        None => None,
    }
}

/// What came of it, in one line. Nothing is kept of this call.
pub(super) fn ring(config: &Config, language: &str, name: &str) -> anyhow::Result<String> {
    let folder = tempfile::tempdir().context("cannot make a folder")?;
    let file = folder.path().join("offhook.toml");
    fs::write(&file, without_traces(config)?).context("cannot write a configuration")?;
    let server = OwnServer::start(&file)?;
    let recording = Recording { name: name.to_owned(), pcm: spoken(config, language, name)? };
    let plan = Plan { recordings: vec![recording; TIMES].into(), give_up_at: CALL_MAX, ..Plan::default() };
    let (mut script, mut channel) = (Script::new(plan, RATE_HZ), Channel::default());
    let (agi, request) = (server.agi.to_string(), format!("converse?flow={FLOW}&trace=1"));
    let caller = Caller { script: &request, server: &agi, number: "5550100" };
    let missing = Session::connect(resolve(&agi)?, &caller)?.serve(&mut channel, &mut script);
    let report = Report::new(&channel, script.actions(), script.spurts(), missing);
    let destination =
        report.variables.get("OFFHOOK_DESTINATION").filter(|destination| !destination.is_empty());
    let destination = destination.ok_or_else(|| anyhow!("the call ended with {}", report.disposition))?;
    let heard = report.turns.iter().filter_map(|turn| turn.heard.as_deref()).collect::<Vec<_>>().join(", ");
    Ok(format!("said \"{name}\", heard \"{heard}\", connected with {destination}"))
}

/// The same server, which leaves its records and its prompts where this process cleans up.
fn without_traces(config: &Config) -> anyhow::Result<String> {
    let whole = |path: &Path| std::path::absolute(path).map(|path| path.display().to_string());
    let models = config.models.dir.as_ref().map_or(Ok("off".to_owned()), |models| whole(&models.path))?;
    let section = |key: &str, value: String| toml::Table::from_iter([(key.to_owned(), value.into())]);
    let file = toml::Table::from_iter([
        ("flows".to_owned(), section("dir", whole(&config.flows)?).into()),
        ("models".to_owned(), section("dir", models).into()),
        ("records".to_owned(), section("url", "off".to_owned()).into()),
    ]);
    Ok(file.to_string())
}

fn spoken(config: &Config, language: &str, text: &str) -> anyhow::Result<Vec<i16>> {
    let espeak = VoiceChoice { language: language.to_owned(), ..VoiceChoice::espeak() };
    let choice = match &config.tts.voice {
        Some(voice) => VoiceChoice { voice: voice.display().to_string(), ..espeak },
        None => espeak,
    };
    Ok(Talker::start(&choice, PromptSettings::new(None))?.say(text, RATE_HZ)?.samples)
}
