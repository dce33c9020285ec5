//! How many requests reached their place, and how.

use serde::Serialize;

use super::table::Wanted;
use super::verdict::Verdict;

/// The counts of one table.
#[derive(Clone, Default, Serialize)]
pub(super) struct Tally {
    requests: String,
    /// Requests that have a place, and what became of them.
    in_scope: usize,
    directly: usize,
    asked: usize,
    denied: usize,
    refused: usize,
    wrong: usize,
    /// Requests that the flow has nothing for, and those of them that went anywhere but to a person.
    out_of_scope: usize,
    out_of_scope_elsewhere: usize,
    /// Requests that can mean several things, and those of them that were not asked about.
    unclear: usize,
    unclear_guessed: usize,
}

impl Tally {
    /// Of a table of this name.
    pub(super) fn of(requests: String) -> Self {
        Self { requests, ..Self::default() }
    }

    pub(super) fn count(&mut self, wanted: &Wanted, verdict: Verdict) {
        let wrong = usize::from(verdict == Verdict::Wrong);
        match wanted {
            Wanted::Person => {
                self.out_of_scope += 1;
                self.out_of_scope_elsewhere += wrong;
            }
            Wanted::Ask => {
                self.unclear += 1;
                self.unclear_guessed += wrong;
            }
            Wanted::Places(_) => {
                self.in_scope += 1;
                *match verdict {
                    Verdict::Directly => &mut self.directly,
                    Verdict::Asked => &mut self.asked,
                    Verdict::Denied => &mut self.denied,
                    Verdict::Refused => &mut self.refused,
                    Verdict::Wrong => &mut self.wrong,
                } += 1;
            }
        }
    }

    pub(super) fn total(tallies: &[Self]) -> Self {
        let sum = |value: fn(&Self) -> usize| tallies.iter().map(value).sum();
        Self {
            requests: "all".to_owned(),
            in_scope: sum(|tally| tally.in_scope),
            directly: sum(|tally| tally.directly),
            asked: sum(|tally| tally.asked),
            denied: sum(|tally| tally.denied),
            refused: sum(|tally| tally.refused),
            wrong: sum(|tally| tally.wrong),
            out_of_scope: sum(|tally| tally.out_of_scope),
            out_of_scope_elsewhere: sum(|tally| tally.out_of_scope_elsewhere),
            unclear: sum(|tally| tally.unclear),
            unclear_guessed: sum(|tally| tally.unclear_guessed),
        }
    }

    pub(super) const HEAD: &str = "| requests | in scope | right | directly | asked | denied | refused | wrong | out of scope, \
        elsewhere | unclear, guessed |\n|---|---|---|---|---|---|---|---|---|---|";

    pub(super) fn line(&self) -> String {
        let share = |part: usize| match self.in_scope {
            0 => "-".to_owned(),
            all => format!("{:.1} %", part as f64 * 100.0 / all as f64),
        };
        format!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} of {} | {} of {} |",
            self.requests,
            self.in_scope,
            share(self.directly + self.asked),
            share(self.directly),
            share(self.asked),
            share(self.denied),
            share(self.refused),
            share(self.wrong),
            self.out_of_scope_elsewhere,
            self.out_of_scope,
            self.unclear_guessed,
            self.unclear,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::Place;
    use super::*;

    #[test]
    fn right_is_reached_directly_or_after_a_question() {
        let place = Wanted::Places(vec![Place::Answer]);
        let mut tally = Tally::of("x".to_owned());
        for verdict in [Verdict::Directly, Verdict::Asked, Verdict::Refused, Verdict::Wrong] {
            tally.count(&place, verdict);
        }
        tally.count(&Wanted::Person, Verdict::Asked);
        tally.count(&Wanted::Person, Verdict::Wrong);
        tally.count(&Wanted::Ask, Verdict::Refused);
        let both = Tally::total(&[tally.clone(), tally.clone()]);
        assert_eq!(
            tally.line(),
            "| x | 4 | 50.0 % | 25.0 % | 25.0 % | 0.0 % | 25.0 % | 25.0 % | 1 of 2 | 0 of 1 |"
        );
        assert!(both.line().ends_with("| 2 of 4 | 0 of 2 |"), "{}", both.line());
        assert!(Tally::default().line().starts_with("|  | 0 | - |"));
    }
}
