//! One flow: where its callers fail, and the sentences that it does not understand, ready to become examples.

use std::sync::Arc;

use axum::extract::{Extension, Path, State};
use maud::{Markup, html};

use super::{figures::counts, percent, period, shell, tiles};
use crate::{
    http::{
        App,
        api::flows::trouble,
        keyring::Holder,
        period::When,
        reading::{Asked, may_hear},
        reply::Refusal,
    },
    store::{Phrase, Trouble, TurnTrouble},
};

pub(in crate::http) async fn page(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    Path(name): Path<String>,
    Asked(when): Asked<When>,
) -> Result<Markup, Refusal> {
    let span = when.period()?;
    let trouble = trouble(&app, &holder, &name, span).await?;
    let settled = trouble.by_status.iter().filter(|end| ["ok", "caller_hangup"].contains(&end.name.as_str()));
    let escalated = trouble.calls - settled.map(|end| end.count).sum::<u64>();
    let share = if trouble.calls == 0 { 0.0 } else { escalated as f64 / trouble.calls as f64 };
    Ok(shell(
        &name,
        Some(&holder),
        html! {
            h1 { "Flow " (name) }
            (period::form(&format!("/flows/{name}"), &when, span))
            (tiles(&[("Calls ended", trouble.calls.to_string()), ("Escalated", percent(share))]))
            h2 { "Where callers fail" }
            (by_turn(&trouble.turns))
            @if may_hear(&holder) { (words(&trouble)) }
            @else { p.soft { "Questions and sentences are shown to the role auditor." } }
            div.cards { (counts("Ends", &trouble.by_status)) (counts("Wishes", &trouble.by_intent)) }
        },
    ))
}

fn by_turn(turns: &[TurnTrouble]) -> Markup {
    let share = |count: u64, turn: &TurnTrouble| {
        html! {
            td {
                (count) " "
                meter min="0" max=(turn.reached.max(1)) value=(count) {
                    (percent(count as f64 / turn.reached.max(1) as f64))
                }
            }
        }
    };
    html! {
        div.wide tabindex="0" role="region" aria-label="Where callers fail" {
            table {
                thead {
                    tr {
                        th { "Answer" }
                        th { "Calls that gave it" }
                        th { "Not understood" }
                        th { "Silent" }
                        th { "Hung up after it" }
                    }
                }
                tbody {
                    @for turn in turns {
                        tr {
                            th scope="row" { (turn.number) }
                            td { (turn.reached) }
                            (share(turn.not_understood, turn))
                            (share(turn.silent, turn))
                            (share(turn.left, turn))
                        }
                    }
                }
            }
        }
    }
}

fn words(trouble: &Trouble) -> Markup {
    html! {
        h2 { "Questions without an answer that fits" }
        @if trouble.questions.is_empty() { p.soft { "None." } }
        ol.phrases {
            @for Phrase { text, count } in &trouble.questions { li { (text.expose()) " " span.soft { (count) } } }
        }
        h2 { "Not understood" }
        @if trouble.sentences.is_empty() {
            p.soft { "None." }
        } @else {
            p { "Put those that you understand into the " code { "examples" } " of the wish that they mean." }
            p { button data-copy="examples" { "Copy all as examples" } }
            div.wide tabindex="0" role="region" aria-label="Sentences that were not understood" {
                table {
                    @for (index, Phrase { text, count }) in trouble.sentences.iter().enumerate() {
                        @let id = format!("sentence-{index}");
                        tr {
                            td { code id=(id) { (example(text.expose())) } }
                            td { (count) }
                            td { button.quiet data-copy=(id) { "Copy as example" } }
                        }
                    }
                }
            }
            pre #examples hidden {
                @for Phrase { text, .. } in &trouble.sentences { (example(text.expose())) "\n" }
            }
        }
    }
}

/// A line of a flow's list of examples.
fn example(sentence: &str) -> String {
    format!("{},", toml::Value::String(sentence.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_becomes_a_line_of_a_flow_whatever_is_in_it() {
        for sentence in ["my bill", "it's \"urgent\"", "a\\b\nc", "]\nevil = 1"] {
            let text = format!("examples = [\n{}\n]", example(sentence));
            let table: toml::Table = text.parse().unwrap();
            assert_eq!(table["examples"][0].as_str(), Some(sentence), "{text}");
        }
    }
}
