//! The dialplan: that it hands calls over, to this server, for flows that there are, reads what comes back, and has
//! where the flows send calls.

use std::{collections::BTreeSet, fs, path::Path};

use super::{Check, Patient, finding::Finding};
use crate::flow::Flow;

/// FastAGI's own port, where an address names none.
const AGI_PORT: u16 = 4573;
/// Of files that include each other in a circle, no more is read.
const INCLUDES_DEEP: usize = 4;
const VERBS: [&str; 5] = ["/converse", "/begin", "/ask?", "/say?", "/listen"];

/// What the lines that are no comments say.
#[derive(Debug, Default)]
struct Said {
    /// There is a file to read.
    read: bool,
    hands_over: bool,
    /// Something decides by the result.
    decides: bool,
    addresses: BTreeSet<String>,
    flows: BTreeSet<String>,
    contexts: BTreeSet<String>,
    /// It is FreePBX that writes these files.
    by_freepbx: bool,
}

pub(super) fn check(patient: &Patient) -> Vec<Finding> {
    let folder = &patient.asterisk;
    let said = read(folder);
    let place = folder.display();
    let remedy = "copy or #include asterisk/extensions.conf there (docs/asterisk.md), then `dialplan reload`";
    if !said.read {
        let what = format!("no extensions*.conf can be read in {place}");
        return vec![Finding::warn(
            Check::Dialplan,
            what,
            "name the folder with --asterisk, or run as its user",
        )];
    }
    if !said.hands_over {
        let what = format!("nothing in {place}/extensions*.conf hands a call over");
        return vec![Finding::fail(Check::Dialplan, what, remedy)];
    }
    let mut faults = Vec::new();
    faults.extend(address_fault(patient, &said));
    faults.extend(said.flows.iter().filter_map(|flow| flow_fault(patient, flow)));
    faults.extend(said.flows.iter().filter_map(|flow| destination_fault(patient, &said, flow)));
    if !said.decides {
        let what = "nothing reads OFFHOOK_ACTION or OFFHOOK_STATUS: no call goes where it was decided";
        faults.push(Finding::warn(Check::Dialplan, what, remedy));
    }
    if faults.is_empty() {
        let what = format!("{place} hands calls to {}", patient.config.server.agi);
        faults.push(Finding::ok(Check::Dialplan, what));
    }
    faults
}

fn read(folder: &Path) -> Said {
    let mut said = Said::default();
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for path in entries.map(|entry| entry.path()) {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        if !is_dialplan(&path) {
            continue;
        }
        said.by_freepbx |= name == "extensions_additional.conf";
        said.read |= said.take_file(&path, folder, INCLUDES_DEEP);
    }
    said
}

impl Said {
    /// The file, and those of the same folder that it includes.
    fn take_file(&mut self, path: &Path, folder: &Path, deeper: usize) -> bool {
        let Ok(text) = fs::read_to_string(path) else { return false };
        for line in text.lines() {
            self.take(line);
            let included = line.trim().strip_prefix("#include ").or(line.trim().strip_prefix("#tryinclude "));
            let included = included.map(|name| folder.join(name.trim().trim_matches(['"', '<', '>'])));
            if let Some(included) = included.filter(|included| deeper > 0 && !is_dialplan(included)) {
                self.take_file(&included, folder, deeper - 1);
            }
        }
        true
    }

    fn take(&mut self, line: &str) {
        let code = uncommented(line);
        let context = code.trim().strip_prefix('[').and_then(|rest| rest.split_once(']'));
        self.contexts.extend(context.map(|(name, _)| name.to_owned()));
        self.hands_over |= code.contains("AGI(") && VERBS.iter().any(|verb| code.contains(verb));
        self.decides |= code.contains("${OFFHOOK_ACTION}") || code.contains("${OFFHOOK_STATUS}");
        let ends = |c: char| "/,)\"' \t".contains(c);
        let word = |text: &str| text.split(ends).next().unwrap_or_default().to_owned();
        let addresses = code.split("agi://").skip(1).map(word);
        // A variable's value stands where it is set.
        self.addresses.extend(addresses.filter(|address| !address.is_empty() && !address.contains('$')));
        if let Some((_, rest)) = code.split_once("converse?").or(code.split_once("begin?")) {
            let query = word(rest);
            let flow = query.split('&').find_map(|pair| pair.strip_prefix("flow="));
            self.flows.extend(flow.filter(|flow| !flow.contains('$')).map(str::to_owned));
        }
    }
}

/// These are read by themselves.
fn is_dialplan(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    name.starts_with("extensions") && name.ends_with(".conf")
}

/// A semicolon begins a comment unless it is written `\;`.
fn uncommented(line: &str) -> &str {
    let mut escaped = false;
    for (at, letter) in line.char_indices() {
        if letter == ';' && !escaped {
            return &line[..at];
        }
        escaped = letter == '\\' && !escaped;
    }
    line
}

fn address_fault(patient: &Patient, said: &Said) -> Option<Finding> {
    let server = patient.config.server.agi;
    let leads_here = |address: &String| {
        let (host, port) = address.rsplit_once(':').unwrap_or((address, ""));
        let port = if port.is_empty() { AGI_PORT } else { port.parse().unwrap_or(0) };
        let is_local = host == "localhost" || host.starts_with("127.") || host == "[::1]";
        port == server.port() && (!server.ip().is_loopback() || is_local)
    };
    if said.addresses.iter().any(leads_here) {
        return None;
    }
    let found: Vec<&str> = said.addresses.iter().map(String::as_str).collect();
    let found = if found.is_empty() { "no address".to_owned() } else { found.join(", ") };
    let what = format!("the dialplan calls agi://{found}, and the server listens on {server}");
    Some(Finding::fail(Check::Dialplan, what, "set the global OFFHOOK_AGI, or server.agi, to the other"))
}

fn flow_fault(patient: &Patient, flow: &str) -> Option<Finding> {
    let folder = &patient.config.flows;
    if folder.join(format!("{flow}.toml")).is_file() {
        return None;
    }
    let what = format!("the dialplan asks for the flow `{flow}`, which is not in {}", folder.display());
    Some(Finding::fail(Check::Dialplan, what, "put it there, or name another in the dialplan"))
}

/// Calls to a context that is not there go to the operator: the dialplan asks first.
fn destination_fault(patient: &Patient, said: &Said, flow: &str) -> Option<Finding> {
    let path = patient.config.flows.join(format!("{flow}.toml"));
    let text = fs::read_to_string(&path).ok()?;
    // A flow that cannot be used is told of by another check.
    let loaded = Flow::load(flow, &text).ok()?;
    let contexts = loaded.places().iter().map(|place| place.destination().context());
    let absent: BTreeSet<&str> = contexts.filter(|context| !said.contexts.contains(*context)).collect();
    if absent.is_empty() {
        return None;
    }
    let absent: Vec<&str> = absent.into_iter().collect();
    let (command, folder) =
        (if said.by_freepbx { "freepbx" } else { "dialplan" }, patient.asterisk.display());
    let what = format!(
        "the flow `{flow}` sends calls to {}, which no extensions*.conf of {folder} has",
        absent.join(", ")
    );
    Some(Finding::warn(
        Check::Dialplan,
        what,
        format!("write it there, or print it: offhook {command} {}", path.display()),
    ))
}
