//! `offhook prompts export`: each text spoken, brought to one level, and written in every format that was asked for.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Context as _;

use super::{
    Prompt, format::Format, index::Row, load, names, of_flow, progress::Progress, sounds::Sounds, table,
};
use crate::{
    audio::{CallRate, levelled, resample},
    cli::{
        Fault,
        talker::{Talker, VoiceArgs},
    },
    engine::{prompts::PromptSettings, voice::VoiceChoice},
    flow::Flow,
};

const EXAMPLES: &str = "\
Examples:
  offhook prompts export asterisk/flows/reception.toml --out /var/lib/asterisk/sounds
      then, in the dialplan: Playback(offhook/reception/greeting)
  offhook prompts export flows/*.toml --out sounds --format ulaw,g722 --voice voices/amy.onnx
  offhook prompts export --texts own.tsv --out /var/lib/asterisk/sounds
      the lines of own.tsv are `name TAB text` or `name TAB text TAB language`;
      `custom/hours TAB We are open from nine to five.` is for Playback(custom/hours)

Files whose words and voice are still the same are left alone: DIR/index.tsv has them. docs/prompts.md has the names.
";

/// Make sound files of what a flow says in any call, and of texts of your own
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExportArgs {
    /// The files of flows
    #[arg(value_name = "FLOW.toml", required_unless_present = "texts")]
    flows: Vec<PathBuf>,

    /// Where Asterisk looks for sounds: its folder `sounds` (`core show settings` has the data directory)
    #[arg(long, value_name = "DIR")]
    out: PathBuf,

    /// May be given several times
    #[arg(long = "format", value_enum, value_name = "FORMAT", value_delimiter = ',', default_value = "wav")]
    formats: Vec<Format>,

    /// A table of texts of your own; those without a language are in the first flow's, without flows in --language's
    #[arg(long, value_name = "TABLE.tsv")]
    texts: Option<PathBuf>,

    /// Make every file again, and replace files that no export made
    #[arg(long)]
    force: bool,

    #[command(flatten)]
    voice: VoiceArgs,
}

/// A text, and the files that say it.
struct Job {
    language: String,
    text: String,
    files: Vec<(String, Format)>,
}

#[derive(Default)]
struct Made {
    files: usize,
    seconds: f64,
}

pub(super) fn run(args: &ExportArgs) -> anyhow::Result<()> {
    let flows = load(&args.flows)?;
    let mut prompts = flows.iter().flat_map(|flow| of_flow(flow)).collect::<Vec<_>>();
    if let Some(table) = &args.texts {
        let language = flows.first().map_or(args.voice.language(), |flow| flow.language());
        prompts.extend(own_texts(table, language)?);
    }
    refuse_namesakes(&prompts)?;
    let jobs = jobs(&prompts, &args.formats);
    let mut sounds = Sounds::open(&args.out)?;
    if !args.force {
        sounds.refuse_others(jobs.iter().flat_map(Job::paths))?;
    }
    let files: usize = jobs.iter().map(|job| job.files.len()).sum();
    let mut made = Made::default();
    for of_language in jobs.chunk_by(|one, next| one.language == next.language) {
        speak(args, of_language, &mut sounds, &mut made)?;
    }
    let (out, left) = (args.out.display(), files - made.files);
    println!("{out}: files made: {}, {:.1} s of speech; left as they were: {left}", made.files, made.seconds);
    super::tell_left_out(&flows);
    tell_outdated(&sounds, &prompts, &flows);
    Ok(())
}

fn own_texts(path: &Path, language: &str) -> anyhow::Result<Vec<Prompt>> {
    let file = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| {
        Fault::new(format!("cannot read {file}"), "name a table in UTF-8 with lines `name TAB text`")
            .because(error)
    })?;
    table::read(&file, &text, language).map_err(|faults| {
        let remedy = "correct these lines; nothing was made";
        Fault::new(format!("{file} has faults"), remedy).because(anyhow::anyhow!(faults.join("\n"))).into()
    })
}

/// Flows of one name from two folders, or a table that takes a flow's names.
fn refuse_namesakes(prompts: &[Prompt]) -> anyhow::Result<()> {
    let mut known = BTreeMap::new();
    for Prompt { name, language, text } in prompts {
        if let Some(other) = known.insert((language, name), text).filter(|other| *other != text) {
            let attempt = format!("two texts are called {name}: \"{other}\" and \"{text}\"");
            let remedy = "give them other names, or export them into folders of their own";
            return Err(Fault::new(attempt, remedy).into());
        }
    }
    Ok(())
}

/// Each text once in a language, and by language.
fn jobs(prompts: &[Prompt], formats: &[Format]) -> Vec<Job> {
    let mut files: BTreeMap<(&str, &str), Vec<(String, Format)>> = BTreeMap::new();
    for Prompt { name, language, text } in prompts {
        let of_text = formats.iter().map(|format| (names::file(language, name, format.ending()), *format));
        files.entry((language, text)).or_default().extend(of_text);
    }
    let jobs = files.into_iter().map(|((language, text), mut files)| {
        files.sort();
        files.dedup();
        Job { language: language.to_owned(), text: text.to_owned(), files }
    });
    jobs.collect()
}

/// The jobs of one language, with the voice for it.
fn speak(args: &ExportArgs, jobs: &[Job], sounds: &mut Sounds, made: &mut Made) -> anyhow::Result<()> {
    let Some(language) = jobs.first().map(|job| job.language.clone()) else { return Ok(()) };
    let choice = VoiceChoice { language, ..args.voice.choice() };
    let talker = Talker::start(&choice, PromptSettings::new(None))?;
    let due: Vec<Job> = jobs.iter().map(|job| job.due(args.force, sounds, &talker.about)).collect();
    let due: Vec<Job> = due.into_iter().filter(|job| !job.files.is_empty()).collect();
    let mut progress = Progress::of(due.len());
    for job in due {
        let seconds = job.make(&talker, sounds)?;
        made.files += job.files.len();
        made.seconds += seconds;
        progress.advance();
    }
    Ok(())
}

impl Job {
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(file, _)| file.as_str())
    }

    /// What of it is to be made.
    fn due(&self, force: bool, sounds: &Sounds, voice: &str) -> Self {
        let is_due = |file: &str| force || !sounds.index.says(file, &self.language, &self.text, voice);
        let files = self.files.iter().filter(|(file, _)| is_due(file)).cloned().collect();
        Self { language: self.language.clone(), text: self.text.clone(), files }
    }

    /// How long it is in seconds.
    fn make(&self, talker: &Talker, sounds: &mut Sounds) -> anyhow::Result<f64> {
        let mut row = Row {
            language: self.language.clone(),
            text: self.text.clone(),
            seconds: None,
            voice: talker.about.clone(),
        };
        sounds.announce(self.paths(), &row)?;
        let [narrow, wide] = [CallRate::Narrow, CallRate::Wide].map(CallRate::hz);
        let said = talker.say(&self.text, wide).with_context(|| format!("cannot say \"{}\"", self.text))?;
        // Before resampling, which needs the room above its ceiling.
        let wideband = levelled(&said.samples, wide);
        let telephone = resample(&wideband, wide, narrow)?;
        for (file, format) in &self.files {
            let samples = match format.rate() {
                CallRate::Narrow => &telephone,
                CallRate::Wide => &wideband,
            };
            sounds.write(file, &format.file(samples))?;
        }
        let seconds = wideband.len() as f64 / f64::from(wide);
        row.seconds = Some(seconds);
        sounds.announce(self.paths(), &row)?;
        Ok(seconds)
    }
}

/// Asterisk takes whichever format suits a call: one that was not exported again would go on with the old words.
fn tell_outdated(sounds: &Sounds, prompts: &[Prompt], flows: &[Arc<Flow>]) {
    let stem = |prompt: &Prompt| names::file(&prompt.language, &prompt.name, "");
    let wanted: BTreeMap<String, &str> =
        prompts.iter().map(|prompt| (stem(prompt), prompt.text.as_str())).collect();
    let folders: Vec<String> = flows.iter().map(|flow| names::of_flow(flow.name(), "")).collect();
    let is_outdated = |file: &str, text: &str| {
        let ending = file.rfind('.').map_or(0, |dot| dot + 1);
        match file.get(..ending).and_then(|stem| wanted.get(stem)) {
            Some(wanted) => *wanted != text,
            None => file
                .split_once('/')
                .is_some_and(|(_, name)| folders.iter().any(|folder| name.starts_with(folder))),
        }
    };
    let outdated = sounds.index.texts().filter(|(file, text)| is_outdated(file, text));
    let outdated: Vec<&str> = outdated.map(|(file, _)| file).collect();
    if !outdated.is_empty() {
        let told = super::sounds::told(&outdated);
        eprintln!("Of earlier exports, and no longer said: {told}; export their formats too, or remove them");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn prompt(name: &str, language: &str, text: &str) -> Prompt {
        let [name, language, text] = [name, language, text].map(str::to_owned);
        Prompt { name, language, text }
    }

    #[test]
    fn a_text_is_spoken_once_for_all_its_files() {
        let prompts = [
            prompt("hours", "en", "From nine to five."),
            prompt("hours", "de", "Von neun bis fünf."),
            prompt("custom/closed", "en", "From nine to five."),
        ];
        let jobs = jobs(&prompts, &[Format::Ulaw, Format::Wav, Format::Ulaw]);
        let told: Vec<String> = jobs
            .iter()
            .map(|job| {
                format!("{} {}: {}", job.language, job.text, job.paths().collect::<Vec<_>>().join(" "))
            })
            .collect();
        assert_eq!(
            told,
            [
                "de Von neun bis fünf.: de/hours.ulaw de/hours.wav",
                "en From nine to five.: en/custom/closed.ulaw en/custom/closed.wav en/hours.ulaw en/hours.wav",
            ]
        );
    }

    #[test]
    fn two_texts_of_one_name_are_refused_in_one_language() {
        let first = prompt("hours", "en", "From nine to five.");
        for (second, refused) in [
            (prompt("hours", "en", "From eight to four."), true),
            (prompt("hours", "de", "Von neun bis fünf."), false),
            (first.clone(), false),
        ] {
            let fault = refuse_namesakes(&[first.clone(), second.clone()]).err();
            assert_eq!(fault.is_some(), refused, "{second:?}");
            assert!(fault.is_none_or(|fault| fault.to_string().contains("called hours: \"From nine")));
        }
    }
}
