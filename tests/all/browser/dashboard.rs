//! The pages of calls that were: searched, told and counted, by mouse and keyboard, for those who may see them.

use offhook::http::Role;
use tempfile::TempDir;

use super::{
    chromium::Browser,
    page::Page,
    pages::Pages,
    week::{self, CALLS, FROM, LOST, NUMBER, TO},
};

/// A server whose records hold the week.
async fn pages() -> (Pages, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let place = week::store(&folder.path().join("records.db")).await;
    let pages = Pages::open(|config| config.records.place = Some(place)).await;
    (pages, folder)
}

fn of_the_week(path: &str) -> String {
    format!("{path}?from={FROM}&to={TO}")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_found_by_its_words_and_opened_by_the_keyboard_alone() {
    let Some(browser) = Browser::start() else { return };
    let (pages, _folder) = pages().await;
    let mut page = pages.page_of(Role::Auditor, &browser).await;
    page.open(&pages.url(&format!("{}&size=12", of_the_week("/calls")))).await;
    page.wait_for("main", &format!("1 to 12 of {CALLS}, newest first")).await;
    page.photograph("calls").await;
    page.tab_to("input[name=text]").await;
    page.types("the door").await;
    page.press("Enter").await;
    page.wait_for("main", "1 to 4 of 4").await;
    let ends = page.texts("tbody td:nth-child(4)").await;
    assert!(ends.iter().any(|end| end == "no_match"), "{ends:?}");
    page.tab_to("tbody a").await;
    page.press("Enter").await;
    page.wait_for("h1", "Call of").await;
    page.wait_for(".talk li.caller", "it is about the thing with the door").await;
    assert_eq!(page.texts(".talk li.why").await[0], "nothing: no_match");
    assert_eq!(count(&mut page, "svg rect.caller").await, count(&mut page, ".talk li.caller").await);
    assert!(count(&mut page, "svg rect.recognition").await > 0, "what the answers took");
    page.tab_to("div.wide").await;
    page.open(&pages.url("/calls?text=elephant")).await;
    page.wait_for("main", "No call is like that.").await;
    assert_eq!(page.complaints(), [""; 0]);
    pages.close().await;
}

async fn count(page: &mut Page, selector: &str) -> u64 {
    let all = format!("document.querySelectorAll({}).length", serde_json::json!(selector));
    page.evaluate(&all).await.as_u64().unwrap()
}

/// Lets a test see what goes to the clipboard, or keeps it from going there.
const CLIPBOARD: &str = "const write = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = (text) => {
      window.copied = text;
      return window.locked ? Promise.reject(new Error('locked')) : write(text);
    }; true";

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_drawn_and_a_sentence_that_led_nowhere_is_copied_as_an_example() {
    let Some(browser) = Browser::start() else { return };
    let (pages, _folder) = pages().await;
    let mut page = pages.page_of(Role::Auditor, &browser).await;
    page.open(&pages.url(&of_the_week("/figures"))).await;
    page.wait_for(".figures", &CALLS.to_string()).await;
    assert_eq!(count(&mut page, "svg rect.offhook").await, 5, "a bar for each day");
    assert_eq!(count(&mut page, "svg circle.caller").await, 5, "a point for each day");
    page.photograph("figures").await;
    page.tab_to("summary").await;
    page.press("Enter").await;
    page.wait("details table").await;

    page.open(&pages.url(&of_the_week("/flows/reception"))).await;
    page.wait_for("h1", "Flow reception").await;
    page.photograph("flow").await;
    page.evaluate(CLIPBOARD).await;
    let sentences = page.texts("td code").await;
    assert!(sentences.contains(&format!("\"{LOST}\",")), "{sentences:?}");
    page.click("button[data-copy='sentence-0']").await;
    page.wait_for("button[data-copy='sentence-0']", "Copied").await;
    assert_eq!(page.evaluate("window.copied").await, sentences[0]);
    page.evaluate("window.locked = true").await;
    page.click("button[data-copy='examples']").await;
    page.wait_for("button[data-copy='examples']", "Ctrl+C").await;
    let selected = page.evaluate("getSelection().toString()").await;
    assert!(sentences.iter().all(|sentence| selected.as_str().unwrap().contains(sentence)), "{selected}");
    assert_eq!(page.complaints(), [""; 0]);
    pages.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_not_see_numbers_and_words_finds_neither_them_nor_the_way_to_them() {
    let Some(browser) = Browser::start() else { return };
    let (pages, _folder) = pages().await;
    let mut page = pages.page_of(Role::Agent, &browser).await;
    page.open(&pages.url("/calls?size=500")).await;
    lacks(&mut page, &["input[name=text]", "input[name=caller]"]).await;
    page.click("tbody a").await;
    page.wait_for("main", "What was said is shown to the role auditor.").await;
    lacks(&mut page, &[".talk", "svg", "audio"]).await;
    let call = page.evaluate("location.pathname").await.as_str().unwrap().to_owned();

    let mut page = pages.page_of(Role::Viewer, &browser).await;
    assert_eq!(page.texts("nav a").await, ["Health", "Figures", "Flows", "Access"]);
    for path in [of_the_week("/figures"), of_the_week("/flows"), of_the_week("/flows/reception")] {
        page.open(&pages.url(&path)).await;
        page.wait("main").await;
        lacks(&mut page, &["a[href^='/calls']", "button[data-copy]", "code"]).await;
    }
    assert_eq!(page.complaints(), [""; 0]);
    for path in ["/live", "/calls", &call] {
        page.open(&pages.url(path)).await;
        page.wait_for("main", "needs the role agent; the token has viewer").await;
        lacks(&mut page, &["table", ".card", "a[href^='/calls']"]).await;
    }
    pages.close().await;
}

/// There is nothing of these kinds on the page, and nothing that a caller was or said.
async fn lacks(page: &mut Page, selectors: &[&str]) {
    for selector in selectors {
        assert_eq!(count(page, selector).await, 0, "{selector}");
    }
    let source = page.evaluate("document.documentElement.outerHTML").await;
    for personal in [NUMBER, LOST] {
        assert!(!source.as_str().unwrap().contains(personal), "{personal}: {source}");
    }
}
