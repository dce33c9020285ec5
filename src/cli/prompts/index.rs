//! `index.tsv` beside the sounds: what each file says, in which voice, so that it is made again only when that changes.

use std::{collections::BTreeMap, fmt::Write as _};

const HEADER: &str = "file\tlanguage\ttext\tseconds\tvoice";

/// The files that exports have made, by their paths below the folder.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Index(BTreeMap<String, Row>);

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) language: String,
    pub(super) text: String,
    /// `None` from before the file is written until it is: an export may be interrupted.
    pub(super) seconds: Option<f64>,
    pub(super) voice: String,
}

impl Index {
    /// Names the first line that no export wrote.
    pub(super) fn parse(text: &str) -> Result<Self, usize> {
        let mut lines = text.lines().zip(1..);
        if lines.next().is_none_or(|(header, _)| header != HEADER) {
            return Err(1);
        }
        let rows = lines.map(|(line, number)| row(line).ok_or(number));
        rows.collect::<Result<_, _>>().map(Self)
    }

    pub(super) fn text(&self) -> String {
        let mut text = format!("{HEADER}\n");
        for (file, row) in &self.0 {
            let seconds = row.seconds.map_or("-".to_owned(), |seconds| format!("{seconds:.2}"));
            // Writing to a String cannot fail.
            let _ = writeln!(text, "{file}\t{}\t{}\t{seconds}\t{}", row.language, row.text, row.voice);
        }
        text
    }

    pub(super) fn knows(&self, file: &str) -> bool {
        self.0.contains_key(file)
    }

    /// Whether the file was written for these words in this voice.
    pub(super) fn says(&self, file: &str, language: &str, text: &str, voice: &str) -> bool {
        self.0.get(file).is_some_and(|row| {
            row.seconds.is_some() && row.language == language && row.text == text && row.voice == voice
        })
    }

    pub(super) fn note(&mut self, file: &str, row: Row) {
        self.0.insert(file.to_owned(), row);
    }

    /// Each file with the words that it says.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(file, row)| (file.as_str(), row.text.as_str()))
    }

    /// Forgets the files of which this is not so.
    pub(super) fn retain(&mut self, is_so: impl Fn(&str) -> bool) {
        self.0.retain(|file, _| is_so(file));
    }
}

fn row(line: &str) -> Option<(String, Row)> {
    let [file, language, text, seconds, voice] = line.split('\t').collect::<Vec<_>>()[..] else {
        return None;
    };
    let seconds = if seconds == "-" { None } else { Some(seconds.parse().ok()?) };
    let [language, text, voice] = [language, text, voice].map(str::to_owned);
    Some((file.to_owned(), Row { language, text, seconds, voice }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(seconds: Option<f64>) -> Row {
        let [language, text, voice] = ["en", "Good morning.", "espeak-ng en at 22050 Hz"].map(str::to_owned);
        Row { language, text, seconds, voice }
    }

    #[test]
    fn an_index_is_read_as_it_was_written() {
        let mut index = Index::default();
        index.note("en/offhook/reception/greeting.wav", row(Some(1.25)));
        index.note("en/offhook/reception/menu.wav", row(None));
        let text = index.text();
        assert_eq!(
            text,
            "file\tlanguage\ttext\tseconds\tvoice\n\
             en/offhook/reception/greeting.wav\ten\tGood morning.\t1.25\tespeak-ng en at 22050 Hz\n\
             en/offhook/reception/menu.wav\ten\tGood morning.\t-\tespeak-ng en at 22050 Hz\n"
        );
        assert_eq!(Index::parse(&text), Ok(index));
    }

    #[test]
    fn a_file_of_other_words_or_another_voice_or_half_a_file_is_made_again() {
        let mut index = Index::default();
        index.note("a.wav", row(Some(1.0)));
        index.note("b.wav", row(None));
        let voice = "espeak-ng en at 22050 Hz";
        for (file, language, text, voice, says) in [
            ("a.wav", "en", "Good morning.", voice, true),
            ("a.wav", "en", "Good evening.", voice, false),
            ("a.wav", "en-GB", "Good morning.", voice, false),
            ("a.wav", "en", "Good morning.", "piper voice amy", false),
            ("b.wav", "en", "Good morning.", voice, false),
            ("c.wav", "en", "Good morning.", voice, false),
        ] {
            assert_eq!(index.says(file, language, text, voice), says, "{file} {language} {text} {voice}");
        }
        assert!(index.knows("b.wav") && !index.knows("c.wav"));
    }

    #[test]
    fn what_no_export_wrote_is_named_by_its_line() {
        for (text, line) in [
            ("", 1),
            ("name\ttext\n", 1),
            ("file\tlanguage\ttext\tseconds\tvoice\na.wav\ten\n", 2),
            ("file\tlanguage\ttext\tseconds\tvoice\na.wav\ten\tYes.\tlong\tespeak\n", 2),
        ] {
            assert_eq!(Index::parse(text), Err(line), "{text:?}");
        }
    }
}
