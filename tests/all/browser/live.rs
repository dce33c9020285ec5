//! A call with a voice, from its first ring to the page that tells it: seen while it runs, played when it is over.

use std::{fs, path::Path};

use offhook::{config::Config, http::Role, store::Place};
use serde_json::Value;
use tempfile::TempDir;
use uuid::Uuid;

use super::{
    chromium::Browser,
    page::Page,
    pages::Pages,
    trial::{reception, root},
};
use crate::server::{asterisk::Asterisk, caller::Caller};

/// A server that hears, speaks, writes calls down and records their sound.
async fn pages() -> (Pages, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let pages = Pages::open(|config| {
        reception(folder.path())(config);
        recorded(config, folder.path());
    })
    .await;
    (pages, folder)
}

fn recorded(config: &mut Config, folder: &Path) {
    let flow = config.flows.join("reception.toml");
    let text = fs::read_to_string(&flow).unwrap();
    fs::write(&flow, format!("recording = \"This call is recorded.\"\n{text}")).unwrap();
    config.stt.model = Some(root().join("models/demo/ggml-demo-en.bin"));
    config.records.place = Some(Place::Sqlite(folder.join("records.db")));
    config.records.recordings = folder.join("recordings");
}

/// A sentence that leads nowhere, then one that leads to billing; both are seen as they come.
async fn watched(pages: &Pages, page: &mut Page) -> (Uuid, Asterisk) {
    page.click("nav a[href='/live']").await;
    page.wait_for("#count", "0 calls").await;
    let mut asterisk = Asterisk::rings(&pages.server, "converse?flow=reception").await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    let caller = Caller::connects(audio, uuid).await;
    let card = format!("#call-{uuid}");
    let doing = format!("{card} .doing");
    page.wait_for("#count", "1 call").await;
    page.wait_for(&card, "From 5550100 to 100").await;
    page.wait_for(&doing, "speaking").await;
    page.wait_for(&card, "Welcome to Northwind").await;
    let clock = page.text(&format!("{card} time")).await;
    page.tab_to(&format!("{card} a")).await;
    let later = format!("document.querySelector('{card} time')?.innerText !== '{clock}'");
    page.until(&later, "clock that runs").await;
    page.wait_for(&doing, "listening").await;
    caller.says("unknown_words.wav");
    page.wait_for(&card, "Sorry, I did not get that.").await;
    page.wait_for(&doing, "listening").await;
    let focus = format!("document.activeElement.id === 'open-{uuid}'");
    assert_eq!(page.evaluate(&focus).await, true, "the card was replaced, and keeps the keyboard");
    page.photograph("live").await;
    caller.says("billing_please.wav");
    page.wait_for(&card, "phrases: billing").await;
    caller.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    page.until(&format!("!document.querySelector('{card}')"), "end of the card").await;
    page.wait_for("#count", "0 calls").await;
    assert_eq!(asterisk.result(), "ok transfer 601");
    (uuid, asterisk)
}

/// The player plays, and jumps, as its owner tells it by the keyboard and by its bar.
async fn plays(page: &mut Page) {
    page.tab_to("audio").await;
    page.press(" ").await;
    page.until("document.querySelector('audio').currentTime > 0.3", "sound from the recording").await;
    let length = page.evaluate("document.querySelector('audio').duration").await;
    let seconds = length.as_f64().expect("a length");
    assert!((5.0..60.0).contains(&seconds), "{seconds}");
    page.evaluate(
        "document.querySelector('audio').currentTime = document.querySelector('audio').duration - 0.5",
    )
    .await;
    page.until("document.querySelector('audio').ended", "end of the recording").await;
    assert_eq!(page.evaluate("document.querySelector('audio').error").await, Value::Null);
}

async fn told(pages: &Pages, browser: &Browser, uuid: Uuid) {
    let mut page = pages.page_of(Role::Auditor, browser).await;
    page.open(&pages.url("/calls?text=billing&caller=5550100")).await;
    page.wait_for("main", "1 to 1 of 1").await;
    page.click("tbody a").await;
    page.wait_for("h1", "Call of").await;
    page.wait_for("main", &uuid.to_string()).await;
    for selector in ["svg rect.caller", "svg rect.offhook", "svg path.caller", "svg rect.silence"] {
        page.until(
            &format!("document.querySelector('{selector}')?.getBoundingClientRect().width > 1"),
            selector,
        )
        .await;
    }
    let why = page.texts(".talk li.why").await.join("\n");
    assert!(why.contains("no_match") && why.contains("phrases: billing"), "{why}");
    page.photograph("call").await;
    plays(&mut page).await;
    assert_eq!(page.complaints(), [""; 0]);
}

/// The link opens for the agent, again in the same browser, and for nobody else.
async fn visited(pages: &Pages, browser: &Browser, link: &str) {
    let mut agent = browser.page().await;
    for _ in 0..2 {
        agent.open(link).await;
        agent.wait_for("h1", "A call for you").await;
        agent.wait_for(".figures", "billing").await;
        agent.wait_for(".talk", "billing please").await;
        assert_eq!(agent.texts(".gap").await, [""; 0], "how long it took is not for the agent");
    }
    agent.photograph("agent").await;
    assert_eq!((agent.texts("nav a").await, agent.complaints()), (Vec::new(), [].as_slice()));
    agent.open(&pages.url("/live")).await;
    agent.wait_for("h1", "Log in").await;
    let mut other = browser.page().await;
    other.open(link).await;
    other.wait_for("h1", "This link was opened before").await;
    assert_eq!(other.texts(".talk").await, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_seen_as_it_runs_then_told_played_and_handed_to_the_agent() {
    let Some(browser) = Browser::start() else { return };
    let (pages, _folder) = pages().await;
    let mut page = pages.page_of(Role::Agent, &browser).await;
    let (uuid, asterisk) = watched(&pages, &mut page).await;
    assert_eq!(page.complaints(), [""; 0]);
    assert_eq!(pages.recorded().await.call, uuid);
    visited(&pages, &browser, &pages.link(asterisk.variable("_OFFHOOK_PAGE"))).await;
    told(&pages, &browser, uuid).await;
    pages.close().await;
}
