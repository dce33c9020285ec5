//! Requests with the places where they belong, from a table with tabs between its columns.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::anyhow;

use super::super::super::Fault;
use crate::flow::Flow;

/// What a caller says first, and where that belongs.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Request {
    /// The name of its recording, without `.wav`.
    pub(super) path: String,
    pub(super) text: String,
    /// How sure a recogniser was of the text, 0 to 1.
    pub(super) confidence: f32,
    pub(super) wanted: Wanted,
    place: String,
}

/// Where a request belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// To any of these choices of the flow.
    Places(Vec<Place>),
    /// The flow has nothing for it: whoever is not asked again speaks to a person.
    Person,
    /// It can be told by nobody: the caller has to be asked.
    Ask,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Choice(usize),
    /// A sentence of the documents.
    Answer,
}

impl Request {
    /// The places as they are written.
    pub(super) fn place(&self) -> &str {
        &self.place
    }
}

/// Every bad row is reported with its line, all at once.
pub(super) fn read(path: &Path, flow: &Flow) -> anyhow::Result<Vec<Request>> {
    let name = path.display();
    let text = fs::read_to_string(path).map_err(|error| {
        Fault::new(format!("cannot read {name}"), "name a table with the columns place and text")
            .because(error)
    })?;
    parse(&text, flow).map_err(|faults| {
        let lines: Vec<String> = faults.iter().map(|fault| format!("{name}:{fault}")).collect();
        Fault::new(
            format!("{name} cannot be used"),
            "the first line names the columns, with tabs between them: place and text, and if wanted path (of the \
             recording) and confidence; a place is a destination or intent of the flow, several with | between \
             them, answer (from the documents), person (the flow has nothing for it) or ask (nobody can tell)",
        )
        .because(anyhow!(lines.join("\n           ")))
        .into()
    })
}

/// Faults as `line: what`.
fn parse(text: &str, flow: &Flow) -> Result<Vec<Request>, Vec<String>> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let header = lines.next().map_or("", |(_, line)| line.trim_start_matches('\u{feff}'));
    let columns: HashMap<&str, usize> =
        header.split('\t').enumerate().map(|(index, name)| (name.trim(), index)).collect();
    if !columns.contains_key("place") || !columns.contains_key("text") {
        return Err(vec!["1: the header has no columns place and text".to_owned()]);
    }
    let (mut requests, mut faults) = (Vec::new(), Vec::new());
    for (index, line) in lines.filter(|(_, line)| !line.trim().is_empty()) {
        let cells: Vec<&str> = line.split('\t').collect();
        let cell =
            |name: &str| columns.get(name).and_then(|at| cells.get(*at)).map_or("", |cell| cell.trim());
        match request(cell, flow) {
            Ok(request) => requests.push(request),
            Err(fault) => faults.push(format!("{}: {fault}", index + 1)),
        }
    }
    if requests.is_empty() && faults.is_empty() {
        faults.push("2: there is no request".to_owned());
    }
    if faults.is_empty() { Ok(requests) } else { Err(faults) }
}

fn request<'a>(cell: impl Fn(&str) -> &'a str, flow: &Flow) -> Result<Request, String> {
    let confidence = match cell("confidence") {
        "" => 1.0,
        number => number
            .parse::<f32>()
            .ok()
            .filter(|sure| (0.0..=1.0).contains(sure))
            .ok_or_else(|| format!("the confidence `{number}` is no number from 0 to 1"))?,
    };
    let wanted = match cell("place") {
        "" => return Err("there is no place".to_owned()),
        "person" => Wanted::Person,
        "ask" => Wanted::Ask,
        places => Wanted::Places(places.split('|').map(|name| place(name, flow)).collect::<Result<_, _>>()?),
    };
    Ok(Request {
        path: cell("path").to_owned(),
        text: cell("text").to_owned(),
        confidence,
        wanted,
        place: cell("place").to_owned(),
    })
}

fn place(name: &str, flow: &Flow) -> Result<Place, String> {
    let is_named = |choice: &crate::flow::Choice| choice.name() == name;
    match flow.choices().iter().position(is_named) {
        Some(choice) => Ok(Place::Choice(choice)),
        None if name == "answer" => Ok(Place::Answer),
        None => Err(format!("`{name}` is no destination or intent of the flow {}", flow.name())),
    }
}

/// The same table with what a recogniser made of it.
pub(super) fn written(requests: &[Request]) -> String {
    let mut table = "path\tplace\tconfidence\ttext\n".to_owned();
    for Request { path, place, confidence, text, .. } in requests {
        let text = text.replace(['\t', '\n'], " ");
        // Writing to a String cannot fail.
        let _ = writeln!(table, "{path}\t{place}\t{confidence:.3}\t{text}");
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLOW: &str = "greeting = \"Hello.\"\nfallback = \"desk\"\n\
        [destinations.desk]\ncontext = \"d\"\nextension = \"0\"\n[destinations.sales]\ncontext = \"d\"\nextension = \"1\"\n";

    fn flow() -> std::sync::Arc<Flow> {
        Flow::load("shop.toml", FLOW).expect("a sound flow")
    }

    #[test]
    fn what_was_heard_is_read_back_as_it_was_written() {
        let table = "text\tplace\tpath\nI want a chair\tsales|answer\tr-01\nwhat is this\task\tr-02\n";
        let mut requests = parse(table, &flow()).unwrap();
        assert_eq!(requests[0].wanted, Wanted::Places(vec![Place::Choice(1), Place::Answer]));
        requests[1].confidence = 0.5;
        assert_eq!(parse(&written(&requests), &flow()).unwrap(), requests);
    }

    #[test]
    fn every_bad_row_is_named_by_its_line() {
        for (table, expected) in [
            ("text\nhello\n", &["1: the header has no columns place and text"][..]),
            ("place\ttext\n", &["2: there is no request"]),
            (
                "place\ttext\tconfidence\nsails\ta boat\n# more\nsales\ta chair\t7\n\tnothing\n",
                &[
                    "2: `sails` is no destination or intent of the flow shop",
                    "4: the confidence `7` is no number from 0 to 1",
                    "5: there is no place",
                ],
            ),
        ] {
            assert_eq!(parse(table, &flow()).unwrap_err(), expected, "{table}");
        }
    }
}
