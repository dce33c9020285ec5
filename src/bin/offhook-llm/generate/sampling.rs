//! The next token: the likeliest that the grammar allows.

use std::cmp::Ordering;

use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::sampling::LlamaSampler;
use llama_cpp_2::token::LlamaToken;
use llama_cpp_2::token::data::LlamaTokenData;
use llama_cpp_2::token::data_array::LlamaTokenDataArray;
use llama_cpp_2::token_type::LlamaTokenAttr;

/// What of a vocabulary can be chosen.
pub(super) struct Choice {
    /// Special tokens that do not end a text: they print nothing, but the grammar would read their names.
    never: Vec<bool>,
    /// Tokens that end a text; the first stands for all.
    end: LlamaToken,
    /// Tokens of which one fits wherever a grammar can go on.
    beginnings: Vec<LlamaToken>,
}

impl Choice {
    pub(super) fn new(model: &LlamaModel) -> Result<Self, String> {
        let vocabulary = model.vocab();
        let mut by_byte: [Option<LlamaToken>; 256] = [None; 256];
        let (mut never, mut end) = (Vec::new(), None);
        for token in vocabulary.tokens() {
            let is_end = vocabulary.is_eog(token);
            let attributes = vocabulary.attr(token);
            let special = attributes.contains(LlamaTokenAttr::Control)
                || attributes.contains(LlamaTokenAttr::Unknown)
                || attributes.contains(LlamaTokenAttr::Unused);
            never.push(special && !is_end);
            end = end.or(is_end.then_some(token));
            if let ([byte], false) =
                (vocabulary.token_to_piece(token, false, None).as_slice(), special || is_end)
            {
                by_byte[usize::from(*byte)].get_or_insert(token);
            }
        }
        let end = end.ok_or("the model's vocabulary has no token that ends a text; take another model")?;
        let bytes: Vec<LlamaToken> = by_byte.into_iter().flatten().collect();
        // NUL is in no grammar. Without a token for each other byte, only the whole vocabulary tells.
        let texts = || vocabulary.tokens().filter(|token| !vocabulary.is_eog(*token));
        let beginnings = if bytes.len() >= 255 { bytes } else { texts().collect() };
        Ok(Self { never, end, beginnings })
    }

    /// `None` when no token fits the grammar, or the model computes nonsense.
    pub(super) fn next(&self, logits: &[f32], grammar: Option<&mut Grammar>) -> Option<LlamaToken> {
        let best = self.likeliest(logits, 1).first()?.0;
        let Some(grammar) = grammar else { return Some(best) };
        // Asking the grammar about one token or a few costs microseconds, about all of them milliseconds.
        if grammar.allows(best) {
            return Some(best);
        }
        grammar
            .best_of(&self.likeliest(logits, FEW))
            .or_else(|| grammar.best_of(&self.likeliest(logits, logits.len())))
    }

    /// The grammar is satisfied and cannot go on.
    pub(super) fn is_complete(&self, grammar: &mut Grammar) -> bool {
        grammar.allows(self.end) && grammar.best_of(&self.beginnings_alike()).is_none()
    }

    fn beginnings_alike(&self) -> Vec<(LlamaToken, f32)> {
        self.beginnings.iter().map(|token| (*token, 0.0)).collect()
    }

    /// The likeliest tokens that can be chosen, in no order.
    fn likeliest(&self, logits: &[f32], count: usize) -> Vec<(LlamaToken, f32)> {
        let falling = |a: &(LlamaToken, f32), b: &(LlamaToken, f32)| descending(a.1, b.1);
        let mut best: Vec<(LlamaToken, f32)> = Vec::with_capacity(2 * count.min(logits.len()));
        let mut floor = f32::NEG_INFINITY;
        for ((token, logit), never) in (0..).zip(logits).zip(&self.never) {
            // What is not a number is never greater.
            if *logit > floor && !never {
                best.push((LlamaToken(token), *logit));
                if best.len() == 2 * count {
                    best.select_nth_unstable_by(count - 1, falling);
                    best.truncate(count);
                    floor = best[count - 1].1;
                }
            }
        }
        if best.len() > count {
            best.select_nth_unstable_by(count - 1, falling);
            best.truncate(count);
        }
        best
    }
}

/// How many of the likeliest tokens are asked about before all are.
const FEW: usize = 64;

fn descending(a: f32, b: f32) -> Ordering {
    b.partial_cmp(&a).unwrap_or(Ordering::Equal)
}

/// What a text must match, and where in it we are.
pub(super) struct Grammar(LlamaSampler);

impl Grammar {
    pub(super) fn new(model: &LlamaModel, gbnf: &str) -> Result<Self, String> {
        let unreadable = |_| "the grammar cannot be read as GBNF with a rule `root`".to_owned();
        LlamaSampler::grammar(model, gbnf, "root").map(Self).map_err(unreadable)
    }

    /// The token must be one that the grammar allows.
    pub(super) fn accept(&mut self, token: LlamaToken) {
        self.0.accept(token);
    }

    fn allows(&mut self, token: LlamaToken) -> bool {
        self.best_of(&[(token, 0.0)]).is_some()
    }

    /// The likeliest of these that fits.
    fn best_of(&mut self, tokens: &[(LlamaToken, f32)]) -> Option<LlamaToken> {
        let data = tokens.iter().map(|(token, logit)| LlamaTokenData::new(*token, *logit, 0.0)).collect();
        let mut array = LlamaTokenDataArray::new(data, false);
        array.apply_sampler(&mut self.0);
        let fitting = array.data.iter().filter(|data| data.logit() > f32::NEG_INFINITY);
        fitting.min_by(|a, b| descending(a.logit(), b.logit())).map(LlamaTokenData::id)
    }
}
