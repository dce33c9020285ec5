//! `/try`: a call to any flow from the browser's microphone, with what happens in it beside.

use std::sync::Arc;

use axum::extract::{Extension, State};
use maud::{Markup, html};

use super::shell;
use crate::http::{App, keyring::Holder};

const KEYS: [&str; 12] = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "*", "0", "#"];

pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
) -> Markup {
    let flows = app.exchange.service.flows.by_name();
    shell(
        "Try",
        Some(&holder),
        html! {
            h1 { "Try a flow" }
            noscript { p.bad { "A call from the browser needs its scripts switched on." } }
            div.trial {
                section aria-label="The call" {
                    form #wish {
                        label for="flow" { "Flow" }
                        select #flow { @for name in flows.keys() { option { (name) } } }
                        label for="caller" { "Caller's number" }
                        input #caller type="tel" autocomplete="off" placeholder="as the flow is to know it";
                        label for="wide" { "Sound" }
                        select #wide {
                            option value="" { "as on a telephone, 8 kHz" }
                            option value="yes" { "wideband, 16 kHz" }
                        }
                        div.row { button #call { "Call" } button #hangup.quiet type="button" disabled { "Hang up" } }
                    }
                    p #notice role="alert" hidden {}
                    p { "The line: " span #state.doing { "free" } }
                    label for="level" { "Your voice" }
                    meter #level min="0" max="1" high="0.9" {}
                    div #keys role="group" aria-label="Keys" {
                        @for key in KEYS { button.quiet type="button" data-key=(key) disabled { (key) } }
                    }
                    p.hint { "The keys of the keyboard work too. With loudspeakers, speak up to interrupt." }
                }
                section aria-label="What happens" {
                    h2 { "What happens" }
                    ol #talk.talk aria-live="polite" {}
                    div #ending.ending hidden {
                        h2 { "What the dialplan gets" }
                        div.wide { table { tbody #variables {} } }
                        @if app.store.is_some() { p { a #record href="/calls" { "This call in the records" } } }
                    }
                }
            }
            script src="/assets/try.js" type="module" {}
        },
    )
}
