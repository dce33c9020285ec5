//! `/try` with a microphone that plays a recording: what is said there leads where it leads through Asterisk.

use std::path::{Path, PathBuf};

use offhook::{http::Role, store::Place};

use super::{
    chromium::Browser,
    pages::Pages,
    trial::{dial, reception, root, variable},
};
use crate::asterisk::recordings::recording;

/// A caller who waits, says it, waits, and begins again: sooner or later it is heard, on the slowest machine.
fn patient_caller(folder: &Path) -> PathBuf {
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

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_at_the_microphone_reaches_its_destination_and_is_in_the_records_as_a_trial() {
    let folder = tempfile::tempdir().unwrap();
    let Some(browser) = Browser::hearing(&patient_caller(folder.path())) else { return };
    let pages = Pages::open(|config| {
        reception(folder.path())(config);
        config.stt.model = Some(root().join("models/demo/ggml-demo-en.bin"));
        config.records.place = Some(Place::Sqlite(folder.path().join("records.db")));
    })
    .await;
    let mut page = pages.page_of(Role::Admin, &browser).await;
    dial(&mut page, &pages, "reception").await;
    page.wait_for("#talk li.caller", "billing").await;
    page.wait("#ending").await;
    assert_eq!(variable(&mut page, "OFFHOOK_ACTION").await, "transfer");
    assert_eq!(variable(&mut page, "OFFHOOK_DESTINATION").await, "billing");
    let notes = page.texts("#talk li.note").await.join("\n");
    assert!(notes.contains("phrases") && notes.contains("answered after"), "{notes}");
    page.photograph("try").await;
    assert_eq!(page.complaints(), [""; 0]);
    let call = pages.recorded().await;
    let channel = call.channel.map(|channel| channel.into_inner());
    assert_eq!((call.status.as_deref(), channel.as_deref()), (Some("ok"), Some("Try/admin")));
    page.click("#record").await;
    page.wait_for("main", &call.call.to_string()).await;
    page.wait_for(".talk li.caller", "billing").await;
    pages.close().await;
}
