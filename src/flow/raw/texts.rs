//! Values that may be written in several ways: texts, lists, and conditions; each part with its place.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::{MapAccess, SeqAccess, Visitor};
use toml::Spanned;

/// A text and its place; a text that is written alone has the place of its key's value.
#[derive(Clone, Debug)]
pub(in crate::flow) struct Text {
    pub(in crate::flow) text: String,
    place: Option<Range<usize>>,
}

impl Text {
    fn alone(text: &str) -> Self {
        Self { text: text.to_owned(), place: None }
    }

    pub(in crate::flow) fn place(&self, whole: &Range<usize>) -> Range<usize> {
        self.place.clone().unwrap_or_else(|| whole.clone())
    }
}

/// What is said in one language, and the place of the language's name, if one is named.
#[derive(Clone, Debug)]
pub(in crate::flow) struct InLanguage {
    pub(in crate::flow) language: Option<Text>,
    pub(in crate::flow) texts: Vec<Text>,
}

/// One text, several, or one or several for each language.
#[derive(Debug)]
pub(in crate::flow) struct Texts(pub(in crate::flow) Vec<InLanguage>);

impl Texts {
    pub(in crate::flow) fn all(&self) -> impl Iterator<Item = &Text> {
        self.0.iter().flat_map(|part| &part.texts)
    }
}

impl<'de> Deserialize<'de> for Texts {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextsVisitor)
    }
}

struct TextsVisitor;

impl<'de> Visitor<'de> for TextsVisitor {
    type Value = Texts;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a list of texts, or one for each language")
    }

    fn visit_str<E>(self, text: &str) -> Result<Texts, E> {
        Ok(Texts(vec![InLanguage { language: None, texts: vec![Text::alone(text)] }]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Texts, A::Error> {
        Ok(Texts(vec![InLanguage { language: None, texts: ListVisitor.visit_seq(list)?.0 }]))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Texts, A::Error> {
        let mut texts = Vec::new();
        while let Some((language, List(written))) = map.next_entry::<Spanned<String>, List>()? {
            let language = Text { place: Some(language.span()), text: language.into_inner() };
            texts.push(InLanguage { language: Some(language), texts: written });
        }
        Ok(Texts(texts))
    }
}

/// A text or a list of texts.
#[derive(Clone, Debug)]
pub(in crate::flow) struct List(pub(in crate::flow) Vec<Text>);

impl<'de> Deserialize<'de> for List {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(ListVisitor)
    }
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = List;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E>(self, text: &str) -> Result<List, E> {
        Ok(List(vec![Text::alone(text)]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<List, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = list.next_element::<Spanned<String>>()? {
            texts.push(Text { place: Some(text.span()), text: text.into_inner() });
        }
        Ok(List(texts))
    }
}

/// `{ hours.office = "closed", tier = ["gold", "silver"] }`: names with dots, and what each may be.
#[derive(Debug)]
pub(in crate::flow) struct When(pub(in crate::flow) Vec<Wanted>);

/// One name of a condition, with the place of its beginning.
#[derive(Debug)]
pub(in crate::flow) struct Wanted {
    pub(in crate::flow) name: Spanned<String>,
    pub(in crate::flow) values: Vec<Text>,
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Branch::Below(map) = from.deserialize_any(BranchVisitor { is_whole: true })? else {
            return Err(serde::de::Error::custom("invalid type: text, expected a condition"));
        };
        let mut flat = Vec::new();
        for (name, branch) in map {
            flatten(name.get_ref().clone(), &name.span(), branch, &mut flat);
        }
        flat.sort_by_key(|wanted: &Wanted| wanted.name.span().start);
        Ok(Self(flat))
    }
}

enum Branch {
    Leaf(Vec<Text>),
    Below(BTreeMap<Spanned<String>, Self>),
}

fn flatten(path: String, place: &Range<usize>, branch: Branch, flat: &mut Vec<Wanted>) {
    match branch {
        Branch::Leaf(values) => flat.push(Wanted { name: Spanned::new(place.clone(), path), values }),
        Branch::Below(below) => {
            for (name, branch) in below {
                flatten(format!("{path}.{}", name.get_ref()), place, branch, flat);
            }
        }
    }
}

impl<'de> Deserialize<'de> for Branch {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(BranchVisitor { is_whole: false })
    }
}

struct BranchVisitor {
    is_whole: bool,
}

impl<'de> Visitor<'de> for BranchVisitor {
    type Value = Branch;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_whole { "a condition" } else { "a text or a list of texts" })
    }

    fn visit_str<E>(self, text: &str) -> Result<Branch, E> {
        Ok(Branch::Leaf(vec![Text::alone(text)]))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Branch, A::Error> {
        Ok(Branch::Leaf(ListVisitor.visit_seq(list)?.0))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Branch, A::Error> {
        let mut below = BTreeMap::new();
        while let Some((name, branch)) = map.next_entry::<Spanned<String>, Branch>()? {
            below.insert(name, branch);
        }
        Ok(Branch::Below(below))
    }
}
