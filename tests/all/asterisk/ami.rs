//! Asterisk's manager interface: every extension reached, variable set and channel gone, as it happens.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpStream},
    sync::{Arc, Condvar, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};

/// One message: its keys and values.
#[derive(Clone, Debug, Default)]
pub(super) struct Event(BTreeMap<String, String>);

impl Event {
    pub(super) fn is(&self, name: &str) -> bool {
        self.field("Event") == name
    }

    /// Empty when absent.
    pub(super) fn field(&self, key: &str) -> &str {
        self.0.get(key).map_or("", String::as_str)
    }
}

#[derive(Default)]
struct Feed {
    events: Mutex<Vec<Event>>,
    news: Condvar,
}

pub(super) struct Ami {
    feed: Arc<Feed>,
}

impl Ami {
    pub(super) fn connect(port: u16) -> Self {
        let mut socket = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).expect("Asterisk's manager listens");
        socket
            .write_all(b"Action: Login\r\nUsername: lab\r\nSecret: lab\r\nEvents: on\r\n\r\n")
            .expect("Asterisk's manager reads");
        let feed = Arc::new(Feed::default());
        let reader = Arc::clone(&feed);
        thread::spawn(move || read(BufReader::new(socket), &reader));
        let ami = Self { feed };
        ami.wait("the manager's login", Duration::from_secs(10), |events| {
            events.iter().any(|event| event.field("Response") == "Success").then_some(())
        });
        ami
    }

    /// Looks again at each new event, until `look` finds what it wants.
    pub(super) fn wait<T>(&self, what: &str, at_most: Duration, look: impl Fn(&[Event]) -> Option<T>) -> T {
        self.try_wait(at_most, look).unwrap_or_else(|| panic!("waited {at_most:?} in vain for {what}"))
    }

    pub(super) fn try_wait<T>(&self, at_most: Duration, look: impl Fn(&[Event]) -> Option<T>) -> Option<T> {
        let deadline = Instant::now() + at_most;
        let mut events = self.feed.events.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(found) = look(&events) {
                return Some(found);
            }
            let left = deadline.checked_duration_since(Instant::now())?;
            (events, _) = self.feed.news.wait_timeout(events, left).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// What `look` sees in everything so far.
    pub(super) fn now<T>(&self, look: impl FnOnce(&[Event]) -> T) -> T {
        look(&self.feed.events.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Asterisk writes values of variables as a C string would be written.
fn unescape(value: &str) -> String {
    let mut characters = value.chars();
    let mut plain = String::with_capacity(value.len());
    while let Some(character) = characters.next() {
        match character {
            '\\' => plain.extend(characters.next()),
            _ => plain.push(character),
        }
    }
    plain
}

/// Until Asterisk closes the connection.
fn read(socket: BufReader<TcpStream>, feed: &Feed) {
    let mut event = Event::default();
    for line in socket.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).trim_end_matches('\r').to_owned();
        if line.is_empty() {
            feed.events.lock().unwrap_or_else(PoisonError::into_inner).push(std::mem::take(&mut event));
            feed.news.notify_all();
        } else if let Some((key, value)) = line.split_once(": ").or_else(|| line.split_once(':')) {
            event.0.insert(key.to_owned(), unescape(value));
        }
    }
}
