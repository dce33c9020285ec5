//! A table of texts of one's own: `name TAB text`, or `name TAB text TAB language`.

use std::collections::BTreeMap;

use super::{Prompt, names, one_line};

/// What `offhook prompts list` prints is such a table. Lines that are blank or begin with `#` are passed over.
///
/// All faults at once, each as `file:line: what; remedy`.
pub(super) fn read(file: &str, text: &str, language: &str) -> Result<Vec<Prompt>, Vec<String>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let written = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'));
    let mut known = BTreeMap::new();
    let mut faults = Vec::new();
    let mut prompts = Vec::new();
    for (line, number) in written {
        let read = prompt(line, language).and_then(|prompt| {
            let key = (prompt.language.clone(), prompt.name.clone());
            match known.insert(key, number) {
                Some(first) => Err(format!("`{}` is the name of line {first} too; {RENAME}", prompt.name)),
                None => Ok(prompt),
            }
        });
        match read {
            Ok(prompt) => prompts.push(prompt),
            Err(fault) => faults.push(format!("{file}:{number}: {fault}")),
        }
    }
    if faults.is_empty() { Ok(prompts) } else { Err(faults) }
}

const RENAME: &str = "call one of the two something else";

fn prompt(line: &str, language: &str) -> Result<Prompt, String> {
    let (name, text, language) = match line.split('\t').map(str::trim).collect::<Vec<_>>()[..] {
        [name, text] => (name, text, language),
        [name, text, language] if !language.is_empty() => (name, text, language),
        [name, text, _] => (name, text, language),
        [_] => return Err("no TAB after the name; write `name TAB text`".to_owned()),
        _ => return Err("more than three columns; write `name TAB text TAB language`".to_owned()),
    };
    if name.is_empty() {
        return Err("the text has no name; write `name TAB text`".to_owned());
    }
    if let Some(remedy) = names::fault(name) {
        return Err(format!("Playback() would not take the name `{name}`; {remedy}"));
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Err(format!("`{name}` has nothing to say; write a text with words, or remove the line"));
    }
    let is_tag = |tag: &str| tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    if !is_tag(language) {
        return Err(format!("`{language}` is not a language's tag; write `de`, or `en-GB`"));
    }
    Ok(Prompt { name: name.to_owned(), language: language.to_owned(), text: one_line(text) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_is_read_with_its_languages() {
        let text = "\u{feff}# our own\nhours\tWe are open from nine to five.\r\n\ncustom/hours\tGeöffnet.\tde\n\
                    hours\tNous sommes ouverts.\tfr\nbye\tGood\u{a0} bye.\t\n";
        let prompts = read("own.tsv", text, "en").expect("a sound table");
        let read: Vec<[&str; 3]> =
            prompts.iter().map(|prompt| [&*prompt.name, &*prompt.language, &*prompt.text]).collect();
        assert_eq!(
            read,
            [
                ["hours", "en", "We are open from nine to five."],
                ["custom/hours", "de", "Geöffnet."],
                ["hours", "fr", "Nous sommes ouverts."],
                ["bye", "en", "Good bye."],
            ]
        );
    }

    #[test]
    fn every_fault_has_its_line_and_a_remedy() {
        for (line, fault) in [
            ("hours", "no TAB after the name; write"),
            ("\tWe are closed.", "has no name; write"),
            ("hours\t", "`hours` has nothing to say; write a text"),
            ("hours\t...", "`hours` has nothing to say; write a text"),
            ("hours.wav\tWe are closed.", "`hours.wav`; leave out the ending"),
            ("hours\tWe are closed.\tEnglish please", "`English please` is not a language's tag; write"),
            ("hours\tWe\tare\tclosed.", "more than three columns; write"),
            ("first\tWe are closed.", "`first` is the name of line 1 too; call"),
        ] {
            let faults = read("own.tsv", &format!("first\tGood morning.\n{line}\n"), "en").unwrap_err();
            let [told] = &faults[..] else { panic!("{line}: {faults:?}") };
            assert!(told.starts_with("own.tsv:2: ") && told.contains(fault), "{line}: {told}");
        }
        assert_eq!(read("own.tsv", "one\ntwo\n", "en").unwrap_err().len(), 2, "all at once");
        assert!(read("own.tsv", "first\tYes.\nfirst\tOui.\tfr\n", "en").is_ok(), "in each language once");
    }
}
