//! AudioSocket: any cut of any stream gives the same messages, and garbage is an error or a value, never
//! memory.

use offhook::audiosocket::{
    AudioKind, Codec, Digit, HEADER_BYTES, Inbox, Message, PAYLOAD_BYTES_MAX, ProtocolError, parse,
    write_audio, write_digit, write_hangup, write_uuid,
};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use super::{decode_in_pieces, encode};

const MESSAGE_BYTES_MAX: usize = HEADER_BYTES + PAYLOAD_BYTES_MAX;

/// What an inbox gives, as text; an error ends it.
pub(super) fn through_inbox(stream: &[u8], pieces: &[usize]) -> Result<Vec<String>, ProtocolError> {
    let (mut inbox, mut messages, mut rest) = (Inbox::default(), Vec::new(), stream);
    let mut lengths = pieces.iter().copied().filter(|&length| length > 0).cycle();
    while !rest.is_empty() {
        let room = inbox.room();
        assert!(!room.is_empty() && room.len() <= MESSAGE_BYTES_MAX);
        let count = lengths.next().unwrap_or(rest.len()).min(rest.len()).min(room.len());
        room[..count].copy_from_slice(&rest[..count]);
        rest = &rest[count..];
        inbox.arrived(count);
        while let Some(message) = inbox.take()? {
            messages.push(format!("{message:?}"));
        }
    }
    Ok(messages)
}

fn any_message() -> impl Strategy<Value = Message<Vec<u8>>> {
    let payload = || vec(any::<u8>(), 0..900);
    let pcm = vec(any::<[u8; 2]>(), 0..900).prop_map(|samples| samples.concat());
    let free_kind = prop_oneof![Just(0x02_u8), 0x04..=0x0f_u8, 0x19..=0xfe_u8];
    prop_oneof![
        Just(Message::Hangup),
        any::<u128>().prop_map(|number| Message::Uuid(Uuid::from_u128(number))),
        prop::sample::select("0123456789*#ABCDabcd".chars().collect::<Vec<_>>())
            .prop_map(|key| Message::Digit(Digit::try_from(key).unwrap())),
        (prop::sample::select(AudioKind::ALL.to_vec()), pcm)
            .prop_map(|(kind, pcm)| Message::Audio { kind, pcm }),
        payload().prop_map(Message::Error),
        (free_kind, payload()).prop_map(|(kind, payload)| Message::Unknown { kind, payload }),
    ]
}

proptest! {
    #[test]
    fn any_cut_of_any_stream_gives_the_same_messages(
        messages in vec(any_message(), 0..12),
        pieces in vec(1_usize..2_000, 0..6),
    ) {
        let stream = encode(Codec, messages.clone());
        let decoded = decode_in_pieces(&mut Codec, &stream, &pieces, MESSAGE_BYTES_MAX).unwrap();
        let decoded = decoded.into_iter().map(|message| message.map(|bytes| bytes.to_vec()));
        let decoded: Vec<_> = decoded.collect();
        prop_assert_eq!(&decoded, &messages);
        let shown: Vec<String> = messages.iter().map(|message| format!("{message:?}")).collect();
        prop_assert_eq!(through_inbox(&stream, &pieces), Ok(shown));
    }

    #[test]
    fn every_prefix_of_a_message_waits_for_the_rest(message in any_message()) {
        let stream = encode(Codec, vec![message]);
        for length in 0..stream.len() {
            prop_assert_eq!(parse(&stream[..length]), Ok(None));
        }
        prop_assert_eq!(parse(&stream).unwrap().unwrap().1, stream.len());
    }

    #[test]
    fn garbage_is_an_error_or_messages_of_the_same_bytes(
        garbage in vec(any::<u8>(), 0..4_000),
        pieces in vec(1_usize..500, 0..4),
    ) {
        let waiting_bytes_max = MESSAGE_BYTES_MAX + 500;
        if let Ok(messages) = decode_in_pieces(&mut Codec, &garbage, &pieces, waiting_bytes_max) {
            prop_assert_eq!(encode(Codec, messages), garbage.clone());
        }
        let _ = through_inbox(&garbage, &pieces);
    }

    #[test]
    fn samples_go_out_as_whole_messages_in_their_order(pcm in vec(any::<i16>(), 0..40_000)) {
        let mut written = Vec::new();
        write_audio(&mut written, AudioKind::Slin192, &pcm);
        let mut samples = Vec::new();
        for message in decode_in_pieces(&mut Codec, &written, &[], MESSAGE_BYTES_MAX).unwrap() {
            let Message::Audio { kind: AudioKind::Slin192, pcm } = message else { panic!("{message:?}") };
            prop_assert!(!pcm.is_empty(), "an empty message drops the call");
            offhook::audiosocket::read_samples(&pcm, &mut samples);
        }
        prop_assert_eq!(samples, pcm);
    }
}

/// Every kind at the lengths around its own: what it is, or why not.
#[test]
fn every_kind_is_known_by_its_length() {
    let mut table = String::new();
    for kind in (0x00..=0x19).chain([0xfe, 0xff]) {
        table += &format!("{kind:#04x}");
        for length in [0_u8, 1, 2, 16] {
            let bytes = [&[kind, 0, length][..], &[b'7'; 16][..usize::from(length)]].concat();
            let shown = match parse(&bytes) {
                Ok(Some((message, used_bytes))) => {
                    assert_eq!(used_bytes, bytes.len());
                    format!("{message:?}").split('(').next().unwrap().to_owned()
                }
                Ok(None) => "incomplete".to_owned(),
                Err(ProtocolError::HalfSample { .. }) => "half".to_owned(),
                Err(_) => "-".to_owned(),
            };
            table += &format!(" {shown}");
        }
        table.push('\n');
    }
    let unknown = |kinds: &[u8]| -> String {
        kinds.iter().map(|kind| format!("{kind:#04x} Unknown Unknown Unknown Unknown\n")).collect()
    };
    let audio: String = (0x10..=0x18).map(|kind| format!("{kind:#04x} Audio half Audio Audio\n")).collect();
    let expected = [
        "0x00 Hangup - - -\n0x01 - - - Uuid\n",
        &unknown(&[0x02]),
        "0x03 - Digit - -\n",
        &unknown(&(0x04..=0x0f).collect::<Vec<_>>()),
        &audio,
        &unknown(&[0x19, 0xfe]),
        "0xff Error Error Error Error\n",
    ];
    assert_eq!(table, expected.concat());
}

#[test]
fn what_we_send_is_what_the_protocol_says() {
    let mut out = Vec::new();
    write_uuid(&mut out, Uuid::from_u128(0x0011_2233_4455_6677_8899_aabb_ccdd_eeff));
    write_digit(&mut out, Digit::try_from('#').unwrap());
    write_audio(&mut out, AudioKind::Slin8, &[1, -2]);
    write_audio(&mut out, AudioKind::Slin8, &[]);
    write_hangup(&mut out);
    let expected = "01001000112233445566778899aabbccddeeff 03000123 1000040100feff 000000";
    let hex: String = out.iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(hex, expected.replace(' ', ""));
}

#[test]
fn a_tone_that_is_no_key_is_a_value() {
    let (fax, used_bytes) = parse(&[0x03, 0, 1, b'f']).unwrap().unwrap();
    assert_eq!((fax, used_bytes), (Message::Unknown { kind: 0x03, payload: &b"f"[..] }, 4));
    assert_eq!(Digit::try_from('d').unwrap().as_char(), 'D');
    assert_eq!(Digit::try_from('٣'), Err('٣'));
}

#[test]
fn a_stream_that_ends_within_a_message_says_so() {
    let error = decode_in_pieces(&mut Codec, &[0x10, 0x01, 0x40, 0], &[], 1_000).unwrap_err();
    assert_eq!(error.to_string(), "audiosocket stream ended within a message");
    let error = parse(&[0x10, 0, 33]).unwrap_err();
    assert!(error.to_string().contains("c(slin)"), "{error}");
}
