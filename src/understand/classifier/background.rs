//! What people say to anybody: for telling what a flow is not there for.

const SENTENCES: &str = include_str!("background.txt");

/// Sentences without a topic of telephone calls in common.
pub fn background() -> Vec<&'static str> {
    SENTENCES.lines().filter(|line| !line.starts_with('#')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentences_are_many_and_differ() {
        let sentences = background();
        let distinct: std::collections::BTreeSet<&str> = sentences.iter().copied().collect();
        assert!(sentences.len() >= 150 && distinct.len() == sentences.len(), "{}", sentences.len());
        assert!(sentences.iter().all(|sentence| sentence.len() > 5));
    }
}
