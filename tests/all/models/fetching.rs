//! From an address: whole, resumed, wrong, and where there is no room.

use std::{
    fs::{self, File},
    io::Read as _,
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::Command,
};

use offhook::models::{Directory, FetchFault, Fetched, Fetcher, Manifest};

use super::{
    at, entry, fetch,
    mirror::{Mirror, nobody},
    model, names, offhook,
};

#[test]
fn a_file_comes_in_whole_and_once() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(1, 300_000));
    let mirror = Mirror::start(bytes.clone(), &[]);
    let manifest = entry("one", &bytes, &at(&mirror.url("one.bin")));
    let (fetched, failed) = fetch(&manifest, folder.path());
    assert_eq!((fetched.unwrap(), failed), (Fetched::New, Vec::<String>::new()));
    let path = folder.path().join("one.bin");
    assert_eq!(fs::read(&path).unwrap(), bytes);
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o644);
    assert!(!folder.path().join(".partial").exists(), "nothing is left over");

    assert_eq!(fetch(&manifest, folder.path()).0.unwrap(), Fetched::WasHere);
    assert_eq!(mirror.asked(), ["/one.bin"], "what is here is not asked for again");
}

#[test]
fn what_broke_off_is_resumed_where_it_was() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(2, 500_000));
    let mirror = Mirror::start(bytes.clone(), &[100_000, 65_536]);
    let (fetched, _) = fetch(&entry("two", &bytes, &at(&mirror.url("two.bin"))), folder.path());
    assert_eq!(fetched.unwrap(), Fetched::New);
    assert_eq!(fs::read(folder.path().join("two.bin")).unwrap(), bytes);
    assert_eq!(mirror.asked(), ["/two.bin", "/two.bin bytes=100000-", "/two.bin bytes=165536-"]);
}

/// An attempt that brings nothing three times is given up; the next one goes on where it was.
#[test]
fn the_next_attempt_goes_on_as_well() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(3, 200_000));
    let mirror = Mirror::start(bytes.clone(), &[70_000, 0, 0, 0]);
    let manifest = entry("three", &bytes, &at(&mirror.url("three.bin")));
    let (fetched, _) = fetch(&manifest, folder.path());
    let fault = fetched.unwrap_err().to_string();
    assert!(fault.contains("what has come is kept, run this again"), "{fault}");
    assert_eq!(names(folder.path()), Vec::<String>::new());
    assert_eq!(fetch(&manifest, folder.path()).0.unwrap(), Fetched::New);
    assert_eq!(mirror.asked().last().unwrap(), "/three.bin bytes=70000-");
    assert_eq!(fs::read(folder.path().join("three.bin")).unwrap(), bytes);
}

/// What was kept is of another version: it is noticed by its sum, and the next attempt begins anew.
#[test]
fn a_rest_that_does_not_fit_is_thrown_away() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(4, 50_000));
    let mirror = Mirror::start(bytes.clone(), &[]);
    let manifest = entry("four", &bytes, &at(&mirror.url("four.bin")));
    let aside = folder.path().join(".partial/four");
    fs::create_dir_all(&aside).unwrap();
    fs::write(aside.join("four.bin.part"), vec![7; 20_000]).unwrap();
    assert!(fetch(&manifest, folder.path()).0.unwrap_err().to_string().contains("SHA-256"));
    assert_eq!(fetch(&manifest, folder.path()).0.unwrap(), Fetched::New);
    assert_eq!(mirror.asked(), ["/four.bin bytes=20000-", "/four.bin"]);
}

#[test]
fn a_wrong_file_replaces_nothing() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(5, 10_000));
    let older = folder.path().join("five.bin");
    fs::write(&older, "an older version").unwrap();
    let mut open = File::open(&older).unwrap();
    let mirror = Mirror::start(model(6, 10_000), &[]);
    let (fetched, _) = fetch(&entry("five", &bytes, &at(&mirror.url("five.bin"))), folder.path());
    let fault = fetched.unwrap_err();
    let text = fault.to_string();
    assert!(matches!(fault, FetchFault::NoWay { .. }), "{text}");
    for part in
        [&mirror.url("five.bin"), "five.bin could not be fetched", "it is not the file that was tested"]
    {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    assert_eq!(fs::read_to_string(&older).unwrap(), "an older version");

    // The right one replaces it, and whoever has the older one open goes on with that.
    let mirror = Mirror::start(bytes.clone(), &[]);
    fetch(&entry("five", &bytes, &at(&mirror.url("five.bin"))), folder.path()).0.unwrap();
    let mut read = String::new();
    open.read_to_string(&mut read).unwrap();
    assert_eq!((read.as_str(), fs::read(&older).unwrap()), ("an older version", bytes));
}

#[test]
fn sources_are_tried_in_their_order_and_a_dead_host_once() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(7, 10_000));
    let mirror = Mirror::start(bytes.clone(), &[]);
    let (dead, absent) = (nobody(), mirror.url("absent.bin"));
    let sources = [&dead, &dead, &absent, &mirror.url("six.bin")].map(|url| at(url)).concat();
    let (fetched, failed) = fetch(&entry("six", &bytes, &sources), folder.path());
    assert_eq!(fetched.unwrap(), Fetched::New);
    let expected = ["it cannot be reached", "its host could not be reached a moment ago", "it answered 404"];
    assert_eq!(failed.len(), expected.len(), "{failed:?}");
    for (said, expected) in failed.iter().zip(expected) {
        assert!(said.contains(expected), "{said} instead of {expected}");
    }
}

#[test]
fn two_at_once_do_not_meet() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(8, 100));
    fs::create_dir_all(folder.path().join(".partial")).unwrap();
    let lock = File::create(folder.path().join(".partial/lock")).unwrap();
    lock.lock().unwrap();
    let (fetched, _) = fetch(&entry("busy", &bytes, &at(&nobody())), folder.path());
    assert!(matches!(fetched, Err(FetchFault::Busy(_))), "{fetched:?}");
}

#[test]
fn the_cache_spares_a_second_download() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(9, 5_000));
    let mirror = Mirror::start(bytes.clone(), &[]);
    let manifest = Manifest::parse(&entry("seven", &bytes, &at(&mirror.url("seven.bin")))).unwrap();
    let (_, known) = manifest.models().next().unwrap();
    let mut hows = Vec::new();
    for checkout in ["first", "second", "third"] {
        let directory = Directory::new(folder.path().join(checkout));
        let mut quiet = |_: offhook::models::Event<'_>| {};
        let mut fetcher = Fetcher::new(&manifest, &directory, &mut quiet);
        fetcher.cache = Some(folder.path().join("cache"));
        hows.push(fetcher.fetch(known).unwrap());
        assert_eq!(fs::read(directory.path.join("seven.bin")).unwrap(), bytes);
        if checkout == "second" {
            // Spoilt on the disk: it is noticed, and the file is fetched again.
            let kept = fs::read_dir(folder.path().join("cache")).unwrap().next().unwrap().unwrap().path();
            fs::remove_file(&kept).unwrap();
            fs::write(&kept, vec![0; bytes.len()]).unwrap();
        }
    }
    assert_eq!(hows, [Fetched::New, Fetched::FromCache, Fetched::New]);
    assert_eq!(mirror.asked().len(), 2);
}

/// The command under a limit for files, as a disk has that is full.
#[test]
fn a_full_disk_is_told_with_the_path_and_leaves_nothing() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(10, 400_000));
    let mirror = Mirror::start(bytes.clone(), &[]);
    let manifest = folder.path().join("manifest.toml");
    fs::write(&manifest, entry("large", &bytes, &at(&mirror.url("large.bin")))).unwrap();
    let models = folder.path().join("models");
    // 100 blocks of 512 bytes, or of 1,024: less than the file in any case.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 100; exec \"$0\" \"$@\"", env!("CARGO_BIN_EXE_offhook")])
        .args(["models", "fetch", "large", "--manifest"])
        .arg(&manifest)
        .arg("--dir")
        .arg(&models)
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    let aside = models.join(".partial/large/large.bin.part");
    for part in [aside.to_str().unwrap(), "cannot be written", "remedy: make room"] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    assert_eq!(names(&models), Vec::<String>::new());
    assert!(!aside.exists(), "what does not fit frees its place again");
}

#[test]
fn what_cannot_fit_is_not_begun() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = entry("huge", b"", &at(&nobody())).replace("bytes = 0", "bytes = 9000000000000000000");
    let (fetched, failed) = fetch(&manifest, folder.path());
    let fault = fetched.unwrap_err();
    assert!(matches!(fault, FetchFault::NoRoom { .. }) && failed.is_empty(), "{fault}");
    assert!(fault.to_string().contains("huge.bin needs 9000000000000 MB"), "{fault}");
}

#[test]
fn a_command_that_cannot_succeed_says_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let dir = folder.path().to_str().unwrap();
    let check = |words: &[&str], code: i32, expected: &[&str]| {
        let output = offhook(words);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{words:?}: {said}");
        for part in expected {
            assert!(said.contains(part), "{words:?}: {part} is not in {said}");
        }
    };
    check(
        &["fetch", "ggml-tinny.en", "--dir", dir],
        2,
        &["no model is called ggml-tinny.en", "ggml-tiny.en"],
    );
    let wrong = folder.path().join("wrong.bin");
    fs::write(&wrong, "of another kind").unwrap();
    let wrong = wrong.to_str().unwrap();
    let from = ["fetch", "ggml-base.en", "--from", wrong, "--dir", dir];
    check(&from, 1, &["it is not among the given files", "give --from the finished ggml-base.en.bin"]);
    let absent = ["fetch", "ggml-base.en", "--from", "/no/such/file", "--dir", dir];
    check(&absent, 1, &["cannot read /no/such/file", "check the path"]);
    let unwritable = ["fetch", "ggml-base.en", "--dir", "/proc/models"];
    check(&unwritable, 1, &["/proc/models", "cannot be written", "choose another --dir"]);
    check(&["pack", "x.tar", "--dir", dir], 1, &["no known model is in", "offhook models fetch starter"]);
}

#[test]
fn what_was_carried_is_proved_and_no_network_asked() {
    let (folder, bytes) = (tempfile::tempdir().unwrap(), model(11, 5_000));
    let mirror = Mirror::start(bytes.clone(), &[]);
    let manifest = folder.path().join("manifest.toml");
    fs::write(&manifest, entry("eight", &bytes, &at(&mirror.url("eight.bin")))).unwrap();
    let carried = folder.path().join("any name");
    fs::write(&carried, &bytes).unwrap();
    let dir = folder.path().join("models");
    let place = ["--manifest", manifest.to_str().unwrap(), "--dir", dir.to_str().unwrap()];
    let output = offhook(&[&["fetch", "eight", "--from", carried.to_str().unwrap()], &place[..]].concat());
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!((names(&dir), mirror.asked()), (vec!["eight.bin".to_owned()], vec![]));
    assert_eq!(fs::read(&carried).unwrap(), bytes, "what was carried stays where it is");
    let listed = |words: &[&str]| {
        let output = offhook(&[words, &place[..]].concat());
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    assert!(listed(&["list"]).1.contains("here, its sum holds"), "{:?}", listed(&["list"]));
    assert_eq!(listed(&["verify"]), (Some(0), "eight: here, its sum holds\n".to_owned()));
    spoil(&dir.join("eight.bin"));
    let (code, said) = listed(&["verify"]);
    assert!(code == Some(1) && said.starts_with("eight: SPOILT: eight.bin: its SHA-256 is "), "{said}");
}

/// One bit is another.
fn spoil(path: &Path) {
    let mut bytes = fs::read(path).unwrap();
    bytes[1_000] ^= 1;
    fs::write(path, bytes).unwrap();
}
