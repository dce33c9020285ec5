//! FastAGI from Asterisk: in one piece or in two, the same events, and never more memory than one block.
#![no_main]

use bytes::BytesMut;
use libfuzzer_sys::fuzz_target;
use offhook::agi::{ENVIRONMENT_BYTES_MAX, Event, ServerCodec};
use tokio_util::codec::Decoder;

fuzz_target!(|input: (usize, &[u8])| {
    let (cut, stream) = input;
    let (first, second) = stream.split_at(cut.min(stream.len()));
    assert_eq!(events(&[stream]), events(&[first, second]));
});

/// The events, and whether the stream was sound to its end.
fn events(pieces: &[&[u8]]) -> (Vec<Event>, bool) {
    let mut decoder = ServerCodec::default();
    let mut received = BytesMut::new();
    let mut events = Vec::new();
    for piece in pieces {
        received.extend_from_slice(piece);
        loop {
            match decoder.decode(&mut received) {
                Ok(Some(event)) => {
                    if let Event::Environment(environment) = &event {
                        let _ = (environment.script(), environment.caller_id());
                    }
                    events.push(event);
                }
                Ok(None) => break,
                Err(_) => return (events, false),
            }
        }
        assert!(received.len() <= ENVIRONMENT_BYTES_MAX);
    }
    (events, true)
}
