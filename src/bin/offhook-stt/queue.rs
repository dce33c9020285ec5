//! Utterances that wait, the oldest first and those that are not over last, and the flags that stop those under way.

use std::collections::VecDeque;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use offhook::engine::host::Jobs;
use offhook::engine::protocol::{JobId, Request, Utterance};

pub(crate) struct Queue {
    lists: Mutex<Lists>,
    added: Condvar,
    waiting_max: usize,
}

#[derive(Default)]
struct Lists {
    waiting: VecDeque<(JobId, Utterance)>,
    running: Vec<(JobId, Arc<AtomicBool>)>,
}

impl Lists {
    /// Somebody who has finished waits for the answer; who goes on talking does not.
    fn take_first(&mut self) -> Option<(JobId, Utterance)> {
        let whole = self.waiting.iter().position(|(_, utterance)| !utterance.so_far);
        self.waiting.remove(whole.unwrap_or(0))
    }
}

pub(crate) struct Task {
    pub(crate) job: JobId,
    pub(crate) utterance: Utterance,
    /// Becomes true when nobody wants the answer any more.
    pub(crate) aborted: Arc<AtomicBool>,
}

impl Jobs for Queue {
    fn take(&self, job: Request) -> Result<(), String> {
        match job {
            Request::Transcribe { job, utterance } => self.add(job, utterance),
            _ => Err("this engine recognises, nothing else".to_owned()),
        }
    }

    fn cancel(&self, job: JobId) -> bool {
        let mut lists = self.lists();
        if let Some((_, aborted)) = lists.running.iter().find(|(running, _)| *running == job) {
            aborted.store(true, Ordering::Relaxed);
        }
        let before = lists.waiting.len();
        lists.waiting.retain(|(waiting, _)| *waiting != job);
        lists.waiting.len() < before
    }
}

impl Queue {
    pub(crate) fn new(waiting_max: usize) -> Self {
        Self { lists: Mutex::default(), added: Condvar::new(), waiting_max }
    }

    pub(crate) fn add(&self, job: JobId, utterance: Utterance) -> Result<(), String> {
        let mut lists = self.lists();
        if lists.waiting.len() >= self.waiting_max {
            return Err(format!("{} utterances are waiting already", self.waiting_max));
        }
        lists.waiting.push_back((job, utterance));
        self.added.notify_one();
        Ok(())
    }

    /// Waits for work. Without a deadline: the process ends by itself when the server is gone.
    pub(crate) fn next(&self) -> Task {
        let mut lists = self.lists();
        loop {
            if let Some((job, utterance)) = lists.take_first() {
                let aborted = Arc::new(AtomicBool::new(false));
                lists.running.push((job, Arc::clone(&aborted)));
                return Task { job, utterance, aborted };
            }
            lists = self.added.wait(lists).unwrap_or_else(PoisonError::into_inner);
        }
    }

    pub(crate) fn done(&self, job: JobId) {
        self.lists().running.retain(|(running, _)| *running != job);
    }

    fn lists(&self) -> MutexGuard<'_, Lists> {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use offhook::engine::protocol::Samples;

    use super::*;

    #[test]
    fn the_oldest_comes_first_a_full_queue_refuses_and_cancelling_reaches_both_lists() {
        let queue = Queue::new(2);
        queue.add(1, utterance()).unwrap();
        queue.add(2, utterance()).unwrap();
        assert!(queue.add(3, utterance()).is_err());
        let task = queue.next();
        assert_eq!(task.job, 1);
        assert!(!queue.cancel(1));
        assert!(task.aborted.load(Ordering::Relaxed));
        assert!(queue.cancel(2));
        queue.done(1);
        queue.add(4, utterance()).unwrap();
        assert_eq!(queue.next().job, 4);
    }

    #[test]
    fn who_has_finished_comes_before_who_goes_on() {
        let queue = Queue::new(4);
        queue.add(1, Utterance { so_far: true, ..utterance() }).unwrap();
        queue.add(2, utterance()).unwrap();
        queue.add(3, utterance()).unwrap();
        assert_eq!([queue.next().job, queue.next().job, queue.next().job], [2, 3, 1]);
    }

    fn utterance() -> Utterance {
        let (sound, language, words) = (Samples::default(), "en".to_owned(), Vec::new());
        Utterance { sound, language, words, so_far: false }
    }
}
