//! What has arrived for the model: requests and cancellations, as many as there is room for.

use std::collections::HashSet;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use offhook::engine::host::Jobs;
use offhook::engine::protocol::{JobId, Prompt, Request};

pub(super) struct Inbox {
    state: Mutex<State>,
    changed: Condvar,
    open_max: usize,
}

#[derive(Default)]
struct State {
    arrived: Vec<Task>,
    cancelled: Vec<JobId>,
    /// Arrived and not ended: the bound of both lists.
    open: HashSet<JobId>,
}

pub(super) struct Task {
    pub(super) job: JobId,
    pub(super) prompt: Prompt,
    pub(super) grammar: Option<String>,
    pub(super) tokens_max: u32,
    pub(super) arrived: Instant,
    pub(super) deadline: Instant,
}

impl Jobs for Inbox {
    fn take(&self, job: Request) -> Result<(), String> {
        let Request::Generate { job, prompt, grammar, tokens_max, deadline_ms } = job else {
            return Err("this engine writes, nothing else".to_owned());
        };
        let arrived = Instant::now();
        let deadline = arrived + Duration::from_millis(deadline_ms.into());
        self.add(Task { job, prompt, grammar, tokens_max: tokens_max.max(1), arrived, deadline })
    }

    /// The model's thread answers. A job that is over already is none to cancel.
    fn cancel(&self, job: JobId) -> bool {
        let mut state = self.state();
        if state.open.contains(&job) && !state.cancelled.contains(&job) {
            state.cancelled.push(job);
            self.changed.notify_one();
        }
        false
    }
}

impl Inbox {
    pub(super) fn new(open_max: usize) -> Self {
        Self { state: Mutex::default(), changed: Condvar::new(), open_max }
    }

    pub(super) fn add(&self, task: Task) -> Result<(), String> {
        let mut state = self.state();
        if state.open.len() >= self.open_max {
            return Err(format!("{} texts are waiting or under way already", self.open_max));
        }
        state.open.insert(task.job);
        state.arrived.push(task);
        self.changed.notify_one();
        Ok(())
    }

    /// What came since the last time. With `wait` it waits for something, without a deadline: the process ends by
    /// itself when the server is gone.
    pub(super) fn arrived(&self, wait: bool) -> (Vec<Task>, Vec<JobId>) {
        let mut state = self.state();
        while wait && state.arrived.is_empty() && state.cancelled.is_empty() {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        (std::mem::take(&mut state.arrived), std::mem::take(&mut state.cancelled))
    }

    pub(super) fn done(&self, job: JobId) {
        let mut state = self.state();
        state.open.remove(&job);
        state.cancelled.retain(|cancelled| *cancelled != job);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(job: JobId) -> Task {
        let now = Instant::now();
        Task { job, prompt: Prompt::default(), grammar: None, tokens_max: 1, arrived: now, deadline: now }
    }

    #[test]
    fn a_full_inbox_refuses_until_a_job_is_done_and_only_open_jobs_are_cancelled() {
        let inbox = Inbox::new(2);
        inbox.add(task(1)).unwrap();
        inbox.add(task(2)).unwrap();
        assert!(inbox.add(task(3)).is_err());
        (1..=3).chain(1..=3).for_each(|job| assert!(!inbox.cancel(job)));
        let (tasks, cancelled) = inbox.arrived(true);
        assert_eq!((tasks.len(), cancelled), (2, vec![1, 2]));
        assert!(inbox.add(task(3)).is_err(), "they are under way now");
        inbox.done(1);
        inbox.cancel(1);
        inbox.add(task(3)).unwrap();
        let (tasks, cancelled) = inbox.arrived(false);
        assert_eq!((tasks[0].job, cancelled), (3, vec![]));
    }
}
