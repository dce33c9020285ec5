//! Whether callers are heard in the languages of the flows.

use std::{collections::BTreeSet, path::Path};

use crate::{call::Flows, models::hears_english_alone};

/// What to do about it.
pub const MANY_LANGUAGES: &str =
    "offhook models fetch ggml-base-q8_0 gets one that hears many; then set stt.model to it";

/// The flows whose callers an English recogniser does not understand, as one line; `None` where there are none.
pub fn unheard(model: Option<&Path>, flows: &Flows) -> Option<String> {
    let model = model.filter(|model| hears_english_alone(model).unwrap_or(false))?;
    let foreign = |tag: &&String| !tag.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case("en"));
    let flows = flows.by_name();
    let spoken: BTreeSet<String> = flows
        .iter()
        .flat_map(|(name, flow)| {
            flow.languages().iter().filter(foreign).map(move |tag| format!("{name} ({tag})"))
        })
        .collect();
    let flows: Vec<String> = spoken.into_iter().collect();
    let name = model.display();
    (!flows.is_empty())
        .then(|| format!("{name} hears English alone, and flows speak more: {}", flows.join(", ")))
}
