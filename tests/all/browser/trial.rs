//! `/try` with a microphone that plays a recording, keys and hanging up: the same call as through Asterisk.

use std::path::Path;

use offhook::{config::Config, http::Role};

use super::{chromium::Browser, desk::Desk, page::Page};
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

async fn dial(page: &mut Page, desk: &Desk, flow: &str) {
    page.open(&desk.url("/try")).await;
    page.evaluate(TAP).await;
    page.choose("#flow", flow).await;
    page.click("#call").await;
}

/// One of the result variables that the page shows.
async fn variable(page: &mut Page, name: &str) -> String {
    let find = format!(
        "[...document.querySelectorAll('#variables tr')]
        .find((row) => row.cells[0].innerText === '{name}')?.cells[1].innerText ?? ''"
    );
    page.evaluate(&find).await.as_str().unwrap().to_owned()
}

/// The samples' flows.
fn samples(config: &mut Config) {
    config.flows = Path::new(env!("CARGO_MANIFEST_DIR")).join("asterisk/flows");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_by_keys_speaks_arrives_and_the_next_one_is_hung_up() {
    let Some(browser) = Browser::hearing(&recording("silence_3s")) else { return };
    let desk = Desk::open(samples).await;
    let mut page = desk.page_of(Role::Admin, &browser).await;
    dial(&mut page, &desk, "reception").await;
    page.wait("#talk li.offhook").await;
    page.until("window.loudness() > 0.02", "sound from the loudspeaker").await;
    assert_eq!(desk.server.calls(), 1);
    page.click("#keys button[data-key='1']").await;
    page.wait("#ending").await;
    assert_eq!(variable(&mut page, "OFFHOOK_STATUS").await, "ok");
    assert_eq!(variable(&mut page, "OFFHOOK_EXTEN").await, "601");
    assert_eq!(page.texts("#talk li.keys > span").await, ["1"]);

    dial(&mut page, &desk, "reception").await;
    page.wait("#talk li.offhook").await;
    page.press("*").await;
    page.wait_for("#talk li.keys", "*").await;
    page.click("#hangup").await;
    page.wait("#ending").await;
    assert_eq!(variable(&mut page, "OFFHOOK_STATUS").await, "caller_hangup");
    page.until("!document.querySelector('#call').disabled", "another call").await;
    assert_eq!((page.complaints(), desk.server.calls()), ([].as_slice(), 0));
    desk.close().await;
}

/// A caller who waits, says it, waits, and begins again: sooner or later it is heard, on the slowest machine.
#[cfg(feature = "stt")]
fn patient_caller(folder: &Path) -> std::path::PathBuf {
    let said = hound::WavReader::open(recording("billing_please")).unwrap();
    let spec = said.spec();
    let silence = vec![0; 6 * spec.sample_rate as usize];
    let path = folder.join("caller.wav");
    let mut wav = hound::WavWriter::create(&path, spec).unwrap();
    for sample in silence.iter().copied().chain(said.into_samples().map(Result::unwrap)) {
        wav.write_sample::<i16>(sample).unwrap();
    }
    wav.finalize().unwrap();
    path
}

#[cfg(feature = "stt")]
#[tokio::test(flavor = "multi_thread")]
async fn a_voice_at_the_microphone_reaches_its_destination_and_is_in_the_records_as_a_trial() {
    let folder = tempfile::tempdir().unwrap();
    let Some(browser) = Browser::hearing(&patient_caller(folder.path())) else { return };
    let desk = Desk::open(|config| {
        samples(config);
        config.stt.model = Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("models/demo/ggml-demo-en.bin"));
    })
    .await;
    let mut page = desk.page_of(Role::Admin, &browser).await;
    dial(&mut page, &desk, "reception").await;
    page.wait_for("#talk li.caller", "billing").await;
    page.wait("#ending").await;
    assert_eq!(variable(&mut page, "OFFHOOK_ACTION").await, "transfer");
    assert_eq!(variable(&mut page, "OFFHOOK_DESTINATION").await, "billing");
    let notes = page.texts("#talk li.note").await.join("\n");
    assert!(notes.contains("phrases") && notes.contains("answered after"), "{notes}");
    page.photograph("try").await;
    assert_eq!(page.complaints(), [""; 0]);
    desk.close().await;
}
