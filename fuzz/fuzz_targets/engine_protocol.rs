//! Messages between the server and its engines: what decodes is encoded as a message that means the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use offhook::engine::protocol::{Reply, Request, decode, encode, receive};

fuzz_target!(|body: &[u8]| {
    if let Ok(request) = decode::<Request>(body) {
        let bytes = encode(&request).unwrap();
        assert_eq!(receive::<Request>(&mut &bytes[..]).unwrap(), request);
    }
    if let Ok(reply) = decode::<Reply>(body) {
        // A confidence may be NaN, which is not equal to itself: compare what is written.
        let bytes = encode(&reply).unwrap();
        let again = receive::<Reply>(&mut &bytes[..]).unwrap();
        assert_eq!(encode(&again).unwrap(), bytes);
    }
    let _ = receive::<Request>(&mut &body[..]);
});
