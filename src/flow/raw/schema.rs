//! The JSON schema of flow files, for editors: made of the sections that the loader reads, so that it cannot differ.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};
use toml::Spanned;

use super::texts::{List, Texts, When};

/// What may stand in a place of a flow file.
pub(in crate::flow) trait Schema {
    fn schema() -> Value;
}

impl<T: Schema> Schema for Option<T> {
    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Schema> Schema for Spanned<T> {
    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Schema> Schema for Vec<T> {
    fn schema() -> Value {
        json!({ "type": "array", "items": T::schema() })
    }
}

impl<T: Schema> Schema for BTreeMap<Spanned<String>, T> {
    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": T::schema() })
    }
}

impl Schema for String {
    fn schema() -> Value {
        json!({ "type": "string" })
    }
}

impl Schema for bool {
    fn schema() -> Value {
        json!({ "type": "boolean" })
    }
}

impl Schema for i64 {
    fn schema() -> Value {
        json!({ "type": "integer" })
    }
}

impl Schema for Texts {
    fn schema() -> Value {
        json!({ "$ref": "#/definitions/prompt" })
    }
}

impl Schema for List {
    fn schema() -> Value {
        json!({ "$ref": "#/definitions/texts" })
    }
}

impl Schema for When {
    fn schema() -> Value {
        json!({ "$ref": "#/definitions/condition" })
    }
}

/// One key of a section.
pub(super) struct Property {
    pub(super) key: &'static str,
    pub(super) about: &'static str,
    pub(super) needed: bool,
    /// The only texts that may stand here; any, where there are none.
    pub(super) one_of: &'static [&'static str],
    pub(super) schema: Value,
}

pub(super) fn object(about: &str, properties: Vec<Property>) -> Value {
    let needed: Vec<&str> = properties.iter().filter(|key| key.needed).map(|key| key.key).collect();
    let properties: Map<String, Value> =
        properties.into_iter().map(|property| (property.key.to_owned(), described(property))).collect();
    let mut object = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !about.is_empty() {
        object["description"] = about.trim().into();
    }
    if !needed.is_empty() {
        object["required"] = needed.into();
    }
    object
}

fn described(property: Property) -> Value {
    let mut schema = property.schema;
    if !property.one_of.is_empty() {
        let place = if schema["type"] == "array" { &mut schema["items"] } else { &mut schema };
        place["enum"] = property.one_of.into();
    }
    // Draft 7 passes over everything beside a reference.
    if schema.get("$ref").is_some() {
        schema = json!({ "allOf": [schema] });
    }
    schema["description"] = property.about.trim().into();
    schema
}

/// As it is checked in beside the flows, for those who edit them.
pub(in crate::flow) fn document<Flow: Schema>() -> String {
    let text = json!({ "type": "string" });
    let texts = json!({ "anyOf": [text.clone(), { "type": "array", "items": text }] });
    let each = |schema: &str| json!({ "type": "object", "additionalProperties": { "$ref": schema } });
    let mut root = Flow::schema();
    root["$schema"] = "http://json-schema.org/draft-07/schema#".into();
    root["title"] = "A flow of Offhook".into();
    root["definitions"] = json!({
        "texts": texts,
        "prompt": { "anyOf": [{ "$ref": "#/definitions/texts" }, each("#/definitions/texts")] },
        "condition": each("#/definitions/wanted"),
        "wanted": { "anyOf": [{ "$ref": "#/definitions/texts" }, each("#/definitions/wanted")] },
    });
    serde_json::to_string_pretty(&root).unwrap_or_default() + "\n"
}
