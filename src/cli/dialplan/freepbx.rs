//! A flow's lines for FreePBX, in the file that it leaves to its users, with its own ways to extensions, queues and
//! headers.

use std::net::SocketAddr;

use super::lines::{by_context, context, line, tables, talk};
use crate::flow::Flow;

/// Contexts that FreePBX makes: what is in them is made in its pages.
const ITS_OWN: [&str; 8] = [
    "app-announcement-",
    "app-daynight",
    "ext-",
    "from-did-direct",
    "from-internal",
    "ivr-",
    "timeconditions",
    "vm-callme",
];

pub(super) fn write(flow: &Flow, agi: SocketAddr, limit_s: u32) -> String {
    let (name, context) = (flow.name(), context(flow));
    let mut text = format!(
        "; Offhook for FreePBX: the flow `{name}`, for extensions_custom.conf, printed by `offhook freepbx`.\n\
         ; Custom Destination: {context},s,1\n\n"
    );
    text += &talk(flow, agi, limit_s, &headers());
    text += &tables(flow);
    for (context, places) in by_context(flow) {
        if is_its_own(context) {
            continue;
        }
        text += &format!(
            "\n; SITE: each goes to the extension, ring group or queue that a telephone of the house rings by that number.\n\
             ; Others: Goto(ext-queues,NUMBER,1), Goto(ext-group,NUMBER,1), Goto(ext-local,vmuNUMBER,1) for voicemail.\n\
             [{context}]\n"
        );
        for place in places {
            let extension = place.destination().extension();
            text += &line(&format!("exten => {extension},1,Set(TIMEOUT(absolute)=0)"), place.name());
            text += &line(&format!("n,Goto(from-internal,{extension},1)"), "SITE");
        }
    }
    text
}

/// FreePBX adds to the phones that it rings what this hash holds, in its `func-apply-sipheaders`. Its own
/// `func-set-sipheader` would cut the summary at its first comma.
fn headers() -> String {
    line("n,Set(HASH(__SIPHEADERS,X-AI-Summary)=${OFFHOOK_SUMMARY})", "for the phone that is rung")
        + &line(
            "n,ExecIf($[${LEN(${OFFHOOK_PAGE})} > 0]?Set(HASH(__SIPHEADERS,X-AI-Page)=${OFFHOOK_PAGE}))",
            "",
        )
}

fn is_its_own(context: &str) -> bool {
    ITS_OWN
        .iter()
        .any(|known| if known.ends_with('-') { context.starts_with(known) } else { context == *known })
}
