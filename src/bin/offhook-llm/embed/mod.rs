//! Sentence embeddings: answers sentences with vectors. One thread embeds, a batch at a time.

mod model;
mod queue;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use offhook::engine::host::{Host, Server};
use offhook::engine::protocol::{Reply, Vectors};

use model::Model;
use queue::{Queue, Step};

use crate::processor;

/// Runs until the server closes the socket.
pub(crate) fn run(host: &Host, path: &Path, threads: u8) -> ExitCode {
    let server = host.server();
    match start(path, threads, &server) {
        Ok(queue) => host.serve(&*queue),
        Err(reason) => server.give_up(reason),
    }
}

fn start(path: &Path, threads: u8, server: &Server) -> Result<Arc<Queue>, String> {
    let model = Model::load(path, threads)?;
    let queue = Arc::new(Queue::new(JOBS_MAX));
    let about = format!("{}, {threads} threads, {} code", model.about(), processor::variant());
    let (work, replies) = (Arc::clone(&queue), server.clone());
    thread::Builder::new()
        .name("embed".to_owned())
        .spawn(move || embed(model, &work, &replies))
        .map_err(|error| format!("cannot start a thread: {error}"))?;
    server.tell(&Reply::Ready { about });
    Ok(queue)
}

fn embed(mut model: Model, queue: &Queue, server: &Server) {
    loop {
        let mut task = match queue.next() {
            Step::Work(task) => task,
            Step::Cancelled(job) => {
                server.tell(&Reply::Failed { job, reason: "cancelled".to_owned() });
                continue;
            }
        };
        let rest = &task.texts[task.vectors.len()..];
        match if rest.is_empty() { Ok(Vec::new()) } else { model.embed_some(rest) } {
            Ok(vectors) => task.vectors.extend(vectors),
            Err(reason) => {
                queue.finished();
                server.tell(&Reply::Failed { job: task.job, reason });
                continue;
            }
        }
        if task.vectors.len() < task.texts.len() {
            queue.put_back(task);
        } else {
            queue.finished();
            server.tell(&Reply::Embedded { job: task.job, vectors: Vectors(task.vectors) });
        }
    }
}

/// The server has its own, smaller bound; this one only holds against a server that has gone wrong.
const JOBS_MAX: usize = 256;
