//! Labelled sentences from a CSV file: `text,label`, an empty label meaning that no intent fits.

use std::path::Path;

use anyhow::anyhow;

use super::super::Fault;

#[derive(Debug, PartialEq)]
pub(super) struct Row {
    pub(super) text: String,
    /// `None`: out of scope.
    pub(super) label: Option<String>,
}

/// Every bad row is reported with its line, all at once.
pub(super) fn read(path: &Path) -> anyhow::Result<Vec<Row>> {
    let name = path.display();
    let bytes = std::fs::read(path).map_err(|error| {
        Fault::new(format!("cannot read {name}"), "name a CSV file with the columns text and label")
            .because(error)
    })?;
    parse(&bytes).map_err(|faults| {
        let (shown, more) = (faults.iter().take(FAULTS_SHOWN), faults.len().saturating_sub(FAULTS_SHOWN));
        let mut lines: Vec<String> = shown.map(|fault| format!("{name}:{fault}")).collect();
        if more > 0 {
            lines.push(format!("and {more} more"));
        }
        Fault::new(
            format!("{name} cannot be used"),
            "the first line is `text,label`, and each line after it a sentence and its intent; \
             the label is empty for a sentence that fits none; put quotes around commas",
        )
        .because(anyhow!(lines.join("\n           ")))
        .into()
    })
}

/// Faults as `line: what`.
fn parse(bytes: &[u8]) -> Result<Vec<Row>, Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = reader.headers().map_err(|error| vec![format!("1: {error}")])?.clone();
    let column =
        |wanted: &str| header.iter().position(|name| name.trim().trim_start_matches('\u{feff}') == wanted);
    let (Some(text), Some(label)) = (column("text"), column("label")) else {
        return Err(vec!["1: the header has no columns text and label".to_owned()]);
    };
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    for record in reader.into_byte_records() {
        match record.map_err(|error| error.to_string()).and_then(|record| row(&record, &header, text, label))
        {
            Ok(row) => rows.push(row),
            Err(fault) => faults.push(fault),
        }
    }
    if rows.is_empty() && faults.is_empty() {
        faults.push("2: there is no sentence".to_owned());
    }
    if faults.is_empty() { Ok(rows) } else { Err(faults) }
}

fn row(
    record: &csv::ByteRecord,
    header: &csv::StringRecord,
    text: usize,
    label: usize,
) -> Result<Row, String> {
    let line = record.position().map_or(0, csv::Position::line);
    if record.len() != header.len() {
        return Err(format!("{line}: {} columns instead of {}", record.len(), header.len()));
    }
    let cell = |index: usize| {
        let bytes = record.get(index).unwrap_or_default();
        let text = std::str::from_utf8(bytes).map_err(|_| format!("{line}: not UTF-8"))?;
        Ok::<_, String>(text.trim().to_owned())
    };
    let (text, label) = (cell(text)?, cell(label)?);
    if text.is_empty() {
        return Err(format!("{line}: there is no sentence"));
    }
    Ok(Row { text, label: (!label.is_empty()).then_some(label) })
}

const FAULTS_SHOWN: usize = 20;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(csv: &str, expected: &[&str]) {
        assert_eq!(parse(csv.as_bytes()).unwrap_err(), expected, "{csv}");
    }

    #[test]
    fn columns_are_found_by_name_and_an_empty_label_is_out_of_scope() {
        let rows =
            parse("label,text,note\nbill,\"my bill, please\",\n,what is the weather,x\n".as_bytes()).unwrap();
        let row =
            |text: &str, label: Option<&str>| Row { text: text.into(), label: label.map(str::to_owned) };
        assert_eq!(rows, [row("my bill, please", Some("bill")), row("what is the weather", None)]);
    }

    #[test]
    fn every_bad_row_is_named_by_its_line() {
        check("sentence,label\nx,y\n", &["1: the header has no columns text and label"]);
        check("text,label\n", &["2: there is no sentence"]);
        check(
            "text,label\nmy bill, please,bill\nyes,no\n,bill\n",
            &["2: 3 columns instead of 2", "4: there is no sentence"],
        );
    }

    #[test]
    fn bytes_that_are_no_text_are_a_fault_of_their_line() {
        assert_eq!(parse(b"text,label\nok,a\n\xff\xfe,a\n").unwrap_err(), ["3: not UTF-8"]);
    }
}
