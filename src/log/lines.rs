//! Every log line on its way out: warnings of one kind that come too often are counted instead, and lines are bounded.
//!
//! Refused input makes warnings, and whoever floods a port with it makes as many as he likes. So each place in the
//! program that warns has a quota of its own. What is left out is told with the next line of that place, or by itself a
//! while after. What calls that were let in make (`info`) is bounded by the calls.

use std::{
    collections::HashMap,
    io::{self, Write},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use serde_json::Value;
use tracing::{Level, Metadata, callsite::Identifier};
use tracing_subscriber::fmt::MakeWriter;

use super::{quota::Quota, shown::shown};

/// Warnings of one place in the program within [`WITHIN`].
const WARNINGS_MAX: u32 = 20;
const WITHIN: Duration = Duration::from_secs(10);
/// A line of JSON that is longer has a text in it that is to be cut.
const JSON_BYTES_MAX: usize = 2_000;

/// How lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of text; its fields are bounded as they are formatted.
    Text,
    /// One JSON object a line.
    Json,
}

/// A place for log lines, which `open` opens for each.
#[derive(Clone)]
pub struct Lines<F>(Arc<Inner<F>>);

struct Inner<F> {
    open: F,
    kind: Kind,
    within: Duration,
    places: Mutex<HashMap<Identifier, Place>>,
    /// Somebody will tell what was left out.
    is_waiting: AtomicBool,
}

/// A place in the program that warns.
struct Place {
    quota: Quota,
    /// The last line that was left out.
    last: Vec<u8>,
}

impl<W: Write, F: Fn() -> W + Send + Sync + 'static> Lines<F> {
    pub fn new(open: F, kind: Kind) -> Self {
        Self::within(open, kind, WITHIN)
    }

    fn within(open: F, kind: Kind, within: Duration) -> Self {
        let (places, is_waiting) = (Mutex::default(), AtomicBool::new(false));
        Self(Arc::new(Inner { open, kind, within, places, is_waiting }))
    }

    fn warn(&self, place: Identifier, line: &[u8]) -> io::Result<()> {
        let left_out = {
            let mut places = self.0.places();
            let quota = Quota::new(WARNINGS_MAX, self.0.within);
            let place = places.entry(place).or_insert_with(|| Place { quota, last: Vec::new() });
            let left_out = place.quota.tell(Instant::now());
            if left_out.is_none() {
                place.last = self.0.fitted(line, 0);
            }
            left_out
        };
        match left_out {
            Some(left_out) => self.0.write(line, left_out),
            None => {
                self.tell_later();
                Ok(())
            }
        }
    }

    /// A flood that is over brings no further line to tell of it.
    fn tell_later(&self) {
        if self.0.is_waiting.swap(true, Ordering::AcqRel) {
            return;
        }
        let inner = Arc::clone(&self.0);
        let waiting = thread::Builder::new().name("log".to_owned()).spawn(move || {
            thread::sleep(inner.within);
            inner.is_waiting.store(false, Ordering::Release);
            inner.tell_left_out();
        });
        if waiting.is_err() {
            self.0.is_waiting.store(false, Ordering::Release);
        }
    }
}

impl<W: Write, F: Fn() -> W> Inner<F> {
    fn places(&self) -> MutexGuard<'_, HashMap<Identifier, Place>> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tell_left_out(&self) {
        let due: Vec<(Vec<u8>, u64)> = self
            .places()
            .values_mut()
            .map(|place| (std::mem::take(&mut place.last), place.quota.take_left_out()))
            .filter(|(_, left_out)| *left_out > 0)
            .collect();
        for (last, left_out) in due {
            // The last one is written by this, and is none of those that are left out.
            let _ = self.write(&last, left_out - 1);
        }
    }

    fn write(&self, line: &[u8], left_out: u64) -> io::Result<()> {
        (self.open)().write_all(&self.fitted(line, left_out))
    }

    fn fitted(&self, line: &[u8], left_out: u64) -> Vec<u8> {
        match self.kind {
            Kind::Text if left_out > 0 => {
                let mut line = line.trim_ascii_end().to_vec();
                line.extend(format!(" ({left_out} lines like it were left out)\n").bytes());
                line
            }
            Kind::Json if left_out > 0 || line.len() > JSON_BYTES_MAX => json(line, left_out),
            Kind::Text | Kind::Json => line.to_vec(),
        }
    }
}

fn json(line: &[u8], left_out: u64) -> Vec<u8> {
    let Ok(mut object) = serde_json::from_slice::<Value>(line) else { return line.to_vec() };
    cut(&mut object);
    if let Value::Object(object) = &mut object
        && left_out > 0
    {
        object.insert("left_out".to_owned(), left_out.into());
    }
    format!("{object}\n").into_bytes()
}

fn cut(value: &mut Value) {
    match value {
        Value::String(text) => *text = shown(text),
        Value::Array(values) => values.iter_mut().for_each(cut),
        Value::Object(object) => object.values_mut().for_each(cut),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Where one line goes.
pub struct Line<'a, F> {
    lines: &'a Lines<F>,
    /// `None` for what is not limited.
    place: Option<Identifier>,
}

impl<W: Write, F: Fn() -> W + Send + Sync + 'static> Write for Line<'_, F> {
    /// The formatter hands over whole lines.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        match &self.place {
            Some(place) => self.lines.warn(place.clone(), line)?,
            None => self.lines.0.write(line, 0)?,
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a, W: Write, F: Fn() -> W + Send + Sync + 'static> MakeWriter<'a> for Lines<F> {
    type Writer = Line<'a, F>;

    fn make_writer(&'a self) -> Self::Writer {
        Line { lines: self, place: None }
    }

    fn make_writer_for(&'a self, about: &Metadata<'_>) -> Self::Writer {
        Line { lines: self, place: (*about.level() <= Level::WARN).then(|| about.callsite()) }
    }
}

#[cfg(test)]
mod tests {
    use tracing::{info, subscriber::with_default, warn};

    use super::*;

    #[derive(Clone, Default)]
    struct Page(Arc<Mutex<Vec<u8>>>);

    impl Write for Page {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    impl Page {
        fn lines(&self) -> Vec<String> {
            String::from_utf8(self.0.lock().unwrap().clone()).unwrap().lines().map(str::to_owned).collect()
        }
    }

    /// What comes of `said` in JSON, also after the flood.
    fn written(within: Duration, said: impl FnOnce()) -> Vec<String> {
        let page = Page::default();
        let open = page.clone();
        let lines = Lines::within(move || open.clone(), Kind::Json, within);
        let json = tracing_subscriber::fmt().json().flatten_event(true).with_writer(lines.clone()).finish();
        with_default(json, said);
        lines.0.tell_left_out();
        page.lines()
    }

    #[test]
    fn a_flood_is_twenty_lines_and_its_count_and_other_places_are_heard() {
        let lines = written(Duration::from_secs(600), || {
            (0..5_000).for_each(|peer| warn!(peer, "refused"));
            warn!("something else");
            (0..50).for_each(|turn| info!(turn, "said"));
        });
        let of = |word: &str| lines.iter().filter(|line| line.contains(word)).count();
        assert_eq!((of("\"refused\""), of("something else"), of("\"said\"")), (21, 1, 50));
        let told = lines.last().unwrap();
        assert!(told.contains("\"peer\":4999") && told.contains("\"left_out\":4979"), "{told}");
    }

    #[test]
    fn a_flood_that_is_over_is_told_of_by_itself() {
        let page = Page::default();
        let open = page.clone();
        let lines = Lines::within(move || open.clone(), Kind::Text, Duration::from_millis(20));
        let text = tracing_subscriber::fmt().with_ansi(false).with_writer(lines).finish();
        with_default(text, || (0..3_000).for_each(|_| warn!("refused")));
        let count = |line: &String| line.split_once('(')?.1.split(' ').next()?.parse::<usize>().ok();
        let told = || page.lines().iter().map(|line| 1 + count(line).unwrap_or(0)).sum::<usize>();
        let begun = Instant::now();
        while told() < 3_000 && begun.elapsed() < Duration::from_secs(20) {
            thread::yield_now();
        }
        assert_eq!(told(), 3_000, "each is a line or counted");
        assert!(page.lines().len() < 1_000, "{}", page.lines().len());
    }

    #[test]
    fn a_text_without_end_is_cut_and_stays_json() {
        let forged = format!("\u{1b}[2J\n{}", "x".repeat(60_000));
        let lines = written(Duration::from_secs(600), || info!(channel = %forged, "call"));
        assert!(lines.len() == 1 && lines[0].len() < 2_000, "{}", lines[0].len());
        let line: Value = serde_json::from_str(&lines[0]).unwrap();
        assert!(line["channel"].as_str().unwrap().starts_with("\\u{1b}[2J\\nxxx"), "{line}");
    }
}
