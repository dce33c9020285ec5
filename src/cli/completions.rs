//! `offhook completions`: what a shell reads to complete commands, options and values, made of the command line.

use std::io::{self, Write as _};

use clap::Command;
use clap_complete::{Shell, generate};

const EXAMPLES: &str = "\
Examples:
  offhook completions bash > ~/.local/share/bash-completion/completions/offhook
  offhook completions zsh > ~/.zfunc/_offhook
      where .zshrc has `fpath+=~/.zfunc` before `compinit`
  offhook completions fish > ~/.config/fish/completions/offhook.fish

The package brings those of bash, zsh and fish along. A new shell reads them.
";

/// Prints what a shell needs to complete commands, options and values.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The shell that is to read it.
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

pub(super) fn run(args: &Args, mut program: Command) -> anyhow::Result<()> {
    let mut text = Vec::new();
    generate(args.shell, &mut program, "offhook", &mut text);
    Ok(io::stdout().write_all(&text)?)
}
