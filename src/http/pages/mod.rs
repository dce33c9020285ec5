//! Pages for people, made whole on the server.

pub(super) mod access;
pub(super) mod call;
mod charts;
pub(super) mod figures;
pub(super) mod flow;
pub(super) mod flows;
pub(super) mod health;
pub(super) mod history;
pub(super) mod live;
mod period;
mod pictures;
pub(super) mod trial;
mod turns;

use jiff::Timestamp;
use maud::{DOCTYPE, Markup, html};

use super::{keyring::Holder, reply::Fault, role::Role};

/// What the heading of every page leads to, for those who may see it.
const PAGES: [(&str, &str, Role); 7] = [
    ("/", "Health", Role::Viewer),
    ("/live", "Live", Role::Agent),
    ("/calls", "Calls", Role::Agent),
    ("/figures", "Figures", Role::Viewer),
    ("/flows", "Flows", Role::Viewer),
    ("/try", "Try", Role::Admin),
    ("/access", "Access", Role::Viewer),
];

/// What every page has around it.
pub(super) fn shell(title: &str, holder: Option<&Holder>, content: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " - Offhook" }
                link rel="icon" href="/assets/icon.svg" type="image/svg+xml";
                link rel="stylesheet" href="/assets/style.css";
                script src="/assets/pages.js" defer {}
            }
            body {
                a.skip href="#content" { "Skip to the content" }
                header {
                    a.brand href="/" { "Offhook" }
                    @if let Some(holder) = holder {
                        nav aria-label="Pages" {
                            @for (address, name, _) in PAGES.iter().filter(|(_, _, role)| holder.role >= *role) {
                                a href=(address) aria-current=[(*name == title).then_some("page")] { (name) }
                            }
                        }
                        form method="post" action="/logout" {
                            span.who {
                                (holder.name) " (" (holder.role)
                                @if let Some(until) = holder.until { " until " (time(until)) }
                                ")"
                            }
                            button.quiet { "Log out" }
                        }
                    }
                }
                main #content tabindex="-1" { (content) }
            }
        }
    }
}

/// What a browser shows instead of what it asked for.
pub(super) fn refusal(fault: &Fault) -> Markup {
    let (error, remedy) = (sentence(&fault.error), sentence(&fault.remedy));
    shell("Not here", None, html! { h1 { (error) } p { (remedy) } p { a href="/" { "To the first page" } } })
}

fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).chain(['.']).collect()
}

/// In UTC; a browser with scripts says it in its owner's time.
fn time(at: Timestamp) -> Markup {
    let text = at.strftime("%Y-%m-%d %H:%M:%S UTC").to_string();
    html! { time datetime=(at) { (text) } }
}

/// `83 %`.
fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A description list of figures: name and value.
fn tiles(tiles: &[(&str, String)]) -> Markup {
    html! { dl.figures { @for (name, value) in tiles { div { dt { (name) } dd { (value) } } } } }
}
