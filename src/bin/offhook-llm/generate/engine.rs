//! Continuous batching: every turn evaluates one batch with a token of each text under way and a bounded piece of the
//! prompts that begin, so that no text waits long for another's prompt.

use std::time::Instant;

use llama_cpp_2::context::LlamaContext;
use llama_cpp_2::context::kv_cache::KvCacheConversionError;
use llama_cpp_2::llama_batch::LlamaBatch;
use llama_cpp_2::token::LlamaToken;
use offhook::engine::protocol::{EndReason, JobId, Reply};

use super::cache::{Admission, Cache, Change};
use super::inbox::{Inbox, Task};
use super::model::Model;
use super::prompt::Prompts;
use super::sampling::{Choice, Grammar};
use super::text::{Text, Waiting};
use super::{Server, Settings};

pub(super) struct Engine<'m> {
    model: &'m Model<'m>,
    context: LlamaContext<'m>,
    batch: LlamaBatch<'static>,
    prompts: Prompts<'m>,
    choice: Choice,
    cache: Cache,
    /// Oldest first.
    waiting: Vec<Waiting>,
    lanes: Vec<Option<Text>>,
    tokens_max: usize,
    inbox: &'m Inbox,
    server: Server,
}

/// What one lane put into a batch.
struct Share {
    lane: usize,
    tokens: Vec<LlamaToken>,
    /// Where in the batch the next token's logits come out.
    output: Option<i32>,
}

impl<'m> Engine<'m> {
    pub(super) fn new(
        model: &'m Model<'m>,
        settings: &Settings,
        inbox: &'m Inbox,
        server: Server,
    ) -> Result<Self, String> {
        let lanes = usize::from(settings.parallel);
        let batch = CHUNK_ALONE.max(CHUNK_BESIDE + lanes);
        let context = model.context(settings, lanes + PREFIXES, batch)?;
        let cells = context.n_ctx() as usize;
        Ok(Self {
            model,
            batch: LlamaBatch::new(batch, 1),
            prompts: Prompts::new(&model.model)?,
            choice: Choice::new(&model.model)?,
            cache: Cache::new(cells, lanes, PREFIXES, model.whole_only()),
            waiting: Vec::new(),
            lanes: (0..lanes).map(|_| None).collect(),
            tokens_max: cells.min(model.model.n_ctx_train() as usize),
            context,
            inbox,
            server,
        })
    }

    /// Takes what has come, begins what can begin, and evaluates one batch.
    pub(super) fn turn(&mut self) {
        let idle = self.waiting.is_empty() && self.lanes.iter().all(Option::is_none);
        let (tasks, cancelled) = self.inbox.arrived(idle);
        for task in tasks {
            let job = task.job;
            match self.prepare(task) {
                Ok(waiting) => self.waiting.push(waiting),
                Err(reason) => self.tell_last(job, &Reply::Failed { job, reason }),
            }
        }
        for job in cancelled {
            self.cancel(job);
        }
        self.expire(Instant::now());
        self.begin();
        let shares = self.fill_batch();
        if shares.is_empty() {
            return;
        }
        if let Err(error) = self.context.decode(&mut self.batch) {
            self.fail_all(&format!("the model failed: {error}"));
            return;
        }
        for share in shares {
            self.note(share);
        }
    }

    fn prepare(&self, task: Task) -> Result<Waiting, String> {
        let Task { job, prompt, grammar, tokens_max, arrived, deadline } = task;
        let tokens = self.prompts.tokens(&prompt)?;
        let tokens_max = tokens_max as usize;
        if tokens.all.len().saturating_add(tokens_max) > self.tokens_max {
            return Err(format!(
                "a prompt of {} tokens and an answer of {tokens_max} do not fit into {}; \
                 shorten the rules, or raise llm.context_tokens as far as the model was trained for",
                tokens.all.len(),
                self.tokens_max
            ));
        }
        let grammar = grammar.map(|gbnf| Grammar::new(&self.model.model, &gbnf)).transpose()?;
        Ok(Waiting { job, prompt: tokens.all, shared: tokens.shared, grammar, tokens_max, arrived, deadline })
    }

    fn cancel(&mut self, job: JobId) {
        let reply = Reply::Failed { job, reason: "cancelled".to_owned() };
        if let Some(index) = self.waiting.iter().position(|waiting| waiting.job == job) {
            self.waiting.remove(index);
            self.tell_last(job, &reply);
        }
        let under_way = |text: &Option<Text>| text.as_ref().is_some_and(|text| text.waited.job == job);
        if let Some(lane) = self.lanes.iter().position(under_way) {
            self.leave(lane);
            self.tell_last(job, &reply);
        }
    }

    /// Ends what is overdue with what is there.
    fn expire(&mut self, now: Instant) {
        let overdue = |waiting: &mut Waiting| waiting.deadline <= now;
        for waiting in self.waiting.extract_if(.., overdue).collect::<Vec<_>>() {
            let last = Some(waiting.end(now, EndReason::Deadline));
            self.tell_last(waiting.job, &Reply::Generated { job: waiting.job, text: String::new(), last });
        }
        for lane in 0..self.lanes.len() {
            if self.lanes[lane].as_ref().is_some_and(|text| text.waited.deadline <= now) {
                self.end(lane, String::new(), EndReason::Deadline);
            }
        }
    }

    /// Gives lanes to what waits. Only what waits for its own shared part is overtaken.
    fn begin(&mut self) {
        let mut index = 0;
        while let Some(waiting) = self.waiting.get(index) {
            let prompt: Vec<i32> = waiting.prompt.iter().map(|token| token.0).collect();
            match self.cache.admit(&prompt, waiting.shared, waiting.tokens_max) {
                Admission::Start(start) => {
                    let waiting = self.waiting.remove(index);
                    self.lanes[start.lane] = Some(Text::new(waiting, start.reused, start.shelve_at));
                    self.apply(start.changes);
                    self.shelve_if_there(start.lane);
                }
                Admission::BeingBuilt => index += 1,
                Admission::NoLane => return,
                Admission::NoRoom(changes) => {
                    self.apply(changes);
                    if self.lanes.iter().any(Option::is_some) {
                        return;
                    }
                    // It fits into an empty context, or it would have been refused.
                    self.forget_all();
                }
            }
        }
    }

    fn fill_batch(&mut self) -> Vec<Share> {
        self.batch.clear();
        let mut shares = Vec::new();
        for lane in 0..self.lanes.len() {
            if let Some(text) = &self.lanes[lane]
                && let Some(next) = text.next
            {
                let position = text.position();
                shares.extend(self.put(lane, position, vec![next], true));
            }
        }
        let mut room = if shares.is_empty() { CHUNK_ALONE } else { CHUNK_BESIDE };
        let mut beginning: Vec<usize> = (0..self.lanes.len()).collect();
        beginning.sort_by_key(|lane| self.lanes[*lane].as_ref().map(|text| text.waited.arrived));
        for lane in beginning {
            if let Some(text) = &self.lanes[lane]
                && text.next.is_none()
                && room > 0
            {
                let (tokens, is_end) = text.chunk(room);
                room -= tokens.len();
                let (tokens, position) = (tokens.to_vec(), text.position());
                shares.extend(self.put(lane, position, tokens, is_end));
            }
        }
        shares
    }

    fn put(&mut self, lane: usize, position: usize, tokens: Vec<LlamaToken>, is_end: bool) -> Option<Share> {
        let count = tokens.len();
        for (index, token) in tokens.iter().enumerate() {
            let wanted = is_end && index + 1 == count;
            // The batch was made for the largest turn.
            self.batch.add(*token, (position + index) as i32, &[lane as i32], wanted).ok()?;
        }
        let output = is_end.then(|| self.batch.n_tokens() - 1);
        (count > 0).then_some(Share { lane, tokens, output })
    }

    /// What one lane's tokens came to.
    fn note(&mut self, share: Share) {
        let Share { lane, tokens, output } = share;
        let evaluated: Vec<i32> = tokens.iter().map(|token| token.0).collect();
        self.cache.advance(lane, &evaluated);
        let Some(text) = &mut self.lanes[lane] else { return };
        if text.next.take().is_none() {
            text.evaluated += tokens.len();
        }
        self.shelve_if_there(lane);
        if let Some(output) = output {
            self.choose(lane, output);
        }
    }

    fn choose(&mut self, lane: usize, output: i32) {
        let Some(text) = &mut self.lanes[lane] else { return };
        let logits = self.context.get_logits_ith(output);
        let mut grammar = text.waited.grammar.as_mut();
        let Some(token) = self.choice.next(logits, grammar.as_deref_mut()) else {
            let (job, reason) = (text.waited.job, "no token of this model fits the grammar".to_owned());
            self.leave(lane);
            return self.tell_last(job, &Reply::Failed { job, reason });
        };
        let vocabulary = self.model.model.vocab();
        if vocabulary.is_eog(token) {
            return self.end(lane, String::new(), EndReason::Finished);
        }
        let mut complete = false;
        if let Some(grammar) = grammar {
            grammar.accept(token);
            complete = self.choice.is_complete(grammar);
        }
        let bytes = vocabulary.token_to_piece(token, false, None);
        let (piece, full) = text.add(Instant::now(), &bytes);
        match if complete { Some(EndReason::Finished) } else { full } {
            Some(reason) => self.end(lane, piece, reason),
            None => {
                text.next = Some(token);
                if !piece.is_empty() {
                    self.server.tell(&text.piece(piece));
                }
            }
        }
    }

    fn end(&mut self, lane: usize, rest: String, reason: EndReason) {
        if let Some(mut text) = self.leave(lane) {
            let reply = text.end(Instant::now(), rest, reason);
            self.tell_last(text.waited.job, &reply);
        }
    }

    fn leave(&mut self, lane: usize) -> Option<Text> {
        self.cache.release(lane);
        self.lanes[lane].take()
    }

    fn shelve_if_there(&mut self, lane: usize) {
        let Some(text) = &mut self.lanes[lane] else { return };
        if text.shelve_at.is_some_and(|at| text.evaluated >= at) {
            text.shelve_at = None;
            let change = self.cache.shelve(lane);
            self.apply(change);
        }
    }

    fn apply(&mut self, changes: impl IntoIterator<Item = Change>) {
        for change in changes {
            let applied: Result<(), KvCacheConversionError> = match change {
                Change::Cut { sequence, from } => {
                    self.context.kv_cache_seq_rm(sequence, Some(from as u32), None)
                }
                Change::Copy { from, to, tokens } => {
                    self.context.kv_cache_seq_cp(from, to, Some(0), Some(tokens as u32))
                }
            };
            if let Err(error) = applied {
                self.fail_all(&format!("the model's context cannot be reused: {error}"));
            }
        }
    }

    /// The context is in doubt: everything begins anew.
    fn fail_all(&mut self, reason: &str) {
        eprintln!("{reason}");
        for lane in 0..self.lanes.len() {
            if let Some(text) = self.leave(lane) {
                let job = text.waited.job;
                self.tell_last(job, &Reply::Failed { job, reason: reason.to_owned() });
            }
        }
        self.forget_all();
    }

    fn forget_all(&mut self) {
        self.cache.forget_all();
        self.context.clear_kv_cache();
    }

    fn tell_last(&self, job: JobId, reply: &Reply) {
        // First, so that who has the answer finds room for the next.
        self.inbox.done(job);
        self.server.tell(reply);
    }
}

/// Shared parts that are kept; a site has a few flows.
const PREFIXES: usize = 8;
/// Tokens of prompts in one batch. Between batches a text can be cancelled or its time be over.
const CHUNK_ALONE: usize = 128;
/// The same while other texts are under way, which wait for it.
const CHUNK_BESIDE: usize = 64;
