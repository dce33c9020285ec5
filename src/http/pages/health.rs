//! How the server is: engines, flows, calls.

use std::sync::Arc;

use axum::extract::{Extension, State};
use maud::{Markup, html};

use super::shell;
use crate::http::{
    App,
    health::{Health, engines},
    keyring::Holder,
};

pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
) -> Markup {
    let Health { ready, reasons, prompts_missing, lost, call_panics } = Health::of(&app.exchange);
    let flows = app.exchange.service.flows.by_name();
    shell(
        "Health",
        Some(&holder),
        html! {
            h1 { "Health" }
            @if ready {
                p.good { "Ready for calls." }
            } @else {
                ul.bad { @for reason in &reasons { li { (reason) } } }
            }
            dl.figures {
                div { dt { "Calls now" } dd { (app.exchange.calls()) } }
                div { dt { "At most" } dd { (app.exchange.service.calls_max) } }
                div { dt { "Flows" } dd { (flows.len()) } }
                @if lost > 0 {
                    div { dt { "Parts of records lost" } dd { (lost) } }
                }
                @if call_panics > 0 {
                    div { dt { "Calls ended by a fault of the program" } dd { (call_panics) } }
                }
                @if prompts_missing > 0 {
                    div { dt { "Prompts to be rendered" } dd { (prompts_missing) } }
                }
            }
            h2 { "Engines" }
            div.wide {
                table {
                    thead { tr { th { "Engine" } th { "State" } th { "Jobs open" } th { "About" } } }
                    tbody {
                        @for engine in engines(&app.exchange) {
                            tr {
                                td { (engine.name) }
                                td class={ "state " (engine.state) } { (engine.state) }
                                td { (engine.waiting) }
                                td { (engine.about) }
                            }
                        }
                    }
                }
            }
        },
    )
}
