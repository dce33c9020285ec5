//! The jobs of one worker: who waits for what and until when, and what is still to be sent. No IO and no
//! clock.

use std::collections::{HashMap, VecDeque};

use tokio::time::Instant;

use super::protocol::{JobId, Reply, Request};
use super::worker::{EngineError, JobReply};

pub(super) type OnReply = Box<dyn FnMut(JobReply) + Send>;

/// Every job is in here from [`Jobs::add`] until exactly one of: its last reply, its deadline, the end of the
/// process that had it, its cancellation.
pub(super) struct Jobs {
    open: HashMap<JobId, Entry>,
    outbox: VecDeque<Outgoing>,
    jobs_max: usize,
    last_id: JobId,
    /// `Some` while no job is taken.
    refusing: Option<EngineError>,
    last_answer: Option<Instant>,
    stuck: bool,
}

/// A job that ended, to be told outside the lock.
pub(super) struct Ended {
    pub(super) on_reply: OnReply,
    pub(super) handed_over: Instant,
}

struct Entry {
    /// `None` while the supervisor is inside the callback.
    on_reply: Option<OnReply>,
    handed_over: Instant,
    deadline: Instant,
    sent: Option<Instant>,
}

enum Outgoing {
    Job(JobId, Request),
    Cancel(JobId),
    Ping,
}

impl Jobs {
    pub(super) fn new(jobs_max: usize) -> Self {
        Self {
            open: HashMap::new(),
            outbox: VecDeque::new(),
            jobs_max,
            last_id: 0,
            refusing: None,
            last_answer: None,
            stuck: false,
        }
    }

    pub(super) fn add(
        &mut self,
        now: Instant,
        deadline: Instant,
        request: impl FnOnce(JobId) -> Request,
        on_reply: OnReply,
    ) -> Result<JobId, EngineError> {
        if let Some(error) = &self.refusing {
            return Err(error.clone());
        }
        if self.open.len() >= self.jobs_max {
            return Err(EngineError::Full { jobs_max: self.jobs_max });
        }
        self.last_id += 1;
        let id = self.last_id;
        self.open.insert(id, Entry { on_reply: Some(on_reply), handed_over: now, deadline, sent: None });
        self.outbox.push_back(Outgoing::Job(id, request(id)));
        Ok(id)
    }

    /// Forgets a job; false when it had ended already.
    pub(super) fn cancel(&mut self, id: JobId) -> bool {
        let Some(entry) = self.open.remove(&id) else { return false };
        self.withdraw(id, &entry);
        true
    }

    pub(super) fn ping(&mut self) {
        self.outbox.push_front(Outgoing::Ping);
    }

    pub(super) fn next_to_send(&mut self, now: Instant) -> Option<Request> {
        Some(match self.outbox.pop_front()? {
            Outgoing::Ping => Request::Ping,
            Outgoing::Cancel(job) => Request::Cancel { job },
            Outgoing::Job(id, request) => {
                if let Some(entry) = self.open.get_mut(&id) {
                    entry.sent = Some(now);
                }
                request
            }
        })
    }

    /// Takes the callback of a job that a reply is for. `None`: nobody waits for it any more.
    pub(super) fn answer(&mut self, id: JobId, now: Instant, last: bool) -> Option<Ended> {
        self.last_answer = Some(now);
        let entry = self.open.get_mut(&id)?;
        let ended = Ended { on_reply: entry.on_reply.take()?, handed_over: entry.handed_over };
        if last {
            self.open.remove(&id);
        }
        Some(ended)
    }

    /// Gives the callback back after a reply that was not the last.
    pub(super) fn keep(&mut self, id: JobId, ended: Ended) {
        if let Some(entry) = self.open.get_mut(&id) {
            entry.on_reply = Some(ended.on_reply);
        }
    }

    /// Takes out every job whose deadline has passed.
    pub(super) fn expire(&mut self, now: Instant) -> Vec<Ended> {
        let late: Vec<JobId> =
            self.open.iter().filter(|(_, entry)| entry.deadline <= now).map(|(id, _)| *id).collect();
        let mut ended = Vec::with_capacity(late.len());
        for id in late {
            let Some(entry) = self.open.remove(&id) else { continue };
            self.withdraw(id, &entry);
            // Late because others were served first is load; late while nothing at all came back is a hang.
            self.stuck |= entry.sent.is_some_and(|sent| self.last_answer.is_none_or(|answer| answer < sent));
            ended.extend(entry.into_ended());
        }
        ended
    }

    /// Whether the process had a job until its deadline and answered nothing at all in that time.
    pub(super) fn is_stuck(&self) -> bool {
        self.stuck
    }

    /// The process is gone: takes out the jobs that it had; those not sent yet wait for the next process.
    pub(super) fn process_ended(&mut self) -> Vec<Ended> {
        self.outbox.retain(|outgoing| matches!(outgoing, Outgoing::Job(..)));
        self.last_answer = None;
        self.stuck = false;
        self.open
            .extract_if(|_, entry| entry.sent.is_some())
            .filter_map(|(_, entry)| entry.into_ended())
            .collect()
    }

    /// Takes out all jobs and refuses new ones with `error` until [`Jobs::accept`].
    pub(super) fn refuse(&mut self, error: EngineError) -> Vec<Ended> {
        self.refusing = Some(error);
        self.outbox.clear();
        self.open.drain().filter_map(|(_, entry)| entry.into_ended()).collect()
    }

    pub(super) fn accept(&mut self) {
        self.refusing = None;
    }

    pub(super) fn open_jobs(&self) -> usize {
        self.open.len()
    }

    /// Unsends a job, or asks the process to stop it. The outbox stays bounded because a cancellation is only
    /// a hint: when as many are waiting as there can be jobs, the process does not read, and the hint is
    /// dropped.
    fn withdraw(&mut self, id: JobId, entry: &Entry) {
        if entry.sent.is_none() {
            self.outbox.retain(|outgoing| !matches!(outgoing, Outgoing::Job(waiting, _) if *waiting == id));
        } else if self.outbox.len() < 2 * self.jobs_max {
            self.outbox.push_front(Outgoing::Cancel(id));
        }
    }
}

impl Reply {
    /// The job that it is for; the others tell of the process.
    pub(super) fn job(&self) -> Option<JobId> {
        match self {
            Self::Transcribed { job, .. }
            | Self::Spoken { job, .. }
            | Self::Generated { job, .. }
            | Self::Embedded { job, .. }
            | Self::Failed { job, .. } => Some(*job),
            Self::Ready { .. } | Self::Pong | Self::Unusable { .. } => None,
        }
    }

    /// Whether its job gets no other after it.
    pub(super) fn is_last(&self) -> bool {
        !matches!(self, Self::Spoken { last: false, .. } | Self::Generated { last: None, .. })
    }
}

impl Entry {
    fn into_ended(self) -> Option<Ended> {
        Some(Ended { on_reply: self.on_reply?, handed_over: self.handed_over })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn speak(job: JobId) -> Request {
        Request::Speak {
            job,
            text: String::new(),
            language: String::new(),
            rate_hz: 8_000,
            background: false,
        }
    }

    fn add(jobs: &mut Jobs, now: Instant) -> Result<JobId, EngineError> {
        jobs.add(now, now + Duration::from_secs(5), speak, Box::new(|_| {}))
    }

    #[test]
    fn a_full_table_refuses_and_a_cancelled_job_makes_room_and_is_never_sent() {
        let (mut jobs, now) = (Jobs::new(2), Instant::now());
        let first = add(&mut jobs, now).unwrap();
        let second = add(&mut jobs, now).unwrap();
        assert_eq!(add(&mut jobs, now), Err(EngineError::Full { jobs_max: 2 }));
        assert!(jobs.cancel(first));
        assert!(!jobs.cancel(first));
        assert!(add(&mut jobs, now).is_ok());
        assert_eq!(jobs.next_to_send(now), Some(speak(second)));
    }

    #[test]
    fn a_sent_job_that_is_cancelled_is_cancelled_over_there_too() {
        let (mut jobs, now) = (Jobs::new(2), Instant::now());
        let id = add(&mut jobs, now).unwrap();
        jobs.next_to_send(now);
        jobs.cancel(id);
        assert_eq!(jobs.next_to_send(now), Some(Request::Cancel { job: id }));
        assert!(jobs.answer(id, now, true).is_none(), "a late answer finds nobody");
    }

    #[test]
    fn overdue_with_answers_to_others_is_load_and_without_any_is_a_hang() {
        let (mut jobs, start) = (Jobs::new(4), Instant::now());
        let first = add(&mut jobs, start).unwrap();
        add(&mut jobs, start).unwrap();
        while jobs.next_to_send(start).is_some() {}
        assert!(jobs.answer(first, start + Duration::from_secs(1), true).is_some());
        assert_eq!(jobs.expire(start + Duration::from_secs(6)).len(), 1);
        assert!(!jobs.is_stuck());

        let later = start + Duration::from_secs(10);
        add(&mut jobs, later).unwrap();
        while jobs.next_to_send(later).is_some() {}
        assert_eq!(jobs.expire(later + Duration::from_secs(6)).len(), 1);
        assert!(jobs.is_stuck());
    }

    #[test]
    fn when_the_process_ends_only_the_jobs_that_it_had_end() {
        let (mut jobs, now) = (Jobs::new(4), Instant::now());
        add(&mut jobs, now).unwrap();
        jobs.next_to_send(now);
        let waiting = add(&mut jobs, now).unwrap();
        jobs.ping();
        assert_eq!(jobs.process_ended().len(), 1);
        assert_eq!(jobs.next_to_send(now), Some(speak(waiting)));
        assert_eq!(jobs.refuse(EngineError::Down).len(), 1);
        assert_eq!(add(&mut jobs, now), Err(EngineError::Down));
    }
}
