//! A connection whose other end has to take what it asked for: it may be slow, but it may not stop.
//!
//! Without this, whoever asks for a page and never reads it holds the connection for ever. A limit on the silence
//! between two reads would not do: a byte now and then would hold it as well.

use std::{
    future::Future,
    io,
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    time::{Instant, Sleep, sleep},
};

/// The other end may let the server wait for so long in all, before it has taken so much.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    pub(super) bytes: usize,
    pub(super) within: Duration,
}

pub(super) struct Paced<S> {
    stream: S,
    pace: Pace,
    /// Of the bytes that the present time is for.
    taken: usize,
    left: Duration,
    waiting: Option<Waiting>,
}

/// The server has something to send, and there is no room for it.
struct Waiting {
    since: Instant,
    until: Pin<Box<Sleep>>,
}

impl<S> Paced<S> {
    pub(super) fn new(stream: S, pace: Pace) -> Self {
        Self { stream, pace, taken: 0, left: pace.within, waiting: None }
    }

    /// Time in which nothing is to be sent does not count.
    fn went_on(&mut self, bytes: usize) {
        if let Some(waited) = self.waiting.take() {
            self.left = self.left.saturating_sub(waited.since.elapsed());
        }
        self.taken += bytes;
        if self.taken >= self.pace.bytes {
            (self.taken, self.left) = (0, self.pace.within);
        }
    }

    /// Pending for as long as the other end may take its time.
    fn wait(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let left = self.left;
        let waiting = self
            .waiting
            .get_or_insert_with(|| Waiting { since: Instant::now(), until: Box::pin(sleep(left)) });
        ready!(waiting.until.as_mut().poll(cx));
        Poll::Ready(io::Error::new(io::ErrorKind::TimedOut, "the other end does not read what it asked for"))
    }
}

impl<S: AsyncWrite + Unpin> Paced<S> {
    /// One step of writing, held to the pace.
    fn step<T>(
        &mut self,
        cx: &mut Context<'_>,
        step: impl FnOnce(Pin<&mut S>, &mut Context<'_>) -> Poll<io::Result<T>>,
        bytes: impl FnOnce(&T) -> usize,
    ) -> Poll<io::Result<T>> {
        match step(Pin::new(&mut self.stream), cx) {
            Poll::Ready(Ok(done)) => {
                self.went_on(bytes(&done));
                Poll::Ready(Ok(done))
            }
            Poll::Ready(Err(error)) => Poll::Ready(Err(error)),
            Poll::Pending => self.wait(cx).map(Err),
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Paced<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        self.step(cx, |stream, cx| stream.poll_write(cx, bytes), |written| *written)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        self.step(cx, |stream, cx| stream.poll_write_vectored(cx, pieces), |written| *written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.step(cx, |stream, cx| stream.poll_flush(cx), |()| 0)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.step(cx, |stream, cx| stream.poll_shutdown(cx), |()| 0)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Paced<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

#[cfg(test)]
mod tests {
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt, duplex},
        time::timeout,
    };

    use super::*;

    const PACE: Pace = Pace { bytes: 1_000, within: Duration::from_millis(300) };
    /// Much longer than the pace allows, and nothing that a test waits for.
    const PATIENCE: Duration = Duration::from_secs(60);

    /// Sends more than the other end has room for, while that takes so many bytes at a time.
    async fn check(at_a_time: usize, pause: Duration, sent: usize, expected: bool) {
        let (here, mut there) = duplex(512);
        let mut here = Paced::new(here, PACE);
        let reader = tokio::spawn(async move {
            let mut piece = vec![0; at_a_time];
            while at_a_time > 0 && there.read(&mut piece).await.is_ok_and(|bytes| bytes > 0) {
                sleep(pause).await;
            }
            std::future::pending::<()>().await;
        });
        let written = timeout(PATIENCE, here.write_all(&vec![7; sent])).await.expect("it ends");
        assert_eq!(written.is_ok(), expected, "{at_a_time} bytes every {pause:?}: {written:?}");
        reader.abort();
    }

    #[tokio::test]
    async fn who_never_reads_or_only_drips_is_given_up_and_who_is_slow_is_not() {
        check(0, Duration::ZERO, 10_000, false).await;
        check(1, Duration::from_millis(20), 10_000, false).await;
        // As slow as it may be, with room for a busy machine: it takes longer than the pace's own time.
        check(512, Duration::from_millis(20), 40_000, true).await;
    }

    #[tokio::test]
    async fn a_silence_in_which_nothing_is_to_be_sent_is_nobodys_fault() {
        let (here, mut there) = duplex(512);
        let mut here = Paced::new(here, PACE);
        for _ in 0..2 {
            here.write_all(&[7; 500]).await.unwrap();
            there.read_exact(&mut [0; 500]).await.unwrap();
            sleep(PACE.within * 2).await;
        }
    }
}
