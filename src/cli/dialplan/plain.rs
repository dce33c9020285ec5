//! A flow's lines for an Asterisk whose dialplan is written by hand.

use std::net::SocketAddr;

use super::lines::{by_context, context, goto, line, tables, talk};
use crate::flow::{Flow, Place};

pub(super) fn write(flow: &Flow, agi: SocketAddr, limit_s: u32) -> String {
    let (name, context) = (flow.name(), context(flow));
    let mut text = format!(
        "; Offhook's dialplan for the flow `{name}`, for Asterisk 18 to 23, printed by `offhook dialplan`.\n\
         ; #include it at the end of extensions.conf, and send calls to it: Goto({context},s,1)\n\n"
    );
    text += &talk(flow, agi, limit_s, "");
    text += "\n; ---- Where the flow sends calls. Leave out what your dialplan has already. SITE: who answers. ----\n";
    text += &tables(flow);
    for (context, places) in by_context(flow) {
        text += &format!("\n[{context}]\n");
        for place in places {
            text += &destination(flow, place);
        }
    }
    text += &format!(
        "\n; What the called phone is shown: the summary as a header, and the call's page where http.public_url is set.\n\
         [{context}-agent]\n"
    );
    text += &line(
        "exten => s,1,ExecIf($[${LEN(${OFFHOOK_PAGE})} > 0]?Set(PJSIP_HEADER(add,X-AI-Page)=${OFFHOOK_PAGE}))",
        "",
    );
    text += &line("n,GotoIf($[${LEN(${OFFHOOK_SUMMARY})} = 0]?done)", "");
    text += &line("n,Set(PJSIP_HEADER(add,X-AI-Summary)=${OFFHOOK_SUMMARY})", "");
    text + &line("n(done),Return()", "")
}

fn destination(flow: &Flow, place: &Place) -> String {
    let (name, to) = (place.name(), place.destination());
    let mut text = line(&format!("exten => {},1,Set(TIMEOUT(absolute)=0)", to.extension()), name);
    text += &line(&format!("n,Dial(PJSIP/{name},30,b({}-agent^s^1))", context(flow)), "SITE");
    if is_fallback(flow, place) {
        text += &line("n,Playback(vm-nobodyavail)", "");
        return text + &line("n,Hangup()", "");
    }
    text + &line(&format!("n,{}", goto(flow.fallback())), "nobody answered")
}

fn is_fallback(flow: &Flow, place: &Place) -> bool {
    let (one, other) = (flow.fallback().destination(), place.destination());
    (one.context(), one.extension()) == (other.context(), other.extension())
}
