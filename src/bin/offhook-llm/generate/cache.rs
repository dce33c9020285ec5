//! Which tokens lie evaluated in which sequence of the context, and how a new prompt reuses most of them. It only keeps
//! the books: what is to be done to the context comes back as [`Change`]s.
//!
//! Each text under way has a lane. What begins many prompts is evaluated once, as a shared prefix, and copied from
//! there into lanes, which costs nothing: the cells are the same. A lane keeps its tokens after its text has ended,
//! because a call's next prompt goes on from them.

pub(super) type Token = i32;

pub(super) struct Cache {
    cells: usize,
    lanes: Vec<Lane>,
    prefixes: Vec<SharedPrefix>,
    /// Models with a state that cannot be cut off in the middle (recurrent ones) reuse all of it or nothing.
    whole_only: bool,
    uses: u64,
}

#[derive(Clone, Default)]
struct Lane {
    tokens: Vec<Token>,
    /// The prefix, and how many of its first cells this lane shares.
    borrowed: Option<(usize, usize)>,
    /// What a text under way may grow to; `None` for a lane without one.
    reserved: Option<usize>,
    used: u64,
}

#[derive(Clone, Default)]
struct SharedPrefix {
    tokens: Vec<Token>,
    /// The lane that evaluates the tokens now.
    builder: Option<usize>,
    used: u64,
}

#[derive(Debug, PartialEq)]
pub(super) enum Change {
    /// Forget a sequence from this position on.
    Cut {
        sequence: i32,
        from: usize,
    },
    Copy {
        from: i32,
        to: i32,
        tokens: usize,
    },
}

#[derive(Debug, PartialEq)]
pub(super) enum Admission {
    Start(Start),
    /// Its shared part is being evaluated by another: wait for it.
    BeingBuilt,
    NoLane,
    /// Texts under way take too much. What was cleared meanwhile stays cleared.
    NoRoom(Vec<Change>),
}

#[derive(Debug, PartialEq)]
pub(super) struct Start {
    pub(super) lane: usize,
    /// How many of the prompt's first tokens are there already.
    pub(super) reused: usize,
    /// Tell [`Cache::shelve`] when so many tokens are there.
    pub(super) shelve_at: Option<usize>,
    pub(super) changes: Vec<Change>,
}

impl Cache {
    pub(super) fn new(cells: usize, lanes: usize, prefixes: usize, whole_only: bool) -> Self {
        let (lanes, prefixes) = (vec![Lane::default(); lanes], vec![SharedPrefix::default(); prefixes]);
        Self { cells, lanes, prefixes, whole_only, uses: 0 }
    }

    /// Finds a lane for a prompt whose first `shared` tokens are common to many, and which may grow by `tokens_max`.
    pub(super) fn admit(&mut self, prompt: &[Token], shared: usize, tokens_max: usize) -> Admission {
        let Some(own) = self.best_lane(prompt) else { return Admission::NoLane };
        let prefix = self.best_prefix(prompt);
        let shelved = prefix.map_or(0, |(_, length)| length);
        let worth_shelving = shared >= SHARED_MIN;
        let reusable = own.1.max(shelved);
        if worth_shelving && reusable < shared && self.is_being_built(&prompt[..shared]) {
            return Admission::BeingBuilt;
        }
        // Where both hold as much, the prefix's: the lane may hold another call's turn besides.
        let prefix = prefix.filter(|(_, length)| *length >= own.1);
        let (lane, reused, borrowed) = match prefix {
            Some((prefix, length)) => (self.oldest_lane(), length, Some((prefix, length))),
            None => {
                (own.0, own.1, self.lanes[own.0].borrowed.map(|(prefix, length)| (prefix, length.min(own.1))))
            }
        };
        let borrowed = borrowed.filter(|(_, length)| *length > 0);
        let size = prompt.len() + tokens_max;
        let mut changes = Vec::new();
        if !self.make_room(size, lane, borrowed, &mut changes) {
            return Admission::NoRoom(changes);
        }
        let sequence = lane as i32;
        match prefix {
            Some((prefix, length)) => {
                changes.push(Change::Cut { sequence, from: 0 });
                changes.push(Change::Copy { from: self.sequence_of(prefix), to: sequence, tokens: length });
                self.prefixes[prefix].used = self.tick();
            }
            None => changes.push(Change::Cut { sequence, from: reused }),
        }
        let used = self.tick();
        self.lanes[lane] = Lane { tokens: prompt[..reused].to_vec(), borrowed, reserved: Some(size), used };
        let fits = !self.whole_only || reused <= shared;
        let shelve_at = (worth_shelving && shelved < shared && fits)
            .then(|| self.begin_prefix(lane, &prompt[..shared], &mut changes))
            .flatten();
        Admission::Start(Start { lane, reused, shelve_at, changes })
    }

    /// These tokens were evaluated in a lane.
    pub(super) fn advance(&mut self, lane: usize, tokens: &[Token]) {
        self.lanes[lane].tokens.extend_from_slice(tokens);
    }

    /// A lane has evaluated the shared part that it builds: now it is there for all.
    pub(super) fn shelve(&mut self, lane: usize) -> Option<Change> {
        let prefix = self.prefixes.iter().position(|prefix| prefix.builder == Some(lane))?;
        let tokens = self.prefixes[prefix].tokens.len();
        self.prefixes[prefix].builder = None;
        self.prefixes[prefix].used = self.tick();
        self.lanes[lane].borrowed = Some((prefix, tokens));
        Some(Change::Copy { from: lane as i32, to: self.sequence_of(prefix), tokens })
    }

    /// The lane's text has ended; its tokens stay.
    pub(super) fn release(&mut self, lane: usize) {
        self.lanes[lane].reserved = None;
        self.lanes[lane].used = self.tick();
        for prefix in self.prefixes.iter_mut().filter(|prefix| prefix.builder == Some(lane)) {
            *prefix = SharedPrefix::default();
        }
    }

    /// Nothing is there any more; only without texts under way.
    pub(super) fn forget_all(&mut self) {
        self.lanes.fill(Lane::default());
        self.prefixes.fill(SharedPrefix::default());
    }

    /// The lane without a text that holds most of the prompt, and how much. The prompt's last token is always
    /// evaluated: what follows it is read from there.
    fn best_lane(&self, prompt: &[Token]) -> Option<(usize, usize)> {
        let idle = (0..self.lanes.len()).filter(|lane| self.lanes[*lane].reserved.is_none());
        let reusable = |lane: usize| (lane, self.reusable(&self.lanes[lane].tokens, prompt));
        let best = idle.map(reusable).max_by_key(|(_, length)| *length)?;
        Some(if best.1 == 0 { (self.oldest_lane(), 0) } else { best })
    }

    /// Empty lanes have never been used. Only called where one is without a text.
    fn oldest_lane(&self) -> usize {
        let idle = (0..self.lanes.len()).filter(|lane| self.lanes[*lane].reserved.is_none());
        idle.min_by_key(|lane| self.lanes[*lane].used).unwrap_or(0)
    }

    fn best_prefix(&self, prompt: &[Token]) -> Option<(usize, usize)> {
        let ready = self.prefixes.iter().enumerate().filter(|(_, prefix)| prefix.builder.is_none());
        ready
            .map(|(index, prefix)| (index, self.reusable(&prefix.tokens, prompt)))
            .max_by_key(|(_, length)| *length)
            .filter(|(_, length)| *length > 0)
    }

    fn reusable(&self, there: &[Token], prompt: &[Token]) -> usize {
        let wanted = &prompt[..prompt.len().saturating_sub(1)];
        let common = there.iter().zip(wanted).take_while(|(there, wanted)| there == wanted).count();
        if self.whole_only && common < there.len() { 0 } else { common }
    }

    fn is_being_built(&self, shared: &[Token]) -> bool {
        self.prefixes.iter().any(|prefix| prefix.builder.is_some() && prefix.tokens == shared)
    }

    fn begin_prefix(&mut self, lane: usize, shared: &[Token], changes: &mut Vec<Change>) -> Option<usize> {
        let free = (0..self.prefixes.len())
            .filter(|prefix| self.prefixes[*prefix].builder.is_none() && !self.lends_to_a_text(*prefix));
        let prefix = free.min_by_key(|prefix| self.prefixes[*prefix].used)?;
        self.clear_shelf(prefix, changes);
        self.prefixes[prefix] =
            SharedPrefix { tokens: shared.to_vec(), builder: Some(lane), used: self.tick() };
        Some(shared.len())
    }

    fn lends_to_a_text(&self, prefix: usize) -> bool {
        self.lanes
            .iter()
            .any(|lane| lane.reserved.is_some() && lane.borrowed.is_some_and(|(lender, _)| lender == prefix))
    }

    /// Clears what was unused longest until a text of this size fits; false when texts under way take too much.
    fn make_room(
        &mut self,
        size: usize,
        lane: usize,
        borrowed: Option<(usize, usize)>,
        changes: &mut Vec<Change>,
    ) -> bool {
        let own = size - borrowed.map_or(0, |(_, length)| length);
        while self.cells_taken(lane) + own > self.cells {
            let lanes = (0..self.lanes.len()).filter(|other| {
                *other != lane
                    && self.lanes[*other].reserved.is_none()
                    && !self.lanes[*other].tokens.is_empty()
            });
            let prefixes = (0..self.prefixes.len()).filter(|prefix| {
                let SharedPrefix { tokens, builder, .. } = &self.prefixes[*prefix];
                let needed = borrowed.is_some_and(|(lender, _)| lender == *prefix);
                !tokens.is_empty() && builder.is_none() && !needed && !self.lends_to_a_text(*prefix)
            });
            let oldest_lane = lanes.min_by_key(|lane| self.lanes[*lane].used);
            let oldest_shelf = prefixes.min_by_key(|prefix| self.prefixes[*prefix].used);
            match (oldest_lane, oldest_shelf) {
                // A prefix serves every call of its flow, a lane one call: lanes go first.
                (Some(lane), _) => self.clear_lane(lane, changes),
                (None, Some(prefix)) => self.clear_shelf(prefix, changes),
                (None, None) => return false,
            }
        }
        true
    }

    /// By all but one lane, at most: lanes that share cells otherwise than through a prefix are counted in full.
    fn cells_taken(&self, except: usize) -> usize {
        let prefixes = self.prefixes.iter().filter(|prefix| prefix.builder.is_none());
        let lanes = self.lanes.iter().enumerate().filter(|(lane, _)| *lane != except);
        let own = |lane: &Lane| {
            let size = lane.reserved.unwrap_or(0).max(lane.tokens.len());
            size - lane.borrowed.map_or(0, |(_, length)| length)
        };
        prefixes.map(|prefix| prefix.tokens.len()).sum::<usize>()
            + lanes.map(|(_, lane)| own(lane)).sum::<usize>()
    }

    fn clear_lane(&mut self, lane: usize, changes: &mut Vec<Change>) {
        self.lanes[lane] = Lane { used: self.lanes[lane].used, ..Lane::default() };
        changes.push(Change::Cut { sequence: lane as i32, from: 0 });
    }

    /// With it go the lanes that share its cells, which would not be free otherwise. It lends to no text under way.
    fn clear_shelf(&mut self, prefix: usize, changes: &mut Vec<Change>) {
        for lane in 0..self.lanes.len() {
            if self.lanes[lane].borrowed.is_some_and(|(lender, _)| lender == prefix) {
                self.clear_lane(lane, changes);
            }
        }
        self.prefixes[prefix] = SharedPrefix::default();
        changes.push(Change::Cut { sequence: self.sequence_of(prefix), from: 0 });
    }

    fn sequence_of(&self, prefix: usize) -> i32 {
        (self.lanes.len() + prefix) as i32
    }

    fn tick(&mut self) -> u64 {
        self.uses += 1;
        self.uses
    }
}

/// Below this a copy saves next to nothing.
const SHARED_MIN: usize = 16;

#[cfg(test)]
mod tests {
    use super::*;

    const SHARED: usize = 20;

    /// A flow's rules and then a call's own tokens.
    fn prompt(flow: Token, own: &[Token]) -> Vec<Token> {
        (0..SHARED as Token).map(|token| flow * 1_000 + token).chain(own.iter().copied()).collect()
    }

    fn start(cache: &mut Cache, prompt: &[Token]) -> Start {
        match cache.admit(prompt, SHARED, 5) {
            Admission::Start(start) => start,
            other => panic!("{other:?}"),
        }
    }

    /// Evaluates all of a prompt and ends the text.
    fn run(cache: &mut Cache, prompt: &[Token]) -> Start {
        let started = start(cache, prompt);
        cache.advance(started.lane, &prompt[started.reused..]);
        if started.shelve_at.is_some() {
            assert!(cache.shelve(started.lane).is_some());
        }
        cache.release(started.lane);
        started
    }

    #[test]
    fn the_shared_part_is_evaluated_once_and_the_second_waits_for_it() {
        let mut cache = Cache::new(1_000, 2, 1, false);
        let (first, second) = (prompt(1, &[5, 6]), prompt(1, &[7, 8]));
        let started = start(&mut cache, &first);
        assert_eq!((started.reused, started.shelve_at), (0, Some(SHARED)));
        assert_eq!(cache.admit(&second, SHARED, 5), Admission::BeingBuilt);
        cache.advance(started.lane, &first[..SHARED]);
        assert_eq!(cache.shelve(started.lane), Some(Change::Copy { from: 0, to: 2, tokens: SHARED }));
        let other = start(&mut cache, &second);
        assert_eq!((other.lane, other.reused, other.shelve_at), (1, SHARED, None));
        assert_eq!(other.changes[1], Change::Copy { from: 2, to: 1, tokens: SHARED });
        assert_eq!(cache.admit(&first, SHARED, 5), Admission::NoLane);
    }

    #[test]
    fn a_builder_that_is_cancelled_leaves_the_shelf_to_the_next() {
        let mut cache = Cache::new(1_000, 2, 1, false);
        let started = start(&mut cache, &prompt(1, &[5]));
        cache.advance(started.lane, &prompt(1, &[])[..3]);
        cache.release(started.lane);
        let next = start(&mut cache, &prompt(1, &[6]));
        assert_eq!((next.reused, next.shelve_at), (3, Some(SHARED)));
    }

    #[test]
    fn a_call_goes_on_from_its_own_earlier_turn_and_the_last_token_is_always_evaluated() {
        let mut cache = Cache::new(1_000, 2, 1, false);
        run(&mut cache, &prompt(1, &[5, 6]));
        run(&mut cache, &prompt(1, &[50, 60]));
        assert_eq!(run(&mut cache, &prompt(1, &[5, 6, 7])).reused, SHARED + 2);
        assert_eq!(run(&mut cache, &prompt(1, &[5, 6, 7])).reused, SHARED + 2);
    }

    #[test]
    fn a_state_that_cannot_be_cut_is_reused_whole_or_not_at_all() {
        let mut cache = Cache::new(1_000, 1, 1, true);
        run(&mut cache, &prompt(1, &[5, 6]));
        assert_eq!(run(&mut cache, &prompt(1, &[5, 6, 7])).reused, SHARED + 2);
        assert_eq!(run(&mut cache, &prompt(1, &[5, 9])).reused, SHARED, "from the prefix");
    }

    #[test]
    fn the_flow_that_was_not_used_for_longest_loses_its_shelf() {
        let mut cache = Cache::new(1_000, 1, 2, false);
        for flow in [1, 2, 1, 3] {
            run(&mut cache, &prompt(flow, &[1]));
        }
        assert_eq!(run(&mut cache, &prompt(1, &[2])).reused, SHARED);
        assert_eq!(run(&mut cache, &prompt(2, &[2])).reused, 0);
    }

    #[test]
    fn room_is_made_by_clearing_what_is_idle_and_never_a_text_under_way() {
        // One text of 22 + 5 tokens and its prefix's shared part fit beside a second text's own part.
        let mut cache = Cache::new(40, 2, 2, false);
        run(&mut cache, &prompt(1, &[1, 2]));
        let second = start(&mut cache, &prompt(2, &[1, 2]));
        assert!(second.changes.contains(&Change::Cut { sequence: 2, from: 0 }), "{second:?}");
        let Admission::NoRoom(changes) = cache.admit(&prompt(3, &[1, 2]), SHARED, 5) else { panic!("room") };
        assert!(!changes.contains(&Change::Cut { sequence: second.lane as i32, from: 0 }));
        cache.advance(second.lane, &prompt(2, &[1, 2]));
        cache.shelve(second.lane);
        assert_eq!(start(&mut cache, &prompt(2, &[3, 4])).reused, SHARED);
    }
}
