//! Writes a sentence embedding model of the BERT family (`model.safetensors`, `config.json`, `vocab.txt`) as GGUF, with
//! the names and keys that llama.cpp's architecture `bert` reads.

use std::io::Write;

use serde::Deserialize;

use super::gguf::{self, Keys, Tensor};
use super::{Part, RecipeFault, half, malformed, quantise, safetensors, take};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Precision {
    F16,
    Q8,
}

/// What is used of `config.json`.
#[derive(Deserialize)]
struct Config {
    num_hidden_layers: u32,
    max_position_embeddings: u32,
    hidden_size: u32,
    intermediate_size: u32,
    num_attention_heads: u32,
    layer_norm_eps: f64,
    type_vocab_size: u32,
    vocab_size: usize,
}

pub(super) fn write(
    mut parts: Vec<Part>,
    precision: Precision,
    out: &mut impl Write,
) -> Result<(), RecipeFault> {
    let weights = take(&mut parts, "model.safetensors")?;
    let config = take(&mut parts, "config.json")?;
    let config: Config =
        serde_json::from_slice(&config).map_err(|error| malformed(format!("config.json: {error}")))?;
    let vocabulary =
        String::from_utf8(take(&mut parts, "vocab.txt")?).map_err(|_| malformed("vocab.txt is no text"))?;
    let vocabulary: Vec<&str> = vocabulary.trim_end_matches('\n').split('\n').collect();
    if vocabulary.len() != config.vocab_size {
        return Err(malformed(format!(
            "vocab.txt has {} tokens, config.json says {}",
            vocabulary.len(),
            config.vocab_size
        )));
    }
    let mut keys = Keys::default();
    shape(&config, precision, &mut keys);
    tokens(&vocabulary, &mut keys)?;
    gguf::write(&keys, &tensors(&weights, precision)?, out)
}

fn shape(config: &Config, precision: Precision, keys: &mut Keys) {
    /// Sentences are the mean of their tokens.
    const MEAN: u32 = 1;
    keys.text("general.architecture", "bert");
    keys.text("general.type", "model");
    keys.text("general.name", "all-MiniLM-L6-v2");
    keys.text("general.license", "apache-2.0");
    keys.number("bert.block_count", config.num_hidden_layers);
    keys.number("bert.context_length", config.max_position_embeddings);
    keys.number("bert.embedding_length", config.hidden_size);
    keys.number("bert.feed_forward_length", config.intermediate_size);
    keys.number("bert.attention.head_count", config.num_attention_heads);
    keys.real("bert.attention.layer_norm_epsilon", config.layer_norm_eps as f32);
    keys.truth("bert.attention.causal", false);
    keys.number("tokenizer.ggml.token_type_count", config.type_vocab_size);
    keys.number("bert.pooling_type", MEAN);
    keys.number("general.file_type", if precision == Precision::F16 { 1 } else { 7 });
    keys.number("general.quantization_version", 2);
}

/// WordPiece marks what continues a word (`##ing`); llama.cpp marks what begins one.
fn tokens(vocabulary: &[&str], keys: &mut Keys) -> Result<(), RecipeFault> {
    let is_special = |token: &str| token.starts_with('[') && token.ends_with(']');
    let spelt = |token: &&str| match token.strip_prefix("##") {
        _ if is_special(token) => (*token).to_owned(),
        Some(rest) => rest.to_owned(),
        None => format!("\u{2581}{token}"),
    };
    keys.text("tokenizer.ggml.model", "bert");
    keys.text("tokenizer.ggml.pre", "bert-bge");
    keys.texts("tokenizer.ggml.tokens", &vocabulary.iter().map(spelt).collect::<Vec<_>>());
    keys.numbers(
        "tokenizer.ggml.token_type",
        &vocabulary.iter().map(|token| token_type(token)).collect::<Vec<_>>(),
    );
    // llama.cpp's own spelling.
    let named = [
        ("unknown", "[UNK]"),
        ("seperator", "[SEP]"),
        ("padding", "[PAD]"),
        ("mask", "[MASK]"),
        ("bos", "[CLS]"),
        ("eos", "[SEP]"),
    ];
    for (name, token) in named {
        let number = vocabulary.iter().position(|known| *known == token);
        let number = number.ok_or_else(|| malformed(format!("vocab.txt has no {token}")))?;
        keys.number(&format!("tokenizer.ggml.{name}_token_id"), number as u32);
    }
    Ok(())
}

/// llama.cpp's numbers: normal, unknown, control, unused.
fn token_type(token: &str) -> i32 {
    match token {
        "[UNK]" => 2,
        "[PAD]" | "[CLS]" | "[SEP]" | "[MASK]" => 3,
        _ if token.starts_with("[unused") => 5,
        _ => 1,
    }
}

/// In the order of their names in the source.
fn tensors(weights: &[u8], precision: Precision) -> Result<Vec<Tensor>, RecipeFault> {
    let read = safetensors::read(weights)?;
    let renamed = read.into_iter().filter_map(|(name, tensor)| Some((llama_name(&name)?, tensor)));
    renamed.map(|(name, tensor)| in_precision(name, tensor, precision)).collect()
}

fn in_precision(
    name: String,
    tensor: safetensors::Tensor,
    precision: Precision,
) -> Result<Tensor, RecipeFault> {
    let safetensors::Tensor { shape, numbers } = tensor;
    // What is read by row or only added is small and stays in full precision.
    let is_added = ["position_embd.weight", "token_types.weight"].contains(&name.as_str());
    let row = shape.last().copied().unwrap_or_default();
    let (kind, bytes) = match precision {
        _ if shape.len() == 1 || is_added => (0, numbers.iter().flat_map(|n| n.to_le_bytes()).collect()),
        Precision::F16 => (1, numbers.iter().flat_map(|number| half::from_single(*number)).collect()),
        Precision::Q8 if row.is_multiple_of(quantise::BLOCK) => {
            let mut bytes = Vec::new();
            quantise::blocks(&numbers, &mut bytes);
            (quantise::Q8_0, bytes)
        }
        Precision::Q8 => return Err(malformed(format!("{name}: a row of {row} has no whole blocks"))),
    };
    Ok(Tensor { name, shape, kind, bytes })
}

/// `None` for what sentence embeddings do not use.
fn llama_name(name: &str) -> Option<String> {
    let name = name.strip_prefix("bert.").unwrap_or(name);
    let (stem, end) = name.rsplit_once('.')?;
    let outside = match stem {
        "embeddings.word_embeddings" => Some("token_embd"),
        "embeddings.position_embeddings" => Some("position_embd"),
        "embeddings.token_type_embeddings" => Some("token_types"),
        "embeddings.LayerNorm" => Some("token_embd_norm"),
        _ => None,
    };
    if let Some(renamed) = outside {
        return Some(format!("{renamed}.{end}"));
    }
    let (number, inside) = stem.strip_prefix("encoder.layer.")?.split_once('.')?;
    let renamed = match inside {
        "attention.self.query" => "attn_q",
        "attention.self.key" => "attn_k",
        "attention.self.value" => "attn_v",
        "attention.output.dense" => "attn_output",
        "attention.output.LayerNorm" => "attn_output_norm",
        "intermediate.dense" => "ffn_up",
        "output.dense" => "ffn_down",
        "output.LayerNorm" => "layer_output_norm",
        _ => return None,
    };
    Some(format!("blk.{number}.{renamed}.{end}"))
}
