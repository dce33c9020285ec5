//! An engine program's end of the server's socket: all that it does beside its model.
//!
//! The server puts the socket where a program has its standard input. One thread reads requests, so that a ping is
//! answered while the model works; whichever thread has an answer tells it.

use std::io;
use std::net::Shutdown;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::process::ExitCode;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::fence::{self, Fence};
use super::panics::end_on_panic;
use super::protocol::{JobId, Reply, Request, receive, send};

/// A server that takes no answer for this long is gone or stuck, and the engine is of no use.
const TAKEN_WITHIN: Duration = Duration::from_secs(10);

/// What one engine makes of its jobs. The thread that reads requests calls it, so nothing here waits for the model.
pub trait Jobs {
    /// Takes a job in, or says why not: one of another engine's kind is refused as well.
    fn take(&self, job: Request) -> Result<(), String>;

    /// Stops a job if it still can be stopped. `true` for one that was only waiting, so that nobody else answers it.
    fn cancel(&self, job: JobId) -> bool;
}

pub struct Host {
    requests: UnixStream,
    server: Server,
}

/// Where replies go.
#[derive(Clone)]
pub struct Server(Arc<Mutex<UnixStream>>);

impl Host {
    /// The first thing that an engine does: from here on it is within the fence, and a panic ends it. The exit code is
    /// for whoever started the program by hand.
    pub fn begin(program: &'static str, fence: &Fence) -> Result<Self, ExitCode> {
        end_on_panic(program);
        Self::on_standard_input(fence).map_err(|error| {
            eprintln!(
                "{program}: offhook starts this program and talks to it on its standard input ({error})"
            );
            ExitCode::from(2)
        })
    }

    fn on_standard_input(fence: &Fence) -> io::Result<Self> {
        let mut socket = UnixStream::from(io::stdin().as_fd().try_clone_to_owned()?);
        socket.peer_addr()?;
        fence::begin(&mut socket, fence)?;
        Self::over(socket)
    }

    /// With the server at the other end.
    pub fn over(socket: UnixStream) -> io::Result<Self> {
        socket.set_write_timeout(Some(TAKEN_WITHIN))?;
        let server = Server(Arc::new(Mutex::new(socket.try_clone()?)));
        Ok(Self { requests: socket, server })
    }

    pub fn server(&self) -> Server {
        self.server.clone()
    }

    /// Runs until the socket is closed, by the server or by [`Server::give_up`]. The process is then to end, whatever
    /// its model is at.
    pub fn serve(&self, jobs: &impl Jobs) -> ExitCode {
        loop {
            match receive(&mut &self.requests) {
                Ok(request) => self.server.answer(request, jobs),
                Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return ExitCode::SUCCESS,
                Err(error) => {
                    eprintln!("cannot read from the server: {error}");
                    return ExitCode::FAILURE;
                }
            }
        }
    }
}

impl Server {
    fn answer(&self, request: Request, jobs: &impl Jobs) {
        let refused = match request {
            Request::Ping => return self.tell(&Reply::Pong),
            Request::Cancel { job } => jobs.cancel(job).then(|| (job, "cancelled".to_owned())),
            request => request.job().zip(jobs.take(request).err()),
        };
        if let Some((job, reason)) = refused {
            self.tell(&Reply::Failed { job, reason });
        }
    }

    /// Without the server there is nobody to work for: the thread that reads requests then finds the socket closed.
    pub fn tell(&self, reply: &Reply) {
        let mut socket = self.socket();
        if let Err(error) = send(&mut *socket, reply) {
            eprintln!("cannot answer the server: {error}");
            close(&socket);
        }
    }

    /// Says why the engine is of no use, and ends it.
    pub fn give_up(&self, reason: String) -> ExitCode {
        self.tell(&Reply::Unusable { reason });
        close(&self.socket());
        ExitCode::FAILURE
    }

    fn socket(&self) -> MutexGuard<'_, UnixStream> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn close(socket: &UnixStream) {
    // An error says that the server was first.
    let _ = socket.shutdown(Shutdown::Both);
}

#[cfg(test)]
mod tests {
    use std::thread::{self, JoinHandle};

    use super::*;

    /// Takes sentences to speak, never finishes one, and lets those with even numbers be cancelled.
    struct Speaks;

    impl Jobs for Speaks {
        fn take(&self, job: Request) -> Result<(), String> {
            match job {
                Request::Speak { .. } => Ok(()),
                _ => Err("this engine speaks, nothing else".to_owned()),
            }
        }

        fn cancel(&self, job: JobId) -> bool {
            job.is_multiple_of(2)
        }
    }

    fn engine() -> (UnixStream, Server, JoinHandle<bool>) {
        let (ours, theirs) = UnixStream::pair().unwrap();
        let host = Host::over(theirs).unwrap();
        let server = host.server();
        let ends_well = move || host.serve(&Speaks) == ExitCode::SUCCESS;
        (ours, server, thread::spawn(ends_well))
    }

    #[test]
    fn pings_are_answered_and_what_nobody_works_on_fails() {
        let (mut ours, _, engine) = engine();
        let (text, language) = ("One.".to_owned(), "en".to_owned());
        let speak = Request::Speak { job: 1, text, language, rate_hz: 8_000, background: false };
        let embed = Request::Embed { job: 5, texts: Vec::new() };
        let cancel = [Request::Cancel { job: 1 }, Request::Cancel { job: 2 }];
        for request in [speak, embed].iter().chain(&cancel).chain([&Request::Ping]) {
            send(&mut ours, request).unwrap();
        }
        let failed = |job, reason: &str| Reply::Failed { job, reason: reason.to_owned() };
        assert_eq!(receive::<Reply>(&mut ours).unwrap(), failed(5, "this engine speaks, nothing else"));
        assert_eq!(receive::<Reply>(&mut ours).unwrap(), failed(2, "cancelled"));
        assert_eq!(receive::<Reply>(&mut ours).unwrap(), Reply::Pong);
        drop(ours);
        assert!(engine.join().unwrap(), "the server has gone");
    }

    #[test]
    fn an_engine_that_gives_up_says_why_and_ends() {
        let (mut ours, server, engine) = engine();
        server.give_up("no model".to_owned());
        assert_eq!(receive::<Reply>(&mut ours).unwrap(), Reply::Unusable { reason: "no model".to_owned() });
        assert!(receive::<Reply>(&mut ours).is_err());
        assert!(engine.join().unwrap());
    }

    #[test]
    fn an_answer_that_nobody_takes_ends_the_engine() {
        let (ours, server, engine) = engine();
        ours.shutdown(Shutdown::Read).unwrap();
        server.tell(&Reply::Pong);
        assert!(engine.join().unwrap());
    }

    #[test]
    fn what_is_no_request_ends_the_engine_as_a_failure() {
        let (mut ours, _, engine) = engine();
        io::Write::write_all(&mut ours, &[0xff; 8]).unwrap();
        assert!(!engine.join().unwrap());
    }
}
