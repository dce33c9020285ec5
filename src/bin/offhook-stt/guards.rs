//! Tells words that were said from words that a recogniser makes up on silence, noise and music.

/// What the recogniser gave for one piece of sound.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Hypothesis {
    pub(crate) text: String,
    /// Tokens of text, markers not counted.
    pub(crate) tokens: usize,
    /// Mean probability of these tokens.
    pub(crate) probability: f32,
    /// The product over those that bear letters or figures.
    pub(crate) likelihood: f32,
    pub(crate) seconds: f32,
    /// Found in the second try, over the whole window.
    pub(crate) heard_again: bool,
}

/// The words that can be believed to have been said; empty when there are none.
pub(crate) fn believable(hypothesis: &Hypothesis) -> String {
    let text = without_markers(&hypothesis.text);
    let words: Vec<String> = text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let refused = words.is_empty()
        || hypothesis.probability
            < if hypothesis.heard_again { PROBABILITY_AGAIN_MIN } else { PROBABILITY_MIN }
        || hypothesis.tokens > tokens_max(hypothesis.seconds)
        || repeats_itself(&words)
        || INVENTED.contains(&words.join(" ").as_str());
    if refused { String::new() } else { text }
}

/// The same without what cannot be believed.
pub(crate) fn believed(hypothesis: Hypothesis) -> Hypothesis {
    Hypothesis { text: believable(&hypothesis), ..hypothesis }
}

/// Whether a second try could not be better.
pub(crate) fn settled(first: &Hypothesis) -> bool {
    !first.text.is_empty() && first.probability >= PROBABILITY_SETTLED
}

/// Words before none, then what the model holds for likelier.
pub(crate) fn better(first: Hypothesis, second: Hypothesis) -> Hypothesis {
    let worth = |tried: &Hypothesis| if tried.text.is_empty() { 0.0 } else { tried.probability };
    if worth(&second) > worth(&first) { second } else { first }
}

/// More tokens than anybody can speak in that time are a loop.
pub(crate) fn tokens_max(seconds: f32) -> usize {
    TOKENS_SLACK + (seconds * TOKENS_PER_SECOND_MAX) as usize
}

/// Drops `[BLANK_AUDIO]`, `(music)`, `*coughs*` and notes.
fn without_markers(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut closing = None;
    for c in text.chars() {
        match (closing, c) {
            (Some(end), _) if c == end => closing = None,
            (Some(_), _) => {}
            (None, '[') => closing = Some(']'),
            (None, '(') => closing = Some(')'),
            (None, '*') => closing = Some('*'),
            (None, '\u{2669}'..='\u{266c}') => {}
            (None, _) => kept.push(c),
        }
    }
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A word without its punctuation and case.
fn bare(word: &str) -> String {
    word.chars().filter(|c| c.is_alphanumeric() || *c == '\'').flat_map(char::to_lowercase).collect()
}

/// Whether one phrase follows itself too often. Digits come in rows ("zero zero zero zero"), so a word has
/// more room.
fn repeats_itself(words: &[String]) -> bool {
    (1..=PHRASE_WORDS_MAX).any(|size| {
        let times_max = if size == 1 { WORD_TIMES_MAX } else { PHRASE_TIMES_MAX };
        words.windows(size * (times_max + 1)).any(|row| {
            let phrase = &row[..size];
            let one_word = size > 1 && phrase.iter().all(|word| *word == phrase[0]);
            !one_word && row.chunks(size).all(|next| next == phrase)
        })
    })
}

/// Low enough to keep what a dialog can still ask about; a middle confidence is the dialog's business.
const PROBABILITY_MIN: f32 = 0.35;
/// In a second try somebody is known to have spoken: a guess that is asked about is better than "I heard nothing".
const PROBABILITY_AGAIN_MIN: f32 = 0.2;
/// Below it a second try is worth its time.
const PROBABILITY_SETTLED: f32 = 0.5;
/// Quick speakers reach 7 words a second, about 9 tokens.
const TOKENS_PER_SECOND_MAX: f32 = 12.0;
/// A marker or a long name in a very short piece.
const TOKENS_SLACK: usize = 16;
const WORD_TIMES_MAX: usize = 8;
const PHRASE_TIMES_MAX: usize = 3;
const PHRASE_WORDS_MAX: usize = 8;
/// What OpenAI's models learnt from subtitles and say on silence; nobody says these to a telephone.
const INVENTED: [&str; 6] = [
    "thanks for watching",
    "thank you for watching",
    "thank you so much for watching",
    "please subscribe",
    "like and subscribe",
    "subtitles by the amaraorg community",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> String {
        let tokens = text.split_whitespace().count();
        believable(&Hypothesis {
            text: text.to_owned(),
            tokens,
            probability: 0.9,
            seconds: 3.0,
            ..Hypothesis::default()
        })
    }

    #[test]
    fn words_pass_and_inventions_do_not() {
        let zeros = "zero ".repeat(8);
        let table = [
            ("Billing, please.", "Billing, please."),
            (" yes [BLANK_AUDIO]", "yes"),
            ("[BLANK_AUDIO]", ""),
            ("[inaudible]", ""),
            (" (keyboard clicking) *sighs*", ""),
            ("\u{266a} la la \u{266a}", "la la"),
            ("...", ""),
            ("Thanks for watching!", ""),
            ("Thank you.", "Thank you."),
            (zeros.trim(), zeros.trim()),
            ("no no no no no no no no no", ""),
            ("so I said so I said so I said so I said", ""),
            ("four one four one four one", "four one four one four one"),
        ];
        for (text, kept) in table {
            assert_eq!(said(text), kept, "{text}");
        }
    }

    #[test]
    fn unlikely_and_impossibly_quick_text_is_refused() {
        let sure = Hypothesis {
            text: "sales".to_owned(),
            tokens: 1,
            probability: 0.9,
            seconds: 1.0,
            ..Hypothesis::default()
        };
        assert_eq!(believable(&sure), "sales");
        let unlikely = Hypothesis { probability: 0.25, ..sure.clone() };
        assert_eq!(believable(&unlikely), "");
        assert_eq!(believable(&Hypothesis { heard_again: true, ..unlikely }), "sales");
        assert_eq!(believable(&Hypothesis { tokens: 29, ..sure }), "");
    }
}
