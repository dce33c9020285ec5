//! `offhook manual`: the manual pages, one for each command, made from what `--help` is made from.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::Context as _;
use clap::Command;
use clap_mangen::Man;

const EXAMPLES: &str = "\
Examples:
  offhook manual /usr/local/share/man/man1
      then `man offhook`, `man offhook-models-fetch`

Packages of Offhook have these pages; `scripts/package.sh` makes them so.
";

/// Writes the manual pages, one for each command, into a folder.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The folder; it is made where it is not there.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
}

pub(super) fn run(args: &Args, program: Command) -> anyhow::Result<()> {
    let mut program = program.disable_help_subcommand(true);
    program.build();
    let written = fs::create_dir_all(&args.folder).and_then(|()| write(&args.folder, &program));
    written.with_context(|| format!("cannot write manual pages into {}", args.folder.display()))
}

/// The page of this command, and those of the commands below it.
fn write(folder: &Path, command: &Command) -> io::Result<()> {
    let mut below = command.get_subcommands().filter(|below| !below.is_hide_set());
    below.try_for_each(|below| write(folder, below))?;
    let page = Man::new(command.clone()).source(concat!("offhook ", env!("CARGO_PKG_VERSION")));
    let mut text = Vec::new();
    page.render(&mut text)?;
    // What follows the options here is examples first of all, and commands are not to be hyphenated or spaced out.
    let examples = ".SH EXAMPLES\n.nh\n.ad l\n";
    let text = String::from_utf8_lossy(&text).replace(".SH EXTRA\nExamples:\n", examples);
    fs::write(folder.join(page.get_filename()), text)
}
