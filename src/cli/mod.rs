//! The command line: one file per command, one place for help, logging, error texts and exit codes.

mod access;
mod answers;
pub mod bench;
pub mod call;
pub mod chat;
pub mod check;
mod completions;
mod dialplan;
mod doctor;
mod eval;
mod export;
mod fault;
mod flow_file;
mod init;
mod logging;
mod manual;
mod models;
mod own_server;
mod parts;
mod pipe;
mod prompts;
mod recording;
mod recordings;
mod records;
mod rehearsal;
mod replay;
pub mod say;
mod sentences;
pub mod serve;
mod talker;
pub mod test;
mod token;
mod transcribe;
mod usual;

use std::ffi::OsString;
use std::process::{ExitCode, Termination};

use clap::{CommandFactory as _, Parser, Subcommand};

use crate::memory;

pub use fault::{Exit, Fault};
use logging::LogArgs;

const EXAMPLES: &str = "\
Examples:
  offhook init site
      begin: five questions, and there are a configuration, a first flow and the dialplan's lines
  offhook serve
      answer calls on 127.0.0.1:4573 (FastAGI) and 127.0.0.1:9092 (AudioSocket)
  offhook check asterisk/flows/reception.toml
      report every fault of a flow, each with its line
  offhook chat asterisk/flows/reception.toml
      talk to a flow in the terminal, with typed words or keys
  offhook test asterisk/flows/reception.toml
      play the dialogs beside a flow and show every difference
  offhook call billing.wav --flow reception
      call the server as Asterisk would, and print what happened
  offhook transcribe message.wav
      what the recogniser hears in a recording
  offhook say \"Good morning\" --out hello.wav
      what the voice makes of a text
  offhook prompts export asterisk/flows/reception.toml --out /var/lib/asterisk/sounds
      what a flow says as sound files, for Playback(); `list` shows what there is
  offhook doctor
      whether everything that calls need is there
  offhook dialplan asterisk/flows/reception.toml
      the lines that hand calls to a flow; `freepbx` prints them for FreePBX
  offhook models fetch starter
      get a recogniser, a voice and sentence embeddings; `list` shows what there is
  offhook token create --role viewer --name wallboard
      let a browser or a program see the figures; `access review` shows who may what
  offhook replay 1c9f4f0e-93f5-4d3b-8a0e-2f6f0c1d7b11
      play a call that was to its flow as it is now; `recording` has its sound
  offhook export --caller +15550100 --out caller.json
      everything that is kept about a caller; `erase` takes it away, `audit` tells who looked
  offhook eval intents --train examples.csv --test heard.csv
      how often sentences are understood; the program offhook-bench measures speed
  offhook completions bash
      what a shell reads to complete commands and options

In the dialplan:
  same => n,AGI(agi://127.0.0.1/converse?flow=reception)

Exit codes:
  0  done
  1  failed; the reason and what to do about it are on standard error
  2  the command line is wrong
  3  no server answers at the address
  4  the call ended without a decision from the server
";

/// Answers telephone calls for Asterisk on machines that never touch the internet.
#[derive(Parser)]
#[command(name = "offhook", version, after_help = EXAMPLES)]
#[command(arg_required_else_help = true, max_term_width = 110)]
struct Cli {
    #[command(flatten)]
    log: LogArgs,

    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Init(init::Args),
    Serve(serve::Args),
    Doctor(doctor::Args),
    Models(models::Args),
    Check(check::Args),
    Chat(chat::Args),
    Test(test::Args),
    Call(Box<call::Args>),
    Transcribe(transcribe::Args),
    Say(say::Args),
    Prompts(prompts::Args),
    Dialplan(dialplan::DialplanArgs),
    Freepbx(dialplan::FreepbxArgs),
    Token(token::Args),
    Access(access::Args),
    Records(records::RecordsArgs),
    Erase(records::EraseArgs),
    Export(export::ExportArgs),
    Audit(records::AuditArgs),
    Replay(replay::Args),
    Recording(recording::Args),
    Eval(eval::Args),
    Completions(completions::Args),
    #[command(hide = true)]
    Manual(manual::Args),
}

impl Command {
    /// Each command's `run` may return `()`, an [`Exit`] or an [`ExitCode`].
    fn run(self, verbose: bool) -> ExitCode {
        if !matches!(self, Self::Serve(_)) {
            pipe::end_with_the_reader();
        }
        match self {
            Self::Call(args) => conclude(call::run(*args)),
            Self::Transcribe(args) => conclude(transcribe::run(args)),
            Self::Init(args) => conclude(init::run(args)),
            Self::Serve(args) => conclude(serve::run(args)),
            Self::Doctor(args) => conclude(doctor::run(args)),
            Self::Models(args) => conclude(models::run(args)),
            Self::Check(args) => conclude(check::run(args)),
            Self::Chat(args) => conclude(chat::run(args)),
            Self::Test(args) => conclude(test::run(args, verbose)),
            Self::Say(args) => conclude(say::run(args)),
            Self::Prompts(args) => conclude(prompts::run(args)),
            Self::Dialplan(args) => conclude(dialplan::dialplan(args)),
            Self::Freepbx(args) => conclude(dialplan::freepbx(args)),
            Self::Token(args) => conclude(token::run(args)),
            Self::Access(args) => conclude(access::run(args)),
            Self::Eval(args) => conclude(eval::run(args)),
            Self::Records(args) => conclude(records::records(args)),
            Self::Erase(args) => conclude(records::erase(args)),
            Self::Export(args) => conclude(export::export(args)),
            Self::Audit(args) => conclude(records::audit(args)),
            Self::Replay(args) => conclude(replay::run(args)),
            Self::Recording(args) => conclude(recording::run(args)),
            Self::Completions(args) => conclude(completions::run(&args, Cli::command())),
            Self::Manual(args) => conclude(manual::run(&args, Cli::command())),
        }
    }
}

/// Runs the program on the process's own command line.
pub fn main() -> ExitCode {
    start(std::env::args_os(), |cli: &Cli| &cli.log, |cli| cli.command.run(cli.log.verbose))
}

/// Reads a command line and runs what it asks for, with the log as it says.
fn start<C: Parser>(
    words: impl Iterator<Item = OsString>,
    log: impl Fn(&C) -> &LogArgs,
    run: impl FnOnce(C) -> ExitCode,
) -> ExitCode {
    match C::try_parse_from(words) {
        Ok(cli) => {
            log(&cli).start();
            // Before any key is read.
            match memory::keep_to_itself() {
                Ok(true) => {}
                Ok(false) => {
                    tracing::warn!("{} is set: this process and its engines can be dumped", memory::OPEN)
                }
                Err(error) => {
                    tracing::error!(%error, "other processes of this user can read this one's memory")
                }
            }
            run(cli)
        }
        Err(refusal) => {
            // A closed standard error leaves nothing to complain to.
            let _ = refusal.print();
            u8::try_from(refusal.exit_code()).map_or(ExitCode::FAILURE, ExitCode::from)
        }
    }
}

fn conclude<T: Termination>(result: anyhow::Result<T>) -> ExitCode {
    match result {
        Ok(done) => done.report(),
        Err(error) => {
            eprint!("{}", fault::explain(&error));
            Exit::of(&error).report()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
