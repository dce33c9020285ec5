//! The flows: those that calls can have now, and those that calls had.

use std::{collections::BTreeMap, sync::Arc};

use axum::extract::{Extension, State};
use maud::{Markup, html};

use super::{period, shell};
use crate::http::{
    App,
    keyring::Holder,
    period::When,
    reading::{Asked, records},
    reply::Refusal,
};

pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Asked(when): Asked<When>,
) -> Result<Markup, Refusal> {
    let span = when.period()?;
    let loaded = app.exchange.service.flows.by_name();
    let mut calls: BTreeMap<String, u64> = loaded.keys().map(|name| (name.clone(), 0)).collect();
    if app.store.is_some() {
        let had = records(&app)?.figures(span.begin_ms(), span.end_ms()).await?.by_flow;
        calls.extend(had.into_iter().map(|flow| (flow.name, flow.count)));
    }
    Ok(shell(
        "Flows",
        Some(&holder),
        html! {
            h1 { "Flows" }
            (period::form("/flows", &when, span))
            div.wide tabindex="0" role="region" aria-label="Flows" {
                table {
                    thead { tr { th { "Flow" } th { "Calls ended" } th { "" } } }
                    tbody {
                        @for (name, calls) in &calls {
                            tr {
                                td { a href={ "/flows/" (name) } { (name) } }
                                td { (calls) }
                                td.soft { @if !loaded.contains_key(name) { "no flow of this name is loaded" } }
                            }
                        }
                    }
                }
            }
        },
    ))
}
