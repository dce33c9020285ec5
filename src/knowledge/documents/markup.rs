//! A document's text as sections of plain blocks: marks, addresses of pages, pictures and code gone.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::sentences;

/// A heading of a text file has no mark, so it must be short to count as one.
const PLAIN_HEADING_WORDS_MAX: usize = 8;

/// What stands between two headings.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    /// From the document's title down to the section's own heading.
    pub(super) headings: Vec<String>,
    pub(super) blocks: Vec<Block>,
}

#[derive(Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// Can be read out.
    Sentences(Vec<String>),
    /// Rows are worth finding and worth a model's look, but nobody can listen to a table.
    Table(String),
}

pub(super) fn markdown(text: &str) -> Vec<Section> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options::ENABLE_STRIKETHROUGH;
    let mut reader = Reader::default();
    for event in Parser::new_ext(text, options) {
        reader.take(event);
    }
    reader.end_section();
    reader.sections
}

/// Paragraphs between blank lines; a short line alone, without a full stop, is a heading.
pub(super) fn plain(text: &str) -> Vec<Section> {
    let mut reader = Reader::default();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    for paragraph in lines.split(|line| line.is_empty()) {
        let kept: Vec<&str> = paragraph.iter().copied().filter(|line| !is_rule(line)).collect();
        match kept[..] {
            [] => {}
            [line] if is_plain_heading(line) => reader.heading(1, line.trim_end_matches(':')),
            _ => reader.paragraph(&kept.join(" ")),
        }
    }
    reader.end_section();
    reader.sections
}

fn is_rule(line: &str) -> bool {
    line.len() > 2 && line.chars().all(|c| "=-*_~".contains(c))
}

fn is_plain_heading(line: &str) -> bool {
    !line.ends_with(['.', '!', '?', ';', ',']) && line.split_whitespace().count() <= PLAIN_HEADING_WORDS_MAX
}

/// Takes a document's events in turn and gathers its sections.
#[derive(Default)]
struct Reader {
    sections: Vec<Section>,
    section: Section,
    /// The headings that hold here, each with its level.
    path: Vec<(usize, String)>,
    text: String,
    /// How deep inside what has no words to say: code, pictures, front matter, what is struck out.
    silent: usize,
    lists: Vec<List>,
    table: Option<Vec<String>>,
    cells: Vec<String>,
}

#[derive(Default)]
struct List {
    intro: Option<String>,
    items: Vec<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) if self.silent == 0 => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak if self.silent == 0 => self.text.push(' '),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::CodeBlock(_)
            | Tag::Image { .. }
            | Tag::MetadataBlock(_)
            | Tag::HtmlBlock
            | Tag::Strikethrough => self.silent += 1,
            Tag::List(_) => {
                // The text of the item or paragraph that this list continues.
                let before = self.taken_text();
                if let (Some(outer), false) = (self.lists.last_mut(), before.is_empty()) {
                    outer.items.push(before);
                }
                let intro = self.list_intro();
                self.lists.push(List { intro, items: Vec::new() });
            }
            Tag::Table(_) => self.table = Some(Vec::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::CodeBlock
            | TagEnd::Image
            | TagEnd::MetadataBlock(_)
            | TagEnd::HtmlBlock
            | TagEnd::Strikethrough => self.silent = self.silent.saturating_sub(1),
            TagEnd::Heading(level) => {
                let heading = self.taken_text();
                self.heading(level as usize, &heading);
            }
            TagEnd::Paragraph if self.lists.is_empty() => {
                let text = self.taken_text();
                self.paragraph(&text);
            }
            TagEnd::Paragraph => self.text.push(' '),
            TagEnd::Item => {
                let item = self.taken_text();
                if let (Some(list), false) = (self.lists.last_mut(), item.is_empty()) {
                    list.items.push(item);
                }
            }
            TagEnd::List(_) => self.end_list(),
            TagEnd::TableCell => {
                let cell = self.taken_text();
                self.cells.push(cell);
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(),
            TagEnd::Table => {
                let rows = self.table.take().unwrap_or_default();
                self.section.blocks.push(Block::Table(rows.join("; ")));
            }
            _ => {}
        }
    }

    fn taken_text(&mut self) -> String {
        let text = std::mem::take(&mut self.text);
        without_addresses(&text)
    }

    fn heading(&mut self, level: usize, heading: &str) {
        self.end_section();
        self.path.retain(|(outer, _)| *outer < level);
        if !heading.is_empty() {
            self.path.push((level, heading.trim().to_owned()));
        }
        self.section.headings = self.path.iter().map(|(_, heading)| heading.clone()).collect();
    }

    fn paragraph(&mut self, text: &str) {
        let sentences = sentences::split(text);
        if !sentences.is_empty() {
            self.section.blocks.push(Block::Sentences(sentences));
        }
    }

    /// "Please bring:" is no sentence without what follows.
    fn list_intro(&mut self) -> Option<String> {
        if !self.lists.is_empty() {
            return None;
        }
        let Some(Block::Sentences(sentences)) = self.section.blocks.last_mut() else { return None };
        let intro = sentences.pop_if(|last| last.ends_with(':'));
        if sentences.is_empty() {
            self.section.blocks.pop();
        }
        intro
    }

    fn end_list(&mut self) {
        let Some(list) = self.lists.pop() else { return };
        if let Some(outer) = self.lists.last_mut() {
            outer.items.extend(list.items);
            return;
        }
        let spoken = match list.intro {
            Some(intro) => vec![sentences::joined(&intro, &list.items)],
            None => list.items.iter().map(|item| sentences::ended(item)).collect(),
        };
        if !spoken.is_empty() {
            self.section.blocks.push(Block::Sentences(spoken));
        }
    }

    fn end_row(&mut self) {
        let row = std::mem::take(&mut self.cells).join(", ");
        if let Some(rows) = &mut self.table {
            rows.push(row);
        }
    }

    fn end_section(&mut self) {
        let headings = self.section.headings.clone();
        let section = std::mem::replace(&mut self.section, Section { headings, blocks: Vec::new() });
        if !section.blocks.is_empty() {
            self.sections.push(section);
        }
    }
}

/// Addresses of pages cannot be listened to.
fn without_addresses(text: &str) -> String {
    let mut kept: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let bare = word.trim_start_matches(['(', '"']);
        if !bare.contains("://") && !bare.starts_with("www.") {
            kept.push(word.to_owned());
            continue;
        }
        let mark: String =
            word.chars().rev().take_while(|c| ".,;:!?)".contains(*c)).filter(|c| *c != ')').collect();
        match kept.last_mut() {
            // "on our website: https://..." has said it.
            Some(last) if last.trim_end_matches(':').ends_with("site") => {
                *last = format!("{}{mark}", last.trim_end_matches(':'));
            }
            _ => kept.push(format!("our website{mark}")),
        }
    }
    kept.join(" ")
}
