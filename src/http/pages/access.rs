//! One's role, and higher ones for a while: asking for one, approving another person's, ending it.

use std::sync::Arc;

use axum::{
    Form,
    extract::{Extension, Path, State, rejection::FormRejection},
    response::Redirect,
};
use maud::{Markup, html};
use serde::Deserialize;

use super::{shell, time};
use crate::http::{
    App, elevating,
    elevations::{Elevation, MINUTES_MAX, Wanted},
    keyring::Holder,
    reply::Refusal,
    role::Role,
};

const HERE: &str = "/access";

#[derive(Deserialize)]
pub(in crate::http) struct Asked {
    role: String,
    minutes: u32,
    reason: String,
}

pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
) -> Markup {
    let requests = elevating::seen_by(&app, &holder);
    let higher: Vec<Role> = Role::ALL.into_iter().filter(|role| *role > holder.own).collect();
    shell(
        "Access",
        Some(&holder),
        html! {
            h1 { "Access" }
            p {
                "Your role is " strong { (holder.role) }
                @if let Some(until) = holder.until { ", until " (time(until)) "; then " (holder.own) " again" }
                "."
            }
            @if app.store.is_none() {
                p.hint { "There is no audit log here (records.url), so nobody gets a higher role for a while." }
            } @else if !higher.is_empty() { (form(&higher)) }
            h2 { "Waiting and granted" }
            @if requests.is_empty() { p { "Nobody waits for a higher role, and nobody has one for a while." } }
            @else { (table(&requests, &holder)) }
        },
    )
}

fn form(higher: &[Role]) -> Markup {
    html! {
        h2 { "Ask for a higher role" }
        form.search method="post" action="/access/requests" {
            label {
                "Role"
                select name="role" { @for role in higher { option { (role) } } }
            }
            label { "Minutes" input type="number" name="minutes" value="60" min="1" max=(MINUTES_MAX) required; }
            label {
                "Reason" input name="reason" maxlength="200" autocomplete="off" required;
            }
            button { "Ask" }
        }
        p.hint {
            "Another person who has that role approves it here within a day. "
            "The audit log keeps all of it, so name no caller."
        }
    }
}

fn table(requests: &[Elevation], holder: &Holder) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Waiting and granted" {
            table {
                thead { tr { th { "Who" } th { "Role" } th { "Reason" } th { "Asked" } th { "State" } th { "" } } }
                tbody {
                    @for request in requests {
                        tr {
                            td { (request.name) }
                            td { (request.role) " for " (request.minutes) " min" }
                            td { (request.reason) }
                            td { (time(request.asked)) }
                            td { (state(request)) }
                            td { (buttons(request, holder)) }
                        }
                    }
                }
            }
        }
    }
}

fn state(request: &Elevation) -> Markup {
    html! {
        @match (&request.approval, request.until()) {
            (Some(approval), Some(until)) => { "until " (time(until)) ", approved by " (approval.by) }
            _ => { "waits for another person" }
        }
    }
}

fn buttons(request: &Elevation, holder: &Holder) -> Markup {
    let (waits, own) = (request.approval.is_none(), request.is_of(&holder.person));
    let address = |what: &str| format!("/access/requests/{}/{what}", request.id);
    html! {
        div.row {
            @if waits && !own && holder.own >= request.role {
                form method="post" action=(address("approve")) { button { "Approve" } }
            }
            form method="post" action=(address("end")) {
                button.quiet { @if !waits { "End" } @else if own { "Take back" } @else { "Refuse" } }
            }
        }
    }
}

pub(in crate::http) async fn ask(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    asked: Result<Form<Asked>, FormRejection>,
) -> Result<Redirect, Refusal> {
    let wrong = |_| Refusal::Malformed("a role, minutes and a reason are wanted".to_owned());
    let Form(Asked { role, minutes, reason }) = asked.map_err(wrong)?;
    let role = role.parse().map_err(Refusal::Malformed)?;
    elevating::ask(&app, &holder, Wanted { role, minutes, reason }).await?;
    Ok(Redirect::to(HERE))
}

pub(in crate::http) async fn approve(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
) -> Result<Redirect, Refusal> {
    elevating::approve(&app, &holder, &id).await?;
    Ok(Redirect::to(HERE))
}

pub(in crate::http) async fn end(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(id): Path<String>,
) -> Result<Redirect, Refusal> {
    elevating::end(&app, &holder, &id).await?;
    Ok(Redirect::to(HERE))
}
