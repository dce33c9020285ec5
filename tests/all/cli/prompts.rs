//! `offhook prompts`: what it lists, what it refuses, and, where there is a voice, the files that it makes.

use std::{fs, path::Path};

use super::{offhook, stderr, stdout};
use crate::flows::check_text;

const FLOW: &str = "asterisk/flows/reception.toml";

#[test]
fn what_a_flow_says_is_listed_by_its_place() {
    let output = offhook(&["prompts", "list", FLOW]);
    assert!(output.status.success(), "{}", stderr(&output));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/prompts/reception.tsv");
    check_text(&path, &stdout(&output));
    assert_eq!(stderr(&output), "", "nothing of it depends on the call");
    let left_out = stderr(&offhook(&["prompts", "list", "asterisk/flows/bank.toml"]));
    assert!(left_out.starts_with("Left out of bank, because the words depend on the call: "), "{left_out}");
}

/// Before any voice is started.
#[test]
fn what_cannot_be_exported_is_refused_with_a_remedy() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).display().to_string();
    let (table, out) = (path("own.tsv"), path("sounds"));
    fs::create_dir_all(path("sounds/en")).expect("a place");
    fs::write(path("sounds/en/vm-goodbye.wav"), "Asterisk's own").expect("a place");
    fs::write(path("file"), "no folder").expect("a place");
    for (text, words, says) in [
        ("hours\tOpen.\n", &["no-such.toml"][..], &["cannot read no-such.toml", "name a flow file"][..]),
        (
            "hours\t\nb c\tYes.\n",
            &[],
            &["own.tsv:1: `hours`", "own.tsv:2: Playback()", "correct these lines"],
        ),
        ("vm-goodbye\tBye.\n", &[], &["no export made: en/vm-goodbye.wav", "--force"]),
        ("offhook/reception/greeting\tHi.\n", &[FLOW], &["two texts are called offhook/reception/greeting"]),
        ("hours\tOpen.\n", &["--format", "mp3"], &["mp3", "ulaw"]),
    ] {
        fs::write(&table, text).expect("a place");
        let mut asked = vec!["prompts", "export", "--texts", &table, "--out", &out];
        asked.extend(words);
        let output = offhook(&asked);
        assert!(!output.status.success() && output.stdout.is_empty(), "{words:?}");
        for part in says {
            assert!(stderr(&output).contains(part), "{words:?} does not say {part:?}:\n{}", stderr(&output));
        }
    }
    fs::write(&table, "hours\tOpen.\n").expect("a place");
    let output = offhook(&["prompts", "export", "--texts", &table, "--out", &path("file/sounds")]);
    let complaint = stderr(&output);
    assert!(complaint.contains("cannot write") && complaint.contains("remedy: make room"), "{complaint}");
    let output = offhook(&["prompts", "export", "--out", &out]);
    assert_eq!(output.status.code(), Some(2), "nothing to export");
}

#[cfg(feature = "tts")]
mod made {
    use std::collections::BTreeMap;

    use offhook::audio::{Spoken, level_dbfs, wav};

    use super::*;

    /// The frames in which somebody speaks.
    fn speech_dbfs(samples: &[i16]) -> f32 {
        let levels: Vec<f32> = samples.chunks(160).map(level_dbfs).collect();
        let loudest = levels.iter().copied().fold(-96.0, f32::max);
        let spoken = levels.into_iter().filter(|level| *level > loudest - 20.0);
        let powers: Vec<f32> = spoken.map(|level| 10.0_f32.powf(level / 10.0)).collect();
        10.0 * (powers.iter().sum::<f32>() / powers.len() as f32).log10()
    }

    /// File, and how long it is by the index.
    fn index(out: &Path) -> BTreeMap<String, f64> {
        let text = fs::read_to_string(out.join("index.tsv")).expect("an index");
        let rows = text.lines().skip(1).map(|row| row.split('\t').collect::<Vec<_>>());
        rows.map(|row| (row[0].to_owned(), row[3].parse().expect("seconds"))).collect()
    }

    #[test]
    fn a_flow_and_a_table_become_files_of_one_level_and_are_made_once() {
        let folder = tempfile::tempdir().expect("a folder");
        let (table, out) = (folder.path().join("own.tsv"), folder.path().join("sounds"));
        let export = |text: &str, more: &[&str]| {
            fs::write(&table, text).expect("a place");
            let mut words = vec!["prompts", "export", FLOW, "--texts", table.to_str().expect("text")];
            words.extend(["--out", out.to_str().expect("text"), "--format", "wav,ulaw,g722"]);
            words.extend(more);
            let output = offhook(&words);
            assert!(output.status.success(), "{}", stderr(&output));
            stdout(&output)
        };
        let texts = "custom/hours\tWe are open from nine to five.\ncustom/yes\tYes.\ten-GB\n";
        let told = export(texts, &[]);
        let files = index(&out);
        assert!(told.contains(&format!("files made: {},", files.len())), "{told}");
        for name in ["en/offhook/reception/greeting", "en/offhook/reception/no-input-1", "en_GB/custom/yes"] {
            assert!(["wav", "ulaw", "g722"].iter().all(|end| files.contains_key(&format!("{name}.{end}"))));
        }
        for (file, seconds) in files {
            let bytes = fs::read(out.join(&file)).expect("a file for each row");
            if !file.ends_with(".wav") {
                assert!((bytes.len() as f64 / 8_000.0 - seconds).abs() < 0.01, "{file}: {seconds} s");
                continue;
            }
            let sound = wav::read(&bytes).expect("a WAV file");
            assert!((sound.samples.len() as f64 / 8_000.0 - seconds).abs() < 0.01, "{file}: {seconds} s");
            let is_speech = || Spoken::measure(&sound).expect("a rate").is_speech();
            assert!(!file.contains("greeting") || is_speech(), "{file}");
            let level = speech_dbfs(&sound.samples);
            assert!((-21.5..-18.5).contains(&level), "{file}: {level} dBFS");
        }

        assert!(export(texts, &[]).contains("files made: 0,"), "nothing has changed");
        assert!(export(&texts.replace("five", "six"), &[]).contains("files made: 3,"), "one text has");
        fs::remove_file(out.join("en_GB/custom/yes.ulaw")).expect("it was made");
        assert!(export(&texts.replace("five", "six"), &[]).contains("files made: 1,"), "one file is gone");
    }

    #[test]
    fn formats_of_earlier_exports_with_old_words_are_named() {
        let folder = tempfile::tempdir().expect("a folder");
        let (table, out) = (folder.path().join("own.tsv"), folder.path().join("sounds"));
        let export = |text: &str, format: &str| {
            fs::write(&table, text).expect("a place");
            let [table, out] = [&table, &out].map(|path| path.to_str().expect("text"));
            let output = offhook(&["prompts", "export", "--texts", table, "--out", out, "--format", format]);
            assert!(output.status.success(), "{}", stderr(&output));
            stderr(&output)
        };
        assert!(!export("hours\tFrom nine to five.\n", "wav").contains("earlier exports"));
        assert!(!export("hours\tFrom nine to five.\n", "ulaw").contains("earlier exports"));
        let told = export("hours\tFrom nine to six.\n", "ulaw");
        assert!(told.contains("Of earlier exports, and no longer said: en/hours.wav;"), "{told}");
    }
}
