//! `[llm]`: the language model, its share of the machine, and its device.

use std::path::PathBuf;

use serde::Deserialize;

use super::gpu::{self, SaidGpu};

#[derive(Clone, Debug)]
pub struct Llm {
    /// A llama.cpp model (`.gguf`); without one, keys and phrases decide.
    pub model: Option<PathBuf>,
    /// Texts generated at once.
    pub parallel: usize,
    pub threads: usize,
    /// Tokens of all of them and of the kept shared parts together.
    pub context_tokens: usize,
    pub gpu: Option<usize>,
    /// Of the model's layers, so many from the last are on the GPU.
    pub gpu_layers: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct SaidLlm {
    pub(super) model: Option<PathBuf>,
    parallel: usize,
    context_tokens: usize,
    gpu: Option<SaidGpu>,
    gpu_layers: u32,
}

impl Default for SaidLlm {
    fn default() -> Self {
        Self { model: None, parallel: 4, context_tokens: 8_192, gpu: None, gpu_layers: 999 }
    }
}

impl SaidLlm {
    pub(super) fn resolve(self, model: Option<PathBuf>, threads: usize) -> Result<Llm, String> {
        if !(1..=64).contains(&self.parallel) {
            return Err(format!("llm.parallel = {}: say how many texts at once, 1 to 64", self.parallel));
        }
        if self.context_tokens < 512 {
            return Err(format!(
                "llm.context_tokens = {} has no room for a flow's rules; use 512 or more",
                self.context_tokens
            ));
        }
        Ok(Llm {
            model,
            parallel: self.parallel,
            threads,
            context_tokens: self.context_tokens,
            gpu: gpu::device(self.gpu).filter(|_| self.gpu_layers > 0),
            gpu_layers: self.gpu_layers,
        })
    }
}
