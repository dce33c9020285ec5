//! `/try` by keys: it speaks, arrives and is hung up.

use std::{fs, path::Path};

use offhook::{config::Config, http::Role};

use super::{chromium::Browser, page::Page, pages::Pages};
use crate::asterisk::recordings::recording;

/// Lets a test hear what the page sends to the loudspeaker.
const TAP: &str = "const connect = AudioNode.prototype.connect;
    AudioNode.prototype.connect = function (to, ...more) {
      if (to instanceof AudioDestinationNode) {
        connect.call(this, window.tapped = new AnalyserNode(this.context, { fftSize: 32768 }));
      }
      return connect.call(this, to, ...more);
    };
    window.loudness = () => {
      const sound = new Float32Array(32768);
      window.tapped?.getFloatTimeDomainData(sound);
      return Math.max(...sound);
    }; true";

pub(super) async fn dial(page: &mut Page, pages: &Pages, flow: &str) {
    page.open(&pages.url("/try")).await;
    page.evaluate(TAP).await;
    page.choose("#flow", flow).await;
    page.click("#call").await;
}

/// One of the result variables that the page shows.
pub(super) async fn variable(page: &mut Page, name: &str) -> String {
    let find = format!(
        "[...document.querySelectorAll('#variables tr')]
        .find((row) => row.cells[0].innerText === '{name}')?.cells[1].innerText ?? ''"
    );
    page.evaluate(&find).await.as_str().unwrap().to_owned()
}

pub(super) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A folder with the sample `reception`, alone: each flow's prompts are rendered before the server answers.
pub(super) fn reception(folder: &Path) -> impl FnOnce(&mut Config) {
    let flows = folder.join("flows");
    fs::create_dir(&flows).unwrap();
    fs::create_dir(flows.join("docs")).unwrap();
    for file in ["reception.toml", "docs/reception-orders.md", "docs/reception-visiting.md"] {
        fs::copy(root().join("asterisk/flows").join(file), flows.join(file)).unwrap();
    }
    move |config| config.flows = flows
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_by_keys_speaks_arrives_and_the_next_one_is_hung_up() {
    let Some(browser) = Browser::hearing(&recording("silence_3s")) else { return };
    let folder = tempfile::tempdir().unwrap();
    let pages = Pages::open(reception(folder.path())).await;
    let mut page = pages.page_of(Role::Admin, &browser).await;
    dial(&mut page, &pages, "reception").await;
    page.wait("#talk li.offhook").await;
    page.until("window.loudness() > 0.02", "sound from the loudspeaker").await;
    assert_eq!(pages.server.calls(), 1);
    page.click("#keys button[data-key='1']").await;
    page.wait("#ending").await;
    assert_eq!(variable(&mut page, "OFFHOOK_STATUS").await, "ok");
    assert_eq!(variable(&mut page, "OFFHOOK_EXTEN").await, "601");
    assert_eq!(page.texts("#talk li.keys > span").await, ["1"]);

    dial(&mut page, &pages, "reception").await;
    page.wait("#talk li.offhook").await;
    page.press("*").await;
    page.wait_for("#talk li.keys", "*").await;
    page.click("#hangup").await;
    page.wait("#ending").await;
    assert_eq!(variable(&mut page, "OFFHOOK_STATUS").await, "caller_hangup");
    page.until("!document.querySelector('#call').disabled", "another call").await;
    assert_eq!((page.complaints(), pages.server.calls()), ([].as_slice(), 0));
    pages.close().await;
}
