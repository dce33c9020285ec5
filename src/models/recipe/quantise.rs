//! Eight bits instead of sixteen (ggml's Q8_0): of 32 numbers each the largest gives the scale, and all are rounded to
//! a 127th of it.

use std::io::{self, Read, Write};

use super::bytes::{count, size};
use super::whisper::Head;
use super::{RecipeFault, half, malformed};

pub(super) const BLOCK: usize = 32;
/// The numbers of ggml: of a tensor in Q8_0, and of a whole whisper.cpp file with the version of the quantisation.
pub(super) const Q8_0: u32 = 8;
const WHISPER_Q8_0: u32 = 2_007;
const F16: u32 = 1;

/// The numbers as blocks of a scale in half precision and 32 signed bytes.
pub(super) fn blocks(numbers: &[f32], out: &mut Vec<u8>) {
    for block in numbers.chunks(BLOCK) {
        let largest = block.iter().fold(0.0_f32, |largest, number| largest.max(number.abs()));
        let scale = largest / 127.0;
        let inverse = if scale == 0.0 { 0.0 } else { 1.0 / scale };
        out.extend(half::from_single(scale));
        out.extend(block.iter().map(|number| ((number * inverse).round() as i8).cast_unsigned()));
    }
}

/// Writes a whisper.cpp model in half precision anew, with its matrices in Q8_0. What is read by row or only added
/// stays as it is.
pub(super) fn whisper(file: &mut impl Read, out: &mut impl Write) -> Result<(), RecipeFault> {
    let mut numbers = [0; 12];
    for number in &mut numbers {
        *number = u32_of(file)?;
    }
    let mut head = Head::new(numbers)?;
    head.numbers[11] = WHISPER_Q8_0;
    write_all(&head.numbers, out)?;
    let mel = [u32_of(file)?, u32_of(file)?];
    write_all(&mel, out)?;
    out.write_all(&exactly(file, Head::mel_bytes(mel[0], mel[1])?)?)?;
    let words = u32_of(file)?;
    write_all(&[words], out)?;
    for _ in 0..words {
        let length = u32_of(file)?;
        write_all(&[length], out)?;
        out.write_all(&exactly(file, size(length)?)?)?;
    }
    while let Some(tensor) = Tensor::read(file)? {
        tensor.write(out)?;
    }
    Ok(())
}

struct Tensor {
    lengths: Vec<u32>,
    name: Vec<u8>,
    kind: u32,
    bytes: Vec<u8>,
}

impl Tensor {
    /// `None` at the end of the file.
    fn read(file: &mut impl Read) -> Result<Option<Self>, RecipeFault> {
        let mut first = [0; 4];
        if file.read(&mut first[..1])? == 0 {
            return Ok(None);
        }
        file.read_exact(&mut first[1..])?;
        let dimensions = u32::from_le_bytes(first);
        if dimensions > 4 {
            return Err(malformed("a tensor has more than four dimensions"));
        }
        let name = u32_of(file)?;
        let kind = u32_of(file)?;
        let lengths = (0..dimensions).map(|_| u32_of(file)).collect::<Result<Vec<_>, _>>()?;
        let name = exactly(file, size(name)?)?;
        let width = if kind == F16 { 2_usize } else { 4 };
        let bytes = lengths.iter().try_fold(width, |bytes, length| bytes.checked_mul(size(*length).ok()?));
        let bytes = exactly(file, bytes.ok_or_else(|| malformed("a tensor is too large"))?)?;
        Ok(Some(Self { lengths, name, kind, bytes }))
    }

    fn write(mut self, out: &mut impl Write) -> Result<(), RecipeFault> {
        if self.kind == F16 && self.lengths.len() == 2 {
            if !size(self.lengths[0])?.is_multiple_of(BLOCK) {
                return Err(malformed(format!("a row of {} numbers has no whole blocks", self.lengths[0])));
            }
            let halves = self.bytes.chunks_exact(2);
            let numbers: Vec<f32> = halves.map(|pair| half::to_single([pair[0], pair[1]])).collect();
            self.kind = Q8_0;
            self.bytes.clear();
            blocks(&numbers, &mut self.bytes);
        }
        write_all(&[count(self.lengths.len())?, count(self.name.len())?, self.kind], out)?;
        write_all(&self.lengths, out)?;
        out.write_all(&self.name)?;
        out.write_all(&self.bytes)?;
        Ok(())
    }
}

fn u32_of(file: &mut impl Read) -> io::Result<u32> {
    let mut bytes = [0; 4];
    file.read_exact(&mut bytes)?;
    Ok(u32::from_le_bytes(bytes))
}

/// As many bytes as it takes; a length that lies ends with the file, not with the memory.
fn exactly(file: &mut impl Read, length: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = file.take(length as u64).read_to_end(&mut bytes)?;
    if read < length {
        return Err(io::Error::new(io::ErrorKind::UnexpectedEof, "it is cut short"));
    }
    Ok(bytes)
}

fn write_all(numbers: &[u32], out: &mut impl Write) -> io::Result<()> {
    numbers.iter().try_for_each(|number| out.write_all(&number.to_le_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_a_scale_and_its_127ths() {
        let mut numbers = [0.0; BLOCK];
        numbers[..4].copy_from_slice(&[1.0, -2.0, 0.5, 0.004]);
        let mut bytes = Vec::new();
        blocks(&numbers, &mut bytes);
        assert_eq!(bytes.len(), 34);
        assert_eq!(bytes[..2], half::from_single(2.0 / 127.0));
        // 63.5 and 31.75 are rounded away from zero and to the nearest.
        assert_eq!(bytes[2..6].iter().map(|byte| byte.cast_signed()).collect::<Vec<_>>(), [64, -127, 32, 0]);
    }

    #[test]
    fn nothing_but_zeros_has_no_scale() {
        let mut bytes = Vec::new();
        blocks(&[0.0; BLOCK], &mut bytes);
        assert_eq!(bytes, [0; 34]);
    }
}
