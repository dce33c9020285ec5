//! Simulated callers of the media plane: one thread, one clock, a 320-byte frame per call every 20 ms.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

use rustix::buffer::spare_capacity;
use rustix::event::{Timespec, epoll};
use rustix::fd::OwnedFd;
use rustix::thread::clock_nanosleep_absolute;
use rustix::time::{ClockId, clock_gettime};

use super::deviation::Arrivals;

/// Calls take turns within the 20 ms, so that neither side sees a burst.
const SLOTS: usize = 20;
const SLOT: Duration = Duration::from_millis(1);
const HEADER_BYTES: usize = 3;
const MESSAGE_BYTES: usize = HEADER_BYTES + 320;
const KIND_UUID: u8 = 0x01;
const KIND_AUDIO: u8 = 0x10;
const CONNECT_MAX: Duration = Duration::from_secs(5);
/// Frames still on their way when the callers fall silent are waited for so long.
const FINAL_SLOTS: usize = 200;
/// One call's receipts between two looks: enough for 200 ms of sound.
const RECEIVE_BYTES: usize = 10 * MESSAGE_BYTES;

pub(super) struct Callers {
    calls: Vec<Call>,
    epoll: OwnedFd,
    message: [u8; MESSAGE_BYTES],
    events: Vec<epoll::Event>,
    /// How late this thread itself came at worst: what it saw then says little about the server.
    late_max: Duration,
}

struct Call {
    stream: TcpStream,
    /// Frames sent, which is also the number that the last one carries in its first sample.
    sent: u32,
    refused: u32,
    received: u32,
    /// Numbers that came back, and how many of them were not the next one.
    echoed: u32,
    echoed_last: u16,
    out_of_order: u32,
    partial: Vec<u8>,
    arrivals: Arrivals,
    closed: bool,
}

/// Totals over all calls.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    pub sent: u64,
    pub received: u64,
    /// Sent, and never echoed.
    pub lost: u64,
    /// Echoed after a later one or twice.
    pub out_of_order: u64,
    /// The server's socket took no more.
    pub refused: u64,
    /// Calls that the server closed.
    pub closed: u64,
}

impl Tally {
    /// Everything that must not be.
    pub(super) fn faults(&self) -> u64 {
        self.lost + self.refused + self.closed + self.out_of_order
    }
}

impl Callers {
    pub(super) fn connect(count: usize, address: SocketAddr, frames: usize) -> io::Result<Self> {
        let epoll = epoll::create(epoll::CreateFlags::CLOEXEC)?;
        let mut calls = Vec::with_capacity(count);
        for n in 0..count {
            let call = Call::connect(address, n as u128 + 1, frames)?;
            epoll::add(&epoll, &call.stream, epoll::EventData::new_u64(n as u64), epoll::EventFlags::IN)?;
            calls.push(call);
        }
        Ok(Self {
            calls,
            epoll,
            message: sounding_message(),
            events: Vec::with_capacity(count.max(1)),
            late_max: Duration::ZERO,
        })
    }

    /// Runs all calls for that many frame times. The grid is absolute: a late slot is followed by prompt
    /// ones.
    pub(super) fn run(&mut self, frames: usize) -> io::Result<()> {
        let start = monotonic_now();
        let sounding = frames * SLOTS;
        for slot in 0..sounding + FINAL_SLOTS {
            let due = start + SLOT * u32::try_from(slot).unwrap_or(u32::MAX);
            sleep_until(due);
            self.late_max = self.late_max.max(monotonic_now().saturating_sub(due));
            self.receive(start)?;
            if slot >= sounding {
                continue;
            }
            for call in self.calls.iter_mut().skip(slot % SLOTS).step_by(SLOTS) {
                call.send(&mut self.message)?;
            }
        }
        Ok(())
    }

    pub(super) fn tally(&self) -> Tally {
        self.calls.iter().fold(Tally::default(), |sum, call| Tally {
            sent: sum.sent + u64::from(call.sent),
            received: sum.received + u64::from(call.received),
            lost: sum.lost + u64::from(call.sent.saturating_sub(call.echoed)),
            out_of_order: sum.out_of_order + u64::from(call.out_of_order),
            refused: sum.refused + u64::from(call.refused),
            closed: sum.closed + u64::from(call.closed),
        })
    }

    pub(super) fn late_max(&self) -> Duration {
        self.late_max
    }

    pub(super) fn arrivals(&self) -> impl Iterator<Item = &Arrivals> {
        self.calls.iter().map(|call| &call.arrivals)
    }

    /// Forgets what was measured so far; the calls go on.
    pub(super) fn start_over(&mut self, frames: usize) {
        self.late_max = Duration::ZERO;
        for call in &mut self.calls {
            (call.sent, call.received, call.echoed, call.refused, call.out_of_order) = (0, 0, 0, 0, 0);
            call.echoed_last = 0;
            call.arrivals = Arrivals::expecting(frames + SLOTS);
        }
    }

    fn receive(&mut self, start: Duration) -> io::Result<()> {
        let at_once = Timespec { tv_sec: 0, tv_nsec: 0 };
        self.events.clear();
        match epoll::wait(&self.epoll, spare_capacity(&mut self.events), Some(&at_once)) {
            Err(rustix::io::Errno::INTR) => return Ok(()),
            other => other?,
        };
        let micros = u32::try_from((monotonic_now() - start).as_micros()).unwrap_or(u32::MAX);
        for event in &self.events {
            let Some(call) = self.calls.get_mut(event.data.u64() as usize) else { continue };
            call.receive(micros)?;
            if call.closed {
                epoll::delete(&self.epoll, &call.stream)?;
            }
        }
        Ok(())
    }
}

impl Call {
    fn connect(address: SocketAddr, uuid: u128, frames: usize) -> io::Result<Self> {
        let mut stream = TcpStream::connect_timeout(&address, CONNECT_MAX)?;
        stream.set_nodelay(true)?;
        let mut hello = vec![KIND_UUID, 0, 16];
        hello.extend(uuid.to_be_bytes());
        stream.write_all(&hello)?;
        stream.set_nonblocking(true)?;
        Ok(Self {
            stream,
            sent: 0,
            refused: 0,
            received: 0,
            echoed: 0,
            echoed_last: 0,
            out_of_order: 0,
            partial: Vec::new(),
            arrivals: Arrivals::expecting(frames + SLOTS),
            closed: false,
        })
    }

    fn send(&mut self, message: &mut [u8; MESSAGE_BYTES]) -> io::Result<()> {
        if self.closed {
            return Ok(());
        }
        let number = wire_number(self.sent + 1);
        message[HEADER_BYTES..HEADER_BYTES + 2].copy_from_slice(&number.to_le_bytes());
        match self.stream.write(message) {
            Ok(MESSAGE_BYTES) => self.sent += 1,
            // Part of a frame would break the stream; the kernel takes all or nothing of so little.
            Ok(_) => self.closed = true,
            Err(error) if error.kind() == ErrorKind::WouldBlock => self.refused += 1,
            Err(error) if is_gone(&error) => self.closed = true,
            Err(error) => return Err(error),
        }
        Ok(())
    }

    fn receive(&mut self, micros: u32) -> io::Result<()> {
        let mut bytes = [0; RECEIVE_BYTES];
        match self.stream.read(&mut bytes) {
            Ok(0) => self.closed = true,
            Ok(count) => self.take_in(&bytes[..count], micros),
            Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::Interrupted) => {}
            Err(error) if is_gone(&error) => self.closed = true,
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Whole messages are the rule; only parts of one are copied.
    fn take_in(&mut self, bytes: &[u8], micros: u32) {
        if self.partial.is_empty() && bytes.len().is_multiple_of(MESSAGE_BYTES) {
            bytes.chunks_exact(MESSAGE_BYTES).for_each(|message| self.message(message, micros));
            return;
        }
        let mut all = std::mem::take(&mut self.partial);
        all.extend_from_slice(bytes);
        let messages = all.chunks_exact(MESSAGE_BYTES);
        self.partial = messages.remainder().to_vec();
        all.chunks_exact(MESSAGE_BYTES).for_each(|message| self.message(message, micros));
    }

    fn message(&mut self, message: &[u8], micros: u32) {
        if message[0] != KIND_AUDIO {
            self.closed = true;
            return;
        }
        self.received += 1;
        self.arrivals.push(micros);
        let number = u16::from_le_bytes([message[HEADER_BYTES], message[HEADER_BYTES + 1]]);
        // Zero is the server's own silence.
        if number != 0 {
            self.echoed += 1;
            self.out_of_order += u32::from(number != wire_number(u32::from(self.echoed_last) + 1));
            self.echoed_last = number;
        }
    }
}

/// Frame numbers in one positive sample: 1 to 32767, then 1 again.
fn wire_number(number: u32) -> u16 {
    ((number - 1) % 32_767 + 1) as u16
}

/// Sound that keeps a voice detector busy: a deterministic hiss at speech level.
fn sounding_message() -> [u8; MESSAGE_BYTES] {
    let mut message = [0; MESSAGE_BYTES];
    message[..HEADER_BYTES].copy_from_slice(&[KIND_AUDIO, 1, 64]);
    let mut noise: u32 = 1;
    for sample in message[HEADER_BYTES..].chunks_exact_mut(2) {
        noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let value = ((noise >> 20) as i16) - 2048;
        sample.copy_from_slice(&value.to_le_bytes());
    }
    message
}

fn is_gone(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe)
}

fn sleep_until(due: Duration) {
    let until = Timespec { tv_sec: due.as_secs() as i64, tv_nsec: due.subsec_nanos().into() };
    // A signal wakes early; the next slot makes up for it.
    let _ = clock_nanosleep_absolute(ClockId::Monotonic, &until);
}

fn monotonic_now() -> Duration {
    let now = clock_gettime(ClockId::Monotonic);
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32)
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;
    use std::thread;

    use super::*;

    /// Echoes whatever comes after the UUID, in any pieces.
    fn echo_server(count: usize) -> SocketAddr {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        thread::spawn(move || {
            for stream in listener.incoming().take(count) {
                thread::spawn(move || {
                    let mut stream = stream.unwrap();
                    stream.read_exact(&mut [0; 19]).unwrap();
                    let mut out = stream.try_clone().unwrap();
                    let _ = io::copy(&mut stream, &mut out);
                });
            }
        });
        address
    }

    #[test]
    fn every_frame_that_an_echo_returns_is_counted_once() {
        let mut callers = Callers::connect(3, echo_server(3), 10).unwrap();
        callers.run(5).unwrap();
        let tally = callers.tally();
        assert_eq!(tally, Tally { sent: 15, received: 15, ..Tally::default() });
        assert_eq!(callers.arrivals().map(Arrivals::frames).collect::<Vec<_>>(), [5, 5, 5]);
    }

    #[test]
    fn frames_cut_anywhere_are_put_together() {
        let address = echo_server(1);
        let mut call = Call::connect(address, 1, 4).unwrap();
        let message = sounding_message();
        let stream: Vec<u8> = (1_u16..=4)
            .flat_map(|n| {
                let mut numbered = message;
                numbered[3..5].copy_from_slice(&n.to_le_bytes());
                numbered
            })
            .collect();
        for piece in stream.chunks(100) {
            call.take_in(piece, 0);
        }
        assert_eq!((call.received, call.echoed, call.out_of_order, call.partial.len()), (4, 4, 0, 0));
    }
}
