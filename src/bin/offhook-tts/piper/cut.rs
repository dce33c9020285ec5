//! Cuts a voice's model in two where its decoder begins, so that the decoder can be run on a part of a sentence.
//!
//! Piper exports one graph: phonemes go in, sound comes out. Its last part turns a sequence of frames into sound and
//! looks only a few frames around each, so the beginning of a sentence can be heard while its end is not made yet.
//! Nothing is computed here: the nodes, weights and inputs that each half needs are copied.

use std::collections::{HashMap, HashSet};
use std::slice;

use prost::bytes::Bytes;

use super::protobuf::{Field, Message};

/// The weight of the decoder's first layer, as Piper's own exporter names it.
const FIRST_WEIGHT: &str = "dec.conv_pre.weight";

/// Numbers of the fields that are looked into, from ONNX's `onnx.proto3`; all others are copied as they are.
mod tag {
    pub(super) const MODEL_GRAPH: u32 = 7;
    pub(super) const GRAPH_NODE: u32 = 1;
    pub(super) const GRAPH_INITIALIZER: u32 = 5;
    pub(super) const GRAPH_INPUT: u32 = 11;
    pub(super) const GRAPH_OUTPUT: u32 = 12;
    /// Shapes that were inferred, of values on both sides of the cut.
    pub(super) const GRAPH_VALUE_INFO: u32 = 13;
    pub(super) const NODE_INPUT: u32 = 1;
    pub(super) const NODE_OUTPUT: u32 = 2;
    pub(super) const NODE_ATTRIBUTE: u32 = 5;
    pub(super) const ATTRIBUTE_GRAPH: u32 = 6;
    pub(super) const ATTRIBUTE_GRAPHS: u32 = 11;
    pub(super) const TENSOR_NAME: u32 = 8;
    pub(super) const VALUE_NAME: u32 = 1;
    pub(super) const VALUE_TYPE: u32 = 2;
    pub(super) const TYPE_TENSOR: u32 = 1;
    pub(super) const TENSOR_ELEMENT: u32 = 1;
}
/// `TensorProto.FLOAT`.
const FLOAT: u64 = 1;

/// Two models that give together what the one gave.
pub(super) struct Halves {
    /// From phonemes to frames.
    pub(super) encoder: Vec<u8>,
    /// From frames to sound.
    pub(super) decoder: Vec<u8>,
}

/// `None` when this is no model of that kind: it is used whole.
pub(super) fn cut(model: Bytes) -> Option<Halves> {
    let model = Message::read(model)?;
    let graph = Message::read(model.parts(tag::MODEL_GRAPH).next()?)?;
    let index = Index::of(&graph)?;
    let first_layer = index.nodes.iter().find(|node| node.reads.iter().any(|name| name == FIRST_WEIGHT))?;
    let frames = first_layer.reads.first()?;
    let encoder = index.needed_for(slice::from_ref(frames), "");
    let decoder = index.needed_for(&index.outputs, frames);
    let encoder = part(&graph, &encoder).without(tag::GRAPH_OUTPUT).with(tag::GRAPH_OUTPUT, floats(frames));
    let decoder = part(&graph, &decoder).with(tag::GRAPH_INPUT, floats(frames));
    let model_of =
        |graph: Message| model.clone().without(tag::MODEL_GRAPH).with(tag::MODEL_GRAPH, graph).written();
    Some(Halves { encoder: model_of(encoder), decoder: model_of(decoder) })
}

/// The graph's nodes, weights and inputs that are needed.
fn part(graph: &Message, needed: &HashSet<String>) -> Message {
    let is_needed = |field: &Field| {
        let name = |tag| field.message().and_then(|message| message.texts(tag).next());
        match field.tag() {
            tag::GRAPH_NODE => {
                let outputs = field.message().map(|node| node.texts(tag::NODE_OUTPUT).collect::<Vec<_>>());
                outputs.unwrap_or_default().iter().any(|name| needed.contains(name))
            }
            tag::GRAPH_INITIALIZER => name(tag::TENSOR_NAME).is_some_and(|name| needed.contains(&name)),
            tag::GRAPH_INPUT => name(tag::VALUE_NAME).is_some_and(|name| needed.contains(&name)),
            tag::GRAPH_VALUE_INFO => false,
            _ => true,
        }
    };
    graph.kept(is_needed)
}

/// A value of any shape.
fn floats(name: &str) -> Message {
    let tensor = Message::default().with_number(tag::TENSOR_ELEMENT, FLOAT);
    let of = Message::default().with(tag::TYPE_TENSOR, tensor);
    Message::default().with_text(tag::VALUE_NAME, name).with(tag::VALUE_TYPE, of)
}

struct Node {
    /// Its inputs, and what graphs inside it read.
    reads: Vec<String>,
    makes: Vec<String>,
}

impl Node {
    fn of(node: &Message) -> Option<Self> {
        let mut reads: Vec<String> = node.texts(tag::NODE_INPUT).collect();
        for attribute in node.parts(tag::NODE_ATTRIBUTE) {
            let attribute = Message::read(attribute)?;
            let graphs = attribute.parts(tag::ATTRIBUTE_GRAPH).chain(attribute.parts(tag::ATTRIBUTE_GRAPHS));
            for graph in graphs {
                for inner in Message::read(graph)?.parts(tag::GRAPH_NODE) {
                    reads.extend(Self::of(&Message::read(inner)?)?.reads);
                }
            }
        }
        Some(Self { reads, makes: node.texts(tag::NODE_OUTPUT).collect() })
    }
}

/// A graph's nodes, and which of them makes each value.
struct Index {
    nodes: Vec<Node>,
    makers: HashMap<String, usize>,
    outputs: Vec<String>,
}

impl Index {
    fn of(graph: &Message) -> Option<Self> {
        let nodes = graph.parts(tag::GRAPH_NODE).map(|node| Node::of(&Message::read(node)?));
        let nodes: Vec<Node> = nodes.collect::<Option<_>>()?;
        let makers = nodes.iter().enumerate();
        let makers = makers.flat_map(|(at, node)| node.makes.iter().map(move |name| (name.clone(), at)));
        let outputs = graph.parts(tag::GRAPH_OUTPUT);
        let outputs = outputs.filter_map(|value| Message::read(value)?.texts(tag::VALUE_NAME).next());
        Some(Self { makers: makers.collect(), outputs: outputs.collect(), nodes })
    }

    /// All values that these are made of, as far back as `begins`, which is given.
    fn needed_for(&self, ends: &[String], begins: &str) -> HashSet<String> {
        let mut needed = HashSet::new();
        let mut open = ends.to_vec();
        while let Some(name) = open.pop() {
            if name == begins || name.is_empty() || needed.contains(&name) {
                continue;
            }
            if let Some(maker) = self.makers.get(&name) {
                open.extend(self.nodes[*maker].reads.iter().cloned());
            }
            needed.insert(name);
        }
        needed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(inputs: &[&str], output: &str, inside: Option<Message>) -> Message {
        let node = inputs.iter().fold(Message::default(), |node, name| node.with_text(tag::NODE_INPUT, name));
        let node = node.with_text(tag::NODE_OUTPUT, output).with_text(tag::NODE_OUTPUT, "");
        let attribute = inside.map(|graph| Message::default().with(tag::ATTRIBUTE_GRAPH, graph));
        attribute.into_iter().fold(node, |node, attribute| node.with(tag::NODE_ATTRIBUTE, attribute))
    }

    fn model(first_weight: &str) -> Bytes {
        let weight = |name: &str| Message::default().with_text(tag::TENSOR_NAME, name);
        let inside = Message::default().with(tag::GRAPH_NODE, node(&["half"], "inner", None));
        let graph = Message::default()
            .with(tag::GRAPH_NODE, node(&["phonemes", "table"], "half", None))
            .with(tag::GRAPH_NODE, node(&["phonemes"], "unused", None))
            .with(tag::GRAPH_NODE, node(&["phonemes"], "frames", Some(inside)))
            .with(tag::GRAPH_NODE, node(&["frames", first_weight], "layer", None))
            .with(tag::GRAPH_NODE, node(&["layer", "speaker", "table"], "sound", None))
            .with(tag::GRAPH_INITIALIZER, weight("table"))
            .with(tag::GRAPH_INITIALIZER, weight(first_weight))
            .with(tag::GRAPH_INPUT, floats("phonemes"))
            .with(tag::GRAPH_INPUT, floats("speaker"))
            .with(tag::GRAPH_VALUE_INFO, floats("half"))
            .with(tag::GRAPH_OUTPUT, floats("sound"));
        Message::default().with_number(1, 8).with(tag::MODEL_GRAPH, graph).written().into()
    }

    /// Inputs, weights, what the nodes make, outputs.
    fn shown(model: Vec<u8>) -> String {
        let model = Message::read(model.into()).unwrap();
        let graph = Message::read(model.parts(tag::MODEL_GRAPH).next().unwrap()).unwrap();
        let names = |field, name| {
            let parts = graph.parts(field).map(|part| Message::read(part).unwrap());
            parts.map(|part| part.texts(name).next().unwrap()).collect::<Vec<_>>().join(" ")
        };
        let inputs = names(tag::GRAPH_INPUT, tag::VALUE_NAME);
        let weights = names(tag::GRAPH_INITIALIZER, tag::TENSOR_NAME);
        let made = names(tag::GRAPH_NODE, tag::NODE_OUTPUT);
        format!("{inputs} | {weights} | {made} | {}", names(tag::GRAPH_OUTPUT, tag::VALUE_NAME))
    }

    #[test]
    fn each_half_has_what_it_needs_and_no_more() {
        let halves = cut(model(FIRST_WEIGHT)).unwrap();
        assert_eq!(shown(halves.encoder), "phonemes | table | half frames | frames");
        assert_eq!(shown(halves.decoder), "speaker frames | table dec.conv_pre.weight | layer sound | sound");
    }

    #[test]
    fn what_is_no_such_model_stays_whole() {
        assert!(cut(model("another.weight")).is_none());
        assert!(cut(Bytes::from_static(b"<html>")).is_none());
        assert!(cut(Bytes::new()).is_none());
    }
}
