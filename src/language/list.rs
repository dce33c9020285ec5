//! How tables of words are written.

/// Words or phrases, with commas between them, so that a list reads like a sentence.
#[derive(Clone, Copy, Debug)]
pub struct List(pub &'static str);

impl List {
    pub fn iter(self) -> impl Iterator<Item = &'static str> {
        self.0.split_terminator(", ")
    }

    pub fn contains(self, phrase: &str) -> bool {
        self.iter().any(|known| known == phrase)
    }
}

/// Phrases that are looked for word by word at some place of a sentence.
pub type Phrases = &'static [&'static str];

/// Words or phrases, and what each of them means.
pub type Table<T> = &'static [(&'static str, T)];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_list_holds_nothing() {
        assert!(List("one, two").contains("two") && !List("one, two").contains("one, two"));
        assert!(!List("").contains("") && !List("one").contains(""));
    }
}
