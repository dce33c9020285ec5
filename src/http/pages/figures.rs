//! How calls ended and how long callers waited. Nothing that a caller said.

use std::sync::Arc;

use axum::extract::{Extension, State};
use maud::{Markup, html};

use super::{charts, percent, period, shell, tiles};
use crate::{
    http::{
        App,
        keyring::Holder,
        period::When,
        reading::{Asked, records},
        reply::Refusal,
    },
    store::{Count, Percentiles},
};

pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Asked(when): Asked<When>,
) -> Result<Markup, Refusal> {
    let (store, span) = (records(&app)?, when.period()?);
    let figures = store.figures(span.begin_ms(), span.end_ms()).await?;
    let buckets = store.buckets(span.begin_ms(), span.end_ms(), span.bucket_ms()).await?;
    let gap = figures.stages.first().map(|(_, gap)| *gap).unwrap_or_default();
    let wait = |ms: i64| if gap.count == 0 { "-".to_owned() } else { format!("{ms} ms") };
    let facts = [
        ("Calls ended", figures.calls.to_string()),
        ("Escalated", percent(figures.escalated)),
        ("Half answered within", wait(gap.p50)),
        ("95 of 100 within", wait(gap.p95)),
    ];
    Ok(shell(
        "Figures",
        Some(&holder),
        html! {
            h1 { "Figures" }
            (period::form("/figures", &when, span))
            (tiles(&facts))
            h2 { "Calls and escalations" }
            (charts::calls(&buckets, span))
            h2 { "Wait for an answer" }
            (charts::waits(&buckets, span))
            (charts::table(&buckets))
            h2 { "What a wait is spent on" }
            (stages(&figures.stages))
            div.cards {
                (counts("Ends", &figures.by_status))
                (counts("Flows", &figures.by_flow))
                (counts("Wishes", &figures.by_intent))
                (counts("Decided by", &figures.by_tier))
            }
        },
    ))
}

fn stages(stages: &[(&str, Percentiles)]) -> Markup {
    html! {
        div.wide tabindex="0" role="region" aria-label="Stages" {
            table {
                thead {
                    tr { th { "Stage" } th { "Turns" } th { "Half within" } th { "95 of 100" } th { "99 of 100" } }
                }
                tbody {
                    @for (name, times) in stages.iter().filter(|(_, times)| times.count > 0) {
                        tr {
                            td { (name) }
                            td { (times.count) }
                            td { (times.p50) " ms" }
                            td { (times.p95) " ms" }
                            td { (times.p99) " ms" }
                        }
                    }
                }
            }
        }
    }
}

/// Names with their counts, and how much of all each is.
pub(super) fn counts(title: &str, counts: &[Count]) -> Markup {
    let all = counts.iter().map(|count| count.count).sum::<u64>().max(1);
    html! {
        section.card {
            h2 { (title) }
            @if counts.is_empty() { p.soft { "None." } }
            table {
                @for Count { name, count } in counts {
                    tr {
                        th scope="row" { (name) }
                        td { (count) }
                        td { meter min="0" max=(all) value=(count) { (percent(*count as f64 / all as f64)) } }
                    }
                }
            }
        }
    }
}
