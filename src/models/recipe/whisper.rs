//! Writes a Whisper model that CTranslate2 has as whisper.cpp's file: the names, the order, and what is in which
//! precision there.

use std::io::Write;

use super::bytes::{count, size};
use super::ctranslate::{Variable, Variables};
use super::{Part, RecipeFault, malformed, mel, take};

const MAGIC: u32 = 0x6767_6d6c;
/// The precision's number: in the file's head, and for a tensor.
const F16: u32 = 1;
const F32: u32 = 0;
/// Tokens of Whisper's English vocabulary with all that mark something; other languages have one more and others.
const ENGLISH_TOKENS: usize = 51_864;
const TEXT_TOKENS_ENGLISH: usize = 50_256;
const TEXT_TOKENS: usize = 50_257;

/// `parts` are `vocabulary.txt` and `model.bin`, which may come in several pieces.
pub(super) fn from_ctranslate(mut parts: Vec<Part>, out: &mut impl Write) -> Result<(), RecipeFault> {
    let vocabulary = take(&mut parts, "vocabulary.txt")?;
    let mut model = Vec::new();
    for part in parts {
        model.append(&mut part.read()?);
    }
    let variables = Variables::read(&model)?;
    let shape = Shape::of(&variables)?;
    shape.write(out)?;
    out.write_all(&mel::section())?;
    write_vocabulary(&vocabulary, shape.tokens, out)?;
    let mut tensors = Tensors { variables, out };
    tensors.all(&shape)
}

struct Shape {
    tokens: usize,
    width: usize,
    heads: u32,
    layers: usize,
    window: usize,
    text: usize,
}

impl Shape {
    fn of(variables: &Variables<'_>) -> Result<Self, RecipeFault> {
        let [tokens, width] = variables.get("decoder/embeddings/weight")?.shape[..] else {
            return Err(malformed("model.bin: the embeddings are no matrix"));
        };
        let layer = |number: &usize| variables.has(&format!("encoder/layer_{number}/ffn/layer_norm/gamma"));
        Ok(Self {
            tokens,
            width,
            heads: variables.get("encoder/num_heads")?.integer()?,
            layers: (0..).take_while(layer).count(),
            window: variables.get("encoder/position_encodings/encodings")?.rows(),
            text: variables.get("decoder/position_encodings/encodings")?.rows(),
        })
    }

    /// Encoder and decoder are alike in all of OpenAI's models but the turbo ones, whose sum would not hold.
    fn write(&self, out: &mut impl Write) -> Result<(), RecipeFault> {
        let (width, layers) = (count(self.width)?, count(self.layers)?);
        let (tokens, window, text) = (count(self.tokens)?, count(self.window)?, count(self.text)?);
        let head =
            [MAGIC, tokens, window, width, self.heads, layers, text, width, self.heads, layers, 80, F16];
        head.iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))?;
        Ok(())
    }
}

/// A token a line, with the bytes that are no printable letter spelt as others.
fn write_vocabulary(text: &[u8], tokens: usize, out: &mut impl Write) -> Result<(), RecipeFault> {
    let text = std::str::from_utf8(text).map_err(|_| malformed("vocabulary.txt is no text"))?;
    let is_english = tokens == ENGLISH_TOKENS;
    let kept = if is_english { TEXT_TOKENS_ENGLISH } else { TEXT_TOKENS };
    let letters = letters();
    let decode = |line: &str| -> Result<Vec<u8>, RecipeFault> {
        let byte = |letter| letters.iter().position(|known| *known == letter).map(|byte| byte as u8);
        let bytes: Option<Vec<u8>> = line.chars().map(byte).collect();
        bytes.ok_or_else(|| malformed("vocabulary.txt spells its bytes in another way"))
    };
    let mut words = text.split('\n').take(kept).map(decode).collect::<Result<Vec<_>, _>>()?;
    if words.len() < kept {
        return Err(malformed(format!("vocabulary.txt has {} tokens, not {kept}", words.len())));
    }
    if is_english {
        words.push(b"<|endoftext|>".to_vec());
    }
    out.write_all(&count(words.len())?.to_le_bytes())?;
    for word in words {
        out.write_all(&count(word.len())?.to_le_bytes())?;
        out.write_all(&word)?;
    }
    Ok(())
}

/// GPT-2's letter for every byte: printable ones stand for themselves, the others are numbered from U+0100 on.
fn letters() -> Vec<char> {
    let mut spare = '\u{100}'..;
    let is_printable = |byte: &u8| matches!(byte, 33..=126 | 161..=172 | 174..=255);
    let letter = |byte: u8| match is_printable(&byte) {
        true => char::from(byte),
        false => spare.next().unwrap_or('\u{fffd}'),
    };
    (0..=255).map(letter).collect()
}

struct Tensors<'a, W> {
    variables: Variables<'a>,
    out: &'a mut W,
}

impl<W: Write> Tensors<'_, W> {
    fn all(&mut self, shape: &Shape) -> Result<(), RecipeFault> {
        self.vector("decoder.positional_embedding", "decoder/position_encodings/encodings")?;
        self.vector("encoder.positional_embedding", "encoder/position_encodings/encodings")?;
        self.matrix("decoder.token_embedding.weight", "decoder/embeddings/weight")?;
        self.blocks("decoder", shape.layers)?;
        self.norm("decoder.ln", "decoder/layer_norm")?;
        for layer in ["conv1", "conv2"] {
            self.matrix(&format!("encoder.{layer}.weight"), &format!("encoder/{layer}/weight"))?;
            let mut bias = self.variables.get(&format!("encoder/{layer}/bias"))?.clone();
            bias.shape.push(1);
            self.put(&format!("encoder.{layer}.bias"), &bias, F32)?;
        }
        self.blocks("encoder", shape.layers)?;
        self.norm("encoder.ln_post", "encoder/layer_norm")
    }

    fn blocks(&mut self, side: &str, layers: usize) -> Result<(), RecipeFault> {
        for number in 0..layers {
            let (to, from) = (format!("{side}.blocks.{number}"), format!("{side}/layer_{number}"));
            self.norm(&format!("{to}.mlp_ln"), &format!("{from}/ffn/layer_norm"))?;
            self.linear(&format!("{to}.mlp.0"), &format!("{from}/ffn/linear_0"))?;
            self.linear(&format!("{to}.mlp.2"), &format!("{from}/ffn/linear_1"))?;
            self.norm(&format!("{to}.attn_ln"), &format!("{from}/self_attention/layer_norm"))?;
            let names = ["query", "key", "value"].map(|name| format!("{to}.attn.{name}"));
            self.split(&names, &format!("{from}/self_attention/linear_0"))?;
            self.linear(&format!("{to}.attn.out"), &format!("{from}/self_attention/linear_1"))?;
            if side == "decoder" {
                self.cross_attention(&to, &from)?;
            }
        }
        Ok(())
    }

    fn cross_attention(&mut self, to: &str, from: &str) -> Result<(), RecipeFault> {
        self.norm(&format!("{to}.cross_attn_ln"), &format!("{from}/attention/layer_norm"))?;
        self.linear(&format!("{to}.cross_attn.query"), &format!("{from}/attention/linear_0"))?;
        let names = ["key", "value"].map(|name| format!("{to}.cross_attn.{name}"));
        self.split(&names, &format!("{from}/attention/linear_1"))?;
        self.linear(&format!("{to}.cross_attn.out"), &format!("{from}/attention/linear_2"))
    }

    /// CTranslate2 keeps the projections of one input in one matrix. Keys have no bias.
    fn split(&mut self, names: &[String], from: &str) -> Result<(), RecipeFault> {
        let weights = self.variables.get(&format!("{from}/weight"))?.split(names.len())?;
        let biases = self.variables.get(&format!("{from}/bias"))?.split(names.len())?;
        for ((name, weight), bias) in names.iter().zip(weights).zip(biases) {
            self.put(&format!("{name}.weight"), &weight, F16)?;
            if !name.ends_with("key") {
                self.put(&format!("{name}.bias"), &bias, F32)?;
            }
        }
        Ok(())
    }

    fn norm(&mut self, to: &str, from: &str) -> Result<(), RecipeFault> {
        self.vector(&format!("{to}.weight"), &format!("{from}/gamma"))?;
        self.vector(&format!("{to}.bias"), &format!("{from}/beta"))
    }

    fn linear(&mut self, to: &str, from: &str) -> Result<(), RecipeFault> {
        self.matrix(&format!("{to}.weight"), &format!("{from}/weight"))?;
        self.vector(&format!("{to}.bias"), &format!("{from}/bias"))
    }

    fn matrix(&mut self, to: &str, from: &str) -> Result<(), RecipeFault> {
        let variable = self.variables.get(from)?.clone();
        self.put(to, &variable, F16)
    }

    fn vector(&mut self, to: &str, from: &str) -> Result<(), RecipeFault> {
        let variable = self.variables.get(from)?.clone();
        self.put(to, &variable, F32)
    }

    /// Lengths stand innermost first.
    fn put(&mut self, name: &str, variable: &Variable<'_>, precision: u32) -> Result<(), RecipeFault> {
        let lengths = variable.shape.iter().rev().map(|length| count(*length));
        let head = [Ok(count(variable.shape.len())?), count(name.len()), Ok(precision)];
        for number in head.into_iter().chain(lengths) {
            self.out.write_all(&number?.to_le_bytes())?;
        }
        self.out.write_all(name.as_bytes())?;
        match precision {
            F16 => self.out.write_all(variable.halves()?)?,
            _ => self.out.write_all(&variable.singles()?)?,
        }
        Ok(())
    }
}

/// The head of a whisper.cpp file, as far as it says how long what follows is.
pub(super) struct Head {
    /// Magic and eleven numbers.
    pub(super) numbers: [u32; 12],
}

impl Head {
    /// Of a file that must be in half precision.
    pub(super) fn new(numbers: [u32; 12]) -> Result<Self, RecipeFault> {
        match (numbers[0], numbers[11]) {
            (MAGIC, F16) => Ok(Self { numbers }),
            (MAGIC, _) => Err(malformed("the whisper.cpp model is not in half precision")),
            _ => Err(malformed("it is no whisper.cpp model")),
        }
    }

    /// `rows` times `columns` single numbers of a mel section.
    pub(super) fn mel_bytes(mels: u32, bins: u32) -> Result<usize, RecipeFault> {
        let bytes = size(mels)?.checked_mul(size(bins)?).and_then(|numbers| numbers.checked_mul(4));
        bytes.filter(|bytes| *bytes < 1 << 24).ok_or_else(|| malformed("the mel filters are too large"))
    }
}
