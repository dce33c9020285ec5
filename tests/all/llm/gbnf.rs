//! The part of llama.cpp's grammar language that is written here: read, matched against texts, and used to write some.

use std::collections::{BTreeMap, BTreeSet};
use std::iter::Peekable;
use std::str::Chars;

/// A grammar that has been read; `root` is its beginning.
pub(super) struct Gbnf(BTreeMap<String, Vec<Sequence>>);

type Sequence = Vec<Repeated>;

struct Repeated {
    item: Item,
    min: usize,
    max: usize,
}

enum Item {
    Class { ranges: Vec<(char, char)>, not: bool },
    Rule(String),
    Group(Vec<Sequence>),
}

/// What a class that excludes characters is tried with.
const SAMPLES: [char; 12] = ['a', 'Z', ' ', '7', '.', ',', '!', '-', 'é', '☃', '\'', ':'];

impl Gbnf {
    /// Every rule that is used must be there, and `root` as well.
    pub(super) fn read(text: &str) -> Result<Self, String> {
        let mut rules = BTreeMap::new();
        for line in text.lines() {
            let (name, body) = line.split_once(" ::= ").ok_or_else(|| format!("no rule: {line}"))?;
            if name.is_empty() || name.contains(|c: char| !c.is_ascii_alphanumeric() && c != '-') {
                return Err(format!("no name of a rule: {name}"));
            }
            let mut chars = body.chars().peekable();
            let alternatives = alternatives(&mut chars)?;
            if let Some(c) = chars.next() {
                return Err(format!("{c:?} is left over in {name}"));
            }
            if rules.insert(name.to_owned(), alternatives).is_some() {
                return Err(format!("{name} is there twice"));
            }
        }
        let grammar = Self(rules);
        let mut used = BTreeSet::from(["root"]);
        grammar.0.values().flatten().for_each(|sequence| names(sequence, &mut used));
        match used.iter().find(|name| !grammar.0.contains_key(**name)) {
            Some(missing) => Err(format!("{missing} is missing")),
            None => Ok(grammar),
        }
    }

    pub(super) fn admits(&self, text: &str) -> bool {
        let text: Vec<char> = text.chars().collect();
        self.ends(&Item::Rule("root".to_owned()), &text, 0).contains(&text.len())
    }

    fn ends(&self, item: &Item, text: &[char], at: usize) -> BTreeSet<usize> {
        let alternatives = match item {
            Item::Class { ranges, not } => {
                let fits = text.get(at).is_some_and(|c| in_class(ranges, *not, *c));
                return if fits { BTreeSet::from([at + 1]) } else { BTreeSet::new() };
            }
            Item::Rule(name) => &self.0[name],
            Item::Group(alternatives) => alternatives,
        };
        alternatives.iter().flat_map(|sequence| self.sequence_ends(sequence, text, at)).collect()
    }

    fn sequence_ends(&self, sequence: &Sequence, text: &[char], at: usize) -> BTreeSet<usize> {
        let mut places = BTreeSet::from([at]);
        for Repeated { item, min, max } in sequence {
            let mut reached = if *min == 0 { places.clone() } else { BTreeSet::new() };
            for round in 1..=*max {
                places = places.into_iter().flat_map(|place| self.ends(item, text, place)).collect();
                if places.is_empty() {
                    break;
                }
                if round >= *min {
                    reached.extend(&places);
                }
            }
            places = reached;
        }
        places
    }

    /// A text that the grammar admits; `choose(n)` gives a number below n.
    pub(super) fn write(&self, choose: &mut impl FnMut(usize) -> usize) -> String {
        let mut text = String::new();
        self.write_item(&Item::Rule("root".to_owned()), choose, &mut text);
        text
    }

    fn write_item(&self, item: &Item, choose: &mut impl FnMut(usize) -> usize, text: &mut String) {
        let alternatives = match item {
            Item::Class { ranges, not: false } => {
                let (from, to) = ranges[choose(ranges.len())];
                let span = u32::from(to) - u32::from(from) + 1;
                let offset = u32::try_from(choose(span as usize)).unwrap();
                text.push(char::from_u32(u32::from(from) + offset).unwrap());
                return;
            }
            Item::Class { ranges, not: true } => {
                let fitting: Vec<char> = SAMPLES.into_iter().filter(|c| in_class(ranges, true, *c)).collect();
                text.push(fitting[choose(fitting.len())]);
                return;
            }
            Item::Rule(name) => &self.0[name],
            Item::Group(alternatives) => alternatives,
        };
        for Repeated { item, min, max } in &alternatives[choose(alternatives.len())] {
            let rounds = min + choose((max - min).min(30) + 1);
            (0..rounds).for_each(|_| self.write_item(item, choose, text));
        }
    }
}

fn in_class(ranges: &[(char, char)], not: bool, c: char) -> bool {
    ranges.iter().any(|(from, to)| (*from..=*to).contains(&c)) != not
}

fn names<'a>(sequence: &'a Sequence, used: &mut BTreeSet<&'a str>) {
    for repeated in sequence {
        match &repeated.item {
            Item::Class { .. } => {}
            Item::Rule(name) => drop(used.insert(name)),
            Item::Group(alternatives) => alternatives.iter().for_each(|sequence| names(sequence, used)),
        }
    }
}

fn alternatives(chars: &mut Peekable<Chars<'_>>) -> Result<Vec<Sequence>, String> {
    let mut found = vec![Vec::new()];
    loop {
        let items: Vec<Item> = match chars.peek().copied() {
            None | Some(')') => return Ok(found),
            Some(' ') => {
                chars.next();
                continue;
            }
            Some('|') => {
                chars.next();
                found.push(Vec::new());
                continue;
            }
            Some('"') => literal(chars)?,
            Some('[') => vec![class(chars)?],
            Some('(') => {
                chars.next();
                let inner = alternatives(chars)?;
                chars.next().filter(|c| *c == ')').ok_or("a group without an end")?;
                vec![Item::Group(inner)]
            }
            Some(_) => vec![Item::Rule(word(chars)?)],
        };
        let sequence = found.last_mut().expect("one sequence at least");
        sequence.extend(items.into_iter().map(|item| Repeated { item, min: 1, max: 1 }));
        let (min, max) = repetition(chars)?;
        if let Some(last) = sequence.last_mut().filter(|_| (min, max) != (1, 1)) {
            (last.min, last.max) = (min, max);
        }
    }
}

fn word(chars: &mut Peekable<Chars<'_>>) -> Result<String, String> {
    let mut name = String::new();
    while let Some(c) = chars.next_if(|c| c.is_ascii_alphanumeric() || *c == '-') {
        name.push(c);
    }
    if name.is_empty() { Err(format!("unexpected {:?}", chars.peek())) } else { Ok(name) }
}

fn repetition(chars: &mut Peekable<Chars<'_>>) -> Result<(usize, usize), String> {
    if chars.next_if_eq(&'?').is_some() {
        return Ok((0, 1));
    }
    if chars.next_if_eq(&'{').is_none() {
        return Ok((1, 1));
    }
    let inside: String = chars.by_ref().take_while(|c| *c != '}').collect();
    let (min, max) = inside.split_once(',').ok_or("a repetition has two numbers")?;
    let number = |text: &str| text.parse::<usize>().map_err(|error| format!("{inside}: {error}"));
    let (min, max) = (number(min)?, number(max)?);
    // Where llama.cpp stops counting and admits any number.
    if min > max || max > 2_000 { Err(format!("{{{inside}}}")) } else { Ok((min, max)) }
}

fn literal(chars: &mut Peekable<Chars<'_>>) -> Result<Vec<Item>, String> {
    chars.next();
    let mut items = Vec::new();
    loop {
        match one(chars)? {
            (false, '"') => return Ok(items),
            (_, c) => items.push(Item::Class { ranges: vec![(c, c)], not: false }),
        }
    }
}

fn class(chars: &mut Peekable<Chars<'_>>) -> Result<Item, String> {
    chars.next();
    let not = chars.next_if_eq(&'^').is_some();
    let mut ranges = Vec::new();
    loop {
        let from = match one(chars)? {
            (false, ']') => return Ok(Item::Class { ranges, not }),
            (_, c) => c,
        };
        let mut to = from;
        if chars.next_if_eq(&'-').is_some() {
            (_, to) = one(chars)?;
        }
        ranges.push((from, to));
    }
}

/// One character, and whether a backslash stood before it.
fn one(chars: &mut Peekable<Chars<'_>>) -> Result<(bool, char), String> {
    let c = chars.next().ok_or("no end")?;
    if c != '\\' {
        return Ok((false, c));
    }
    let digits = match chars.next().ok_or("no end")? {
        c @ ('"' | '\\' | '[' | ']') => return Ok((true, c)),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        c => return Err(format!("\\{c} is unknown")),
    };
    let code: String = chars.by_ref().take(digits).collect();
    let code = u32::from_str_radix(&code, 16).map_err(|error| format!("{code}: {error}"))?;
    Ok((true, char::from_u32(code).ok_or("no character")?))
}
