//! How a destination or an intent is called, in each of the flow's languages.

use super::check::{Check, one_line};
use super::raw::{Key, Texts};

/// The first language's name stands for those that have none.
#[derive(Clone, Debug)]
pub(super) struct Naming(Vec<(String, String)>);

impl Naming {
    /// One name for every language.
    pub(super) fn alone(name: &str) -> Self {
        Self(vec![(String::new(), name.to_owned())])
    }

    /// `owner` is what the file calls it.
    pub(super) fn written(written: &Key<Texts>, owner: &str) -> Self {
        let parts = written.iter().flat_map(|written| &written.get_ref().0);
        let named = parts.filter_map(|part| {
            let text = part.texts.first().map(|text| one_line(&text.text)).filter(|text| !text.is_empty())?;
            Some((part.language.as_ref().map_or(String::new(), |language| language.text.clone()), text))
        });
        let mut names: Vec<(String, String)> = named.collect();
        if names.is_empty() {
            names.push((String::new(), owner.replace(['_', '-'], " ")));
        }
        Self(names)
    }

    pub(super) fn first(&self) -> &str {
        self.0.first().map_or("", |(_, name)| name)
    }

    pub(super) fn of(&self, language: &str) -> &str {
        let own = self.0.iter().find(|(tag, _)| tag == language);
        own.map_or(self.first(), |(_, name)| name)
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, name)| name.as_str())
    }
}

impl Check<'_, '_> {
    /// Reports what is wrong with the names of a section.
    pub(super) fn naming(&mut self, written: &Key<Texts>) {
        let Some(key) = written else { return };
        let whole = key.span();
        let mut languages = Vec::new();
        for part in &key.get_ref().0 {
            languages.push(self.prompt_language(&whole, part.language.as_ref()));
            for text in &part.texts {
                self.text_at(&text.place(&whole), &text.text, "spoken name");
            }
            if let [_, more, ..] = &part.texts[..] {
                let remedy = "write one; other words for it are synonyms = [\"...\"]";
                self.faults.add(&more.place(&whole), "a spoken name is one text", remedy);
            }
        }
        self.without_own_language(&languages, "a spoken name", &whole);
        self.note_gaps(&languages, &whole);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_without_a_name_of_its_own_takes_the_first_ones() {
        let named = |language: &str, name: &str| (language.to_owned(), name.to_owned());
        let naming = Naming(vec![named("en", "billing"), named("es", "facturación")]);
        assert_eq!(["en", "es", "de"].map(|tag| naming.of(tag)), ["billing", "facturación", "billing"]);
        assert_eq!(Naming::written(&None, "front_desk").of("es"), "front desk");
    }
}
