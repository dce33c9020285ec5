//! AudioSocket from a peer: in one piece or in two, the same messages, which are written as the bytes they
//! came from.
#![no_main]

use bytes::BytesMut;
use libfuzzer_sys::fuzz_target;
use offhook::audiosocket::{Codec, Inbox, parse};
use tokio_util::codec::Decoder;

fuzz_target!(|input: (usize, &[u8])| {
    let (cut, stream) = input;
    let (first, second) = stream.split_at(cut.min(stream.len()));

    let mut written = Vec::new();
    while let Ok(Some((message, used_bytes))) = parse(&stream[written.len()..]) {
        let before = written.len();
        message.write(&mut written).unwrap();
        assert_eq!(written.len() - before, used_bytes);
    }
    assert!(stream.starts_with(&written));

    let mut decoded = Vec::new();
    let mut received = BytesMut::new();
    'stream: for piece in [first, second] {
        received.extend_from_slice(piece);
        loop {
            match Codec.decode(&mut received) {
                Ok(Some(message)) => message.write(&mut decoded).unwrap(),
                Ok(None) => break,
                Err(_) => break 'stream,
            }
        }
    }
    assert_eq!(decoded, written);

    let mut inbox = Inbox::default();
    let mut rest = stream;
    while !rest.is_empty() {
        let room = inbox.room();
        let count = room.len().min(rest.len());
        room[..count].copy_from_slice(&rest[..count]);
        rest = &rest[count..];
        inbox.arrived(count);
        while let Ok(Some(_)) = inbox.take() {}
        if inbox.take().is_err() {
            break;
        }
    }
});
