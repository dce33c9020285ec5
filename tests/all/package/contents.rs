//! What is in the package, without installing it.

use std::{collections::BTreeSet, fs, process::Command};

use offhook::config::Config;

use super::{Packages, output};

/// Where what people look for is.
const THERE: [&str; 17] = [
    "/etc/logrotate.d/offhook",
    "/etc/offhook/flows/reception.toml",
    "/etc/offhook/offhook.toml",
    "/usr/bin/offhook",
    "/usr/lib/offhook/espeak-ng-data/phontab",
    "/usr/lib/offhook/libonnxruntime.so.1",
    "/usr/lib/offhook/models/demo/ggml-demo-en.bin",
    "/usr/lib/offhook/offhook-llm",
    "/usr/lib/offhook/offhook-stt",
    "/usr/lib/offhook/offhook-tts",
    "/usr/lib/systemd/system/offhook.service",
    "/usr/share/bash-completion/completions/offhook",
    "/usr/share/doc/offhook/copyright",
    "/usr/share/doc/offhook/install.md",
    "/usr/share/man/man1/offhook-models-fetch.1.gz",
    "/usr/share/man/man1/offhook-serve.1.gz",
    "/usr/share/zsh/vendor-completions/_offhook",
];

fn asked(words: &[&str], file: &std::path::Path) -> String {
    output(Command::new("dpkg-deb").args(words).arg(file))
}

#[test]
fn package_and_tarball_have_the_same_files_of_root() {
    let Some(packages) = Packages::get() else { return };
    let listed = asked(&["--contents"], &packages.deb);
    let foreign: Vec<&str> = listed.lines().filter(|line| !line.contains(" root/root ")).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    let files = listed.lines().filter(|line| !line.ends_with('/'));
    let files: BTreeSet<String> =
        files.filter_map(|line| Some(line[line.find(" ./")? + 2..].to_owned())).collect();
    for there in THERE {
        assert!(files.iter().any(|file| file.split(" -> ").next() == Some(there)), "{there}\n{listed}");
    }
    let tarred = output(Command::new("tar").arg("-tvf").arg(&packages.tar));
    let tarred: BTreeSet<String> =
        tarred.lines().filter_map(|line| Some(line[line.find("64/")? + 2..].to_owned())).collect();
    assert_eq!(files, tarred);
}

#[test]
fn all_below_etc_is_kept_at_upgrades() {
    let Some(packages) = Packages::get() else { return };
    let listed = asked(&["--info"], &packages.deb);
    let conffiles = output(Command::new("dpkg-deb").arg("--info").arg(&packages.deb).arg("conffiles"));
    let contents = asked(&["--contents"], &packages.deb);
    let configured = contents.lines().filter(|line| line.contains(" ./etc/") && !line.ends_with('/'));
    assert_eq!(configured.count(), conffiles.lines().count(), "{conffiles}");
    assert!(listed.contains("libc6 (>= ") && listed.contains("adduser"), "{listed}");
}

#[test]
fn the_same_programs_give_the_same_bytes() {
    let Some(packages) = Packages::get() else { return };
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let again = Packages::make(folder.path());
    for (one, other) in [(&packages.deb, &again.deb), (&packages.tar, &again.tar)] {
        assert!(fs::read(one).unwrap() == fs::read(other).unwrap(), "{} differs", one.display());
    }
}

/// It has the sections of the sample, so that neither is forgotten, and loads as it stands.
#[test]
fn the_packages_configuration_is_whole() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    let (sample, packaged) = (text("asterisk/offhook.toml"), text("packaging/offhook.toml"));
    let sections = |text: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with('[')).map(str::to_owned).collect()
    };
    assert_eq!(sections(&sample), sections(&packaged));
    let config = Config::parse(&packaged, std::path::Path::new("/etc/offhook")).unwrap();
    assert_eq!(config.flows, std::path::Path::new("/etc/offhook/flows"));
    // Every key that is shown switched off is one.
    let shown = packaged.lines().map(|line| match line.strip_prefix("# ") {
        Some(set) if set.contains(" = ") && set.starts_with(|letter: char| letter.is_ascii_lowercase()) => {
            set
        }
        _ => line,
    });
    let shown: String = shown.map(|line| format!("{line}\n")).collect();
    let refused = Config::parse(&shown, std::path::Path::new("/etc/offhook")).err();
    assert_eq!(refused, None, "{shown}");
}
