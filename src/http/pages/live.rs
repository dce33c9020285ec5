//! The calls that run now, as they change.

use std::{convert::Infallible, sync::Arc};

use axum::{
    extract::{Extension, State},
    response::sse::{Event, KeepAlive, Sse},
};
use futures_util::{Stream, StreamExt};
use maud::{Markup, html};

use super::{shell, turns::talk};
use crate::{
    call::LiveCall,
    http::{
        App,
        api::live::KEEP_ALIVE,
        keyring::Holder,
        period::from_ms,
        reply::Refusal,
        watching::{self, Change},
    },
};

/// Of each call; its own page has more when it is over.
const TURNS_SHOWN: usize = 4;

pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
) -> Result<Markup, Refusal> {
    let calls = watching::running(&app, &holder).await?;
    Ok(shell(
        "Live",
        Some(&holder),
        html! {
            h1 { "Running calls" }
            p {
                span #count role="status" { (calls.len()) @if calls.len() == 1 { " call" } @else { " calls" } }
                " " span #state.soft role="status" {}
            }
            div #calls.cards { @for call in &calls { (card(call)) } }
            noscript { p.soft { "Without scripts, load this page again to see what has changed." } }
            script src="/assets/live.js" defer {}
        },
    ))
}

/// Cards for the page: whoever follows it needs no script that knows what a call is.
pub(in crate::http) async fn stream(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Refusal> {
    let events = watching::changes(app, holder).await?.map(|change| Ok(event(&change)));
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)))
}

fn event(change: &Change) -> Event {
    match change {
        Change::Call(call) => Event::default().event("card").data(card(call).into_string()),
        Change::Gone(call) => Event::default().event("gone").data(call.to_string()),
        Change::Running(calls) => Event::default().event("running").data(calls.to_string()),
    }
}

fn card(call: &LiveCall) -> Markup {
    let doing = call.doing.as_str();
    let from = call.turns.len().saturating_sub(TURNS_SHOWN);
    html! {
        article.card id={ "call-" (call.call) } {
            h2 {
                a id={ "open-" (call.call) } href={ "/calls/" (call.call) } { (call.flow) }
                span class={ "doing " (doing) } { (doing) }
                time data-since datetime=(from_ms(call.begun_ms)) {}
            }
            p.soft { "From " (call.caller.expose()) " to " (call.called.expose()) }
            @if call.paused { p.soft { "Paused: nothing of it is kept." } }
            (talk(&call.turns[from..], true))
        }
    }
}
