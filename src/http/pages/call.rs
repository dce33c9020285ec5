//! One call: what happened and why, how long it took, and how it sounded; and the page of the agent who takes it.

use std::sync::Arc;

use axum::{
    extract::{Extension, Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use cookie::SameSite;
use maud::{Markup, html};

use super::{
    history::{end_class, seconds},
    percent, pictures, shell, tiles, time,
    turns::talk,
};
use crate::{
    call::TransferredCall,
    http::{
        App,
        cookies::Cookie,
        invitations::{self, Visit},
        keyring::Holder,
        period::from_ms,
        reading::{self, may_hear},
        recordings::Waveform,
        reply::Refusal,
    },
    pii::Redacted,
    store::{AGENTS_LINK, Call, CallRow, Disclosure, Pause},
};

/// For those who have logged in, out of the records; for those who came by a link, out of memory.
pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    holder: Option<Extension<Holder>>,
    visit: Option<Extension<Visit>>,
    Path(id): Path<String>,
) -> Result<Response, Refusal> {
    if let Some(Extension(visit)) = visit {
        return Ok(visited(&app, &visit).await);
    }
    let Extension(holder) = holder.ok_or(Refusal::Unknown)?;
    let call = reading::call(&app, &holder, &id).await?;
    let waveform = if may_hear(&holder) { app.recordings.waveform(call.row.call).await } else { None };
    Ok(shell("Call", Some(&holder), whole(&call, may_hear(&holder), waveform.as_ref())).into_response())
}

fn whole(call: &Call, words: bool, waveform: Option<&Waveform>) -> Markup {
    let row = &call.row;
    let turns = &call.turns;
    html! {
        h1 { "Call of " (time(from_ms(row.begun_ms))) }
        (facts(row))
        @if let Some(answer) = &call.consent {
            p.soft { "Asked whether the call may be recorded: " (answer.replace('_', " ")) "." }
        }
        @if let Some(summary) = &row.summary { h2 { "Summary" } p { (summary.expose()) } }
        @if !words {
            p.soft { "What was said is shown to the role auditor." }
        } @else {
            @if !call.slots.is_empty() { h2 { "Asked for" } (pairs(call.slots.iter())) }
            @if !call.context.is_empty() { h2 { "From the dialplan" } (pairs(call.context.iter())) }
            h2 { "Who spoke when" }
            (pictures::timeline(turns))
            @if let Some(waveform) = waveform {
                h2 { "Recording" }
                (pictures::waveform(waveform))
                audio.sound controls preload="none" src={ "/api/v1/calls/" (row.call) "/recording" } {}
                p.soft { "Left the caller, right what was said." }
            }
            @if !call.pauses.is_empty() { h2 { "Paused" } (pauses(&call.pauses)) }
            h2 { "Conversation" }
            @if turns.is_empty() { p.soft { "Nothing is kept of it." } } @else { (talk(turns, true)) }
            @if turns.iter().any(|turn| turn.gap.is_some()) {
                h2 { "What each answer took" }
                (pictures::waterfall(turns))
            }
        }
    }
}

fn facts(row: &CallRow) -> Markup {
    let mut facts = vec![("Flow", row.flow.clone())];
    let mut add = |name, value: Option<String>| facts.extend(value.map(|value| (name, value)));
    add("Caller", row.caller.clone().map(Redacted::into_inner));
    add("Called", row.called.clone().map(Redacted::into_inner));
    add("To", row.destination.clone());
    add("Understood", row.intent.clone());
    add("Sure", row.confidence.filter(|sure| *sure > 0).map(|sure| percent(sure as f64 / 100.0)));
    add("Lasted", row.ended_ms.map(|ended| seconds(ended - row.begun_ms)));
    add("Mood", row.sentiment.clone());
    let status = row.status.as_deref();
    html! {
        p { span class={ "doing " (end_class(status)) } { (status.unwrap_or("running")) } " " code { (row.call) } }
        (tiles(&facts))
    }
}

/// When nothing was kept, and who wished it.
fn pauses(pauses: &[Pause]) -> Markup {
    html! {
        ul {
            @for pause in pauses {
                li {
                    (seconds(pause.from_ms)) " to "
                    @match pause.to_ms { Some(to) => (seconds(to)), None => "the end" }
                    ", by " (pause.by)
                    @if let Some(by) = pause.resumed_by.as_ref().filter(|by| **by != pause.by) { ", ended by " (by) }
                }
            }
        }
    }
}

fn pairs<'a>(pairs: impl Iterator<Item = (&'a String, &'a Redacted<String>)>) -> Markup {
    html! { dl.pairs { @for (name, value) in pairs { dt { (name) } dd { (value.expose()) } } } }
}

/// What the agent needs who takes the call: no menus, no log-in.
async fn visited(app: &App, visit: &Visit) -> Response {
    let TransferredCall { call, destination, intent, sentiment, summary, slots } = visit.transferred.as_ref();
    let id = call.call;
    if let (Some(store), Some(_)) = (&app.store, &visit.first)
        && let Err(fault) = store.audit(AGENTS_LINK, &Disclosure::Read(id).to_string()).await
    {
        // The caller is on the line: the page is shown all the same.
        tracing::error!(%fault, call = %id, "the opening of an agent's page is not in the audit log");
    }
    let mut facts = vec![("From", call.caller.expose().clone()), ("To", destination.clone())];
    facts.extend(intent.clone().map(|intent| ("Wants", intent)));
    facts.push(("Mood", (*sentiment).to_owned()));
    let content = html! {
        h1 { "A call for you" }
        @if let Some(summary) = summary { p.summary { (summary.expose()) } }
        (tiles(&facts))
        @if !slots.is_empty() { h2 { "Asked for" } (pairs(slots.iter().map(|(name, value)| (name, value)))) }
        h2 { "Conversation" }
        (talk(visit.transferred.turns(), false))
        p.soft {
            "This page can be loaded again in this browser for " (invitations::OPENED.as_secs() / 60) " minutes. "
            "What the caller was told in confidence shows as ****."
        }
    };
    let page = shell("A call for you", None, content);
    match &visit.first {
        Some(secret) => ([(header::SET_COOKIE, cookie(app, &id.to_string(), secret))], page).into_response(),
        None => page.into_response(),
    }
}

/// For this page alone. `Lax`, because the link comes from another program, and loading it again must work.
fn cookie(app: &App, id: &str, secret: &str) -> String {
    let (name, seconds) = (invitations::COOKIE, invitations::OPENED.as_secs());
    let path = format!("/calls/{id}");
    Cookie { name, value: secret, path: &path, seconds, same_site: SameSite::Lax }.header(app)
}
