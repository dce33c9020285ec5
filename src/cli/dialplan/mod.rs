//! `offhook dialplan` and `offhook freepbx`: the lines of a dialplan that hand calls to a flow and take them back.

mod freepbx;
mod lines;
mod plain;

use std::{fs, net::SocketAddr, path::PathBuf, sync::Arc};

use super::Fault;
use crate::flow::Flow;

const USUAL_LIMIT_S: u32 = 600;

/// FastAGI's own port.
fn usual_agi() -> SocketAddr {
    SocketAddr::from(([127, 0, 0, 1], 4573))
}

const EXAMPLES: &str = "\
Examples:
  offhook dialplan asterisk/flows/reception.toml > /etc/asterisk/offhook-reception.conf
      then `#include offhook-reception.conf` at the end of extensions.conf, `dialplan reload`, and send calls
      to it: Goto(offhook-reception,s,1)
  offhook dialplan flows/clinic.toml --agi 10.0.0.7:4573
      for a server on another machine

Lines marked SITE are those that only you know: who answers. Leave out destinations that your dialplan has already.
docs/asterisk.md says why each line is there; `offhook doctor dialplan` looks at what Asterisk's folder has.
";

const FREEPBX_EXAMPLES: &str = "\
Examples:
  offhook freepbx asterisk/flows/reception.toml >> /etc/asterisk/extensions_custom.conf
  fwconsole reload

Then, in the pages of FreePBX: Admin, Custom Destinations, a new one with the target that the first lines name; and
Connectivity, Inbound Routes: the route's destination is that Custom Destination. docs/freepbx.md goes through it.
";

/// Print the lines of a dialplan that hand calls to a flow
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct DialplanArgs {
    #[command(flatten)]
    from: From,
}

/// Print the lines for FreePBX's extensions_custom.conf that hand calls to a flow
#[derive(clap::Args)]
#[command(after_help = FREEPBX_EXAMPLES)]
pub(super) struct FreepbxArgs {
    #[command(flatten)]
    from: From,
}

#[derive(clap::Args)]
struct From {
    /// The flow that the calls are for.
    #[arg(value_name = "FLOW.toml")]
    flow: PathBuf,

    /// Where the server listens for AGI sessions.
    #[arg(long, value_name = "ADDRESS:PORT", default_value_t = usual_agi())]
    agi: SocketAddr,

    /// The longest talk in seconds; then a person answers.
    #[arg(
        long,
        value_name = "SECONDS",
        default_value_t = USUAL_LIMIT_S,
        value_parser = clap::value_parser!(u32).range(30..=3600)
    )]
    limit_s: u32,
}

impl From {
    fn flow(&self) -> anyhow::Result<Arc<Flow>> {
        let name = self.flow.display().to_string();
        let text = fs::read_to_string(&self.flow).map_err(|error| {
            let remedy = "name the file of a flow, such as asterisk/flows/reception.toml";
            Fault::new(format!("cannot read {name}"), remedy).because(error)
        })?;
        Flow::load(&name, &text).map_err(|faults| {
            let told: String = faults.iter().map(|fault| format!("\n  {fault}")).collect();
            Fault::new(
                format!("the flow cannot be used:{told}"),
                "correct it; `offhook check` reports the same",
            )
            .into()
        })
    }
}

/// For whom the lines are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pbx {
    /// An Asterisk whose dialplan is written by hand.
    Plain,
    Freepbx,
}

/// The lines for a server that listens where it usually does.
pub(super) fn usual_lines(flow: &Flow, pbx: Pbx) -> String {
    let agi = usual_agi();
    match pbx {
        Pbx::Plain => plain::write(flow, agi, USUAL_LIMIT_S),
        Pbx::Freepbx => freepbx::write(flow, agi, USUAL_LIMIT_S),
    }
}

pub(super) fn dialplan(args: DialplanArgs) -> anyhow::Result<()> {
    print!("{}", plain::write(&*args.from.flow()?, args.from.agi, args.from.limit_s));
    Ok(())
}

pub(super) fn freepbx(args: FreepbxArgs) -> anyhow::Result<()> {
    print!("{}", freepbx::write(&*args.from.flow()?, args.from.agi, args.from.limit_s));
    Ok(())
}
