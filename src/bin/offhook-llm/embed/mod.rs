//! Sentence embeddings: reads sentences from the server's socket and answers with vectors.
//!
//! One thread reads, so that a ping is answered and a job cancelled while the model works; the other embeds, a batch at
//! a time.

mod model;
mod queue;

use std::os::unix::net::UnixStream;
use std::path::Path;
use std::process::{ExitCode, exit};
use std::sync::{Arc, Mutex, PoisonError};
use std::{io, thread};

use offhook::engine::panics::end_on_panic;
use offhook::engine::protocol::{Reply, Request, Vectors, receive, send};

use model::Model;
use queue::{Queue, Step};

use crate::processor;

/// Where replies go; whole messages, because two threads answer.
#[derive(Clone)]
struct Server(Arc<Mutex<UnixStream>>);

impl Server {
    /// Without the server there is nobody to work for, so a failed reply ends the process.
    fn tell(&self, reply: &Reply) {
        let mut socket = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Err(error) = send(&mut *socket, reply) {
            eprintln!("cannot answer the server: {error}");
            exit(1);
        }
    }
}

/// Runs until the server closes the socket.
pub(crate) fn run(mut requests: UnixStream, path: &Path, threads: u8) -> ExitCode {
    let server = match requests.try_clone() {
        Ok(replies) => Server(Arc::new(Mutex::new(replies))),
        Err(error) => {
            eprintln!("cannot use the server's socket: {error}");
            return ExitCode::FAILURE;
        }
    };
    end_on_panic("offhook-llm");
    match start(path, threads, &server) {
        Ok(queue) => read_requests(&mut requests, &queue, &server),
        Err(reason) => {
            server.tell(&Reply::Unusable { reason });
            ExitCode::FAILURE
        }
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
        match model.embed_some(&task.texts[task.vectors.len()..]) {
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

/// Runs until the server closes the socket.
fn read_requests(from: &mut UnixStream, queue: &Queue, server: &Server) -> ExitCode {
    loop {
        match receive(from) {
            Ok(Request::Ping) => server.tell(&Reply::Pong),
            Ok(Request::Cancel { job }) => queue.cancel(job),
            Ok(Request::Embed { job, texts }) if texts.is_empty() => {
                server.tell(&Reply::Embedded { job, vectors: Vectors::default() });
            }
            Ok(Request::Embed { job, texts }) => {
                if let Err(reason) = queue.add(job, texts) {
                    server.tell(&Reply::Failed { job, reason });
                }
            }
            Ok(
                Request::Transcribe { job, .. } | Request::Speak { job, .. } | Request::Generate { job, .. },
            ) => {
                server
                    .tell(&Reply::Failed { job, reason: "this engine embeds, and nothing else".to_owned() });
            }
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => exit(0),
            Err(error) => {
                eprintln!("cannot read from the server: {error}");
                exit(1);
            }
        }
    }
}

/// The server has its own, smaller bound; this one only holds against a server that has gone wrong.
const JOBS_MAX: usize = 256;
