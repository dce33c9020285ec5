//! The defaults that the schema tells are those of the loader: a key written with its default changes nothing.

use std::fs;

use regex::Regex;
use serde_json::Value as Schema;
use toml::{Table, Value};

use super::folder;
use offhook::flow::Flow;

/// A key of the schema and the default in its description.
struct Told {
    /// `*` is any name, `[]` any item.
    path: Vec<String>,
    default: Value,
}

/// `... Default 5000.`, `... Default "closed".`: what follows the word is read as TOML reads it.
fn default_of(description: &str) -> Option<Value> {
    let (_, rest) = description.split_once("Default ")?;
    let end = match rest.strip_prefix('"') {
        Some(text) => text.find('"')? + 2,
        None => rest.find(['.', ' ', ';', ','])?,
    };
    let parsed: Table = format!("value = {}", &rest[..end]).parse().ok()?;
    parsed.get("value").cloned()
}

fn collect(schema: &Schema, path: &[String], into: &mut Vec<Told>) {
    if let Some(default) = schema["description"].as_str().and_then(default_of) {
        into.push(Told { path: path.to_vec(), default });
    }
    let deeper = |step: &str| [path, &[step.to_owned()]].concat();
    for (key, property) in schema["properties"].as_object().into_iter().flatten() {
        collect(property, &deeper(key), into);
    }
    for (place, step) in [("additionalProperties", "*"), ("items", "[]")] {
        if schema[place].is_object() {
            collect(&schema[place], &deeper(step), into);
        }
    }
}

/// The flow with the key written at each place that the path names, one at a time.
fn with_key(flow: &Value, path: &[String], default: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    let Some((step, rest)) = path.split_first() else { return vec![default.clone()] };
    match (flow, step.as_str()) {
        (Value::Table(table), "*") => {
            for (name, inner) in table {
                let changed = with_key(inner, rest, default).into_iter();
                found.extend(changed.map(|inner| replaced(table, name, inner)));
            }
        }
        (Value::Table(table), name) => {
            let nothing = Value::Table(Table::new());
            let inner = match (table.get(name), rest) {
                (Some(inner), _) => inner,
                (None, []) => &nothing,
                (None, _) => return found,
            };
            let changed = with_key(inner, rest, default).into_iter();
            found.extend(changed.map(|inner| replaced(table, name, inner)));
        }
        (Value::Array(items), "[]") => {
            for (index, item) in items.iter().enumerate() {
                for inner in with_key(item, rest, default) {
                    let mut items = items.clone();
                    items[index] = inner;
                    found.push(Value::Array(items));
                }
            }
        }
        _ => {}
    }
    found
}

fn replaced(table: &Table, name: &str, inner: Value) -> Value {
    let mut table = table.clone();
    table.insert(name.to_owned(), inner);
    Value::Table(table)
}

/// The flow as it is told to a debugger, without the lines and columns of its file.
fn loaded(flow: &Value) -> Option<String> {
    let text = toml::to_string(flow).unwrap();
    let flow = Flow::load("defaults.toml", &text).ok()?;
    Some(Regex::new(r"\(\d+, \d+\)").unwrap().replace_all(&format!("{flow:?}"), "(...)").into_owned())
}

#[test]
fn a_default_that_the_schema_tells_is_the_loaders() {
    let text = fs::read_to_string(folder("tests/flows/defaults.toml")).unwrap();
    let plain = Value::Table(text.parse().unwrap());
    let as_it_is = loaded(&plain).expect("the flow without these keys is sound");
    let schema: Schema = serde_json::from_str(&Flow::schema()).unwrap();
    let mut told = Vec::new();
    collect(&schema, &[], &mut told);
    // A flow holds of a lookup what is written; `knowledge::lookups` fills in the rest.
    told.retain(|told| told.path.first().is_none_or(|section| section != "lookups"));
    assert!(told.len() > 20, "{} defaults are told", told.len());
    for Told { path, default } in told {
        let written = with_key(&plain, &path, &default);
        let sound: Vec<String> = written.iter().filter_map(loaded).collect();
        let path = path.join("/");
        assert!(
            !sound.is_empty(),
            "{path} can be written nowhere in tests/flows/defaults.toml: add its section"
        );
        assert!(sound.contains(&as_it_is), "{path} = {default} changes the flow: that is not its default");
    }
}
