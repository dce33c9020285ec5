//! What is linked into which program: two copies of ggml in one address space corrupt memory without a word.

use std::process::Command;

pub(super) struct Symbol {
    pub(super) name: String,
    /// The linker saw it from other objects.
    pub(super) is_global: bool,
}

/// All C symbols of an engine's libraries that a program holds or wants.
pub(super) fn symbols(program: &str) -> Vec<Symbol> {
    let output =
        Command::new("nm").arg(program).output().expect("nm comes with the linker: apt-get install binutils");
    assert!(output.status.success(), "nm {program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter_map(|line| {
            let mut fields = line.split_whitespace().rev();
            let (name, kind) = (fields.next()?.split('@').next()?, fields.next()?);
            // `nm` writes the kind of a hidden name small.
            Some(Symbol { name: name.to_owned(), is_global: !kind.starts_with(char::is_lowercase) })
        })
        .filter(|symbol| ENGINE_PREFIXES.iter().any(|prefix| symbol.name.starts_with(prefix)))
        .collect()
}

fn holds(symbols: &[Symbol], prefix: &str) -> bool {
    symbols.iter().any(|symbol| symbol.name.starts_with(prefix))
}

const ENGINE_PREFIXES: [&str; 5] = ["whisper_", "llama_", "ggml_", "espeak_", "Ort"];

#[test]
fn the_server_holds_no_engine() {
    let names: Vec<String> =
        symbols(env!("CARGO_BIN_EXE_offhook")).into_iter().map(|symbol| symbol.name).collect();
    assert_eq!(names, Vec::<String>::new());
}

#[test]
fn no_program_holds_two_engines_or_two_ggml() {
    let programs = [
        env!("CARGO_BIN_EXE_offhook-llm"),
        #[cfg(feature = "stt")]
        env!("CARGO_BIN_EXE_offhook-stt"),
        #[cfg(feature = "tts")]
        env!("CARGO_BIN_EXE_offhook-tts"),
    ];
    for program in programs {
        let symbols = symbols(program);
        let engines = ["whisper_", "llama_", "espeak_"].into_iter().filter(|prefix| holds(&symbols, prefix));
        assert!(engines.clone().count() <= 1, "{program} holds {:?}", engines.collect::<Vec<_>>());
        let copies = symbols.iter().filter(|symbol| symbol.name == "ggml_init").count();
        assert!(copies <= 1, "{program} holds {copies} copies of ggml");
    }
}

#[cfg(feature = "stt")]
#[test]
fn the_recogniser_holds_whisper() {
    let symbols = symbols(env!("CARGO_BIN_EXE_offhook-stt"));
    assert!(
        holds(&symbols, "whisper_full") && holds(&symbols, "ggml_init"),
        "this test looks for the wrong names"
    );
}

#[cfg(feature = "llm")]
#[test]
fn the_language_model_holds_llama() {
    let symbols = symbols(env!("CARGO_BIN_EXE_offhook-llm"));
    assert!(
        holds(&symbols, "llama_decode") && holds(&symbols, "ggml_init"),
        "this test looks for the wrong names"
    );
}
