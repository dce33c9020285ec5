//! `offhook init`: from five answers to a configuration and a flow that have been tried, and the dialplan's lines.

mod files;
mod questions;
mod ring;
mod site;

use std::{
    env, fs,
    io::{IsTerminal as _, stdin},
    path::{Path, PathBuf},
};

use jiff::tz::TimeZone;
use rustix::fs::{Access, access};

use self::{
    questions::Answers,
    site::{FLOW, FirstWords, Site, config_text},
};
use super::{
    Exit, Fault, check,
    dialplan::{Pbx, usual_lines},
    fault::explain,
    models, test,
};
use crate::{config::Config, models::Directory};

const EXAMPLES: &str = "\
Examples:
  offhook init site
      five questions; then site/offhook.toml, a first flow in site/flows, and its dialogs
  offhook init site --yes
      the same with what is usual for an answer, and without asking
  offhook init /etc/offhook --place \"Smith and Sons\" --departments \"billing 601, support 602\" --human 600 --yes
      a site of your own without a terminal; what no flag says is as usual
  offhook init site --pbx freepbx --departments \"billing 600@ext-queues, sales 201\" --human 200
      FreePBX: a queue, and extensions of the house; the rest is asked
  printf 'en\\n\\nsales 601\\n\\n600\\nno\\n' | offhook init site --ask
      answers from a file; an empty line is the usual one

Nothing is written over (--force does), and nothing is written before every answer is good. Then models are fetched, if
you like, the flow is checked, its dialogs are played, and where the engines are, a call is placed with sound.
";

/// Begins a site: five questions, then a configuration and a first flow, which are tried, and the dialplan's lines.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The folder for the files; it is made where there is none.
    #[arg(value_name = "DIR", default_value = ".")]
    dir: PathBuf,

    #[command(flatten)]
    answers: Answers,

    /// Whether to fetch models for these callers: yes or no [default with --yes: yes].
    #[arg(long, value_name = "YES|NO", value_parser = questions::yes_or_no)]
    models: Option<bool>,

    /// The clock of opening hours [default: the machine's].
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    time_zone: Option<String>,

    /// Ask nothing: what no flag says is as usual.
    #[arg(long, conflicts_with = "ask")]
    yes: bool,

    /// Take answers from the standard input though it is no terminal, one a line.
    #[arg(long)]
    ask: bool,

    /// Write over what is there.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let config = args.dir.join("offhook.toml");
    let flow = args.dir.join("flows").join(format!("{FLOW}.toml"));
    let paths = [config.clone(), flow.clone(), flow.with_extension("test.toml")];
    if !args.force {
        files::refuse_those_that_are_there(paths.iter())?;
    }
    let asks = !args.yes && (args.ask || stdin().is_terminal());
    if !asks && !args.yes {
        refuse_missing(&args)?;
    }
    let time_zone = args.time_zone.clone().unwrap_or_else(zone_of_the_machine);
    let answers = questions::complete(&args.answers, asks, &time_zone)?.or_usual();
    let language = answers.language.clone().unwrap_or_default();
    let site = Site::of(&answers, &time_zone).map_err(anyhow::Error::msg)?;
    let wanted = wanted_models(&args, &language, asks)?;
    let models_dir = wanted.as_ref().and_then(|wanted| wanted.key.as_deref());
    let texts = [config_text(models_dir), site.flow_text(), site.test_text()];
    files::write(&paths.clone().into_iter().zip(texts).collect::<Vec<_>>(), args.force)?;
    println!();
    paths.iter().for_each(|path| println!("written: {}", path.display()));
    let fetched = wanted.is_none_or(|wanted| fetch(&wanted));
    let tried = try_out(&config, &flow, &language, &site)?;
    tell_the_rest(&config, &flow, &site)?;
    Ok(if fetched && tried { Exit::Done } else { Exit::Failed })
}

fn refuse_missing(args: &Args) -> Result<(), Fault> {
    let mut missing = questions::missing_flags(&args.answers);
    missing.extend(args.models.is_none().then_some("--models"));
    if missing.is_empty() {
        return Ok(());
    }
    let attempt = format!("nobody can be asked without a terminal for {}", missing.join(", "));
    let remedy = "give these flags, or take what is usual for them with --yes; nothing was written";
    Err(Fault::new(attempt, remedy).exit(Exit::Usage))
}

/// Models to be fetched, and where to.
struct Fetching {
    names: Vec<String>,
    directory: Directory,
    /// `models.dir`, where it has to say that.
    key: Option<PathBuf>,
}

/// Those that are not here, if they are wanted.
fn wanted_models(args: &Args, language: &str, asks: bool) -> anyhow::Result<Option<Fetching>> {
    let Some(usual) = Directory::usual().filter(|_| args.models != Some(false)) else { return Ok(None) };
    let names = FirstWords::of(language).map_err(anyhow::Error::msg)?.models.clone();
    let Some(size) = models::missing(&names, &usual)? else { return Ok(None) };
    let is_ours = is_writable(&usual.path);
    let directory = if is_ours { usual } else { Directory::new(args.dir.join("models")) };
    let key = (!is_ours).then(|| PathBuf::from("models"));
    println!("\nModels for these callers ({}): {size} for {}", names.join(", "), directory.path.display());
    let wants = match args.models {
        None if asks => questions::ask("yes", |answer| questions::yes_or_no(&answer))?,
        _ => true,
    };
    Ok(wants.then_some(Fetching { names, directory, key }))
}

/// Or could be made by this user.
fn is_writable(folder: &Path) -> bool {
    let there = folder.ancestors().find(|folder| folder.exists());
    there.is_some_and(|folder| access(folder, Access::WRITE_OK).is_ok())
}

/// What could not be fetched leaves the rest as it is.
fn fetch(wanted: &Fetching) -> bool {
    let Err(error) = models::fetch(&wanted.names, &wanted.directory) else { return true };
    eprint!("{}", explain(&error));
    let (names, dir) = (wanted.names.join(" "), wanted.directory.path.display());
    println!(
        "models: not all are here; everything else goes on. Later: offhook models fetch {names} --dir {dir}"
    );
    false
}

/// One line for what holds. A call that could not be placed has shown nothing; one that went wrong has.
fn try_out(config: &Path, flow: &Path, language: &str, site: &Site) -> anyhow::Result<bool> {
    check::run(check::Args { flows: Vec::new(), config: config.to_owned(), schema: false })?;
    let config_path = Some(config.to_owned());
    test::run(
        test::Args { flows: vec![flow.to_owned()], config: config_path, only: None, update: false },
        false,
    )?;
    let loaded = Config::load(config)?;
    if let Some(lack) = ring::lacks(&loaded) {
        println!("call with sound: not placed, because {lack}");
        return Ok(true);
    }
    println!("call with sound: a server starts, and makes the sound of its prompts ...");
    match ring::ring(&loaded, language, site.first_name()) {
        Ok(told) => println!("call with sound: ok: {told}"),
        Err(error) => {
            eprint!("{}", explain(&error));
            println!("call with sound: failed; offhook doctor --config {} looks for why", config.display());
            return Ok(false);
        }
    }
    Ok(true)
}

fn tell_the_rest(config: &Path, path: &Path, site: &Site) -> anyhow::Result<()> {
    let flow = site.flow().map_err(anyhow::Error::msg)?;
    let (command, file) = match site.pbx {
        Pbx::Plain => ("dialplan", "extensions.conf"),
        Pbx::Freepbx => ("freepbx", "extensions_custom.conf"),
    };
    println!("\nFor the end of {file}; `offhook {command} {}` prints it again:\n", path.display());
    print!("{}", usual_lines(&flow, site.pbx));
    let config = config.display();
    println!("\nNext:\n  offhook serve --config {config}\n  offhook doctor --config {config}");
    Ok(())
}

fn zone(name: &str) -> Result<String, String> {
    let known = TimeZone::get(name).map(|_| name.to_owned());
    known.map_err(|_| "no such time zone; write one such as Europe/Berlin, or UTC".to_owned())
}

/// Where it tells: by its own name for `/etc/localtime`.
fn zone_of_the_machine() -> String {
    let link = fs::read_link("/etc/localtime").ok().map(|link| link.display().to_string());
    let linked = link.and_then(|link| Some(link.split_once("zoneinfo/")?.1.to_owned()));
    let named = env::var("TZ").ok().into_iter().chain(linked);
    named.filter_map(|name| zone(&name).ok()).next().unwrap_or_else(|| "UTC".to_owned())
}
