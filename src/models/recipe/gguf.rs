//! Writes GGUF, llama.cpp's format: a head, keys with values, the tensors' names and places, then their numbers.

use std::io::Write;

use super::RecipeFault;

const VERSION: u32 = 3;
/// Every tensor begins at a multiple of it.
const ALIGNMENT: usize = 32;

/// The format's numbers for the types of values.
const UINT32: u32 = 4;
const INT32: u32 = 5;
const FLOAT32: u32 = 6;
const BOOL: u32 = 7;
const STRING: u32 = 8;
const ARRAY: u32 = 9;

/// Keys and values in the order in which they were added.
#[derive(Default)]
pub(super) struct Keys {
    count: u64,
    bytes: Vec<u8>,
}

impl Keys {
    fn key(&mut self, name: &str, kind: u32) {
        self.count += 1;
        put_text(name, &mut self.bytes);
        self.bytes.extend(kind.to_le_bytes());
    }

    pub(super) fn text(&mut self, name: &str, value: &str) {
        self.key(name, STRING);
        put_text(value, &mut self.bytes);
    }

    pub(super) fn number(&mut self, name: &str, value: u32) {
        self.key(name, UINT32);
        self.bytes.extend(value.to_le_bytes());
    }

    pub(super) fn real(&mut self, name: &str, value: f32) {
        self.key(name, FLOAT32);
        self.bytes.extend(value.to_le_bytes());
    }

    pub(super) fn truth(&mut self, name: &str, value: bool) {
        self.key(name, BOOL);
        self.bytes.push(value.into());
    }

    pub(super) fn texts(&mut self, name: &str, values: &[String]) {
        self.array(name, STRING, values.len());
        values.iter().for_each(|value| put_text(value, &mut self.bytes));
    }

    pub(super) fn numbers(&mut self, name: &str, values: &[i32]) {
        self.array(name, INT32, values.len());
        self.bytes.extend(values.iter().flat_map(|value| value.to_le_bytes()));
    }

    fn array(&mut self, name: &str, kind: u32, length: usize) {
        self.key(name, ARRAY);
        self.bytes.extend(kind.to_le_bytes());
        self.bytes.extend((length as u64).to_le_bytes());
    }
}

pub(super) struct Tensor {
    pub(super) name: String,
    /// Outermost first, as everybody but this format writes them.
    pub(super) shape: Vec<usize>,
    /// ggml's number of the precision.
    pub(super) kind: u32,
    pub(super) bytes: Vec<u8>,
}

pub(super) fn write(keys: &Keys, tensors: &[Tensor], out: &mut impl Write) -> Result<(), RecipeFault> {
    let mut head = b"GGUF".to_vec();
    head.extend(VERSION.to_le_bytes());
    head.extend((tensors.len() as u64).to_le_bytes());
    head.extend(keys.count.to_le_bytes());
    head.extend(&keys.bytes);
    let mut place = 0_usize;
    for tensor in tensors {
        put_text(&tensor.name, &mut head);
        head.extend((tensor.shape.len() as u32).to_le_bytes());
        head.extend(tensor.shape.iter().rev().flat_map(|length| (*length as u64).to_le_bytes()));
        head.extend(tensor.kind.to_le_bytes());
        head.extend((place as u64).to_le_bytes());
        place += tensor.bytes.len().next_multiple_of(ALIGNMENT);
    }
    head.resize(head.len().next_multiple_of(ALIGNMENT), 0);
    out.write_all(&head)?;
    for tensor in tensors {
        out.write_all(&tensor.bytes)?;
        let length = tensor.bytes.len();
        out.write_all(&[0; ALIGNMENT][..length.next_multiple_of(ALIGNMENT) - length])?;
    }
    Ok(())
}

fn put_text(text: &str, out: &mut Vec<u8>) {
    out.extend((text.len() as u64).to_le_bytes());
    out.extend(text.as_bytes());
}
