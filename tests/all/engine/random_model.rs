//! A GGUF file of the Llama shape with random weights: it runs like a language model and understands nothing. Only the
//! engine's mechanics can be tested on it.

use std::path::Path;
use std::{fs, iter};

const WIDTH: usize = 64;
const HEADS: usize = 4;
const KV_HEADS: usize = 2;
const KV_WIDTH: usize = WIDTH / HEADS * KV_HEADS;
const FORWARD: usize = 128;
const LAYERS: usize = 2;

pub(super) const TRAINED_TOKENS: u32 = 8_192;

const CHAT_TEMPLATE: &str = "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + \
    message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}\
    {{ '<|im_start|>assistant\n' }}{% endif %}";

/// What a file may differ in.
#[derive(Default)]
pub(super) struct Variant {
    pub(super) without_template: bool,
    pub(super) makes_vectors: bool,
}

pub(super) fn write(path: &Path, variant: &Variant) {
    let vocabulary = vocabulary();
    let tensors = tensors(vocabulary.len());
    let facts = facts(&vocabulary, variant);
    let mut file = b"GGUF".to_vec();
    file.extend(3_u32.to_le_bytes());
    file.extend((tensors.len() as u64).to_le_bytes());
    file.extend((facts.len() as u64).to_le_bytes());
    facts.iter().for_each(|fact| file.extend(fact));
    let mut offset = 0_u64;
    for (name, shape) in &tensors {
        file.extend(string(name));
        file.extend((shape.len() as u32).to_le_bytes());
        shape.iter().for_each(|length| file.extend((*length as u64).to_le_bytes()));
        file.extend(F32_TENSOR.to_le_bytes());
        file.extend(offset.to_le_bytes());
        // Every tensor's size is a multiple of the alignment.
        offset += shape.iter().product::<usize>() as u64 * 4;
    }
    file.resize(file.len().next_multiple_of(ALIGNMENT), 0);
    let mut random = Random(1);
    for (name, shape) in &tensors {
        let scale = if name.starts_with("blk") { 0.3 } else { 1.0 };
        for _ in 0..shape.iter().product() {
            let weight = if name.ends_with("norm.weight") { 1.0 } else { scale * random.next() };
            file.extend(weight.to_le_bytes());
        }
    }
    fs::write(path, file).unwrap();
}

/// Every byte, a few pairs, and special tokens: one of the kind that llama.cpp recognises even when told not to.
fn vocabulary() -> Vec<(String, i32)> {
    let (normal, control, user_defined) = (1, 3, 4);
    let bytes = (0..=255).map(|byte| (shown(byte).to_string(), normal));
    let pairs = PAIRS.iter().map(|(first, second)| (format!("{first}{second}"), normal));
    let control = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"].map(|text| (text.to_owned(), control));
    bytes.chain(pairs).chain(control).chain(iter::once(("<tool_call>".to_owned(), user_defined))).collect()
}

const PAIRS: [(char, char); 3] = [('t', 'h'), ('i', 'n'), ('a', 'n')];

/// GPT-2's printable stand-in for a byte.
fn shown(byte: u8) -> char {
    let printable = |byte: u8| matches!(byte, 33..=126 | 161..=172 | 174..=255);
    if printable(byte) {
        return byte.into();
    }
    let earlier = (0..byte).filter(|earlier| !printable(*earlier)).count();
    char::from_u32(256 + earlier as u32).unwrap()
}

fn tensors(tokens: usize) -> Vec<(String, Vec<usize>)> {
    let mut tensors: Vec<(String, Vec<usize>)> = [
        ("token_embd.weight", vec![WIDTH, tokens]),
        ("output.weight", vec![WIDTH, tokens]),
        ("output_norm.weight", vec![WIDTH]),
    ]
    .map(|(name, shape)| (name.to_owned(), shape))
    .into();
    for layer in 0..LAYERS {
        let parts = [
            ("attn_norm", vec![WIDTH]),
            ("attn_q", vec![WIDTH, WIDTH]),
            ("attn_k", vec![WIDTH, KV_WIDTH]),
            ("attn_v", vec![WIDTH, KV_WIDTH]),
            ("attn_output", vec![WIDTH, WIDTH]),
            ("ffn_norm", vec![WIDTH]),
            ("ffn_gate", vec![WIDTH, FORWARD]),
            ("ffn_up", vec![WIDTH, FORWARD]),
            ("ffn_down", vec![FORWARD, WIDTH]),
        ];
        tensors.extend(parts.map(|(part, shape)| (format!("blk.{layer}.{part}.weight"), shape)));
    }
    tensors
}

fn facts(vocabulary: &[(String, i32)], variant: &Variant) -> Vec<Vec<u8>> {
    let number = |key: &str, value: usize| fact(key, U32, (value as u32).to_le_bytes().into());
    let text = |key: &str, value: &str| fact(key, STRING, string(value));
    let id = |wanted: &str| vocabulary.iter().position(|(token, _)| token == wanted).unwrap();
    let tokens = vocabulary.iter().map(|(token, _)| string(token));
    let types = vocabulary.iter().map(|(_, kind)| kind.to_le_bytes().into());
    let merges = PAIRS.iter().map(|(first, second)| string(&format!("{first} {second}")));
    let mut facts = vec![
        text("general.architecture", "llama"),
        text("general.name", "random weights for tests"),
        number("llama.context_length", TRAINED_TOKENS as usize),
        number("llama.embedding_length", WIDTH),
        number("llama.block_count", LAYERS),
        number("llama.feed_forward_length", FORWARD),
        number("llama.attention.head_count", HEADS),
        number("llama.attention.head_count_kv", KV_HEADS),
        fact("llama.attention.layer_norm_rms_epsilon", F32, 1e-5_f32.to_le_bytes().into()),
        number("llama.rope.dimension_count", WIDTH / HEADS),
        text("tokenizer.ggml.model", "gpt2"),
        text("tokenizer.ggml.pre", "gpt-2"),
        fact("tokenizer.ggml.tokens", ARRAY, array(STRING, tokens)),
        fact("tokenizer.ggml.token_type", ARRAY, array(I32, types)),
        fact("tokenizer.ggml.merges", ARRAY, array(STRING, merges)),
        number("tokenizer.ggml.bos_token_id", id("<|endoftext|>")),
        number("tokenizer.ggml.eos_token_id", id("<|im_end|>")),
        fact("tokenizer.ggml.add_bos_token", BOOL, vec![0]),
    ];
    if !variant.without_template {
        facts.push(text("tokenizer.chat_template", CHAT_TEMPLATE));
    }
    if variant.makes_vectors {
        facts.push(number("llama.pooling_type", 1));
    }
    facts
}

fn fact(key: &str, kind: u32, value: Vec<u8>) -> Vec<u8> {
    [string(key), kind.to_le_bytes().into(), value].concat()
}

fn string(text: &str) -> Vec<u8> {
    [&(text.len() as u64).to_le_bytes(), text.as_bytes()].concat()
}

fn array(kind: u32, elements: impl Iterator<Item = Vec<u8>>) -> Vec<u8> {
    let elements: Vec<Vec<u8>> = elements.collect();
    [kind.to_le_bytes().to_vec(), (elements.len() as u64).to_le_bytes().into(), elements.concat()].concat()
}

// The format's numbers for kinds of values.
const U32: u32 = 4;
const I32: u32 = 5;
const F32: u32 = 6;
const BOOL: u32 = 7;
const STRING: u32 = 8;
const ARRAY: u32 = 9;
const F32_TENSOR: u32 = 0;
const ALIGNMENT: usize = 32;

/// The same numbers in every run.
struct Random(u64);

impl Random {
    /// Between -1 and 1.
    fn next(&mut self) -> f32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }
}
