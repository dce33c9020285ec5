//! What is written, as it is said: numbers, money, dates, addresses and the like in words, for whatever voice.
//!
//! A [`Rules`] is a list of rules in the order that they are tried in. Each finds something that is not written as
//! it is said and puts words in its place, which no later rule takes for anything else.

mod clean;
mod english;
mod french;
mod german;
mod portuguese;
mod rule;
mod spanish;

use std::sync::LazyLock;

use self::rule::Rule;
use self::spanish::Country;

/// How one language is read aloud.
struct Rules {
    rules: Vec<Rule>,
}

/// Rules that are made when they are first needed.
type Made = LazyLock<Rules>;

static AMERICAN: Made = Made::new(|| english::language(english::Accent::American));
static BRITISH: Made = Made::new(|| english::language(english::Accent::British));
static GERMAN: Made = Made::new(german::language);
static FRENCH: Made = Made::new(|| french::language(french::Region::France));
static BELGIAN: Made = Made::new(|| french::language(french::Region::Belgium));
static SWISS: Made = Made::new(|| french::language(french::Region::Switzerland));
static BRAZILIAN: Made = Made::new(|| portuguese::language(portuguese::Accent::Brazilian));
static EUROPEAN: Made = Made::new(|| portuguese::language(portuguese::Accent::European));

/// The one of each way in which countries differ, by a country of that way.
static SPANISH: LazyLock<Vec<(Country, Rules)>> = LazyLock::new(|| {
    let countries = [None, Some("es"), Some("mx"), Some("us"), Some("ar")].map(Country::of);
    countries.into_iter().map(|country| (country, spanish::language(country))).collect()
});

impl Rules {
    /// The one of a BCP 47 tag. `None` for a language that has no rules here: its voice reads numbers by itself.
    fn of(tag: &str) -> Option<&'static Self> {
        let tag = tag.to_lowercase();
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let rules = match (language, parts.next()) {
            ("en", None | Some("us" | "ca" | "ph" | "pr")) => &AMERICAN,
            ("en", Some(_)) => &BRITISH,
            ("de", _) => &GERMAN,
            ("fr", Some("be")) => &BELGIAN,
            ("fr", Some("ch")) => &SWISS,
            ("fr", _) => &FRENCH,
            ("es", region) => {
                let country = Country::of(region);
                return SPANISH.iter().find(|(known, _)| *known == country).map(|(_, rules)| rules);
            }
            ("pt", None | Some("br")) => &BRAZILIAN,
            ("pt", Some(_)) => &EUROPEAN,
            _ => return None,
        };
        Some(rules)
    }
}

/// The words that a voice is given for `text`. Where it holds nothing that can be said, they are empty.
pub fn spoken_form(text: &str, language: &str) -> String {
    let text = clean::clean(text);
    let Some(language) = Rules::of(language) else { return text };
    let read = language.rules.iter().fold(text, |text, rule| rule.apply(text));
    clean::tidy(&read)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_decides_what_a_date_is_and_other_languages_are_left_to_their_voice() {
        for (tag, said) in [
            ("en", "on March fourth"),
            ("EN_us", "on March fourth"),
            ("en-GB", "on the third of April"),
            ("en-AU", "on the third of April"),
            ("nl-NL", "on 3/4"),
            ("", "on 3/4"),
        ] {
            assert_eq!(spoken_form("on 3/4", tag), said, "{tag}");
        }
    }

    #[test]
    fn what_is_said_is_read_as_itself() {
        for text in
            ["It costs $5 on 3/4 at 10:30.", "Call 020 7946 0018, ext. 12, or ask the A&E of St. Mary's."]
        {
            let once = spoken_form(text, "en-GB");
            assert_eq!(spoken_form(&once, "en-GB"), once);
        }
    }
}
