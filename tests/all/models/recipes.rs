//! What the recipes make of small models that are made up here. The sums were found with other programs: CTranslate2's
//! and whisper.cpp's formats rewritten in numpy, and the Python package gguf 0.19.0.

use std::{fs, path::Path};

use offhook::models::{Directory, Event, Fetcher, Manifest};
use zip::{ZipWriter, write::SimpleFileOptions};

use super::{names, sha256};

const WIDTH: usize = 32;
/// Of a vocabulary that is not the English one.
const WORDS: usize = 50_257;
const TOKENS: usize = 64;

/// Numbers that look like weights, the same every time.
struct Weights(u32);

impl Weights {
    fn next(&mut self) -> f32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f32::from((self.0 >> 16) as u16 as i16) / 32_768.0
    }

    fn halves(&mut self, shape: &[usize]) -> Vec<u8> {
        (0..shape.iter().product()).flat_map(|_| exact_half(self.next())).collect()
    }

    fn singles(&mut self, shape: &[usize]) -> Vec<u8> {
        (0..shape.iter().product()).flat_map(|_| self.next().to_le_bytes()).collect()
    }
}

/// The half of a number that has at most ten binary places.
fn exact_half(number: f32) -> [u8; 2] {
    let kept = (number * 1_024.0).trunc() / 1_024.0;
    let bits = kept.to_bits();
    if kept == 0.0 {
        return [0, 0];
    }
    let exponent = ((bits >> 23) & 0xff) as i32 - 112;
    let half = ((bits >> 16) & 0x8000) | ((exponent as u32) << 10) | ((bits >> 13) & 0x3ff);
    (half as u16).to_le_bytes()
}

/// CTranslate2's form of a Whisper with one layer.
pub(super) fn ctranslate() -> Vec<u8> {
    const F16: u8 = 4;
    const INT16: u8 = 2;
    let mut weights = Weights(1);
    let mut variables: Vec<(String, Vec<usize>, u8, Vec<u8>)> = Vec::new();
    let mut add = |name: String, shape: &[usize]| {
        variables.push((name, shape.to_vec(), F16, weights.halves(shape)));
    };
    for (side, positions) in [("decoder", 24), ("encoder", 48)] {
        add(format!("{side}/position_encodings/encodings"), &[positions, WIDTH]);
        add(format!("{side}/layer_norm/gamma"), &[WIDTH]);
        add(format!("{side}/layer_norm/beta"), &[WIDTH]);
        let at = format!("{side}/layer_0");
        let norms = ["ffn", "self_attention", "attention"];
        let linear = [
            ("ffn/linear_0", 4 * WIDTH, WIDTH),
            ("ffn/linear_1", WIDTH, 4 * WIDTH),
            ("self_attention/linear_0", 3 * WIDTH, WIDTH),
            ("self_attention/linear_1", WIDTH, WIDTH),
            ("attention/linear_0", WIDTH, WIDTH),
            ("attention/linear_1", 2 * WIDTH, WIDTH),
            ("attention/linear_2", WIDTH, WIDTH),
        ];
        for norm in norms.iter().filter(|norm| side == "decoder" || **norm != "attention") {
            add(format!("{at}/{norm}/layer_norm/gamma"), &[WIDTH]);
            add(format!("{at}/{norm}/layer_norm/beta"), &[WIDTH]);
        }
        for (name, rows, columns) in linear {
            if side == "decoder" || !name.starts_with("attention") {
                add(format!("{at}/{name}/weight"), &[rows, columns]);
                add(format!("{at}/{name}/bias"), &[rows]);
            }
        }
    }
    add("decoder/embeddings/weight".to_owned(), &[TOKENS, WIDTH]);
    for (name, inner) in [("conv1", 80), ("conv2", WIDTH)] {
        add(format!("encoder/{name}/weight"), &[WIDTH, inner, 3]);
        add(format!("encoder/{name}/bias"), &[WIDTH]);
    }
    variables.push(("encoder/num_heads".to_owned(), vec![], INT16, 2_u16.to_le_bytes().to_vec()));
    write_ctranslate(&variables)
}

fn write_ctranslate(variables: &[(String, Vec<usize>, u8, Vec<u8>)]) -> Vec<u8> {
    let text = |text: &str| {
        let mut bytes = (text.len() as u16 + 1).to_le_bytes().to_vec();
        bytes.extend(text.bytes().chain([0]));
        bytes
    };
    let mut file = 6_u32.to_le_bytes().to_vec();
    file.extend(text("WhisperSpec"));
    file.extend(3_u32.to_le_bytes());
    file.extend((variables.len() as u32).to_le_bytes());
    for (name, shape, kind, bytes) in variables {
        file.extend(text(name));
        file.push(shape.len() as u8);
        file.extend(shape.iter().flat_map(|length| (*length as u32).to_le_bytes()));
        file.push(*kind);
        file.extend((bytes.len() as u32).to_le_bytes());
        file.extend(bytes);
    }
    file
}

/// Words with the letters that stand for blanks and for the bytes of an umlaut.
pub(super) fn vocabulary() -> String {
    (0..WORDS).map(|number| format!("\u{120}w\u{c3}\u{bc}{number}\n")).collect()
}

/// `model.safetensors`, `config.json` and `vocab.txt` of a BERT with one layer.
fn bert() -> [(&'static str, Vec<u8>); 3] {
    let vocabulary = ["[PAD]", "[unused0]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "a", "##b", "[", "]x"];
    let layer = [
        ("attention.self.query", WIDTH, WIDTH),
        ("attention.self.key", WIDTH, WIDTH),
        ("attention.self.value", WIDTH, WIDTH),
        ("attention.output.dense", WIDTH, WIDTH),
        ("intermediate.dense", 2 * WIDTH, WIDTH),
        ("output.dense", WIDTH, 2 * WIDTH),
    ];
    let mut tensors: Vec<(String, Vec<usize>)> = vec![
        ("embeddings.word_embeddings.weight".into(), vec![vocabulary.len(), WIDTH]),
        ("embeddings.position_embeddings.weight".into(), vec![16, WIDTH]),
        ("embeddings.token_type_embeddings.weight".into(), vec![2, WIDTH]),
        ("pooler.dense.weight".into(), vec![WIDTH, WIDTH]),
    ];
    for (name, rows, columns) in layer {
        tensors.push((format!("encoder.layer.0.{name}.weight"), vec![rows, columns]));
        tensors.push((format!("encoder.layer.0.{name}.bias"), vec![rows]));
    }
    for norm in ["embeddings", "encoder.layer.0.attention.output", "encoder.layer.0.output"] {
        tensors.push((format!("{norm}.LayerNorm.weight"), vec![WIDTH]));
        tensors.push((format!("{norm}.LayerNorm.bias"), vec![WIDTH]));
    }
    let mut weights = Weights(2);
    let (mut head, mut body) = (Vec::new(), Vec::new());
    for (name, shape) in tensors {
        let from = body.len();
        body.extend(weights.singles(&shape));
        head.push(format!(
            "\"{name}\":{{\"dtype\":\"F32\",\"shape\":{shape:?},\"data_offsets\":[{from},{}]}}",
            body.len()
        ));
    }
    let head = format!("{{{}}}", head.join(","));
    let safetensors = [&(head.len() as u64).to_le_bytes()[..], head.as_bytes(), &body].concat();
    let config = format!(
        "{{\"num_hidden_layers\":1,\"max_position_embeddings\":16,\"hidden_size\":{WIDTH},\
         \"intermediate_size\":{},\"num_attention_heads\":2,\"layer_norm_eps\":1e-12,\"type_vocab_size\":2,\
         \"vocab_size\":{}}}",
        2 * WIDTH,
        vocabulary.len()
    );
    let vocabulary = vocabulary.map(|word| format!("{word}\n")).concat();
    [("model.safetensors", safetensors), ("config.json", config.into()), ("vocab.txt", vocabulary.into())]
}

/// Makes `out` by the recipe of files in a wheel, and gives what came of it.
fn make(recipe: &str, kind: &str, files: &[(&str, Vec<u8>)], sum: &str) -> Result<Vec<u8>, String> {
    let folder = tempfile::tempdir().unwrap();
    let wheel = folder.path().join("a.whl");
    let mut zip = ZipWriter::new(fs::File::create(&wheel).unwrap());
    for (name, bytes) in files {
        zip.start_file(format!("a/{name}"), SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, bytes).unwrap();
    }
    zip.finish().unwrap();
    let bytes = fs::read(&wheel).unwrap();
    let take: Vec<String> = files.iter().map(|(name, _)| format!("\"a/{name}\"")).collect();
    let manifest = format!(
        "[[{kind}]]\nname = \"out\"\nfile = \"out\"\nsha256 = \"{sum}\"\nlanguages = \"en\"\nlicence = \"MIT\"\n\
         use = \"a test\"\nhome = \"https://example.org\"\n[[{kind}.sources]]\nrecipe = \"{recipe}\"\nwheels = [\
         {{ package = \"a\", version = \"1\", sha256 = \"{}\", bytes = {}, take = [{}] }}]\n",
        sha256(&bytes),
        bytes.len(),
        take.join(", ")
    );
    fetch(&manifest, &folder.path().join("m"), &[wheel])
}

fn fetch(manifest: &str, folder: &Path, given: &[std::path::PathBuf]) -> Result<Vec<u8>, String> {
    let (manifest, directory) = (Manifest::parse(manifest).unwrap(), Directory::new(folder.to_owned()));
    let mut quiet = |_: Event<'_>| {};
    let mut fetcher = Fetcher::new(&manifest, &directory, &mut quiet);
    fetcher.given = given.to_vec();
    let (_, model) = manifest.models().next().unwrap();
    let fetched = fetcher.fetch(model);
    assert!(fetched.is_ok() || names(folder).is_empty(), "a model that is none is there");
    fetched.map_err(|fault| fault.to_string())?;
    Ok(fs::read(directory.path.join(&model.file)).unwrap())
}

const WHISPER_F16: &str = "b6db4791e851333203571c3712c73a1a8f234912563e7330f17aadc5a08855de";
const WHISPER_Q8: &str = "71394c89c3eea680bb37e6375cc4a2dc581c5bb9b7fd8f1b8884977f3e27e1cf";
const BERT_F16: &str = "eac5f84d29716380f615f0c6c620fd0130da36ae79ff858f27dfd25e945b8ea9";
const BERT_Q8: &str = "d7ccd9a7a0599149d797ecafc5ceabc219602df75b3f9cc12b0a0e3887d01a99";

fn whisper(pieces: usize) -> Vec<(String, Vec<u8>)> {
    let model = ctranslate();
    let pieces = model.chunks(model.len().div_ceil(pieces));
    let mut files: Vec<_> =
        pieces.enumerate().map(|(at, piece)| (format!("model.bin.part{at}"), piece.to_vec())).collect();
    files.insert(1, ("vocabulary.txt".to_owned(), vocabulary().into_bytes()));
    files
}

#[test]
fn a_whisper_of_ctranslate2_becomes_the_file_of_whisper_cpp() {
    for pieces in [1, 3] {
        let files = whisper(pieces);
        let files: Vec<(&str, Vec<u8>)> =
            files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
        make("whisper-f16", "stt", &files, WHISPER_F16).unwrap();
    }
}

#[test]
fn the_same_in_eight_bits_is_made_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let files = whisper(1);
    let files: Vec<(&str, Vec<u8>)> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())).collect();
    let half = make("whisper-f16", "stt", &files, WHISPER_F16).unwrap();
    let given = folder.path().join("half.bin");
    fs::write(&given, &half).unwrap();
    let manifest = |sum: &str| {
        let rest =
            "languages = \"en\"\nlicence = \"MIT\"\nuse = \"a test\"\nhome = \"https://example.org\"\n";
        format!(
            "[[stt]]\nname = \"eight\"\nfile = \"eight.bin\"\nsha256 = \"{sum}\"\n{rest}[[stt.sources]]\n\
             recipe = \"whisper-q8_0\"\nfrom = \"half\"\n[[stt]]\nname = \"half\"\nfile = \"half.bin\"\n\
             sha256 = \"{WHISPER_F16}\"\n{rest}"
        )
    };
    fetch(&manifest(WHISPER_Q8), &folder.path().join("m"), std::slice::from_ref(&given)).unwrap();
    assert_eq!(names(&folder.path().join("m")), ["eight.bin"], "what it is made of is not kept");

    // A file that is cut short is no model, wherever the cut is.
    for length in [3, 40, 60, 70_000, half.len() - 5] {
        fs::write(&given, &half[..length]).unwrap();
        let manifest = manifest(WHISPER_Q8).replace(WHISPER_F16, &sha256(&half[..length]));
        let fault = fetch(&manifest, &folder.path().join(format!("{length}")), std::slice::from_ref(&given))
            .unwrap_err();
        assert!(fault.contains("eight.bin could not be fetched"), "{length}: {fault}");
    }
}

#[test]
fn sentence_embeddings_become_the_file_of_llama_cpp() {
    make("bert-f16", "embed", &bert(), BERT_F16).unwrap();
    make("bert-q8_0", "embed", &bert(), BERT_Q8).unwrap();
}

#[test]
fn what_is_no_such_model_is_said_to_be_none() {
    let check = |recipe: &str, files: &[(&str, Vec<u8>)], expected: &str| {
        let fault = make(recipe, "stt", files, "").unwrap_err();
        assert!(fault.contains(expected), "{fault} instead of {expected}");
    };
    let words = || ("vocabulary.txt", vocabulary().into_bytes());
    let model = ctranslate();
    check("whisper-f16", &[("model.bin", model.clone())], "vocabulary.txt is missing");
    check("whisper-f16", &[("model.bin", model[..5_000].to_vec()), words()], "it is cut short");
    check("whisper-f16", &[("model.bin", b"lmgg".to_vec()), words()], "CTranslate2's version");
    let few = ("vocabulary.txt", b"one\ntwo\n".to_vec());
    check("whisper-f16", &[("model.bin", model.clone()), few], "has 3 tokens, not 50257");
    let mut lying = model;
    // The first variable's first length, behind its name and the number of lengths.
    let name = b"/encodings\0";
    let at = lying.windows(name.len()).position(|window| window == name).unwrap() + name.len() + 1;
    lying[at] ^= 0x40;
    check("whisper-f16", &[("model.bin", lying), words()], "does not fit its shape");
    let [_, config, vocab] = bert();
    check("bert-f16", &[config.clone(), vocab.clone()], "model.safetensors is missing");
    check("bert-f16", &[("model.safetensors", vec![9; 100]), config, vocab], "it is cut short");
}
