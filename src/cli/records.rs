//! `offhook records`, `erase` and `audit`: what an administrator does with what is kept about callers.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};

use super::usual;
use crate::{
    config::Config,
    pii::Redacted,
    store::{Head, Key, Place, Rekeyed, Store, Swept},
};

/// Makes the key that seals what is personal in the records, and removes what was kept long enough.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  offhook records key > /etc/offhook/records.key
  offhook records sweep            what would go now
  offhook records seal             what is not sealed although there is a key

Only the user who runs Offhook should read that file (umask 077). Then set key_file = \"/etc/offhook/records.key\" in [records]. Keep a copy elsewhere: without it the records are gone.
")]
pub(super) struct RecordsArgs {
    #[command(subcommand)]
    what: RecordsCommand,
}

#[derive(clap::Subcommand)]
enum RecordsCommand {
    /// Prints a new key: 32 random bytes in base64.
    #[command(after_help = "Examples:\n  offhook records key > /etc/offhook/records.key\n")]
    Key,
    /// Seals the records and recordings anew with records.key_file, from records.old_key_file.
    #[command(after_help = "\
Examples:
  offhook records key > new.key    then key_file = \"new.key\" and old_key_file = \"records.key\" in [records]
  offhook records rekey            with the servers restarted before; calls go on meanwhile

What broke off is done by the same command again. When it was done on every machine that has recordings, remove old_key_file and restart the servers.
")]
    Rekey {
        #[command(flatten)]
        place: Where,
    },
    /// Seals what was recorded before records.key_file was set; until then it is not shown.
    #[command(after_help = "\
Examples:
  offhook records seal          which calls and recordings are not sealed
  offhook records seal --yes    they are from before the key: seal them

With a key, nothing that is not sealed counts as what a caller said. When the key has sealed everything since it was set, somebody else wrote what this finds; say --yes only if you know that it is older.
")]
    Seal {
        /// Do it; without this, they are only listed.
        #[arg(long)]
        yes: bool,

        #[command(flatten)]
        place: Where,
    },
    /// Removes what was kept long enough, as the server does every day; after a jump of the clock only this does.
    #[command(after_help = "\
Examples:
  offhook records sweep          the clock, the last sweep, and what would go now
  offhook records sweep --yes    remove it: this machine's clock is right
")]
    Sweep {
        /// Do it; without this, only what would go is counted.
        #[arg(long)]
        yes: bool,

        #[command(flatten)]
        place: Where,
    },
}

pub(super) fn records(args: RecordsArgs) -> anyhow::Result<()> {
    match args.what {
        RecordsCommand::Key => println!("{}", Key::make()?),
        RecordsCommand::Rekey { place } => return rekey(&place.config),
        RecordsCommand::Seal { yes, place } => return seal(yes, &place.config),
        RecordsCommand::Sweep { yes, place } => return sweep(yes, &place.config),
    }
    Ok(())
}

fn rekey(config: &Path) -> anyhow::Result<()> {
    let records = Config::load(config)?.records;
    anyhow::ensure!(
        records.old_key_file.is_some(),
        "records.old_key_file names no key that is to be replaced"
    );
    let key = records.key()?.context("records.key_file names no key")?;
    on_store(config, async |store| {
        store.audit(&user(), "seals the records with another key").await?;
        let Rekeyed { calls, recordings } = store.rekey(&key, &records.recordings).await?;
        println!("{calls} calls and {recordings} recordings are sealed with records.key_file now");
        println!("remove records.old_key_file and restart the servers; then destroy the old key");
        Ok(())
    })
}

/// Calls that are listed by their names.
const LISTED_MAX: usize = 20;

fn seal(yes: bool, config: &Path) -> anyhow::Result<()> {
    let records = Config::load(config)?.records;
    let key = records.key()?.context("records.key_file names no key: nothing is to be sealed")?;
    on_store(config, async |store| {
        let unsealed = store.unsealed(&records.recordings).await?;
        let (calls, recordings) = (unsealed.calls.len(), unsealed.recordings.len());
        if calls + recordings == 0 {
            println!("everything is sealed");
            return Ok(());
        }
        if yes {
            store
                .audit(&user(), &format!("seals {calls} calls and {recordings} recordings that were not"))
                .await?;
            let done = store.seal_unsealed(&unsealed, &key, &records.recordings).await?;
            println!("{} calls and {} recordings are sealed now", done.calls, done.recordings);
            return Ok(());
        }
        unsealed.calls.iter().take(LISTED_MAX).for_each(|call| println!("{call}"));
        if calls > LISTED_MAX {
            println!("and {} more", calls - LISTED_MAX);
        }
        println!("{calls} calls and {recordings} recordings are not sealed, and are not shown");
        println!(
            "add --yes if they are from before records.key_file was set; otherwise somebody has put them there"
        );
        Ok(())
    })
}

fn sweep(yes: bool, config: &Path) -> anyhow::Result<()> {
    let now = crate::http::tokens::now();
    let records = Config::load(config)?.records;
    on_store(config, async |store| {
        if let Some(jump) = store.clock_jump(now.as_millisecond()).await? {
            let last = jiff::Timestamp::from_millisecond(jump.from_ms).unwrap_or_default();
            println!(
                "this machine's clock says {now:.0}, {} days after {last:.0}, when the records were last swept or a \
                 call began; the server removes nothing until you have said that it is right",
                jump.days()
            );
        }
        let old = match yes {
            false => store.sweepable(records.retention, now.as_millisecond()).await?,
            true => {
                store.audit(&user(), "sweeps the records, whatever the clock said before").await?;
                store.sweep(records.retention, &records.recordings, now.as_millisecond()).await?
            }
        };
        let Swept { transcripts, recordings, numbers, records } = old;
        let said = if yes { "are gone" } else { "would go; add --yes to remove them" };
        println!(
            "of {transcripts} calls the transcripts, of {recordings} the recordings, of {numbers} the numbers, and \
             {records} whole records {said}"
        );
        Ok(())
    })
}

#[derive(clap::Args)]
pub(super) struct Where {
    /// The configuration file, which says where the records are.
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration(), global = true)]
    pub(super) config: PathBuf,
}

/// Erases everything that is kept about a caller.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  offhook erase --caller +15550100          how many calls there are
  offhook erase --caller +15550100 --yes    erase them

Spaces and signs in the number do not matter. The audit log says who did it and names the calls, not the caller.
")]
pub(super) struct EraseArgs {
    /// The number as it called.
    #[arg(long, value_name = "NUMBER")]
    caller: String,

    /// Do it; without this, only the calls are counted.
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    place: Where,
}

pub(super) fn erase(args: EraseArgs) -> anyhow::Result<()> {
    let recordings = Config::load(&args.place.config)?.records.recordings;
    on_store(&args.place.config, async |store| {
        let caller = Redacted::new(args.caller);
        if !args.yes {
            let calls = store.calls_of(&caller).await?.len();
            println!("{calls} calls of this number are kept; add --yes to erase them");
            return Ok(());
        }
        let calls = store.erase(&user(), &caller, &recordings).await?;
        println!("{} calls erased", calls.len());
        Ok(())
    })
}

/// Shows who read, took out or erased what, and whether that log is whole.
#[derive(clap::Args)]
#[command(after_help = "\
Examples:
  offhook audit list
  offhook audit verify      fails when an entry was changed, removed or put in, or the end is cut off
")]
pub(super) struct AuditArgs {
    #[command(subcommand)]
    what: AuditCommand,

    #[command(flatten)]
    place: Where,
}

#[derive(clap::Subcommand)]
enum AuditCommand {
    /// Prints every entry, oldest first: number, milliseconds since 1970, who, what.
    #[command(after_help = "Examples:\n  offhook audit list\n")]
    List,
    /// Follows the chain of hashes from its beginning, and holds it against the heads that were noted elsewhere.
    #[command(after_help = "\
Examples:
  offhook audit verify
  journalctl -t offhook -o cat | offhook audit verify --heads -    against what syslog has
")]
    Verify {
        /// A file with lines that have `audit NUMBER HASH`, as audit.syslog gets them; `-` reads standard input.
        #[arg(long, value_name = "FILE")]
        heads: Option<PathBuf>,
    },
}

pub(super) fn audit(args: AuditArgs) -> anyhow::Result<()> {
    const PAGE: u32 = 1_000;
    on_store(&args.place.config, async |store| match args.what {
        AuditCommand::List => {
            let mut next = 1;
            loop {
                let entries = store.audit_entries(next, PAGE).await?;
                let Some(last) = entries.last() else { return Ok(()) };
                next = last.number + 1;
                for entry in &entries {
                    println!("{}\t{}\t{}\t{}", entry.number, entry.at_ms, entry.who, entry.what);
                }
            }
        }
        AuditCommand::Verify { heads } => {
            let noted = heads.as_deref().map(noted).transpose()?.unwrap_or_default();
            match store.audit_verify(&noted).await?? {
                Some(last) => println!("whole: {} entries, the last with hash {}", last.number, last.hash),
                None => println!("whole: no entries"),
            }
            Ok(())
        }
    })
}

fn noted(file: &Path) -> anyhow::Result<Vec<Head>> {
    let text = match file.as_os_str() == "-" {
        true => io::read_to_string(io::stdin()),
        false => fs::read_to_string(file),
    };
    let text = text.with_context(|| format!("cannot read {}", file.display()))?;
    let heads: Vec<Head> = text.lines().filter_map(Head::read).collect();
    anyhow::ensure!(!heads.is_empty(), "{} has no line with `audit NUMBER HASH`", file.display());
    Ok(heads)
}

/// An entry of the audit log. Records that are off, or were never begun, have none: to begin them is the server's,
/// whose user they belong to.
pub(super) fn note(config: &Path, what: &str) -> anyhow::Result<()> {
    match Config::load(config)?.records.place {
        None => return Ok(()),
        Some(Place::Sqlite(file)) if !file.exists() => return Ok(()),
        Some(_) => {}
    }
    on_store(config, async |store| {
        store.audit(&user(), what).await?;
        Ok(())
    })
    .context("this is not in the audit log")
}

pub(super) fn on_store<T>(
    config: &Path,
    work: impl AsyncFnOnce(Store) -> anyhow::Result<T>,
) -> anyhow::Result<T> {
    let config = Config::load(config)?;
    let key = config.records.key()?;
    let Some(place) = config.records.place else {
        bail!("records.url is \"off\": nothing is recorded");
    };
    let seal = config.audit.seal()?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    runtime.block_on(async {
        let store = Store::open(place, key).await?.with_audit(seal);
        let done = work(store.clone()).await;
        store.close().await;
        done
    })
}

/// Who is at the terminal, as the kernel knows it: the process's real user, and who logged in, also behind sudo. What
/// the environment says, anybody can write there.
pub(super) fn user() -> String {
    let uid = rustix::process::getuid().as_raw();
    let logged_in = fs::read_to_string("/proc/self/loginuid").ok().and_then(|text| text.trim().parse().ok());
    let logged_in = logged_in.filter(|login: &u32| *login != uid && *login != u32::MAX);
    let behind = logged_in.map(|login| format!(", logged in as {} (uid {login})", name_of(login)));
    format!("{} (uid {uid}{}; command line)", name_of(uid), behind.unwrap_or_default())
}

/// A directory service's users have their number alone.
fn name_of(uid: u32) -> String {
    let users = fs::read_to_string("/etc/passwd").unwrap_or_default();
    let named = users.lines().find_map(|line| {
        let mut fields = line.split(':');
        let name = fields.next()?;
        (fields.nth(1)? == uid.to_string()).then(|| name.to_owned())
    });
    named.unwrap_or_else(|| "user".to_owned())
}
