//! A flow for commands, from the file that was named.

use std::{fs, path::Path, sync::Arc};

use super::{Exit, Fault};
use crate::flow::Flow;

pub(super) fn load(path: &Path) -> anyhow::Result<Arc<Flow>> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path).map_err(|error| {
        Fault::new(format!("cannot read {name}"), "name a flow file, such as asterisk/flows/reception.toml")
            .exit(Exit::Usage)
            .because(error)
    })?;
    Flow::load(&name, &text).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
        Fault::new(format!("{name} has faults"), "correct them; `offhook check` lists them as well")
            .because(anyhow::anyhow!(lines.join("\n")))
            .into()
    })
}
