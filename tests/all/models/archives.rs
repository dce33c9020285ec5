//! Archives for machines without a network: whole, or nothing of them.

use std::{
    fs::{self, File},
    io::Read as _,
    path::{Path, PathBuf},
};

use offhook::models::{Directory, Manifest, UnpackFault, pack, unpack};
use tar::{Builder, EntryType, Header};

use super::{entry, model, names, sha256};

const ROOT: &str = "offhook-models";

/// Two models in a directory, and an archive of them.
struct Packed {
    folder: tempfile::TempDir,
    manifest: Manifest,
    archive: PathBuf,
    files: [Vec<u8>; 2],
}

fn packed() -> Packed {
    let folder = tempfile::tempdir().unwrap();
    let files = [model(31, 40_000), model(32, 20_000)];
    let source = "[[stt.sources]]\nfiles = [{ url = \"http://127.0.0.1:9/x\" }]\n";
    let text = entry("one", &files[0], source) + &entry("two", &files[1], source);
    let manifest = Manifest::parse(&text).unwrap();
    let from = Directory::new(folder.path().join("from"));
    fs::create_dir(&from.path).unwrap();
    fs::write(from.path.join("one.bin"), &files[0]).unwrap();
    fs::write(from.path.join("two.bin"), &files[1]).unwrap();
    let archive = folder.path().join("models.tar");
    pack(&from, &manifest.models().collect::<Vec<_>>(), &archive).unwrap();
    Packed { folder, manifest, archive, files }
}

impl Packed {
    fn to(&self) -> Directory {
        Directory::new(self.folder.path().join("to"))
    }

    /// Unpacks the archive's first bytes, or other ones.
    fn unpack(&self, bytes: &[u8]) -> Result<Vec<String>, UnpackFault> {
        let archive = self.folder.path().join("carried.tar");
        fs::write(&archive, bytes).unwrap();
        unpack(&archive, &self.manifest, &self.to())
    }

    /// Refused, and nothing is there.
    fn refuses(&self, bytes: &[u8], expected: &str) {
        let fault = self.unpack(bytes).unwrap_err().to_string();
        assert!(fault.contains(expected), "{fault} instead of {expected}");
        assert_eq!(names(&self.to().path), Vec::<String>::new(), "{expected}");
        assert!(!self.to().path.join(".partial").exists(), "{expected}");
    }
}

#[test]
fn an_archive_brings_models_sums_and_licences() {
    let packed = packed();
    let mut inside = Vec::new();
    let mut tar = tar::Archive::new(File::open(&packed.archive).unwrap());
    for entry in tar.entries().unwrap() {
        inside.push(entry.unwrap().path().unwrap().display().to_string());
    }
    let expected = ["models.toml", "SHA256SUMS", "LICENCES.txt", "models/one.bin", "models/two.bin"]
        .map(|name| format!("{ROOT}/{name}"));
    assert_eq!(inside, expected);
    let unpacked = unpack(&packed.archive, &packed.manifest, &packed.to()).unwrap();
    assert_eq!(unpacked, ["one", "two"]);
    for (name, bytes) in ["one.bin", "two.bin"].iter().zip(&packed.files) {
        assert_eq!(fs::read(packed.to().path.join(name)).unwrap(), *bytes);
    }
    assert_eq!(names(&packed.to().path), ["one.bin", "two.bin"]);
}

#[test]
fn the_same_models_give_the_same_archive() {
    let [one, other] = [packed(), packed()].map(|packed| fs::read(&packed.archive).unwrap());
    assert!(one == other);
}

#[test]
fn what_is_open_is_left_to_whoever_has_it() {
    let packed = packed();
    fs::create_dir(packed.to().path).unwrap();
    let served = packed.to().path.join("one.bin");
    fs::write(&served, "what the server runs on").unwrap();
    let mut open = File::open(&served).unwrap();
    unpack(&packed.archive, &packed.manifest, &packed.to()).unwrap();
    let mut read = String::new();
    open.read_to_string(&mut read).unwrap();
    assert_eq!(
        (read.as_str(), fs::read(&served).unwrap()),
        ("what the server runs on", packed.files[0].clone())
    );
}

#[test]
fn an_archive_cut_short_anywhere_brings_nothing() {
    let packed = packed();
    let whole = fs::read(&packed.archive).unwrap();
    // The end of a tar is a kilobyte of zeros and padding, without which all is there.
    for length in [0, 100, 600, 3_000, 10_000, 40_000, 45_000, 60_000] {
        let fault = packed.unpack(&whole[..length]).unwrap_err();
        let is_told = matches!(fault, UnpackFault::CutShort(_) | UnpackFault::NoArchive(_));
        assert!(is_told, "{length} bytes: {fault}");
        assert_eq!(names(&packed.to().path), Vec::<String>::new(), "{length} bytes");
    }
}

#[test]
fn one_damaged_file_keeps_the_others_out() {
    let packed = packed();
    let mut bytes = fs::read(&packed.archive).unwrap();
    let second = bytes.windows(4).rposition(|window| window == b"lmgg").unwrap();
    bytes[second + 10_000] ^= 1;
    packed.refuses(&bytes, "two.bin in it is damaged: its SHA-256 is");
}

#[test]
fn no_archive_is_said_to_be_none() {
    let packed = packed();
    packed.refuses(b"PK\x03\x04 something else", "it is no archive of models");
    packed.refuses(&tar(&[("notes.txt", b"hello")]), "it is no archive of models: it does not begin with");
}

/// `models.toml` for one file of a kind.
fn list(kind: &str, file: &str, bytes: &[u8]) -> String {
    format!(
        "[[model]]\nname = \"x\"\nkind = \"{kind}\"\nlanguages = \"en\"\nlicence = \"MIT\"\n[[model.files]]\n\
         file = \"{file}\"\nsha256 = \"{}\"\nbytes = {}\n",
        sha256(bytes),
        bytes.len()
    )
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut tar = Builder::new(Vec::new());
    for (path, bytes) in files {
        let mut header = Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // The builder itself refuses paths that lead outside.
        header.as_gnu_mut().unwrap().name[..path.len()].copy_from_slice(path.as_bytes());
        header.set_cksum();
        tar.append(&header, *bytes).unwrap();
    }
    tar.into_inner().unwrap()
}

#[test]
fn what_leads_outside_or_is_not_listed_is_refused() {
    let packed = packed();
    let bytes = model(33, 1_000);
    let check = |listed: &str, path: &str, expected: &str| {
        let list = list("stt", listed, &bytes);
        packed.refuses(&tar(&[("offhook-models/models.toml", list.as_bytes()), (path, &bytes)]), expected);
    };
    check("x.bin", "offhook-models/../../x.bin", "leads outside of the models directory");
    check("x.bin", "/tmp/x.bin", "leads outside of the models directory");
    check("../x.bin", "offhook-models/models/../x.bin", "`../x.bin` in it leads outside");
    check("/etc/x.bin", "offhook-models/models/x.bin", "`/etc/x.bin` in it leads outside");
    check(".partial", "offhook-models/models/.partial", "`.partial` in it leads outside");
    check("x.bin", "offhook-models/models/y.bin", "`models/y.bin` in it is not listed");
    check("x.bin", "elsewhere/x.bin", "`elsewhere/x.bin` in it is not listed");
    assert!(!Path::new("/tmp/x.bin").exists() && !packed.folder.path().join("x.bin").exists());
}

#[test]
fn a_link_is_no_model() {
    let packed = packed();
    let list = list("stt", "x.bin", b"");
    let mut tar = Builder::new(Vec::new());
    let mut header = Header::new_gnu();
    header.set_size(list.len() as u64);
    tar.append_data(&mut header, "offhook-models/models.toml", list.as_bytes()).unwrap();
    let mut header = Header::new_gnu();
    header.set_entry_type(EntryType::Symlink);
    header.set_size(0);
    tar.append_link(&mut header, "offhook-models/models/x.bin", "/etc/passwd").unwrap();
    packed.refuses(&tar.into_inner().unwrap(), "leads outside of the models directory");
}

#[test]
fn the_wrong_kind_is_refused() {
    let packed = packed();
    let embedding = [
        &b"GGUF\x03\0\0\0________________\x14\0\0\0\0\0\0\0general.architecture"[..],
        b"\x08\0\0\0\x04\0\0\0\0\0\0\0bert",
        &[0; 64],
    ]
    .concat();
    let check = |kind: &str, file: &str, bytes: &[u8], expected: &str| {
        let (list, path) = (list(kind, file, bytes), format!("offhook-models/models/{file}"));
        packed.refuses(&tar(&[("offhook-models/models.toml", list.as_bytes()), (&path, bytes)]), expected);
    };
    check(
        "stt",
        "x.bin",
        b"GGUF and more",
        "x.bin in it is of the wrong kind: it is not a whisper.cpp model",
    );
    check("llm", "x.gguf", b"lmgg and more", "it is not a GGUF model");
    check("llm", "x.gguf", &embedding, "it is not a language model but an embedding model");
    check("tts", "x.onnx", b"text", "it is not a Piper voice");
    check("tts", "x.onnx.json", b"{}", "it is not the description of a Piper voice");
    check("ocr", "x.bin", b"text", "nobody knows `ocr`");
    // Under a known name, only the file that is known.
    check(
        "stt",
        "one.bin",
        &model(34, 40_000),
        "one.bin in it is not the file of this name that this program knows",
    );
}
