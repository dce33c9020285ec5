//! An embedding model in GGUF: sentences become tokens, tokens a vector each, and their pooling the sentence's vector.

use std::num::NonZeroU32;
use std::path::Path;

use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::context::params::{LlamaContextParams, LlamaPoolingType};
use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::model::params::LlamaModelParams;
use llama_cpp_2::token::LlamaToken;

pub(crate) struct Model {
    /// Lives as long as the process, and so may borrow the model for ever.
    context: LlamaContext<'static>,
    model: &'static LlamaModel,
    batch: LlamaBatch<'static>,
    sentence_tokens_max: usize,
    about: String,
}

impl Model {
    /// An error names what is wrong with the file and what to do.
    pub(crate) fn load(path: &Path, threads: u8) -> Result<Self, String> {
        let name = path.display();
        if let Err(error) = std::fs::File::open(path) {
            return Err(format!("cannot read {name}: {error}; {REMEDY}"));
        }
        let failed = |what: &str, error: String| format!("cannot {what} {name}: {error}; {REMEDY}");
        let mut backend = LlamaBackend::init().map_err(|error| failed("run", error.to_string()))?;
        backend.void_logs();
        // A sentence is done on the processor before a GPU has it; without a list of none, llama.cpp takes all.
        let params = LlamaModelParams::default().with_n_gpu_layers(0).with_devices(&[]);
        let params = params.map_err(|error| failed("run", error.to_string()))?;
        let model = LlamaModel::load_from_file(&backend, path, &params)
            .map_err(|_| format!("{name} is no model that llama.cpp can read, or it is damaged; {REMEDY}"))?;
        let pooling = pooling(&model).map_err(|what| format!("{name} is {what}; {REMEDY}"))?;
        let sentence_tokens_max = (model.n_ctx_train() as usize).clamp(1, SENTENCE_TOKENS_MAX);
        let tokens_max = sentence_tokens_max.max(BATCH_TOKENS);
        let model: &'static LlamaModel = Box::leak(Box::new(model));
        let context = model
            .new_context(&backend, context_params(tokens_max, pooling, threads))
            .map_err(|error| failed("run", error.to_string()))?;
        let about = format!(
            "{} of {} numbers, {} tokens at most",
            text_value(model, "general.name").unwrap_or_else(|| "embeddings".to_owned()),
            model.n_embd_out(),
            sentence_tokens_max
        );
        let batch = LlamaBatch::new(tokens_max, 1);
        Ok(Self { context, model, batch, sentence_tokens_max, about })
    }

    pub(crate) fn about(&self) -> &str {
        &self.about
    }

    /// Vectors of as many of these sentences, from the first on, as go into one batch: at least one. An error holds
    /// nothing of them.
    pub(crate) fn embed_some(&mut self, texts: &[String]) -> Result<Vec<Vec<f32>>, String> {
        self.batch.clear();
        let mut sequences = Vec::new();
        let (mut count, mut tokens_used) = (0, 0);
        for text in texts.iter().take(BATCH_SENTENCES) {
            let tokens = self.tokens(text);
            if tokens_used > 0 && tokens_used + tokens.len() > BATCH_TOKENS {
                break;
            }
            tokens_used += tokens.len();
            sequences.push((!tokens.is_empty()).then_some(count));
            if !tokens.is_empty() {
                self.batch
                    .add_sequence(&tokens, count, true)
                    .map_err(|error| format!("llama.cpp: {error}"))?;
                count += 1;
            }
        }
        if count > 0 {
            self.context.clear_kv_cache();
            self.context.decode(&mut self.batch).map_err(|error| format!("llama.cpp: {error}"))?;
        }
        sequences.into_iter().map(|sequence| self.vector(sequence)).collect()
    }

    /// A sentence that is too long loses its end, and keeps the mark of it.
    fn tokens(&self, text: &str) -> Vec<LlamaToken> {
        // A token is seldom longer, and a text without end would take as long to cut into tokens.
        let bytes_max = self.sentence_tokens_max * 16;
        let bytes =
            text.char_indices().map(|(at, _)| at).take_while(|at| *at <= bytes_max).last().unwrap_or(0);
        let bytes = if text.len() <= bytes_max { text.len() } else { bytes };
        let mut tokens = self.model.vocab().tokenize(&text.as_bytes()[..bytes], true, false);
        if tokens.len() > self.sentence_tokens_max {
            let last = tokens.pop().filter(|last| self.model.vocab().is_control(*last));
            tokens.truncate(self.sentence_tokens_max - usize::from(last.is_some()));
            tokens.extend(last);
        }
        tokens
    }

    fn vector(&self, sequence: Option<i32>) -> Result<Vec<f32>, String> {
        let Some(sequence) = sequence else {
            return Ok(vec![0.0; usize::try_from(self.model.n_embd_out()).unwrap_or_default()]);
        };
        let vector =
            self.context.embeddings_seq_ith(sequence).map_err(|_| "llama.cpp gave no vector".to_owned())?;
        let length = vector.iter().map(|number| number * number).sum::<f32>().sqrt();
        if !length.is_finite() {
            return Err("the model gave something that is no number".to_owned());
        }
        Ok(vector.iter().map(|number| number / length.max(f32::MIN_POSITIVE)).collect())
    }
}

fn context_params(tokens_max: usize, pooling: LlamaPoolingType, threads: u8) -> LlamaContextParams {
    let tokens = u32::try_from(tokens_max).unwrap_or(u32::MAX);
    LlamaContextParams::default()
        // Every token of a batch attends to its own sentence in one pass: an encoder cannot be given it in parts.
        .with_n_ctx(NonZeroU32::new(tokens))
        .with_n_batch(tokens)
        .with_n_ubatch(tokens)
        .with_n_seq_max(BATCH_SENTENCES as u32)
        .with_kv_unified(true)
        .with_n_threads(threads.into())
        .with_n_threads_batch(threads.into())
        .with_embeddings(true)
        .with_pooling_type(pooling)
}

/// How the tokens' vectors become one: as the file says, else their mean. What generates text says nothing about it and
/// looks at no later words: it is refused, because its vectors mean little.
fn pooling(model: &LlamaModel) -> Result<LlamaPoolingType, String> {
    let architecture = text_value(model, "general.architecture").unwrap_or_default();
    let said = text_value(model, &format!("{architecture}.pooling_type")).and_then(|said| said.parse().ok());
    let encodes = text_value(model, &format!("{architecture}.attention.causal")).as_deref() == Some("false");
    match said.map(|number: i32| LlamaPoolingType::from(number)) {
        Some(LlamaPoolingType::Rank) => {
            Err("a reranking model, which compares sentences but gives them no vectors".to_owned())
        }
        Some(said @ (LlamaPoolingType::Mean | LlamaPoolingType::Cls | LlamaPoolingType::Last)) => Ok(said),
        _ if encodes || architecture.contains("bert") => Ok(LlamaPoolingType::Mean),
        _ => Err(format!("a model of the kind `{architecture}`, which generates text and does not embed it")),
    }
}

fn text_value(model: &LlamaModel, key: &str) -> Option<String> {
    model.meta_val_str(key).ok().filter(|value| !value.is_empty())
}

const REMEDY: &str = "set [embed] model to an embedding model in GGUF format \
                      (`offhook models fetch starter` gets all-MiniLM-L6-v2), or leave it out";
/// Sentences of a telephone call are short. Models that read whole books would take gigabytes for one.
const SENTENCE_TOKENS_MAX: usize = 2_048;
/// Each token is compared with every other of its batch: in larger batches that outweighs what is gained by them.
const BATCH_TOKENS: usize = 512;
const BATCH_SENTENCES: usize = 32;
