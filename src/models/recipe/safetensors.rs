//! Reads safetensors: a head of JSON behind its length, then plain numbers.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::{RecipeFault, bytes::Bytes, half, malformed};

/// A tensor in full precision.
pub(super) struct Tensor {
    /// Outermost first.
    pub(super) shape: Vec<usize>,
    pub(super) numbers: Vec<f32>,
}

#[derive(Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: [usize; 2],
}

/// By name, and in the order of their names.
pub(super) fn read(file: &[u8]) -> Result<BTreeMap<String, Tensor>, RecipeFault> {
    let mut bytes = Bytes::new(file);
    let length =
        usize::try_from(bytes.u64()?).map_err(|_| malformed("model.safetensors: its head is too long"))?;
    let head = bytes.take(length)?;
    let faulty = |error: serde_json::Error| malformed(format!("model.safetensors: {error}"));
    let head: BTreeMap<String, serde_json::Value> = serde_json::from_slice(head).map_err(faulty)?;
    let body = bytes.rest();
    let mut tensors = BTreeMap::new();
    for (name, entry) in head.into_iter().filter(|(name, _)| name != "__metadata__") {
        let entry: Entry = serde_json::from_value(entry).map_err(faulty)?;
        // Positions are whole numbers and no weights.
        if let Some(tensor) = tensor(&name, &entry, body)? {
            tensors.insert(name, tensor);
        }
    }
    Ok(tensors)
}

fn tensor(name: &str, entry: &Entry, body: &[u8]) -> Result<Option<Tensor>, RecipeFault> {
    let [from, to] = entry.data_offsets;
    let bytes =
        body.get(from..to).ok_or_else(|| malformed(format!("model.safetensors: {name} is cut short")))?;
    let numbers: Vec<f32> = match entry.dtype.as_str() {
        "F32" => bytes
            .chunks_exact(4)
            .map(|four| f32::from_le_bytes([four[0], four[1], four[2], four[3]]))
            .collect(),
        "F16" => bytes.chunks_exact(2).map(|two| half::to_single([two[0], two[1]])).collect(),
        _ => return Ok(None),
    };
    let product = entry.shape.iter().try_fold(1_usize, |product, length| product.checked_mul(*length));
    if product != Some(numbers.len()) {
        return Err(malformed(format!("model.safetensors: the size of {name} does not fit its shape")));
    }
    Ok(Some(Tensor { shape: entry.shape.clone(), numbers }))
}
