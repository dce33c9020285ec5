//! A call that was, in the records: who rang, what happened, how it ended; also when its audio never came.

use std::{net::TcpListener, sync::Arc, time::Duration};

use offhook::{
    audiosocket::Inbox,
    metrics::Metrics,
    store::{CallRow, Filter, Page, Place, Store, Writer},
};

use super::{
    asterisk::PATIENCE,
    overload::{recorded_exchange, rings},
};

async fn calls(store: &Store) -> Vec<CallRow> {
    store.calls(&Filter::default(), Page { number: 0, size: 10 }).await.unwrap().calls
}

#[tokio::test(flavor = "multi_thread")]
async fn every_announced_call_is_recorded_once_with_its_end() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(Place::Sqlite(folder.path().join("records.db")), None).await.unwrap();
    let metrics = Arc::new(Metrics::new());
    let (records, writer) = Writer::start(store.clone(), "node".to_owned(), Arc::clone(&metrics));
    let exchange = recorded_exchange(None, &metrics, records);
    let mut connected = rings(&exchange).await;
    let (uuid, _) = connected.asked_for_audio().await;
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let caller = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    exchange.connect(uuid, listener.accept().unwrap().0, Inbox::default()).unwrap();
    tokio::time::timeout(PATIENCE, async {
        while !calls(&store).await.iter().any(|call| call.call == uuid) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await
    .expect("a running call is in the records");
    drop(caller);
    connected.reply(-1).await;
    connected.ends().await;
    let mut never_heard = rings(&exchange).await;
    let (unheard, _) = never_heard.asked_for_audio().await;
    never_heard.reply(-1).await;
    never_heard.ends().await;
    writer.finish(PATIENCE).await;
    let calls = calls(&store).await;
    assert_eq!(calls.len(), 2, "{calls:?}");
    for (uuid, status) in [(uuid, "caller_hangup"), (unheard, "error")] {
        let call = calls.iter().find(|call| call.call == uuid).unwrap();
        assert_eq!(call.status.as_deref(), Some(status));
        assert_eq!(call.caller.as_ref().map(|caller| caller.expose().as_str()), Some("5550100"));
        assert_eq!((call.flow.as_str(), call.node.as_str()), ("flow", "node"));
        assert!(call.ended_ms >= Some(call.begun_ms));
    }
    let turns = store.call(uuid).await.unwrap().unwrap().turns;
    assert!(!turns[0].said().expose().is_empty(), "the greeting");
    exchange.service.engines.voice.worker().stop().await;
}
