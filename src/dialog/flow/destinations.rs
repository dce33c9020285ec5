//! The destinations of a flow file: where they lead, and the keys and words that lead there.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;

use super::Choice;
use super::raw::{Key, RawDestination, RawFlow};
use super::resolve::{Check, is_name, one_line, short};
use super::wording::{Blank, Template};
use crate::dialog::destination::Destination;
use crate::dialog::understand::{is_yes_or_no, normal_form};

/// As many as a flow can be understood with; a company directory belongs into a table of its own.
const DESTINATIONS_MAX: usize = 64;
const SYNONYMS_MAX: usize = 100;
const SYNONYM_CHARS_MAX: usize = 60;
/// Asterisk's own limits are 80 for both (AST_MAX_CONTEXT, AST_MAX_EXTENSION), with the closing zero.
const DIALPLAN_CHARS_MAX: usize = 79;

/// In the order of the file. What is faulty is reported and left out.
pub(super) fn choices(check: &mut Check<'_, '_>, raw: &RawFlow, transfer: &Template) -> Vec<Choice> {
    if raw.destinations.is_empty() {
        let remedy = "add one, as in [destinations.operator] with context and extension";
        check.missing(&(0..0), "the flow has no destinations", remedy);
    }
    let mut written: Vec<_> = raw.destinations.iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    if let Some((name, _)) = written.get(DESTINATIONS_MAX) {
        let what = format!("more than {DESTINATIONS_MAX} destinations");
        check.faults.add(&name.span(), what, "split the flow");
        written.truncate(DESTINATIONS_MAX);
    }
    let starts: Vec<usize> =
        written.iter().map(|(name, _)| name.span().start).skip(1).chain([usize::MAX]).collect();
    let mut taken = Taken::default();
    let mut choices = Vec::new();
    for ((name, raw), end) in written.into_iter().zip(starts) {
        let section = Section { name, raw, extent: name.span().start..end };
        choices.push(choice(check, &section, transfer, &mut taken));
    }
    choices
}

/// One destination as written.
struct Section<'a> {
    name: &'a Spanned<String>,
    raw: &'a RawDestination,
    /// From its name to the next destination's.
    extent: Range<usize>,
}

/// What earlier destinations have claimed: keys, and words in their normal form.
#[derive(Default)]
struct Taken {
    keys: BTreeMap<char, String>,
    words: BTreeMap<String, String>,
}

/// A place that was reported as faulty still makes a choice, so that the fallback is not reported as well.
fn choice(
    check: &mut Check<'_, '_>,
    section: &Section<'_>,
    transfer: &Template,
    taken: &mut Taken,
) -> Choice {
    let Section { name, raw, .. } = section;
    let owner = name.get_ref();
    if !is_name(owner) {
        let what = format!("destination name `{}` does not fit into a dialplan line", short(owner));
        let remedy = "use letters, digits, - and _ only, and put other words under spoken";
        check.faults.add(&name.span(), what, remedy);
    }
    let context = dialplan_word(check, section, &raw.context, "context").unwrap_or_default();
    let extension = dialplan_word(check, section, &raw.extension, "extension").unwrap_or_default();
    let priority = check.number(&raw.priority, "priority", 1..=9_999).unwrap_or(1);
    let priority = u32::try_from(priority).unwrap_or(1);
    let spoken = check.text(&raw.spoken, "spoken name").unwrap_or_else(|| owner.replace(['_', '-'], " "));
    let key = key(check, owner, &raw.key, taken);
    let synonyms = synonyms(check, section, &spoken, taken);
    let default = transfer.fill(&[(Blank::Choice, &spoken), (Blank::Key, "")]);
    let transfer = check.prompt(&raw.transfer, &default, &[]).fill(&[]);
    let jump = raw.jump.as_ref().is_some_and(|written| *written.get_ref());
    let destination = Destination::from_flow(owner.clone(), context, extension, priority);
    Choice { destination, key, spoken, synonyms, transfer, jump }
}

fn dialplan_word(
    check: &mut Check<'_, '_>,
    section: &Section<'_>,
    written: &Key<String>,
    what: &str,
) -> Option<String> {
    let Some(written) = written else {
        let sample = if what == "context" { "departments" } else { "601" };
        let fault = format!("destination `{}` has no {what}", short(section.name.get_ref()));
        if !check.is_unreadable(what, &section.extent) {
            check.missing(&section.name.span(), &fault, &format!("write {what} = \"{sample}\""));
        }
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

fn key(check: &mut Check<'_, '_>, owner: &str, written: &Key<String>, taken: &mut Taken) -> Option<char> {
    let written = written.as_ref()?;
    let mut characters = written.get_ref().chars();
    let key = match (characters.next(), characters.next()) {
        (Some(key), None) if key.is_ascii_digit() || key == '*' || key == '#' => key,
        _ => {
            let what = format!("key `{}` is not a key of a telephone", short(written.get_ref()));
            check.faults.add(&written.span(), what, "write one of 0 to 9, * or #, as in key = \"1\"");
            return None;
        }
    };
    if let Some(other) = taken.keys.get(&key) {
        let what = format!("key `{key}` already leads to `{other}`");
        check.faults.add(&written.span(), what, "give each destination a key of its own");
        return None;
    }
    taken.keys.insert(key, owner.to_owned());
    Some(key)
}

/// The words for a destination that its name and spoken name do not already say.
fn synonyms(
    check: &mut Check<'_, '_>,
    section: &Section<'_>,
    spoken: &str,
    taken: &mut Taken,
) -> Vec<String> {
    let Section { name, raw, .. } = section;
    let owner = name.get_ref();
    let spoken_place = raw.spoken.as_ref().map_or(name.span(), Spanned::span);
    for (own, place) in [(owner.replace(['_', '-'], " ").as_str(), name.span()), (spoken, spoken_place)] {
        let first = taken.words.entry(normal_form(own)).or_insert_with(|| owner.clone());
        if first != owner {
            let what = format!("`{}` is already a word for `{first}`", short(own));
            check.faults.add(&place, what, "remove it there, or call this destination something else");
        }
    }
    let written = raw.synonyms.as_deref().unwrap_or_default();
    if let Some(first_too_many) = written.get(SYNONYMS_MAX) {
        let what = format!("more than {SYNONYMS_MAX} synonyms");
        check.faults.add(&first_too_many.span(), what, "keep those that callers really say");
    }
    let own_words = [normal_form(owner), normal_form(spoken)];
    written
        .iter()
        .take(SYNONYMS_MAX)
        .filter_map(|synonym| claim(check, owner, synonym, &own_words, taken))
        .collect()
}

fn claim(
    check: &mut Check<'_, '_>,
    owner: &str,
    synonym: &Spanned<String>,
    own_words: &[String],
    taken: &mut Taken,
) -> Option<String> {
    let (place, text) = (synonym.span(), one_line(synonym.get_ref()));
    let normal = normal_form(&text);
    let quoted = short(&text);
    if normal.is_empty() {
        check.faults.add(&place, format!("synonym `{quoted}` has no words"), "write a word that callers say");
    } else if text.chars().count() > SYNONYM_CHARS_MAX {
        let what = format!("synonym `{quoted}...` is longer than {SYNONYM_CHARS_MAX} characters");
        check.faults.add(&place, what, "keep the words that matter; those around them need not be listed");
    } else if is_yes_or_no(&text) {
        let what = format!("synonym `{quoted}` means yes or no");
        check.faults.add(&place, what, "choose another word: this one answers confirmations");
    } else if let Some(other) = taken.words.get(&normal).filter(|_| !own_words.contains(&normal)) {
        let what = format!("synonym `{quoted}` is already a word for `{other}`");
        let remedy = if other == owner {
            "remove one of the two: singular and plural count as one word"
        } else {
            "keep it where callers mean it"
        };
        check.faults.add(&place, what, remedy);
    } else {
        taken.words.insert(normal, owner.to_owned());
        return Some(text);
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::dialog::Flow;

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
        assert_eq!(flow.fallback().transfer(), "Thank you. I am connecting you with front desk.");
        assert!(!flow.fallback().jump());
    }
}
