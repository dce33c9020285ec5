//! How far two rows of words are apart.

use std::ops::AddAssign;

/// The fewest edits that turn what was said into what was heard.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Distance {
    pub(super) substituted: usize,
    pub(super) deleted: usize,
    pub(super) inserted: usize,
}

impl Distance {
    pub(super) fn total(self) -> usize {
        self.substituted + self.deleted + self.inserted
    }
}

impl AddAssign for Distance {
    fn add_assign(&mut self, other: Self) {
        self.substituted += other.substituted;
        self.deleted += other.deleted;
        self.inserted += other.inserted;
    }
}

pub(super) fn distance(said: &[String], heard: &[String]) -> Distance {
    // One row of the usual table; cell n is the distance from the words said so far to the first n words
    // heard.
    let mut row: Vec<Distance> =
        (0..=heard.len()).map(|inserted| Distance { inserted, ..Distance::default() }).collect();
    for word in said {
        let mut diagonal = row[0];
        row[0].deleted += 1;
        for (index, other) in heard.iter().enumerate() {
            let (above, left) = (row[index + 1], row[index]);
            let swap =
                Distance { substituted: diagonal.substituted + usize::from(word != other), ..diagonal };
            let drop = Distance { deleted: above.deleted + 1, ..above };
            let add = Distance { inserted: left.inserted + 1, ..left };
            row[index + 1] = [swap, drop, add].into_iter().min_by_key(|edits| edits.total()).unwrap_or(swap);
            diagonal = above;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_count_each_kind_of_error() {
        let table = [
            ("yes", "yes", (0, 0, 0)),
            ("one two three", "one three", (0, 1, 0)),
            ("one three", "one two three", (0, 0, 1)),
            ("to billing", "too billing", (1, 0, 0)),
            ("", "a b", (0, 0, 2)),
            ("a b", "", (0, 2, 0)),
        ];
        for (said, heard, (substituted, deleted, inserted)) in table {
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let edits = distance(&words(said), &words(heard));
            assert_eq!(edits, Distance { substituted, deleted, inserted }, "{said} / {heard}");
        }
    }
}
