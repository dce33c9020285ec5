//! `offhook access`: who may use the pages and the API, for whoever has to answer for it.

use std::{collections::BTreeMap, path::PathBuf};

use clap::Subcommand;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use super::{records::note, usual};
use crate::{
    config::{self, Config},
    http::{
        LOGGED_IN,
        elevations::{self, Elevation},
        tokens::{self, Token},
        uses,
    },
};

/// Shows who has access: role, since when, last used, and what a reviewer should ask about; ends higher roles.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The configuration file; the tokens lie beside it.
    #[arg(long, value_name = "FILE", default_value_os_t = usual::configuration(), global = true)]
    config: PathBuf,

    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  offhook access review
  offhook access review --idle-days 30 --json
  offhook access end 3f2a9c01

Higher roles for a while, which are asked for and approved on the page /access, have a line each, with their number.

What should be asked about stands at the end of a line: a token without an end, one that nobody uses, one that is
over. `offhook token revoke NAME` takes it away, `offhook token rotate NAME` gives it an end.
";

const END_EXAMPLES: &str = "\
Examples:
  offhook access end 3f2a9c01

A running server refuses it within a second or two. Roles are asked for and approved over HTTP alone: whoever may write
the tokens' file can make a token of any role.
";

#[derive(Subcommand)]
enum Command {
    /// Ends a higher role, or a request for one, by its number.
    #[command(after_help = END_EXAMPLES)]
    End {
        /// As `offhook access review` shows it.
        id: String,
    },
    /// Lists every token with its role, when it was made, when it ends and when it was last used.
    #[command(after_help = EXAMPLES)]
    Review {
        /// Days without use after which a token is idle.
        #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=36_500))]
        idle_days: u32,
        /// One JSON array instead of lines.
        #[arg(long)]
        json: bool,
    },
}

/// One token, or one higher role for a while, as a reviewer sees it.
#[derive(Debug, Serialize)]
struct Access {
    name: String,
    /// Whose it is, where it is somebody's.
    person: Option<String>,
    role: String,
    /// Since when its holder has this secret, or this role.
    since: Option<Timestamp>,
    ends: Option<Timestamp>,
    last_used: Option<Timestamp>,
    remarks: Vec<String>,
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let http = Config::load(&args.config)?.http;
    match args.command {
        Command::Review { idle_days, json } => review(&http, idle_days, json),
        // It is to be over whatever becomes of the note.
        Command::End { id } => {
            elevations::end_of(&http.tokens, &id, tokens::now())?;
            note(&args.config, &format!("ended request {id}"))
        }
    }
}

fn review(http: &config::Http, idle_days: u32, json: bool) -> anyhow::Result<()> {
    let path = http.tokens.as_path();
    let (used, now) = (uses::read(path)?, tokens::now());
    let tokens = tokens::read(path)?;
    let of_tokens =
        tokens.iter().map(|token| Access::of(token, used.get(&token.name).copied(), now, idle_days));
    let elevations = elevations::read(path, now)?;
    let mut all: Vec<Access> = of_tokens.chain(elevations.iter().map(Access::elevated)).collect();
    all.extend(by_provider(http.oidc.as_ref(), &used));
    if json {
        println!("{}", serde_json::to_string_pretty(&all)?);
    } else {
        all.iter().for_each(|access| println!("{}", access.line()));
    }
    Ok(())
}

/// Groups that give roles, and who has come by the provider: it knows who is in which.
fn by_provider(oidc: Option<&config::Oidc>, used: &BTreeMap<String, Timestamp>) -> Vec<Access> {
    let Some(oidc) = oidc else { return Vec::new() };
    let row = |name: String, role: &str, last_used: Option<Timestamp>, remark: &str| {
        let (role, remarks) = (role.to_owned(), vec![remark.to_owned()]);
        Access { name, person: None, role, since: None, ends: None, last_used, remarks }
    };
    let groups = oidc.roles.iter().map(|(group, role)| {
        row(
            format!("group {group}"),
            role,
            None,
            &format!("of {}; who is in it is to be asked there", oidc.issuer),
        )
    });
    let people = used
        .iter()
        .filter(|(name, _)| name.starts_with(LOGGED_IN))
        .map(|(name, last)| row(name.clone(), "by group", Some(*last), "has logged in by the provider"));
    groups.chain(people).collect()
}

impl Access {
    fn of(token: &Token, last_used: Option<Timestamp>, now: Timestamp, idle_days: u32) -> Self {
        let idle = SignedDuration::from_hours(24 * i64::from(idle_days));
        let mut remarks = Vec::new();
        match token.expires {
            None => remarks.push("no end".to_owned()),
            Some(_) if !token.is_good(now) => remarks.push("over: revoke it".to_owned()),
            Some(_) => {}
        }
        match last_used {
            None => remarks.push("never used".to_owned()),
            Some(used) if now.duration_since(used) > idle => {
                let days = now.duration_since(used).as_hours() / 24;
                remarks.push(format!("not used for {days} days"));
            }
            Some(_) => {}
        }
        if let Some(before) = token.before.as_ref().filter(|before| now < before.until) {
            remarks.push(format!("its old secret is good until {}", before.until));
        }
        let (name, role) = (token.name.clone(), token.role.to_string());
        let person = Some(token.person().to_owned());
        Self { name, person, role, since: Some(token.created), ends: token.expires, last_used, remarks }
    }

    fn elevated(elevation: &Elevation) -> Self {
        let Elevation { id, name, person, role, minutes, reason, asked, approval, .. } = elevation;
        let remark = match approval {
            Some(approval) => {
                format!("request {id}: for {minutes} minutes, approved by {}: {reason}", approval.by)
            }
            None => format!("request {id}: waits for another person, for {minutes} minutes: {reason}"),
        };
        Self {
            name: name.clone(),
            person: Some(person.clone()),
            role: role.to_string(),
            since: Some(approval.as_ref().map_or(*asked, |approval| approval.at)),
            ends: elevation.until(),
            last_used: None,
            remarks: vec![remark],
        }
    }

    fn line(&self) -> String {
        let moment = |moment: Option<Timestamp>| moment.map_or("-".to_owned(), |moment| moment.to_string());
        let (since, ends, used) = (moment(self.since), moment(self.ends), moment(self.last_used));
        let remarks = if self.remarks.is_empty() { "ok".to_owned() } else { self.remarks.join("; ") };
        let Self { name, role, .. } = self;
        let of = self.person.as_ref().filter(|person| *person != name);
        let name = of.map_or(name.clone(), |person| format!("{name} of {person}"));
        format!("{name:<20} {role:<8} since {since}  ends {ends:<20}  used {used:<20}  {remarks}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::http::Role;

    #[test]
    fn a_reviewer_is_told_what_to_ask_about() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tokens.toml");
        tokens::create(&path, "wallboard", Role::Viewer, Some(90)).unwrap();
        tokens::create(&path, "anna", Role::Admin, None).unwrap();
        tokens::create_for(&path, "cron", Some("anna"), Role::Viewer, Some(90)).unwrap();
        let listed = tokens::read(&path).unwrap();
        let (made, day) = (listed[0].created, SignedDuration::from_hours(24));
        let remarks = |token: usize, used: Option<Timestamp>, now: Timestamp| {
            Access::of(&listed[token], used, now, 30).remarks.join("; ")
        };
        assert_eq!(remarks(0, Some(made), made + day), "");
        assert_eq!(remarks(0, None, made + day), "never used");
        assert_eq!(remarks(0, Some(made), made + day * 31), "not used for 31 days");
        assert_eq!(remarks(0, Some(made + day * 90), made + day * 91), "over: revoke it");
        assert_eq!(remarks(1, Some(made), made), "no end");
        let line = Access::of(&listed[1], None, made, 30).line();
        assert!(
            line.starts_with("anna                 admin    since 20")
                && line.ends_with("no end; never used")
        );
        tokens::rotate_to(&path, "cron", "bob", Some(90)).unwrap();
        let given = &tokens::read(&path).unwrap()[2];
        assert!(Access::of(given, None, made, 30).line().starts_with("cron of bob          viewer "));
        assert!(given.before.as_ref().unwrap().until <= tokens::now(), "anna has it no longer");
    }
}
