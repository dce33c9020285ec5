//! The model's file: what can be used is loaded, what cannot is refused with the remedy.

use std::num::NonZeroU32;

use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::context::params::LlamaContextParams;
use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::model::{LlamaModel, VocabType, params::LlamaModelParams};

use offhook::engine::gpu::Place;

use super::{Settings, gpu};

pub(super) struct Model<'b> {
    backend: &'b LlamaBackend,
    pub(super) model: LlamaModel,
    place: Place,
}

impl<'b> Model<'b> {
    pub(super) fn load(backend: &'b LlamaBackend, settings: &Settings, place: Place) -> Result<Self, String> {
        let path = settings.model.as_path();
        let shown = path.display();
        if !path.is_file() {
            return Err(format!("there is no file {shown}; set llm.model to a GGUF model"));
        }
        let params = model_params(&place, settings.gpu_layers)?;
        let model = LlamaModel::load_from_file(backend, path, &params).map_err(|_| {
            format!(
                "{shown} cannot be loaded: it is no whole GGUF model, or of a kind that this llama.cpp does not know; \
                 fetch it again, or set llm.model to another"
            )
        })?;
        let loaded = Self { backend, model, place };
        loaded.check().map_err(|why| format!("{shown} {why}; set llm.model to an instruct model"))?;
        Ok(loaded)
    }

    /// One context for all texts; `sequences` of them with their prefixes.
    pub(super) fn context(
        &self,
        settings: &Settings,
        sequences: usize,
        batch: usize,
    ) -> Result<LlamaContext<'_>, String> {
        let context = u32::try_from(settings.context).ok().and_then(NonZeroU32::new);
        let (sequences, batch) = (sequences as u32, batch as u32);
        let params = LlamaContextParams::default()
            .with_n_ctx(context)
            .with_n_batch(batch)
            .with_n_ubatch(batch)
            .with_n_seq_max(sequences)
            .with_kv_unified(true)
            .with_n_threads(settings.threads.into())
            .with_n_threads_batch(settings.threads.into());
        self.model.new_context(self.backend, params).map_err(|_| {
            format!(
                "there is no memory for a context of {} tokens; lower llm.context_tokens",
                settings.context
            )
        })
    }

    /// A state that is not one cell per token cannot be cut in the middle.
    pub(super) fn whole_only(&self) -> bool {
        self.model.is_recurrent() || self.model.is_hybrid()
    }

    /// Where it computes.
    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    pub(super) fn about(&self) -> String {
        let name = self.fact("general.name").unwrap_or_else(|| "a model without a name".to_owned());
        let (millions, mb) = (self.model.n_params() / 1_000_000, self.model.size() >> 20);
        format!("{name}, {millions} million parameters, {mb} MB")
    }

    fn check(&self) -> Result<(), String> {
        let vocabulary = self.model.vocab();
        if vocabulary.n_tokens() == 0 || vocabulary.vocab_type() == VocabType::NONE {
            return Err("has no vocabulary".to_owned());
        }
        let kind = self.fact("general.architecture").unwrap_or_default();
        let pools = self.fact(&format!("{kind}.pooling_type")).is_some_and(|pooling| pooling != "0");
        let sees_ahead =
            self.fact(&format!("{kind}.attention.causal")).is_some_and(|causal| causal == "false");
        if pools || sees_ahead || kind.contains("bert") {
            return Err("turns sentences into vectors and writes no text".to_owned());
        }
        if kind.starts_with("t5") {
            return Err(format!("is of the kind {kind}, which does not go on from a prompt"));
        }
        Ok(())
    }

    fn fact(&self, key: &str) -> Option<String> {
        self.model.meta_val_str(key).ok()
    }
}

/// Without a GPU's name llama.cpp would take every one that it finds.
fn model_params(place: &Place, gpu_layers: u32) -> Result<LlamaModelParams, String> {
    let (devices, layers) = match place {
        Place::Gpu { device, .. } => (gpu::index(*device).into_iter().collect::<Vec<_>>(), gpu_layers),
        Place::Cpu | Place::CpuInstead(_) => (Vec::new(), 0),
    };
    let params = LlamaModelParams::default().with_n_gpu_layers(layers).with_devices(&devices);
    params.map_err(|error| format!("llama.cpp cannot use the GPU: {error}"))
}
