//! Reads CTranslate2's `model.bin`: variables by name, each with its shape, type and little-endian numbers.

use std::collections::HashMap;

use super::{RecipeFault, bytes::Bytes, bytes::size, half, malformed};

pub(super) struct Variables<'a> {
    by_name: HashMap<&'a str, Variable<'a>>,
}

#[derive(Clone, Debug)]
pub(super) struct Variable<'a> {
    pub(super) shape: Vec<usize>,
    kind: u8,
    pub(super) bytes: &'a [u8],
}

/// The format's numbers for its types.
const INT8: u8 = 1;
const INT16: u8 = 2;
const INT32: u8 = 3;
const FLOAT16: u8 = 4;

impl<'a> Variables<'a> {
    pub(super) fn read(file: &'a [u8]) -> Result<Self, RecipeFault> {
        let mut bytes = Bytes::new(file);
        let version = bytes.u32()?;
        if version != 6 {
            return Err(malformed(format!("model.bin is CTranslate2's version {version}, not 6")));
        }
        let specification = text(&mut bytes)?;
        if specification != "WhisperSpec" {
            return Err(malformed(format!("model.bin is a {specification}, not a Whisper model")));
        }
        bytes.u32()?;
        let mut by_name = HashMap::new();
        for _ in 0..bytes.u32()? {
            let name = text(&mut bytes)?;
            let dimensions = bytes.u8()?;
            let shape = (0..dimensions).map(|_| bytes.u32().and_then(size)).collect::<Result<Vec<_>, _>>()?;
            let kind = bytes.u8()?;
            let length = size(bytes.u32()?)?;
            let variable = Variable { shape, kind, bytes: bytes.take(length)? };
            variable.check(name)?;
            by_name.insert(name, variable);
        }
        Ok(Self { by_name })
    }

    pub(super) fn get(&self, name: &str) -> Result<&Variable<'a>, RecipeFault> {
        self.by_name.get(name).ok_or_else(|| malformed(format!("model.bin has no {name}")))
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }
}

fn text<'a>(bytes: &mut Bytes<'a>) -> Result<&'a str, RecipeFault> {
    let length = bytes.u16()?.into();
    let text = bytes.take(length)?;
    // It ends with a zero, as in C.
    let text = text.strip_suffix(&[0]).unwrap_or(text);
    std::str::from_utf8(text).map_err(|_| malformed("model.bin has a name that is no text"))
}

impl<'a> Variable<'a> {
    fn check(&self, name: &str) -> Result<(), RecipeFault> {
        let width = match self.kind {
            INT8 => 1,
            INT16 | FLOAT16 => 2,
            _ => 4,
        };
        let numbers = self.shape.iter().try_fold(1_usize, |product, length| product.checked_mul(*length));
        match numbers.and_then(|numbers| numbers.checked_mul(width)) {
            Some(length) if length == self.bytes.len() => Ok(()),
            _ => Err(malformed(format!("model.bin: the size of {name} does not fit its shape"))),
        }
    }

    /// A single whole number.
    pub(super) fn integer(&self) -> Result<u32, RecipeFault> {
        let value = match (self.kind, self.bytes) {
            (INT8, [a]) => i32::from(a.cast_signed()),
            (INT16, [a, b]) => i32::from(i16::from_le_bytes([*a, *b])),
            (INT32, [a, b, c, d]) => i32::from_le_bytes([*a, *b, *c, *d]),
            _ => return Err(malformed("model.bin: a whole number was expected")),
        };
        u32::try_from(value).map_err(|_| malformed("model.bin: a number below zero"))
    }

    /// The bytes of its numbers in half precision.
    pub(super) fn halves(&self) -> Result<&'a [u8], RecipeFault> {
        match self.kind {
            FLOAT16 => Ok(self.bytes),
            _ => Err(malformed("model.bin is not in half precision (float16)")),
        }
    }

    /// Its numbers in full precision, as bytes.
    pub(super) fn singles(&self) -> Result<Vec<u8>, RecipeFault> {
        let halves = self.halves()?.chunks_exact(2);
        Ok(halves.flat_map(|pair| half::to_single([pair[0], pair[1]]).to_le_bytes()).collect())
    }

    pub(super) fn rows(&self) -> usize {
        self.shape.first().copied().unwrap_or_default()
    }

    /// Cut into `parts` of as many rows each.
    pub(super) fn split(&self, parts: usize) -> Result<Vec<Self>, RecipeFault> {
        let rows = self.rows() / parts;
        if rows == 0 || rows * parts != self.rows() {
            return Err(malformed(format!("model.bin: {} rows are not {parts} times as many", self.rows())));
        }
        let shape: Vec<usize> = [rows].into_iter().chain(self.shape.iter().skip(1).copied()).collect();
        let cut = self.bytes.chunks_exact(self.bytes.len() / parts);
        Ok(cut.map(|bytes| Self { shape: shape.clone(), kind: self.kind, bytes }).collect())
    }
}
