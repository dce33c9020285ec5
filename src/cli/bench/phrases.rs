//! `offhook-bench phrases`: how long a sentence takes to be understood against a directory of names.

use std::hint::black_box;
use std::time::{Duration, Instant};

use super::super::Exit;
use crate::{
    language::ENGLISH,
    understand::{Meaning, Phrasebook},
};

const EXAMPLES: &str = "\
Examples:
  offhook-bench phrases
      directories of 100, 1,000 and 5,000 names
  offhook-bench phrases --names 5000 --sentences 2000
      one size, more sentences
";

/// Measure understanding: sentences that ask for a person, against directories of people.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Sizes of the directories, at most 5,040 names
    #[arg(long, value_name = "N,...", default_value = "100,1000,5000", value_delimiter = ',')]
    #[arg(value_parser = clap::value_parser!(u16).range(1..=5_040))]
    names: Vec<u16>,

    /// Sentences of each kind
    #[arg(long, value_name = "N", default_value = "300")]
    #[arg(value_parser = clap::value_parser!(u16).range(1..))]
    sentences: u16,
}

const FIRST: &str = "Aaron Abigail Adam Alice Andrew Angela Anthony Barbara Benjamin Brenda Brian Carla Carol Charles \
    Christine Cynthia Daniel David Deborah Dennis Diana Donald Dorothy Edward Elizabeth Emily Emma Eric Frances Frank \
    Gary George Gloria Gregory Hannah Harold Heather Helen Henry Howard Irene Jacob James Janet Jason Jennifer Jessica \
    Joan John Joseph Joyce Julia Karen Katherine Keith Kenneth Laura Lawrence Linda Louise Margaret Martin Megan \
    Michael Nancy Nicholas Olivia Patricia Peter Rachel";
const LAST: &str = "Adams Allen Anderson Bailey Baker Barnes Bennett Brooks Brown Butler Campbell Carter Clark Collins \
    Cooper Cox Davies Diaz Edwards Evans Fisher Foster Garcia Gomez Gray Green Griffin Hall Harris Henderson Hill \
    Howell Hughes Jackson Jenkins Johnson Jones Kelly King Lewis Lopez Marshall Martinez Mitchell Moore Morgan Morris \
    Murphy Myers Nelson Nguyen Ortiz Parker Perez Peterson Phillips Powell Price Reed Reynolds Richardson Roberts \
    Robinson Rogers Russell Sanders Simmons Stewart Sullivan Taylor Thompson Walker";

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    println!("| names | prepared ms | sentence | understood | ms, median | 95 % | worst |");
    println!("|--:|--:|---|--:|--:|--:|--:|");
    for count in args.names {
        let names = directory(count.into());
        let start = Instant::now();
        let book = Phrasebook::new(&ENGLISH, names.iter().map(|name| vec![name.clone()])).with_human(0);
        let prepared = ms(start.elapsed());
        for (kind, ask) in KINDS {
            let asked = (0..usize::from(args.sentences)).map(|n| {
                let choice = n * STRIDE % names.len();
                (choice, ask(&names[choice]))
            });
            let Row { understood, took } = measure(&book, asked);
            let at = |percent: usize| took.get(took.len() * percent / 100).or(took.last()).copied();
            let [median, high, worst] = [50, 95, 100].map(|percent| at(percent).map_or(0.0, ms));
            println!(
                "| {count} | {prepared:.0} | {kind} | {understood} of {} | {median:.2} | {high:.2} | {worst:.2} |",
                took.len()
            );
        }
    }
    Ok(Exit::Done)
}

/// Spreads what is asked for over the directory.
const STRIDE: usize = 37;

type Ask = fn(&str) -> String;
const KINDS: [(&str, Ask); 4] = [
    ("the name alone", str::to_owned),
    ("as people ask", |name| format!("good morning could you put me through to {name} please")),
    ("the same, misheard", |name| {
        format!("good morning could you put me through to {} please", misheard(name))
    }),
    ("nobody's name", |_| {
        "i bought a lamp from you last week and the switch broke when my daughter turned it on this morning"
            .to_owned()
    }),
];

struct Row {
    understood: usize,
    /// In order of length.
    took: Vec<Duration>,
}

fn measure(book: &Phrasebook, asked: impl Iterator<Item = (usize, String)>) -> Row {
    let mut row = Row { understood: 0, took: Vec::new() };
    for (choice, sentence) in asked {
        let start = Instant::now();
        let understood = black_box(book.understand(&sentence, 0.95));
        row.took.push(start.elapsed());
        row.understood += usize::from(understood.meaning == Meaning::Choice(choice));
    }
    row.took.sort_unstable();
    row
}

/// Names in an order that mixes first and last ones, so that a small directory is not one family.
fn directory(count: usize) -> Vec<String> {
    let first: Vec<&str> = FIRST.split_whitespace().collect();
    let last: Vec<&str> = LAST.split_whitespace().collect();
    let all = first.len() * last.len();
    let person = |n: usize| {
        // The factor has no divisor in common with the number of pairs: each pair comes once.
        let pair = n * 2_311 % all;
        format!("{} {}", first[pair / last.len()], last[pair % last.len()])
    };
    (0..count.min(all)).map(person).collect()
}

/// What a recogniser makes of a name that it does not know: another vowel, and a doubled letter gone.
fn misheard(name: &str) -> String {
    let mut heard = String::new();
    let mut changed = false;
    for letter in name.to_lowercase().chars() {
        let vowel = "aeiou".contains(letter);
        if heard.ends_with(letter) {
            continue;
        }
        heard.push(if vowel && !changed && heard.len() > 1 { 'e' } else { letter });
        changed |= vowel && heard.len() > 2;
    }
    heard
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_directory_has_each_name_once() {
        let mut names = directory(5_040);
        names.sort();
        names.dedup();
        assert_eq!(names.len(), 5_040);
    }
}
