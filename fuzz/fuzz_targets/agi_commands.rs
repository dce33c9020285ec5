//! AGI commands: any line has words, and any words make one line that Asterisk splits into the same words.
#![no_main]

use bytes::BytesMut;
use libfuzzer_sys::fuzz_target;
use offhook::agi::{AsteriskCodec, COMMAND_BYTES_MAX, Command, CommandLine};
use tokio_util::codec::Decoder;

fuzz_target!(|input: (&[u8], Vec<String>)| {
    let (stream, words) = input;
    let mut received = BytesMut::from(stream);
    let mut decoder = AsteriskCodec::default();
    while let Ok(Some(command)) = decoder.decode(&mut received) {
        let Ok(line) = command.line() else { continue };
        assert!(line.len() <= COMMAND_BYTES_MAX);
        // Bytes that are not UTF-8 and words that need quotes take more room than they came in: a value may
        // be cut.
        if line.len() + 8 < COMMAND_BYTES_MAX {
            assert_eq!(Command::parse(&line), command);
        }
    }

    let Ok(line) = Command::Other(CommandLine::new(&words)).line() else { return };
    assert!(line.len() <= COMMAND_BYTES_MAX && !line.contains(['\r', '\n', '\0']));
    let expected = words.iter().map(|word| word.replace(['\r', '\n', '\0'], ""));
    assert!(CommandLine::parse(&line).words().eq(expected));
});
