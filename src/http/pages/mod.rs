//! Pages for people, made whole on the server.

pub(super) mod health;
pub(super) mod trial;

use maud::{DOCTYPE, Markup, html};

use super::{Role, keyring::Holder};

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
            }
            body {
                a.skip href="#content" { "Skip to the content" }
                header {
                    a.brand href="/" { "Offhook" }
                    @if let Some(holder) = holder {
                        nav aria-label="Pages" {
                            a href="/" { "Health" }
                            @if holder.role >= Role::Admin { a href="/try" { "Try" } }
                        }
                        form method="post" action="/logout" {
                            span.who { (holder.name) " (" (holder.role) ")" }
                            button.quiet { "Log out" }
                        }
                    }
                }
                main #content { (content) }
            }
        }
    }
}
