//! `offhook models list`: which models are known, and which are here and whole.

use std::fmt::Write as _;

use super::{Place, mebibytes};
use crate::{
    cli::Exit,
    models::{Directory, Kind, Model, installed},
};

const EXAMPLES: &str = "\
Examples:
  offhook models list
      those that this program knows, and which of them a server without a configured model would use
  offhook models list --dir /var/lib/offhook/models
";

/// Shows the models that are known, and which of them are here: size, languages, licence, whether their sums hold.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Exit> {
    let (manifest, directory) = (args.place.manifest()?, args.place.directory()?);
    let mut text = String::new();
    for kind in Kind::ALL {
        let _ = writeln!(text, "{}", title(kind));
        for model in manifest.of_kind(kind) {
            let is_starter = manifest.starter.contains(&model.name);
            describe(model, &state(model, &directory), is_starter, &mut text);
        }
    }
    let _ = writeln!(text, "* part of `starter`. Models directory: {}", directory.path.display());
    print!("{text}");
    Ok(Exit::Done)
}

fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Stt => "Recognition (stt.model), the preferred first",
        Kind::Tts => "Voice (tts.voice)",
        Kind::Embed => "Sentence embeddings (embed.model)",
        Kind::Llm => "Language model (llm.model)",
    }
}

fn describe(model: &Model, state: &str, is_starter: bool, text: &mut String) {
    let mark = if is_starter { '*' } else { ' ' };
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{mark} {:<38}{:>9}  {state}", model.name, mebibytes(model.size()));
    let _ = writeln!(text, "      {}; {}", model.languages, model.purpose);
    let _ = writeln!(text, "      {}", model.licence);
}

/// Whether it is here, and what its sums say.
pub(super) fn state(model: &Model, directory: &Directory) -> String {
    if let Some(path) = &model.in_repository {
        return match installed(path.as_ref()).exists() {
            true => "comes with the program".to_owned(),
            false => "is missing beside the program".to_owned(),
        };
    }
    let items = model.items();
    let there = items.iter().filter(|item| directory.place(item).exists()).count();
    if there == 0 {
        return "-".to_owned();
    }
    if there < items.len() {
        let missing = items.iter().find(|item| !directory.place(item).exists());
        return format!("NOT WHOLE: {} is missing", missing.map_or("", |item| &item.file));
    }
    for item in &items {
        match item.check(&directory.place(item)) {
            Ok(Ok(())) => {}
            Ok(Err(mismatch)) => return format!("SPOILT: {}: {mismatch}", item.file),
            Err(error) => return format!("UNREADABLE: {}: {error}", item.file),
        }
    }
    "here, its sum holds".to_owned()
}
