//! The calls that were: searched, and looked through page by page.

use std::sync::Arc;

use axum::extract::{Extension, State};
use form_urlencoded::Serializer;
use maud::{Markup, html};

use super::{shell, time};
use crate::{
    dialog::Status,
    http::{
        App,
        keyring::Holder,
        period::from_ms,
        reading::{self, Asked, Search, may_hear},
        reply::Refusal,
    },
    store::CallRow,
};

pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Asked(search): Asked<Search>,
) -> Result<Markup, Refusal> {
    let found = reading::calls(&app, &holder, &search).await?;
    let page = search.page();
    let (first, shown) = (u64::from(page.number) * u64::from(page.size), found.calls.len() as u64);
    let words = may_hear(&holder);
    let flows = app.exchange.service.flows.by_name();
    Ok(shell(
        "Calls",
        Some(&holder),
        html! {
            h1 { "Calls" }
            (form(&search, flows.keys().map(String::as_str), words))
            p role="status" {
                @if found.total == 0 { "No call is like that." }
                @else { (first + 1) " to " (first + shown) " of " (found.total) ", newest first" }
            }
            @if shown > 0 { (table(&found.calls, words)) }
            nav.row aria-label="Pages of calls" {
                @if page.number > 0 { a rel="prev" href=(address(&search, page.number - 1)) { "Newer calls" } }
                @if first + shown < found.total {
                    a rel="next" href=(address(&search, page.number + 1)) { "Older calls" }
                }
            }
        },
    ))
}

fn form<'a>(search: &Search, flows: impl Iterator<Item = &'a str>, words: bool) -> Markup {
    let said = |value: &Option<String>| value.clone().unwrap_or_default();
    let chosen = |value: &Option<String>, name: &str| value.as_deref() == Some(name);
    html! {
        form.search method="get" action="/calls" role="search" {
            label { "From" input type="date" name="from" value=(said(&search.from)); }
            label { "To" input type="date" name="to" value=(said(&search.to)); }
            label {
                "Flow"
                select name="flow" {
                    option value="" { "any" }
                    @for flow in flows { option value=(flow) selected[chosen(&search.flow, flow)] { (flow) } }
                }
            }
            label {
                "End"
                select name="status" {
                    option value="" { "any" }
                    @for status in Status::ALL.map(Status::as_str) {
                        option value=(status) selected[chosen(&search.status, status)] { (status) }
                    }
                }
            }
            @if words {
                label { "Number" input name="caller" value=(said(&search.caller)) autocomplete="off"; }
                label { "Words" input type="search" name="text" value=(said(&search.text)) autocomplete="off"; }
            }
            button { "Search" }
            a href="/calls" { "All calls" }
        }
    }
}

fn table(calls: &[CallRow], words: bool) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Calls" {
            table {
                thead {
                    tr {
                        th { "Begun" }
                        th { "Flow" }
                        @if words { th { "Caller" } }
                        th { "End" }
                        th { "To" }
                        th { "Lasted" }
                        th { "Summary" }
                    }
                }
                tbody { @for call in calls { (line(call, words)) } }
            }
        }
    }
}

fn line(call: &CallRow, words: bool) -> Markup {
    let status = call.status.as_deref();
    let exposed = |text: &Option<crate::pii::Redacted<String>>| {
        text.as_ref().map(|text| text.expose().clone()).unwrap_or_default()
    };
    html! {
        tr {
            td.gap { a href={ "/calls/" (call.call) } { (time(from_ms(call.begun_ms))) } }
            td { (call.flow) }
            @if words { td.gap { (exposed(&call.caller)) } }
            td class=(end_class(status)) { (status.unwrap_or("running")) }
            td { (call.destination.as_deref().unwrap_or_default()) }
            td { @if let Some(ended) = call.ended_ms { (seconds(ended - call.begun_ms)) } }
            td { (exposed(&call.summary)) }
        }
    }
}

/// How good an end was, as a colour besides its name.
pub(super) fn end_class(status: Option<&str>) -> &'static str {
    match status {
        Some("ok") => "good",
        Some("error" | "overload") => "bad",
        Some("no_input" | "no_match") => "warn",
        _ => "soft",
    }
}

pub(super) fn seconds(ms: i64) -> String {
    format!("{} s", ms / 1_000)
}

/// The same search, another page of it.
fn address(search: &Search, page: u32) -> String {
    let mut query = Serializer::new(String::new());
    for (name, value) in [
        ("from", &search.from),
        ("to", &search.to),
        ("flow", &search.flow),
        ("status", &search.status),
        ("caller", &search.caller),
        ("text", &search.text),
    ] {
        if let Some(value) = value.as_deref().filter(|value| !value.is_empty()) {
            query.append_pair(name, value);
        }
    }
    if let Some(size) = search.size {
        query.append_pair("size", &size.to_string());
    }
    query.append_pair("page", &page.to_string());
    format!("/calls?{}", query.finish())
}
