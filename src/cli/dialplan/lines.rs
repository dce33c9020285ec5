//! What every dialplan for a flow has: the talk, the way to where it decided, and a person for all that goes wrong.

use std::{collections::BTreeSet, net::SocketAddr};

use crate::flow::{Flow, Place};

/// Comments begin here where there is room.
const COMMENTS_AT: usize = 72;

/// The context that calls enter.
pub(super) fn context(flow: &Flow) -> String {
    format!("offhook-{}", flow.name())
}

/// A line, and what it is for.
pub(super) fn line(code: &str, comment: &str) -> String {
    let code = if code.starts_with("exten") || code.starts_with('[') {
        code.to_owned()
    } else {
        format!(" same => {code}")
    };
    if comment.is_empty() { format!("{code}\n") } else { format!("{code:<COMMENTS_AT$} ; {comment}\n") }
}

pub(super) fn goto(place: &Place) -> String {
    let to = place.destination();
    format!("Goto({},{},{})", to.context(), to.extension(), to.priority())
}

/// `before_transfer` are lines for the channel before it goes to whom the flow decided for.
pub(super) fn talk(flow: &Flow, agi: SocketAddr, limit_s: u32, before_transfer: &str) -> String {
    let (name, person) = (flow.name(), goto(flow.fallback()));
    let mut text = line(&format!("[{}]", context(flow)), "");
    for (code, comment) in [
        ("exten => s,1,Answer()".to_owned(), "AudioSocket needs an answered channel"),
        (format!("n,Set(TIMEOUT(absolute)={limit_s})"), "the longest talk; then T below"),
        (format!("n,AGI(agi://{agi}/converse?flow={name})"), ""),
        ("n,Set(TIMEOUT(absolute)=0)".to_owned(), "the limit is for the talk, not for what follows"),
        (
            "n,Verbose(1,Offhook ${OFFHOOK_CALL}: agi=${AGISTATUS} status=${OFFHOOK_STATUS} action=${OFFHOOK_ACTION})"
                .to_owned(),
            "",
        ),
        (r#"n,GotoIf($["${AGISTATUS}" != "SUCCESS"]?person)"#.to_owned(), "the server is down"),
        (r#"n,GotoIf($["${OFFHOOK_STATUS}" = ""]?person)"#.to_owned(), "it died during the call"),
        (r#"n,GotoIf($["${OFFHOOK_ACTION}" = "hangup"]?bye)"#.to_owned(), ""),
        (r#"n,GotoIf($["${OFFHOOK_ACTION}" != "transfer"]?person)"#.to_owned(), "nothing was decided"),
    ] {
        text += &line(&code, comment);
    }
    text += before_transfer;
    let known = "n,GotoIf($[${DIALPLAN_EXISTS(${OFFHOOK_CONTEXT},${OFFHOOK_EXTEN},1)}]?:person)";
    text += &line(known, "");
    text += &line("n,Goto(${OFFHOOK_CONTEXT},${OFFHOOK_EXTEN},1)", "");
    text += &line(&format!("n(person),{person}"), "the flow's fallback");
    text += &line("n(bye),Hangup()", "");
    text += &line("exten => T,1,Set(TIMEOUT(absolute)=0)", "the limit was reached");
    text += &line(&format!("n,{person}"), "");
    let ended =
        "exten => h,1,Verbose(1,Offhook ${OFFHOOK_CALL}: ended agi=${AGISTATUS} status=${OFFHOOK_STATUS})";
    text + &line(ended, "")
}

/// Contexts in the order in which the flow names them, each with its places, one for each extension.
pub(super) fn by_context(flow: &Flow) -> Vec<(&str, Vec<&Place>)> {
    let mut contexts: Vec<(&str, Vec<&Place>)> = Vec::new();
    let mut seen = BTreeSet::new();
    for place in flow.places() {
        let to = place.destination();
        if !seen.insert((to.context(), to.extension())) {
            continue;
        }
        match contexts.iter_mut().find(|(context, _)| *context == to.context()) {
            Some((_, places)) => places.push(place),
            None => contexts.push((to.context(), vec![place])),
        }
    }
    contexts
}

/// A table's rows have their extensions in a context of their own.
pub(super) fn tables(flow: &Flow) -> String {
    let named = flow.tables().iter().filter_map(|(name, table)| Some((name, table.context.as_deref()?)));
    named
        .map(|(name, context)| {
            format!("; The extensions of the table `{name}` belong to {context}, which your dialplan has.\n")
        })
        .collect()
}
