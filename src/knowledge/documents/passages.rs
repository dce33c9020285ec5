//! A document cut into passages: short enough for a prompt, long enough to be understood alone.

use super::markup::{self, Block, Section};

/// A section is cut where a paragraph ends, once it is longer than this.
const WORDS_MAX: usize = 120;

/// One document as it was read: its name below the flow's folder, and its text.
pub(super) struct Document {
    pub(super) name: String,
    pub(super) text: String,
}

/// A piece of a document that is found and quoted as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Piece {
    /// `file.md#Heading`.
    pub(super) source: String,
    /// The titles above it, outermost first.
    pub(super) headings: Vec<String>,
    /// Those that can be read out.
    pub(super) sentences: Vec<String>,
    /// Rows of tables, for models alone.
    pub(super) tables: Vec<String>,
}

impl Piece {
    /// As a model reads it.
    pub(super) fn text(&self) -> String {
        let parts: Vec<&str> = self.sentences.iter().chain(&self.tables).map(String::as_str).collect();
        format!("{}: {}", self.headings.join(", "), parts.join(" "))
    }

    fn is_empty(&self) -> bool {
        self.sentences.is_empty() && self.tables.is_empty()
    }
}

pub(super) fn pieces(document: &Document) -> Vec<Piece> {
    let text = document.text.trim_start_matches('\u{feff}');
    let sections = if document.name.to_lowercase().ends_with(".txt") {
        markup::plain(text)
    } else {
        markup::markdown(text)
    };
    let file = document.name.rsplit('/').next().unwrap_or(&document.name);
    sections.into_iter().flat_map(|section| cut(file, section)).collect()
}

fn cut(file: &str, section: Section) -> Vec<Piece> {
    let source = match section.headings.last() {
        Some(heading) => format!("{file}#{heading}"),
        None => file.to_owned(),
    };
    let headings = match section.headings.is_empty() {
        // A file without any heading is known by its name.
        true => vec![file.split('.').next().unwrap_or(file).replace(['-', '_'], " ")],
        false => section.headings,
    };
    let empty = Piece { source, headings, ..Piece::default() };
    let (mut pieces, mut piece, mut words) = (Vec::new(), empty.clone(), 0);
    for block in section.blocks {
        for part in parts(block) {
            if words + part.words > WORDS_MAX && !piece.is_empty() {
                pieces.push(std::mem::replace(&mut piece, empty.clone()));
                words = 0;
            }
            words += part.words;
            piece.sentences.extend(part.sentences);
            piece.tables.extend(part.table);
        }
    }
    if !piece.is_empty() {
        pieces.push(piece);
    }
    pieces
}

/// What stays together: a paragraph, unless it is too long itself.
struct Part {
    words: usize,
    sentences: Vec<String>,
    table: Option<String>,
}

fn parts(block: Block) -> Vec<Part> {
    let count = |text: &str| text.split_whitespace().count();
    match block {
        Block::Table(rows) => {
            vec![Part { words: count(&rows), sentences: Vec::new(), table: Some(rows) }]
        }
        Block::Sentences(sentences) => {
            let words = sentences.iter().map(|sentence| count(sentence)).sum();
            if words <= WORDS_MAX {
                return vec![Part { words, sentences, table: None }];
            }
            let alone =
                |sentence: String| Part { words: count(&sentence), sentences: vec![sentence], table: None };
            sentences.into_iter().map(alone).collect()
        }
    }
}
