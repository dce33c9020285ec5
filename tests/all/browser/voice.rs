//! `/try` with a microphone that plays a recording: what is said there leads where it leads through Asterisk.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use offhook::{
    http::Role,
    store::{self, Filter, Place},
};
use tokio::time::timeout;

use super::{
    chromium::Browser,
    desk::Desk,
    trial::{dial, reception, root, variable},
};
use crate::{asterisk::recordings::recording, server::asterisk::PATIENCE};

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

/// Status and channel of the one call, when it is written.
async fn recorded(desk: &Desk) -> (String, String) {
    let store = desk.server.store().unwrap();
    let written = async {
        loop {
            let calls =
                store.calls(&Filter::default(), store::Page { number: 0, size: 2 }).await.unwrap().calls;
            if let [call] = calls.as_slice()
                && let (Some(status), Some(channel)) = (&call.status, &call.channel)
            {
                return (status.clone(), channel.expose().clone());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(PATIENCE, written).await.expect("the call is in the records")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_voice_at_the_microphone_reaches_its_destination_and_is_in_the_records_as_a_trial() {
    let folder = tempfile::tempdir().unwrap();
    let Some(browser) = Browser::hearing(&patient_caller(folder.path())) else { return };
    let desk = Desk::open(|config| {
        reception(folder.path())(config);
        config.stt.model = Some(root().join("models/demo/ggml-demo-en.bin"));
        config.records.place = Some(Place::Sqlite(folder.path().join("records.db")));
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
    let (status, channel) = recorded(&desk).await;
    assert_eq!((status.as_str(), channel.as_str()), ("ok", "Try/admin"));
    desk.close().await;
}
