//! What a flow says: texts with places to fill in, and the default wording where the flow has none.

/// A place in a prompt that is filled in when it is spoken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blank {
    /// The spoken name of a destination.
    Choice,
    /// The spoken names of the two destinations that a caller may have meant.
    First,
    Second,
    /// The key of a destination.
    Key,
    /// The list of destinations with their keys.
    Menu,
}

impl Blank {
    fn name(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::First => "first",
            Self::Second => "second",
            Self::Key => "key",
            Self::Menu => "menu",
        }
    }
}

/// A prompt whose blanks are known to be fillable.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Template(String);

impl Template {
    /// Names the first blank that this prompt cannot have.
    pub(super) fn parse(text: &str, allowed: &[Blank]) -> Result<Self, String> {
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            let blank = rest[open..].split_inclusive('}').next().unwrap_or_default();
            let known = allowed.iter().any(|allowed| blank == format!("{{{}}}", allowed.name()));
            if !known {
                return Err(blank.chars().take(40).collect());
            }
            rest = &rest[open + blank.len()..];
        }
        Ok(Self(text.to_owned()))
    }

    pub(super) fn fill(&self, values: &[(Blank, &str)]) -> String {
        let filled = values.iter().fold(self.0.clone(), |text, (blank, value)| {
            text.replace(&format!("{{{}}}", blank.name()), value)
        });
        capitalised(&filled)
    }
}

/// "billing, is that right?" reads and sounds better with a capital letter, and so does each sentence.
fn capitalised(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut starts = true;
    let mut ended = false;
    for c in text.chars() {
        if starts {
            result.extend(c.to_uppercase());
        } else {
            result.push(c);
        }
        // Only a blank after the mark ends a sentence: "3.5" and "a.m." go on.
        starts = ended && c == ' ';
        ended = matches!(c, '.' | '!' | '?');
    }
    result
}

/// The blanks that the remedy for a wrong one lists.
pub(super) fn blank_names(allowed: &[Blank]) -> String {
    if allowed.is_empty() {
        return "none".to_owned();
    }
    allowed.iter().map(|blank| format!("{{{}}}", blank.name())).collect::<Vec<_>>().join(", ")
}

/// Every prompt of a flow; reprompts grow longer as the caller needs more help.
#[derive(Clone, Debug)]
pub(super) struct Wording {
    pub(super) no_input: Vec<Template>,
    pub(super) no_match: Vec<Template>,
    pub(super) confirm: Template,
    pub(super) confirm_again: Template,
    pub(super) denied: Template,
    pub(super) which: Template,
    pub(super) menu: Template,
    pub(super) menu_without_keys: Template,
    pub(super) fallback: Template,
    pub(super) trouble: Template,
    pub(super) goodbye: Template,
    pub(super) filler: Template,
}

/// What a flow in English says where its file is silent.
pub(super) struct Defaults {
    pub(super) no_input: [&'static str; 2],
    pub(super) no_match: [&'static str; 2],
    pub(super) confirm: &'static str,
    pub(super) confirm_again: &'static str,
    pub(super) denied: &'static str,
    pub(super) which: &'static str,
    pub(super) menu: &'static str,
    pub(super) menu_without_keys: &'static str,
    pub(super) transfer: &'static str,
    pub(super) fallback: &'static str,
    pub(super) trouble: &'static str,
    pub(super) goodbye: &'static str,
    pub(super) filler: &'static str,
}

pub(super) const ENGLISH: Defaults = Defaults {
    no_input: [
        "Sorry, I did not hear anything. Who would you like to speak to?",
        "I still cannot hear you. {menu}",
    ],
    no_match: [
        "Sorry, I did not understand. Who would you like to speak to?",
        "Sorry, I still did not understand. {menu}",
    ],
    confirm: "{choice}, is that right?",
    confirm_again: "Please say yes or no, or press 1 for yes, or 2 for no. {choice}, is that right?",
    denied: "Sorry about that. Who would you like to speak to?",
    which: "Do you mean {first}, or {second}?",
    menu: "For {choice}, press {key}.",
    menu_without_keys: "You can say {choice}.",
    transfer: "Thank you. I am connecting you with {choice}.",
    fallback: "I will connect you with someone who can help.",
    trouble: "Sorry, I have trouble understanding speech at the moment. {menu}",
    goodbye: "Thank you for calling. Goodbye.",
    filler: "One moment, please.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_filled_and_the_sentence_gets_its_capital() {
        let template = Template::parse("{choice}, is that right?", &[Blank::Choice]).expect("known blank");
        assert_eq!(template.fill(&[(Blank::Choice, "billing")]), "Billing, is that right?");
        let template = Template::parse("Press 1.5 times. {choice}?", &[Blank::Choice]).expect("known blank");
        assert_eq!(template.fill(&[(Blank::Choice, "sales")]), "Press 1.5 times. Sales?");
    }

    #[test]
    fn unknown_and_broken_blanks_are_named() {
        for (text, blank) in [
            ("For {chioce}.", "{chioce}"),
            ("Hello {{ name }}", "{{ name }"),
            ("a } b", "}"),
            ("open {choice", "{choice"),
        ] {
            assert_eq!(Template::parse(text, &[Blank::Choice]).unwrap_err(), blank);
        }
    }

    #[test]
    fn default_wording_is_sound() {
        let menu = [Blank::Choice, Blank::Menu, Blank::First, Blank::Second, Blank::Key];
        let d = ENGLISH;
        for text in d.no_input.into_iter().chain(d.no_match).chain([
            d.confirm,
            d.confirm_again,
            d.denied,
            d.which,
            d.menu,
            d.transfer,
            d.fallback,
            d.trouble,
            d.goodbye,
            d.filler,
        ]) {
            assert!(Template::parse(text, &menu).is_ok(), "{text}");
        }
    }
}
