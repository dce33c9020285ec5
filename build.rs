//! Links ONNX Runtime and libsonic into `offhook-tts`, and into nothing else.
//!
//! ONNX Runtime is a shared library that travels beside the binary: the build puts it there too, so that a
//! binary in `target/` runs exactly as an installed one does. Everything here is skipped without the feature
//! `tts`.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::Command,
};

/// The names under which `scripts/fetch-onnxruntime.sh` leaves the library: the linker's and the loader's.
const LINKER_NAME: &str = "libonnxruntime.so";
const LOADER_NAME: &str = "libonnxruntime.so.1";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=ORT_LIB_PATH");
    if env::var_os("CARGO_FEATURE_TTS").is_none() {
        return;
    }
    if let Err(remedy) = link_speech() {
        println!("cargo::error={remedy}");
    }
}

fn link_speech() -> Result<(), String> {
    let library = onnxruntime()?;
    place_beside_binaries(&library).map_err(|error| {
        format!(
            "could not put {LOADER_NAME} beside the built programs: {error}; see that target/ is writable"
        )
    })?;
    // Installed, the library lies beside the program or in the lib folder next to its bin folder.
    link_arg("-Wl,-rpath,$ORIGIN:$ORIGIN/../lib");
    // Static, because the rest of espeak-ng is: one file fewer to carry. `espeak-rs-sys` forgets to link it.
    link_arg(&sonic()?.display().to_string());
    Ok(())
}

fn onnxruntime() -> Result<PathBuf, String> {
    let folder =
        env::var_os("ORT_LIB_PATH").map_or_else(|| PathBuf::from("vendor/onnxruntime"), PathBuf::from);
    let library = folder.join(LOADER_NAME);
    println!("cargo::rerun-if-changed={}", library.display());
    if library.exists() && folder.join(LINKER_NAME).exists() {
        return fs::canonicalize(&library).map_err(|error| format!("could not open {LOADER_NAME}: {error}"));
    }
    Err("ONNX Runtime is missing, which offhook-tts speaks with: run `make setup` (or \
         scripts/fetch-onnxruntime.sh), or build without speech: --no-default-features --features stt"
        .to_owned())
}

/// Links the library into the folder of the programs and into `deps`, where the unit tests lie.
fn place_beside_binaries(library: &Path) -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    // OUT_DIR is <profile folder>/build/<package>/out.
    let profile =
        out.ancestors().nth(3).ok_or_else(|| io::Error::other("OUT_DIR is not where cargo puts it"))?;
    for folder in [profile.to_path_buf(), profile.join("deps")] {
        let beside = folder.join(LOADER_NAME);
        match fs::remove_file(&beside) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        // A hard link survives the removal of vendor/; across file systems only a copy does.
        fs::hard_link(library, &beside).or_else(|_| fs::copy(library, &beside).map(drop))?;
    }
    Ok(())
}

fn sonic() -> Result<PathBuf, String> {
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    let found = Command::new(compiler).arg("-print-file-name=libsonic.a").output();
    let path =
        found.map(|output| PathBuf::from(String::from_utf8_lossy(&output.stdout).trim())).unwrap_or_default();
    // The compiler answers with the bare name when it does not find the file.
    if path.is_absolute() {
        return Ok(path);
    }
    Err("libsonic is missing, which espeak-ng needs: run `make setup` (or apt-get install libsonic-dev)"
        .to_owned())
}

fn link_arg(argument: &str) {
    println!("cargo::rustc-link-arg-bin=offhook-tts={argument}");
}
