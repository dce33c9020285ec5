//! What a set of recordings adds up to, as a row of a table.

use super::normal;
use super::words::{Distance, distance};
use crate::engine::protocol::Transcript;

#[derive(Default)]
pub(super) struct Score {
    recordings: usize,
    exact: usize,
    /// Recordings with words of which none was heard.
    dropped: usize,
    words: usize,
    errors: Distance,
    /// Recordings in which nothing is to be understood, and those in which something was.
    wordless: usize,
    invented: usize,
    /// Recordings with the right and with wrong words whose confidence would be acted on.
    sure_right: usize,
    sure_wrong: usize,
    inference_ms: Vec<u32>,
    seconds: f64,
}

impl Score {
    pub(super) fn count(&mut self, said: &str, transcript: &Transcript, seconds: f64) {
        self.inference_ms.push(transcript.inference_ms);
        self.seconds += seconds;
        let (said, heard) = (normal::words(said), normal::words(&transcript.text));
        let sure = transcript.confidence >= SURE && !heard.is_empty();
        self.recordings += 1;
        if said.is_empty() {
            self.wordless += 1;
            self.invented += usize::from(!heard.is_empty());
            self.sure_wrong += usize::from(sure);
            return;
        }
        let right = said == heard;
        self.exact += usize::from(right);
        self.dropped += usize::from(heard.is_empty());
        self.words += said.len();
        self.errors += distance(&said, &heard);
        self.sure_right += usize::from(sure && right);
        self.sure_wrong += usize::from(sure && !right);
    }

    pub(super) fn row(&mut self, set: &str) -> String {
        let share = |part: usize, whole: usize| match whole {
            0 => "-".to_owned(),
            _ => format!("{:.1} %", 100.0 * part as f64 / whole as f64),
        };
        self.inference_ms.sort_unstable();
        let median_ms = self.inference_ms.get(self.inference_ms.len() / 2).copied().unwrap_or_default();
        let total_s = self.inference_ms.iter().map(|ms| f64::from(*ms)).sum::<f64>() / 1_000.0;
        let spoken = self.recordings - self.wordless;
        let Distance { substituted, deleted, inserted } = self.errors;
        format!(
            "| {set} | {} | {:.1} | {} | {substituted}/{deleted}/{inserted} | {} | {} | {} | {} | {} | {median_ms} | {:.3} |",
            self.recordings,
            self.seconds / self.recordings.max(1) as f64,
            share(self.errors.total(), self.words),
            share(self.exact, spoken),
            self.dropped,
            share(self.invented, self.wordless),
            share(self.sure_right, spoken),
            share(self.sure_wrong, self.recordings),
            total_s / self.seconds.max(f64::MIN_POSITIVE),
        )
    }
}

pub(super) const HEADER: &str = "\
| set | recordings | mean s | word error rate | wrong/missed/added | sentences exact | dropped | false text | sure and right | sure and wrong | median ms | real-time factor |
|---|---|---|---|---|---|---|---|---|---|---|---|";
/// From here on a dialog acts without asking back.
const SURE: f32 = 0.8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_tells_errors_inventions_and_confidence_apart() {
        let mut score = Score::default();
        let rows = [
            ("billing please", "Billing, please.", 0.9, 40),
            ("one two three", "one to three four", 0.9, 50),
            ("go on", "", 0.0, 60),
            ("[inaudible]", "hello", 0.5, 60),
        ];
        for (said, heard, confidence, inference_ms) in rows {
            let text = heard.to_owned();
            score.count(said, &Transcript { text, confidence, inference_ms, ..Transcript::default() }, 0.75);
        }
        assert_eq!(
            score.row("x"),
            "| x | 4 | 0.8 | 57.1 % | 1/2/1 | 33.3 % | 1 | 100.0 % | 33.3 % | 25.0 % | 60 | 0.070 |"
        );
    }
}
