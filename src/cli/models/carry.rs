//! `offhook models verify`, `pack` and `unpack`: whether what is here is whole, and how it gets to another machine.

use std::path::PathBuf;

use super::{Place, list::state, mebibytes, named};
use crate::{
    cli::{Exit, Fault},
    models::{self, Kind, Manifest, Model, UnpackFault},
};

const VERIFY_EXAMPLES: &str = "\
Examples:
  offhook models verify
      all that are here
  offhook models verify ggml-base-q8_0 --dir /var/lib/offhook/models
";

const PACK_EXAMPLES: &str = "\
Examples:
  offhook models pack models.tar
      all that are here
  offhook models pack models.tar ggml-tiny.en-q8_0 en_US-joe-medium
";

const UNPACK_EXAMPLES: &str = "\
Examples:
  offhook models unpack models.tar
  offhook models unpack models.tar --dir /var/lib/offhook/models
";

/// Checks the sums of the models that are here; ends with 1 when one does not hold.
#[derive(clap::Args)]
#[command(after_help = VERIFY_EXAMPLES)]
pub(super) struct VerifyArgs {
    /// Only these; they must be here.
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    #[command(flatten)]
    place: Place,
}

/// Packs models, their sums and their licences into one archive, for a machine without a network.
#[derive(clap::Args)]
#[command(after_help = PACK_EXAMPLES)]
pub(super) struct PackArgs {
    /// The archive (tar; `tar -tf` shows what is in it).
    #[arg(value_name = "FILE")]
    archive: PathBuf,

    /// Only these instead of all that are here.
    #[arg(value_name = "NAME")]
    names: Vec<String>,

    #[command(flatten)]
    place: Place,
}

/// Unpacks what `pack` made: all of it, or nothing when something in it is not as it should be. A server goes on with
/// what it has until it is started again.
#[derive(clap::Args)]
#[command(after_help = UNPACK_EXAMPLES)]
pub(super) struct UnpackArgs {
    #[arg(value_name = "FILE")]
    archive: PathBuf,

    #[command(flatten)]
    place: Place,
}

pub(super) fn verify(args: &VerifyArgs) -> anyhow::Result<Exit> {
    let (manifest, directory) = (args.place.manifest()?, args.place.directory()?);
    let models = chosen(&manifest, &args.names, |model| {
        model.items().iter().any(|item| directory.place(item).exists())
    })?;
    let mut exit = Exit::Done;
    if models.is_empty() {
        println!("No known model is in {}", directory.path.display());
    }
    for (_, model) in models {
        let state = state(model, &directory);
        if !state.starts_with("here") && !state.starts_with("comes") {
            exit = Exit::Failed;
        }
        println!("{}: {}", model.name, if state == "-" { "is not here" } else { &state });
    }
    if exit == Exit::Failed {
        eprintln!("offhook: get what does not hold again: offhook models fetch NAME");
    }
    Ok(exit)
}

pub(super) fn pack(args: &PackArgs) -> anyhow::Result<Exit> {
    let (manifest, directory) = (args.place.manifest()?, args.place.directory()?);
    let here = chosen(&manifest, &args.names, |model| directory.has(model))?;
    let here: Vec<_> = here.into_iter().filter(|(_, model)| model.in_repository.is_none()).collect();
    if here.is_empty() {
        let attempt = format!("no known model is in {}", directory.path.display());
        return Err(Fault::new(attempt, "fetch some first: offhook models fetch starter").into());
    }
    models::pack(&directory, &here, &args.archive).map_err(|fault| {
        let remedy = "fetch what is missing or spoilt again, and make room for the archive";
        Fault::new(format!("cannot pack {}", args.archive.display()), remedy).because(fault)
    })?;
    let size = here.iter().map(|(_, model)| model.size()).sum();
    println!("{}: {} of models", args.archive.display(), mebibytes(size));
    for (_, model) in here {
        println!("  {}: {}", model.name, model.licence);
    }
    Ok(Exit::Done)
}

pub(super) fn unpack(args: &UnpackArgs) -> anyhow::Result<Exit> {
    let (manifest, directory) = (args.place.manifest()?, args.place.directory()?);
    let names = models::unpack(&args.archive, &manifest, &directory).map_err(|fault| {
        let remedy = match &fault {
            UnpackFault::Unreadable(_) => "check the path".to_owned(),
            UnpackFault::Directory(_) => {
                format!("make room, and see that you may write in {}", directory.path.display())
            }
            UnpackFault::CutShort(_) | UnpackFault::Damaged { .. } => {
                "copy the archive again; `sha256sum` on both sides shows when it is the same".to_owned()
            }
            _ => "make it with `offhook models pack`, on a machine that you trust".to_owned(),
        };
        let attempt = format!("nothing was unpacked from {}", args.archive.display());
        Fault::new(attempt, remedy).because(fault)
    })?;
    for name in names {
        println!("{name}: is in {}, its sum holds", directory.path.display());
    }
    Ok(Exit::Done)
}

/// The named ones, or all that are here.
fn chosen<'m>(
    manifest: &'m Manifest,
    names: &[String],
    is_here: impl Fn(&Model) -> bool,
) -> anyhow::Result<Vec<(Kind, &'m Model)>> {
    if !names.is_empty() {
        return named(manifest, names);
    }
    Ok(manifest.models().filter(|(_, model)| is_here(model)).collect())
}
