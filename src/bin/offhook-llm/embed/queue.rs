//! Jobs that wait for the model, which takes a batch of one at a time: the shortest first, because that is a caller's
//! sentence and the long ones are a flow's examples.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use offhook::engine::host::Jobs;
use offhook::engine::protocol::{JobId, Request};

pub(crate) struct Queue {
    lists: Mutex<Lists>,
    added: Condvar,
    jobs_max: usize,
}

#[derive(Default)]
struct Lists {
    waiting: Vec<Task>,
    /// The job whose batch is with the model, and whether nobody wants it any more.
    running: Option<(JobId, bool)>,
    cancelled: Vec<JobId>,
}

/// A job as far as it is done.
pub(crate) struct Task {
    pub(crate) job: JobId,
    pub(crate) texts: Vec<String>,
    pub(crate) vectors: Vec<Vec<f32>>,
}

pub(crate) enum Step {
    /// A batch of this is to be done; then comes [`Queue::put_back`] or [`Queue::finished`].
    Work(Task),
    Cancelled(JobId),
}

impl Jobs for Queue {
    fn take(&self, job: Request) -> Result<(), String> {
        match job {
            Request::Embed { job, texts } => self.add(job, texts),
            _ => Err("this engine embeds, nothing else".to_owned()),
        }
    }

    fn cancel(&self, job: JobId) -> bool {
        let mut lists = self.lists();
        match &mut lists.running {
            Some((running, cancelled)) if *running == job => {
                *cancelled = true;
                false
            }
            _ => {
                let before = lists.waiting.len();
                lists.waiting.retain(|task| task.job != job);
                lists.waiting.len() < before
            }
        }
    }
}

impl Queue {
    pub(crate) fn new(jobs_max: usize) -> Self {
        Self { lists: Mutex::default(), added: Condvar::new(), jobs_max }
    }

    pub(crate) fn add(&self, job: JobId, texts: Vec<String>) -> Result<(), String> {
        let mut lists = self.lists();
        if lists.waiting.len() >= self.jobs_max {
            return Err(format!("{} jobs are waiting already", self.jobs_max));
        }
        lists.waiting.push(Task { job, texts, vectors: Vec::new() });
        self.added.notify_one();
        Ok(())
    }

    /// Waits for work. Without a deadline: the process ends by itself when the server is gone.
    pub(crate) fn next(&self) -> Step {
        let mut lists = self.lists();
        loop {
            if let Some(job) = lists.cancelled.pop() {
                return Step::Cancelled(job);
            }
            // Of equals the first, which is the oldest.
            let left = |task: &Task| task.texts.len() - task.vectors.len();
            let shortest = (0..lists.waiting.len()).min_by_key(|&index| left(&lists.waiting[index]));
            if let Some(index) = shortest {
                let task = lists.waiting.remove(index);
                lists.running = Some((task.job, false));
                return Step::Work(task);
            }
            lists = self.added.wait(lists).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Returns a job of which a part is still to be done.
    pub(crate) fn put_back(&self, task: Task) {
        let mut lists = self.lists();
        match lists.running.take() {
            Some((job, true)) => lists.cancelled.push(job),
            _ => lists.waiting.push(task),
        }
    }

    pub(crate) fn finished(&self) {
        self.lists().running = None;
    }

    /// Stops a job: at once when it waits, else after its batch. One that has ended is let be.
    fn lists(&self) -> MutexGuard<'_, Lists> {
        self.lists.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn work(queue: &Queue) -> Task {
        match queue.next() {
            Step::Work(task) => task,
            Step::Cancelled(job) => panic!("{job} was cancelled"),
        }
    }

    #[test]
    fn a_callers_sentence_overtakes_examples_and_cancelling_reaches_every_job() {
        let queue = Queue::new(3);
        let texts = |count| vec![String::new(); count];
        queue.add(1, texts(9)).unwrap();
        let long = work(&queue);
        queue.add(2, texts(1)).unwrap();
        queue.add(3, texts(8)).unwrap();
        queue.add(4, texts(1)).unwrap();
        assert!(queue.add(5, texts(1)).is_err());
        queue.put_back(Task { vectors: vec![Vec::new(); 4], ..long });
        for expected in [2, 4, 1] {
            assert_eq!(work(&queue).job, expected);
        }
        assert!(!queue.cancel(1) && !queue.cancel(2), "the model has one, and the other is over");
        queue.put_back(Task { job: 1, texts: texts(9), vectors: Vec::new() });
        assert!(matches!(queue.next(), Step::Cancelled(1)));
        assert!(queue.cancel(3));
        assert!(queue.lists().waiting.is_empty());
    }
}
