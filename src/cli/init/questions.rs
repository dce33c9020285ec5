//! The five questions of `offhook init`: each with a flag, with what is usual, and with its check before the next one.

use std::io::{self, IsTerminal as _, Write as _};

use super::site::{FirstWords, Site};
use crate::{
    cli::{Exit, Fault},
    language::{LANGUAGES, Language, filled},
};

/// What was answered so far.
#[derive(clap::Args, Clone, Debug, Default)]
pub(super) struct Answers {
    /// The language of the callers, by its tag: en, en-GB ...
    #[arg(long, value_name = "TAG")]
    pub(super) language: Option<String>,

    /// What callers hear as the name of the site, as in "Welcome to ...".
    #[arg(long, value_name = "NAME")]
    pub(super) place: Option<String>,

    /// Where calls go: "billing 601, support 602". With its context where it is another than the others':
    /// "billing 600@ext-queues".
    #[arg(long, value_name = "NAME EXTENSION, ...")]
    pub(super) departments: Option<String>,

    /// The dialplan's kind: asterisk, written by hand, or freepbx.
    #[arg(long, value_name = "KIND")]
    pub(super) pbx: Option<String>,

    /// The extension of whoever answers when Offhook cannot: "600", or "600@CONTEXT".
    #[arg(long, value_name = "EXTENSION")]
    pub(super) human: Option<String>,
}

impl Answers {
    /// With what is usual in the place of what was not answered.
    pub(super) fn or_usual(&self) -> Self {
        let or = |answer: &Option<String>, usual: &str| Some(answer.clone().unwrap_or(usual.to_owned()));
        let language = or(&self.language, LANGUAGES[0].tag);
        let first = language.as_deref().and_then(|tag| FirstWords::of(tag).ok());
        let of_language = |part: fn(&FirstWords) -> &str| first.map(part).unwrap_or_default();
        Self {
            place: or(&self.place, of_language(|first| &first.place)),
            departments: or(&self.departments, of_language(|first| &first.departments)),
            pbx: or(&self.pbx, "asterisk"),
            human: or(&self.human, "600"),
            language,
        }
    }
}

struct Question {
    flag: &'static str,
    asks: &'static str,
    why: &'static str,
    answer: fn(&mut Answers) -> &mut Option<String>,
}

static QUESTIONS: [Question; 5] = [
    Question {
        flag: "--language",
        asks: "Which language do callers speak?",
        why: "Its words are understood, and spoken. There are: {languages}, and variants such as en-GB",
        answer: |answers| &mut answers.language,
    },
    Question {
        flag: "--place",
        asks: "What is the site called?",
        why: "Callers hear it first",
        answer: |answers| &mut answers.place,
    },
    Question {
        flag: "--departments",
        asks: "Who can callers ask for, and at which extensions?",
        why: "Calls go nowhere else, whatever a caller says. Each gets a key, in this order",
        answer: |answers| &mut answers.departments,
    },
    Question {
        flag: "--pbx",
        asks: "Is the dialplan written by hand (asterisk), or by FreePBX (freepbx)?",
        why: "It decides the lines that are printed at the end, and the context of the extensions",
        answer: |answers| &mut answers.pbx,
    },
    Question {
        flag: "--human",
        asks: "At which extension does a person answer when Offhook cannot?",
        why: "Whoever asks for a person or is not understood goes there",
        answer: |answers| &mut answers.human,
    },
];

/// Answers that make a sound site, each checked before the next one is asked.
pub(super) fn complete(given: &Answers, asks: bool, time_zone: &str) -> anyhow::Result<Answers> {
    QUESTIONS.iter().zip(1..).try_fold(Answers::default(), |answers, (question, number)| {
        let with = |answer: String| {
            let mut more = answers.clone();
            *(question.answer)(&mut more) = Some(answer);
            Site::of(&more.or_usual(), time_zone)?.flow().map(|_| more)
        };
        let usual = (question.answer)(&mut answers.or_usual()).take().unwrap_or_default();
        let given = (question.answer)(&mut given.clone()).take();
        if given.is_none() && asks {
            let why = filled(question.why, &[("languages", &Language::tags())]);
            println!("\n{number} of {}: {}\n   {why}.", QUESTIONS.len(), question.asks);
            return ask(&usual, with);
        }
        with(given.unwrap_or(usual)).map_err(|told| {
            let (what, remedy) = told.split_once("; ").unwrap_or((told.as_str(), "choose another"));
            let attempt = format!("{} cannot be used: {what}", question.flag);
            Fault::new(attempt, remedy).exit(Exit::Usage).into()
        })
    })
}

/// Which flags are missing that nobody can be asked for.
pub(super) fn missing_flags(given: &Answers) -> Vec<&'static str> {
    let missing = |question: &&Question| (question.answer)(&mut given.clone()).is_none();
    QUESTIONS.iter().filter(missing).map(|question| question.flag).collect()
}

/// Until the answer is good; an empty line is the usual one.
pub(super) fn ask<T>(usual: &str, take: impl Fn(String) -> Result<T, String>) -> anyhow::Result<T> {
    loop {
        print!("   [{usual}] > ");
        io::stdout().flush()?;
        let mut line = String::new();
        if io::stdin().read_line(&mut line)? == 0 {
            println!();
            let remedy = "answer all of them, or take what is usual with --yes";
            return Err(
                Fault::new("the input ended before the questions did; nothing was written", remedy).into()
            );
        }
        if !io::stdin().is_terminal() {
            println!("{}", line.trim());
        }
        let answer = if line.trim().is_empty() { usual } else { line.trim() };
        match take(answer.to_owned()) {
            Ok(taken) => return Ok(taken),
            Err(told) => println!("   No: {told}."),
        }
    }
}

pub(super) fn yes_or_no(answer: &str) -> Result<bool, String> {
    match answer.to_lowercase().as_str() {
        "yes" | "y" => Ok(true),
        "no" | "n" => Ok(false),
        _ => Err(format!("`{answer}` is neither; write yes or no")),
    }
}
