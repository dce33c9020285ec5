//! `offhook prompts`: what a flow always says, and texts of one's own, as sound files that Asterisk plays.

mod export;
mod format;
mod index;
mod names;
mod progress;
mod sounds;
mod table;

use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

use super::flow_file;
use crate::flow::Flow;

const EXAMPLES: &str = "\
Examples:
  offhook prompts list asterisk/flows/reception.toml
  offhook prompts export asterisk/flows/reception.toml --out /var/lib/asterisk/sounds
";

const LIST_EXAMPLES: &str = "\
Examples:
  offhook prompts list asterisk/flows/reception.toml
      a line for each: its name for Playback(), a TAB, its text, a TAB, its language
  offhook prompts list flows/*.toml > own.tsv
      a table for `offhook prompts export --texts own.tsv`, once names and texts are changed
";

/// Make sound files for Playback() of what a flow says, or list them
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    List(ListArgs),
    Export(export::ExportArgs),
}

/// List what a flow says in any call: names, texts and languages
#[derive(clap::Args)]
#[command(after_help = LIST_EXAMPLES)]
struct ListArgs {
    /// The files of flows
    #[arg(value_name = "FLOW.toml", required = true)]
    flows: Vec<PathBuf>,
}

/// A text that becomes a file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Prompt {
    /// As `Playback()` takes it.
    name: String,
    /// A BCP 47 tag.
    language: String,
    /// In one line.
    text: String,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    match args.command {
        Command::List(args) => list(&args),
        Command::Export(args) => export::run(&args),
    }
}

fn list(args: &ListArgs) -> anyhow::Result<()> {
    let flows = load(&args.flows)?;
    for Prompt { name, language, text } in flows.iter().flat_map(|flow| of_flow(flow)) {
        println!("{name}\t{text}\t{language}");
    }
    tell_left_out(&flows);
    Ok(())
}

fn load(paths: &[PathBuf]) -> anyhow::Result<Vec<Arc<Flow>>> {
    paths.iter().map(|path| flow_file::load(path)).collect()
}

/// What a flow always says. Names that have come out alike are told apart by a digest of the words.
fn of_flow(flow: &Flow) -> Vec<Prompt> {
    let mut known = BTreeSet::new();
    let named = flow.named_prompts().into_iter().map(|prompt| {
        let text = one_line(&prompt.text);
        let mut name = names::of_flow(flow.name(), &prompt.name);
        if !known.insert((prompt.language.clone(), name.clone())) {
            name = names::apart(&name, &text);
        }
        Prompt { name, language: prompt.language, text }
    });
    named.collect()
}

/// What is not there to be listed or exported.
fn tell_left_out(flows: &[Arc<Flow>]) {
    for flow in flows {
        let places = flow.places_of_values();
        if !places.is_empty() {
            let (count, places) = (places.len(), places.join(", "));
            eprintln!(
                "Left out of {}, because the words depend on the call: {count} ({places})",
                flow.name()
            );
        }
    }
}

fn one_line(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOW: &str = r#"
        language = ["en", "de"]
        greeting = { en = ["Welcome.", "Good  morning.", "Hello {{ caller_number }}."], de = "Willkommen." }
        fallback = "desk"
        retries = 2

        [prompts]
        no_input = ["I did not hear you.", "I still cannot hear you."]
        filler = "One moment."
        goodbye = "Goodbye."
        fallback = "I connect you."

        [destinations.desk]
        context = "house"
        extension = "600"
        key = "0"

        [destinations.desk-2]
        context = "house"
        extension = "601"
        transfer = ["To the second desk.", "To the second desk now."]

        [slots.number]
        type = "digits"
        prompt = "What is your number?"

        [intents.refund]
        synonyms = ["refund"]
        steps = [
            { ask = "number" },
            { say = "Thank you." },
            { confirm = "Is {{ number }} right?" },
            { hangup = "Goodbye then." },
        ]
    "#;

    fn flow() -> Arc<Flow> {
        Flow::load("shop.toml", FLOW).unwrap_or_else(|faults| panic!("a sound flow: {faults:?}"))
    }

    /// Text in, name out.
    #[test]
    fn prompts_are_named_by_their_place_in_the_flow() {
        let prompts = of_flow(&flow());
        let names = |text: &str, language: &str| {
            let said = prompts.iter().filter(|prompt| prompt.text == text && prompt.language == language);
            said.map(|prompt| prompt.name.trim_start_matches("offhook/shop/")).collect::<Vec<_>>().join(" ")
        };
        for (text, language, name) in [
            ("Welcome.", "en", "greeting"),
            ("Good morning.", "en", "greeting-2"),
            ("Willkommen.", "de", "greeting"),
            ("I did not hear you.", "en", "no-input-1"),
            ("I still cannot hear you.", "en", "no-input-2"),
            ("I connect you.", "en", "fallback"),
            ("To the second desk.", "en", "transfer-desk-2"),
            ("To the second desk now.", "en", "transfer-desk-2-2"),
            ("What is your number?", "en", "ask-number"),
            ("Thank you.", "en", "refund-step-2"),
            ("Goodbye then.", "en", "refund-step-4"),
            ("Hello {{ caller_number }}.", "en", ""),
        ] {
            assert_eq!(names(text, language), name, "{text}");
        }
        let distinct: BTreeSet<_> = prompts.iter().map(|prompt| (&prompt.language, &prompt.name)).collect();
        assert_eq!(distinct.len(), prompts.len(), "each name once in a language");
        assert!(prompts.iter().all(|prompt| names::fault(&prompt.name).is_none()));
    }

    #[test]
    fn names_that_come_out_alike_are_told_apart_by_their_words() {
        let text = FLOW.replace(
            "[slots.number]",
            "[destinations.desk-2-2]\ncontext = \"house\"\nextension = \"602\"\n\
                                                   transfer = \"To the third.\"\n\n[slots.number]",
        );
        let flow = Flow::load("shop.toml", &text).unwrap_or_else(|faults| panic!("a sound flow: {faults:?}"));
        let prompts = of_flow(&flow);
        let third = prompts.iter().find(|prompt| prompt.text == "To the third.").expect("it is said");
        let named_first = "offhook/shop/transfer-desk-2-2";
        let named = [named_first.to_owned(), names::apart(named_first, "To the third.")];
        assert!(named.contains(&third.name), "{}", third.name);
        assert_eq!(
            prompts.iter().filter(|prompt| prompt.name == named_first).count(),
            2,
            "in both languages"
        );
    }

    #[test]
    fn what_depends_on_the_call_is_counted() {
        assert_eq!(flow().places_of_values(), ["greeting", "refund-step-3", "read-back-number"]);
    }
}
