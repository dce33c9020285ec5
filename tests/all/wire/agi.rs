//! FastAGI: any cut of any stream gives the same events, quoting survives Asterisk's own splitting, garbage
//! stays small.

use offhook::agi::{
    AgiError, AsteriskCodec, COMMAND_BYTES_MAX, Command, CommandLine, ENVIRONMENT_BYTES_MAX, Environment,
    Event, REPLY_BYTES_MAX, Reply, ServerCodec,
};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{decode_in_pieces, encode};

fn any_event() -> impl Strategy<Value = Event> {
    let text = || "\\PC{0,40}";
    let number = || prop::option::of(any::<u64>());
    let usage = vec("[A-Za-z <>.]{0,60}", 0..5).prop_map(|lines| lines.join("\n"));
    let other_code =
        (100_u16..999).prop_filter("codes with their own form", |code| ![200, 510, 511, 520].contains(code));
    prop_oneof![
        Just(Event::Hangup),
        (any::<i32>(), prop::option::of(text()), number()).prop_map(|(result, data, endpos)| {
            Event::Reply(Reply::Done { result, data: data.map(Into::into), endpos })
        }),
        text().prop_map(|text| Event::Reply(Reply::InvalidCommand { text })),
        text().prop_map(|text| Event::Reply(Reply::DeadChannel { text })),
        usage
            .prop_filter("would be a hangup", |usage| !usage.contains("HANGUP"))
            .prop_map(|usage| Event::Reply(Reply::bad_syntax(&usage))),
        (other_code, text()).prop_map(|(code, text)| Event::Reply(Reply::Other { code, text: text.into() })),
    ]
}

fn any_environment() -> impl Strategy<Value = Environment> {
    vec(("[a-z_]{1,12}", "\\PC{0,40}"), 1..30).prop_map(Environment::from_fields)
}

proptest! {
    #[test]
    fn any_cut_of_any_stream_gives_the_same_events(
        environment in any_environment(),
        replies in vec(any_event(), 0..12),
        pieces in vec(1_usize..300, 0..6),
    ) {
        let events: Vec<Event> = [Event::Environment(environment)].into_iter().chain(replies).collect();
        let stream = encode(AsteriskCodec::default(), events.clone());
        let decoded = decode_in_pieces(&mut ServerCodec::default(), &stream, &pieces, 2_000).unwrap();
        prop_assert_eq!(decoded, events);
    }

    #[test]
    fn garbage_after_an_environment_is_an_error_or_the_same_bytes(
        lines in vec("(200 result=|200 |5[0-9]{2}[ -]|HANGUP|[()]| endpos=|[0-9]|[a-z ]|\\PC){0,8}", 0..9),
        pieces in vec(1_usize..100, 0..4),
    ) {
        let stream = format!("agi_network: yes\n\n{}\n", lines.join("\n"));
        if let Ok(events) = decode_in_pieces(&mut ServerCodec::default(), stream.as_bytes(), &pieces, 2_000)
            && !stream.contains("520-")
            // Empty lines are skipped, and none of them is written again.
            && !lines.is_empty()
            && !lines.iter().any(String::is_empty)
        {
            prop_assert_eq!(encode(AsteriskCodec::default(), events), stream.into_bytes());
        }
    }

    #[test]
    fn random_bytes_never_break_a_decoder(
        garbage in vec(any::<u8>(), 0..6_000),
        pieces in vec(1_usize..900, 0..4),
    ) {
        let _ = decode_in_pieces(&mut ServerCodec::default(), &garbage, &pieces, ENVIRONMENT_BYTES_MAX + 900);
        let later = [&b"agi_x: y\n\n"[..], &garbage].concat();
        let _ = decode_in_pieces(&mut ServerCodec::default(), &later, &pieces, REPLY_BYTES_MAX + 900);
        let _ = decode_in_pieces(&mut AsteriskCodec::default(), &garbage, &pieces, COMMAND_BYTES_MAX + 900);
    }

    #[test]
    fn words_survive_asterisk(words in vec(any::<String>(), 1..8)) {
        let line = Command::Other(CommandLine::new(&words)).line();
        prop_assume!(line.is_ok());
        let line = line.unwrap();
        prop_assert!(!line.contains(['\r', '\n', '\0']));
        let expected: Vec<String> = words.iter().map(|word| word.replace(['\r', '\n', '\0'], "")).collect();
        prop_assert_eq!(asterisk_splits(line.as_bytes()), expected.clone());
        let parsed = CommandLine::parse(&line);
        prop_assert_eq!(parsed.words().collect::<Vec<_>>(), expected);
    }

    #[test]
    fn any_line_is_split_as_asterisk_splits_it(line in "[ab \t\"\\\\]{0,30}") {
        let parsed = CommandLine::parse(&line);
        prop_assert_eq!(parsed.words().collect::<Vec<_>>(), asterisk_splits(line.as_bytes()));
        let again = Command::Other(parsed.clone()).line().unwrap();
        prop_assert!(CommandLine::parse(&again).words().eq(parsed.words()), "{}", again);
    }

    #[test]
    fn a_value_too_long_keeps_its_beginning(part in "[\\PC\"\\\\\n]{1,40}", times in 1_usize..400) {
        let value = part.repeat(times).replace('\n', "");
        let line = Command::set_variable("OFFHOOK_SUMMARY", part.repeat(times)).line().unwrap();
        prop_assert!(line.len() <= COMMAND_BYTES_MAX);
        let kept = CommandLine::parse(&line).words().last().unwrap().to_owned();
        prop_assert!(value.starts_with(&kept));
        // What one more character (and its backslash) needs is at most what is left.
        prop_assert!(kept == value || line.len() + 4 > COMMAND_BYTES_MAX, "{} bytes", line.len());
    }
}

/// `parse_args` of Asterisk's res_agi.c, spelled out on bytes as a second opinion.
fn asterisk_splits(line: &[u8]) -> Vec<String> {
    let (mut words, mut quoted, mut escaped, mut whitespace) = (Vec::<Vec<u8>>::new(), false, false, true);
    for &byte in line {
        if byte == b'"' && !escaped {
            quoted = !quoted;
            if quoted && whitespace {
                words.push(Vec::new());
                whitespace = false;
            }
        } else if (byte == b' ' || byte == b'\t') && !quoted && !escaped {
            whitespace = true;
        } else if byte == b'\\' && !escaped {
            escaped = true;
        } else {
            if whitespace {
                words.push(Vec::new());
                whitespace = false;
            }
            words.last_mut().unwrap().push(byte);
            escaped = false;
        }
    }
    words.into_iter().map(|word| String::from_utf8(word).unwrap()).collect()
}

/// Decodes what follows an environment and prints each event on a line; an error is the last line.
fn check(stream: &str, expected: &str) {
    let mut decoder = ServerCodec::default();
    let stream = format!("agi_network: yes\n\n{stream}");
    let shown = match decode_in_pieces(&mut decoder, stream.as_bytes(), &[3], 2_000) {
        Ok(events) => events[1..].iter().map(show).collect::<Vec<_>>().join("\n"),
        Err(error) => format!("error: {error}"),
    };
    assert_eq!(shown, expected, "for {stream:?}");
}

fn show(event: &Event) -> String {
    match event {
        Event::Environment(_) => "environment".to_owned(),
        Event::Hangup => "hangup".to_owned(),
        Event::Reply(Reply::Done { result, data, endpos }) => {
            format!("done {result} {:?} {endpos:?}", data.as_ref().map(|data| data.expose()))
        }
        Event::Reply(Reply::Other { code, text }) => format!("other {code} {}", text.expose()),
        Event::Reply(reply) => format!("{reply:?}"),
    }
}

#[test]
fn every_form_of_reply_is_told_apart() {
    check("200 result=-1\n", "done -1 None None");
    check("200 result=1 ()\n", "done 1 Some(\"\") None");
    check("200 result=1 (a (b) c)\n", "done 1 Some(\"a (b) c\") None");
    check("200 result=0 endpos=11360\n", "done 0 None Some(11360)");
    check("200 result=35 (dtmf) endpos=800\r\n", "done 35 Some(\"dtmf\") Some(800)");
    check("200 result=1 (two\nlines)\n200 result=0\n", "done 1 Some(\"two\\nlines\") None\ndone 0 None None");
    check("200 result=0042 (timeout)\n", "other 200 result=0042 (timeout)");
    check("100 result=0 Trying...\n", "other 100 result=0 Trying...");
    check("503 result=-2 Memory allocation failure\n", "other 503 result=-2 Memory allocation failure");
    check("510 Invalid or unknown command\n", "InvalidCommand { text: \"Invalid or unknown command\" }");
    check("520 Invalid\n", "BadSyntax { lines: [\"520 Invalid\"] }");
    check(
        "520-Usage\nglued520 End of proper usage.\n",
        r#"BadSyntax { lines: ["520-Usage", "glued520 End of proper usage."] }"#,
    );
}

#[test]
fn a_stray_empty_line_breaks_nothing() {
    check("\n200 result=1\n", "done 1 None None");
    check("200 result=1\n\n\r\n200 result=0\n\n", "done 1 None None\ndone 0 None None");
    check("\nHANGUP\n\n200 result=0\n", "hangup\ndone 0 None None");
    // Within a value it belongs to the value.
    check("200 result=1 (a\n\nb)\n", "done 1 Some(\"a\\n\\nb\") None");
    let stream = b"\n\r\nagi_network: yes\n\n\n200 result=0\n";
    let events = decode_in_pieces(&mut ServerCodec::default(), stream, &[5], 99).unwrap();
    assert_eq!(events.iter().map(show).collect::<Vec<_>>(), ["environment", "done 0 None None"]);
}

#[test]
fn a_hangup_is_heard_wherever_it_comes() {
    check("HANGUP\nHANGUP\n", "hangup\nhangup");
    check("HANGUP\n200 result=0\nHANGUP\n", "hangup\ndone 0 None None\nhangup");
    check("520-U\nHANGUP\n520 End\n", "hangup\nBadSyntax { lines: [\"520-U\", \"520 End\"] }");
    check("200 result=1 (my\nHANGUP\n)\n", "done 1 Some(\"my\\nHANGUP\\n\") None");
}

#[test]
fn what_is_no_agi_is_refused() {
    let refused =
        |stream: &str| decode_in_pieces(&mut ServerCodec::default(), stream.as_bytes(), &[], 99).unwrap_err();
    assert!(matches!(refused("GET / HTTP/1.1\r\n"), AgiError::NotAnEnvironment));
    assert!(matches!(refused("\nGET\n"), AgiError::NotAnEnvironment));
    assert!(matches!(refused("agi_network: yes\nagi_requ"), AgiError::Truncated));
    assert!(matches!(refused("agi_network: yes\n"), AgiError::Truncated));
    check("hello\n", "error: expected a reply to an AGI command, which begins with three digits");
    check("200\n", "error: expected a reply to an AGI command, which begins with three digits");
    check("200 result=1 (never closed\n", "error: AGI stream ended within a line or block");
    check("", "");
}

#[test]
fn a_peer_that_never_ends_is_refused_in_bounded_memory() {
    let endless = |begin: &str, line: &str| {
        let stream = begin.to_owned() + &line.repeat(200_000 / line.len());
        decode_in_pieces(&mut ServerCodec::default(), stream.as_bytes(), &[1_000], 70_000).unwrap_err()
    };
    for (begin, line) in [
        ("", "agi_x: y\n"),
        ("agi_", "x"),
        ("agi_x: y\n\n", "2"),
        ("", "\n"),
        ("agi_x: y\n\n", "\r\n"),
        ("agi_x: y\n\n520-\n", "usage\n"),
        ("agi_x: y\n\n200 result=1 (", "\n"),
        ("agi_x: y\n\n200 result=1 (", " endpos=\n"),
    ] {
        assert!(matches!(endless(begin, line), AgiError::TooLong { .. }), "{begin:?} {line:?}");
    }
    let long = "x".repeat(COMMAND_BYTES_MAX + 1);
    let error = decode_in_pieces(&mut AsteriskCodec::default(), long.as_bytes(), &[], 3_000).unwrap_err();
    assert!(matches!(error, AgiError::TooLong { limit_bytes: COMMAND_BYTES_MAX }));
}

#[test]
fn only_words_that_may_be_cut_are_cut() {
    let long = "é".repeat(3_000);
    let verbose = Command::Verbose { message: long.clone(), level: 3 }.line().unwrap();
    assert!(verbose.len() >= COMMAND_BYTES_MAX - 1 && verbose.ends_with("é 3"), "{} bytes", verbose.len());
    let error = Command::GetFullVariable(long.clone()).line().unwrap_err();
    assert_eq!(error.to_string(), "AGI command GET does not fit a line of 2046 bytes");
    assert!(Command::set_variable(long, "value").line().is_err());
}

#[test]
fn commands_read_well_on_asterisks_console() {
    for (command, line) in [
        (Command::exec("AudioSocket", "0-1,127.0.0.1:9092"), "EXEC AudioSocket 0-1,127.0.0.1:9092"),
        (Command::exec("Wait", ""), "EXEC Wait \"\""),
        (Command::set_variable("A", "two words"), "SET VARIABLE A \"two words\""),
        (Command::set_variable("A", "say \"hi\"\r\n\\"), "SET VARIABLE A \"say \\\"hi\\\"\\\\\""),
        (Command::set_variable("_A", "Müller"), "SET VARIABLE _A Müller"),
        (Command::GetFullVariable("${A(read,B)}".into()), "GET FULL VARIABLE \"${A(read,B)}\""),
        (Command::SetPriority(1), "SET PRIORITY 1"),
    ] {
        assert_eq!(command.line().unwrap(), line);
    }
    assert_eq!(Command::parse("set variable x y"), Command::set_variable("x", "y"));
    assert!(matches!(Command::parse("GET VARIABLE"), Command::Other(_)));
}

#[test]
fn an_environment_answers_by_name_and_prints_no_person() {
    let script = "/converse?flow=reception&from=%2B49 30+1&x=a%20b;c&flow=other&empty=";
    let environment = Environment::from_fields([
        ("network", "yes"),
        ("network_script", script),
        ("request", &format!("agi://h/{script}")),
        ("callerid", "5551234"),
        ("calleridname", "unknown"),
        ("language", "en"),
        ("arg_1", "one\ntwo"),
    ]);
    let script = environment.script();
    let parameters: Vec<_> =
        script.parameters().map(|(key, value)| format!("{key}={}", value.expose())).collect();
    assert_eq!(script.verb(), "converse");
    assert_eq!(script.parameter("flow"), Some("reception"));
    assert_eq!(parameters, ["flow=reception", "from=+49 30+1", "x=a b;c", "flow=other", "empty="]);
    assert_eq!(environment.caller_id().map(|number| number.expose().as_str()), Some("5551234"));
    assert_eq!(environment.caller_name(), None);
    assert_eq!(environment.arguments().map(|value| value.expose().as_str()).collect::<Vec<_>>(), ["onetwo"]);
    assert_eq!((environment.language(), environment.version()), ("en", ""));
    let shown = format!("{environment:?} {script:?}");
    assert!(!["555", "+49", "reception", "one"].iter().any(|secret| shown.contains(secret)), "{shown}");
}
