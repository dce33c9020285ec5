//! The wire formats against recordings of a real Asterisk, against every cut of a stream, and against
//! garbage.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use bytes::{Bytes, BytesMut};
use offhook::agi::{AsteriskCodec, Command, CommandLine, ServerCodec};
use offhook::audiosocket::{AudioKind, Codec, Inbox, Message, parse, read_samples, write_audio};
use tokio_util::codec::{Decoder, Encoder};

mod agi;
mod sound;

/// Feeds `stream` in pieces of the given lengths (again and again, then the rest) until all is decoded.
/// Gives the values, or what was wrong; the bytes that wait are never more than `waiting_bytes_max`.
fn decode_in_pieces<D: Decoder>(
    decoder: &mut D,
    stream: &[u8],
    pieces: &[usize],
    waiting_bytes_max: usize,
) -> Result<Vec<D::Item>, D::Error> {
    let mut received = BytesMut::new();
    let mut values = Vec::new();
    let mut rest = stream;
    let mut lengths = pieces.iter().copied().filter(|&length| length > 0).cycle();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(lengths.next().unwrap_or(rest.len()).min(rest.len()));
        rest = after;
        received.extend_from_slice(piece);
        while let Some(value) = decoder.decode(&mut received)? {
            values.push(value);
        }
        assert!(received.len() <= waiting_bytes_max, "{} bytes wait", received.len());
    }
    while let Some(value) = decoder.decode_eof(&mut received)? {
        values.push(value);
    }
    Ok(values)
}

fn encode<E: Encoder<T>, T>(mut encoder: E, values: Vec<T>) -> Vec<u8>
where
    E::Error: std::fmt::Debug,
{
    let mut out = BytesMut::new();
    for value in values {
        encoder.encode(value, &mut out).unwrap();
    }
    out.to_vec()
}

fn captures() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/captures")
}

/// The recordings whose name begins and ends so, by name.
fn recordings(begin: &str, end: &str) -> BTreeMap<String, Vec<u8>> {
    let files = fs::read_dir(captures()).unwrap().map(|file| file.unwrap().path());
    let named = files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path));
    let wanted = named.filter(|(name, _)| name.starts_with(begin) && name.ends_with(end));
    wanted.map(|(name, path)| (name, fs::read(path).unwrap())).collect()
}

#[test]
fn recorded_sound_decodes_and_encodes_to_the_same_bytes() {
    let recordings = recordings("audiosocket_", ".bin");
    assert_eq!(recordings.len(), 14);
    for (name, stream) in recordings {
        for pieces in [&[][..], &[1], &[2, 3, 400], &[1460]] {
            let messages = decode_in_pieces(&mut Codec, &stream, pieces, 700).unwrap();
            assert_eq!(encode(Codec, messages), stream, "{name} in {pieces:?}");
        }
        let (mut rest, mut written, mut samples) = (&stream[..], Vec::new(), Vec::new());
        while let Some((message, used_bytes)) = parse(rest).unwrap() {
            rest = &rest[used_bytes..];
            if let Message::Audio { kind, pcm } = message {
                samples.clear();
                read_samples(pcm, &mut samples);
                write_audio(&mut written, kind, &samples);
            } else {
                message.write(&mut written).unwrap();
            }
        }
        assert_eq!(written, stream, "{name} through samples");
    }
}

#[test]
fn recorded_sound_holds_what_was_seen_on_the_line() {
    let found: Vec<String> =
        recordings("audiosocket_", ".bin").iter().map(|(name, stream)| inventory(name, stream)).collect();
    let expected = "\
caller_rtp_gap_6s.asterisk_to_server: 1 Uuid, 301 Audio(Slin8, 320 bytes)
caller_rtp_gap_6s.server_to_asterisk: 600 Audio(Slin8, 320 bytes)
chan_driver_no_codec_option_ulaw_labelled_0x10.asterisk_to_server: 1 Uuid, 493 Audio(Slin8, 160 bytes), 1 Digit([digit])
chan_driver_no_codec_option_ulaw_labelled_0x10.server_to_asterisk:
echo_dtmf_caller_hangup.asterisk_to_server: 1 Uuid, 284 Audio(Slin8, 320 bytes), 2 Digit([digit])
echo_dtmf_caller_hangup.server_to_asterisk: 284 Audio(Slin8, 320 bytes)
slin16_echo_chan_driver_g722_caller.asterisk_to_server: 1 Uuid, 300 Audio(Slin16, 640 bytes)
slin16_echo_chan_driver_g722_caller.server_to_asterisk: 300 Audio(Slin16, 640 bytes)
slin16_echo_chan_driver_webrtc_caller.asterisk_to_server: 1 Uuid, 367 Audio(Slin16, 640 bytes)
slin16_echo_chan_driver_webrtc_caller.server_to_asterisk: 367 Audio(Slin16, 640 bytes)
tone_server_closes.asterisk_to_server: 1 Uuid, 150 Audio(Slin8, 320 bytes)
tone_server_closes.server_to_asterisk: 150 Audio(Slin8, 320 bytes)
tone_server_sends_hangup.asterisk_to_server: 1 Uuid, 151 Audio(Slin8, 320 bytes)
tone_server_sends_hangup.server_to_asterisk: 150 Audio(Slin8, 320 bytes), 1 Hangup";
    assert_eq!(found.join("\n"), expected);
}

/// How many of each message a recording holds, in order of first appearance.
fn inventory(name: &str, stream: &[u8]) -> String {
    let mut counts: Vec<(String, usize)> = Vec::new();
    for message in decode_in_pieces(&mut Codec, stream, &[], usize::MAX).unwrap() {
        let shown = format!("{message:?}");
        match counts.iter_mut().find(|(kind, _)| *kind == shown) {
            Some((_, count)) => *count += 1,
            None => counts.push((shown, 1)),
        }
    }
    let counts: Vec<String> = counts.iter().map(|(kind, count)| format!("{count} {kind}")).collect();
    let name = name.trim_start_matches("audiosocket_").trim_end_matches(".bin");
    format!("{name}: {}", counts.join(", ")).trim_end().to_owned()
}

#[test]
fn recorded_arrivals_belong_to_the_recorded_sound() {
    for (name, lines) in recordings("audiosocket_", ".events.jsonl") {
        let arrivals = String::from_utf8(lines).unwrap();
        let arrivals = arrivals.lines().map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap());
        let arrivals: Vec<_> = arrivals.map(|seen| (seen["kind"].as_u64(), seen["len"].as_u64())).collect();
        let stream =
            fs::read(captures().join(name.replace(".events.jsonl", ".asterisk_to_server.bin"))).unwrap();
        let messages: Vec<Message<Bytes>> = decode_in_pieces(&mut Codec, &stream, &[], usize::MAX).unwrap();
        let sound = messages.iter().filter_map(|message| match message {
            Message::Audio { kind, pcm } => Some((Some(u64::from(kind.byte())), Some(pcm.len() as u64))),
            _ => None,
        });
        assert_eq!(sound.collect::<Vec<_>>(), arrivals, "{name}");
    }
}

#[test]
fn recorded_agi_from_asterisk_decodes_and_encodes_to_the_same_bytes() {
    let recordings = recordings("fastagi_", ".asterisk_to_server.bin");
    assert_eq!(recordings.len(), 7);
    for (name, stream) in recordings {
        for pieces in [&[][..], &[1], &[7, 1, 90]] {
            let events = decode_in_pieces(&mut ServerCodec::default(), &stream, pieces, 400).unwrap();
            let written = encode(AsteriskCodec::default(), events);
            assert_eq!(String::from_utf8(written), String::from_utf8(stream.clone()), "{name} in {pieces:?}");
        }
    }
}

#[test]
fn recorded_commands_keep_their_words_and_their_bytes() {
    for (name, stream) in recordings("fastagi_", ".server_to_asterisk.bin") {
        let commands = decode_in_pieces(&mut AsteriskCodec::default(), &stream, &[5, 1], 400).unwrap();
        let lines: Vec<&str> = std::str::from_utf8(&stream).unwrap().lines().collect();
        assert_eq!(commands.len(), lines.len(), "{name}");
        for (command, line) in commands.into_iter().zip(lines) {
            let as_sent = CommandLine::parse(line);
            assert_eq!(Command::Other(as_sent.clone()).line().unwrap(), line, "{name}");
            let typed = CommandLine::parse(&command.line().unwrap());
            assert!(typed.words().eq(as_sent.words()), "{name}: {line}");
            assert_eq!(Command::parse(&command.line().unwrap()), command, "{name}: {line}");
        }
    }
}

#[test]
fn the_inbox_gives_what_the_codec_gives() {
    let stream =
        fs::read(captures().join("audiosocket_echo_dtmf_caller_hangup.asterisk_to_server.bin")).unwrap();
    let expected: Vec<String> = decode_in_pieces(&mut Codec, &stream, &[], usize::MAX)
        .unwrap()
        .iter()
        .map(|message| format!("{message:?}"))
        .collect();
    assert_eq!(sound::through_inbox(&stream, &[1, 1000, 323]), Ok(expected));
    assert_eq!(Inbox::default().room().len(), 2_048, "as much as a call costs while it talks at 8 kHz");
    assert_eq!(AudioKind::Slin8.frame_samples(), 160);
}
