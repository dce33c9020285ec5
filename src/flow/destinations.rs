//! The destinations of a flow file: where calls can go, when they are open, and what is said on the way.

use toml::Spanned;

use super::check::{Check, is_name, short};
use super::naming::Naming;
use super::raw::{Key, RawDestination, RawFlow};
use super::wording::{Blank, Prompt};
use crate::flow::Destination;

/// As many as a flow can be understood with; a company directory belongs into a table of its own.
const DESTINATIONS_MAX: usize = 64;
/// Asterisk's own limits are 80 for both (AST_MAX_CONTEXT, AST_MAX_EXTENSION), with the closing zero.
const DIALPLAN_CHARS_MAX: usize = 79;

/// A destination and how a call gets there.
#[derive(Clone, Debug)]
pub struct Place {
    pub(super) destination: Destination,
    pub(super) spoken: Naming,
    pub(super) key: Option<String>,
    pub(super) transfer: Prompt,
    pub(super) jump: bool,
    pub(super) hours: Option<String>,
    pub(super) closed: Prompt,
    pub(super) when_closed: Option<String>,
}

impl Place {
    pub fn destination(&self) -> &Destination {
        &self.destination
    }

    pub fn name(&self) -> &str {
        self.destination.name()
    }

    /// How it is called in the flow's own language.
    pub fn spoken(&self) -> &str {
        self.spoken.first()
    }

    pub(crate) fn jump(&self) -> bool {
        self.jump
    }

    /// The hours in which it answers; always, without any.
    pub(crate) fn hours(&self) -> Option<&str> {
        self.hours.as_deref()
    }

    /// Where calls go while it is closed; they end without one.
    pub(crate) fn when_closed(&self) -> Option<&str> {
        self.when_closed.as_deref()
    }
}

/// In the order of the file. What is faulty is reported and left out.
pub(super) fn places(check: &mut Check<'_, '_>, raw: &RawFlow) -> Vec<Place> {
    if raw.destinations.is_empty() {
        let remedy = "add one, as in [destinations.operator] with context and extension";
        check.missing(&(0..0), "the flow has no destinations", remedy);
    }
    let mut written: Vec<_> = raw.destinations.iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    if let Some((name, _)) = written.get(DESTINATIONS_MAX) {
        let what = format!("more than {DESTINATIONS_MAX} destinations");
        check.faults.add(&name.span(), what, "split the flow, or list people in a table ([tables.NAME])");
        written.truncate(DESTINATIONS_MAX);
    }
    let places: Vec<Place> =
        written.into_iter().map(|(name, section)| place(check, raw, name, section)).collect();
    check_detours(check, raw, &places);
    places
}

/// A place that was reported as faulty still makes a place, so that the fallback is not reported as well.
fn place(check: &mut Check<'_, '_>, flow: &RawFlow, name: &Spanned<String>, raw: &RawDestination) -> Place {
    let owner = name.get_ref();
    if !is_name(owner) {
        let what = format!("destination name `{}` does not fit into a dialplan line", short(owner));
        let remedy = "use letters, digits, - and _ only, and put other words under spoken";
        check.faults.add(&name.span(), what, remedy);
    }
    let context = dialplan_word(check, name, &raw.context, "context").unwrap_or_default();
    let extension = dialplan_word(check, name, &raw.extension, "extension").unwrap_or_default();
    let priority = check.number(&raw.priority, "priority", 1..=9_999).unwrap_or(1);
    let priority = u32::try_from(priority).unwrap_or(1);
    check.naming(&raw.spoken);
    let hours = raw.hours.as_ref().and_then(|written| {
        check.one_of(written, "hours", flow.hours.keys().map(|name| name.get_ref().as_str()))
    });
    let when_closed = raw.when_closed.as_ref().and_then(|written| {
        check.one_of(written, "destination", flow.destinations.keys().map(|name| name.get_ref().as_str()))
    });
    let blanks = [Blank::Choice, Blank::Key];
    let (transfer, closed) = (check.common.transfer.clone(), check.common.closed.clone());
    Place {
        destination: Destination::from_flow(owner.clone(), context, extension, priority),
        key: raw.key.as_ref().map(|key| key.get_ref().clone()),
        transfer: check.question(&raw.transfer, Some(&transfer), &blanks),
        closed: check.question(&raw.closed, Some(&closed), &blanks),
        jump: raw.jump.as_ref().is_some_and(|written| *written.get_ref()),
        spoken: Naming::written(&raw.spoken, owner),
        hours,
        when_closed,
    }
}

/// Closed places that send calls to each other would send them round for ever.
fn check_detours(check: &mut Check<'_, '_>, raw: &RawFlow, places: &[Place]) {
    let next = |name: &str| places.iter().find(|place| place.name() == name)?.when_closed.clone();
    for (name, section) in &raw.destinations {
        let mut at = name.get_ref().clone();
        for _ in 0..places.len() {
            let Some(to) = next(&at) else { break };
            at = to;
        }
        if let (Some(written), true) = (&section.when_closed, next(&at).is_some()) {
            let what =
                format!("while they are closed, calls for `{}` come back to it", short(name.get_ref()));
            check.faults.add(
                &written.span(),
                what,
                "let one of them be open always, or leave its when_closed out",
            );
        }
    }
}

fn dialplan_word(
    check: &mut Check<'_, '_>,
    name: &Spanned<String>,
    written: &Key<String>,
    what: &str,
) -> Option<String> {
    let Some(written) = written else {
        let sample = if what == "context" { "departments" } else { "601" };
        let remedy = format!("write {what} = \"{sample}\"");
        check.needed(["destinations", name.get_ref(), what], &name.span(), &remedy);
        return None;
    };
    let word = written.get_ref();
    let fits = |c: char| c.is_ascii_alphanumeric() || "_-.+*#@".contains(c);
    if word.is_empty() || word.len() > DIALPLAN_CHARS_MAX || !word.chars().all(fits) {
        let fault = format!("{what} `{}` is not one word of the dialplan", short(word));
        let remedy = format!("use 1 to {DIALPLAN_CHARS_MAX} letters, digits and _ - . + * # @");
        check.faults.add(&written.span(), fault, remedy);
        return None;
    }
    Some(word.clone())
}

#[cfg(test)]
mod tests {
    use crate::flow::Flow;

    #[test]
    fn destinations_keep_the_order_of_the_file_and_get_sane_defaults() {
        let text = "greeting = \"Hello.\"\nfallback = \"front_desk\"\n\
            [destinations.sales]\ncontext = \"d\"\nextension = \"2\"\nkey = \"2\"\n\
            [destinations.front_desk]\ncontext = \"d\"\nextension = \"0\"\n";
        let flow = Flow::load("shop.toml", text).expect("sound flow");
        let names: Vec<_> = flow.choices().iter().map(|choice| (choice.name(), choice.spoken())).collect();
        assert_eq!(names, [("sales", "sales"), ("front_desk", "front desk")]);
        assert_eq!(flow.name(), "shop");
        assert_eq!(flow.fallback().destination().priority(), 1);
        assert!(!flow.fallback().jump);
    }
}
