//! Messages of protocol buffers as lists of fields, of which only some are known: the others are copied unread.

use prost::bytes::Bytes;
use prost::encoding::{
    DecodeContext, WireType, decode_key, decode_varint, encode_key, encode_varint, skip_field,
};

#[derive(Clone, Default)]
pub(super) struct Message(Vec<Field>);

#[derive(Clone)]
pub(super) struct Field {
    tag: u32,
    /// With its key, as it was read.
    whole: Bytes,
    /// What it holds; empty where it is a number.
    content: Bytes,
}

impl Field {
    pub(super) fn tag(&self) -> u32 {
        self.tag
    }

    pub(super) fn message(&self) -> Option<Message> {
        Message::read(self.content.clone())
    }

    fn of(tag: u32, content: Bytes) -> Self {
        let mut whole = Vec::with_capacity(content.len() + 16);
        encode_key(tag, WireType::LengthDelimited, &mut whole);
        encode_varint(content.len() as u64, &mut whole);
        whole.extend_from_slice(&content);
        Self { tag, whole: whole.into(), content }
    }
}

impl Message {
    /// `None` where these bytes are no message. Nothing of them is copied.
    pub(super) fn read(bytes: Bytes) -> Option<Self> {
        let mut fields = Vec::new();
        let mut rest = bytes.clone();
        while !rest.is_empty() {
            let begin = bytes.len() - rest.len();
            let (tag, wire) = decode_key(&mut rest).ok()?;
            let content = if wire == WireType::LengthDelimited {
                let length = usize::try_from(decode_varint(&mut rest).ok()?).ok()?;
                (length <= rest.len()).then(|| rest.split_to(length))?
            } else {
                skip_field(wire, tag, &mut rest, DecodeContext::default()).ok()?;
                Bytes::new()
            };
            fields.push(Field { tag, whole: bytes.slice(begin..bytes.len() - rest.len()), content });
        }
        Some(Self(fields))
    }

    pub(super) fn written(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.iter().map(|field| field.whole.len()).sum());
        self.0.iter().for_each(|field| bytes.extend_from_slice(&field.whole));
        bytes
    }

    /// The contents of all fields with this number.
    pub(super) fn parts(&self, tag: u32) -> impl Iterator<Item = Bytes> {
        self.0.iter().filter(move |field| field.tag == tag).map(|field| field.content.clone())
    }

    pub(super) fn texts(&self, tag: u32) -> impl Iterator<Item = String> {
        self.parts(tag).filter_map(|text| String::from_utf8(text.to_vec()).ok())
    }

    pub(super) fn kept(&self, keep: impl Fn(&Field) -> bool) -> Self {
        Self(self.0.iter().filter(|field| keep(field)).cloned().collect())
    }

    pub(super) fn without(self, tag: u32) -> Self {
        self.kept(|field| field.tag != tag)
    }

    pub(super) fn with(self, tag: u32, part: Self) -> Self {
        self.with_field(Field::of(tag, part.written().into()))
    }

    pub(super) fn with_text(self, tag: u32, text: &str) -> Self {
        self.with_field(Field::of(tag, Bytes::copy_from_slice(text.as_bytes())))
    }

    pub(super) fn with_number(self, tag: u32, number: u64) -> Self {
        let mut whole = Vec::new();
        encode_key(tag, WireType::Varint, &mut whole);
        encode_varint(number, &mut whole);
        self.with_field(Field { tag, whole: whole.into(), content: Bytes::new() })
    }

    fn with_field(mut self, field: Field) -> Self {
        self.0.push(field);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_known_is_written_as_it_was_read() {
        let inner = Message::default().with_text(3, "name").with_number(9, 1 << 40);
        let mut bytes = Message::default().with_number(1, 300).with(2, inner).with_text(2, "").written();
        // A field of four bytes and one of eight.
        bytes.extend([0x35, 1, 2, 3, 4, 0x39, 1, 2, 3, 4, 5, 6, 7, 8]);
        let message = Message::read(bytes.clone().into()).unwrap();
        assert_eq!(message.written(), bytes);
        assert_eq!(message.0.iter().map(Field::tag).collect::<Vec<_>>(), [1, 2, 2, 6, 7]);
        assert_eq!(message.0[1].message().unwrap().texts(3).next().as_deref(), Some("name"));
        assert_eq!(message.without(2).written().len(), bytes.len() - 17);
        for cut in 1..bytes.len() - 14 {
            // Whole fields may be left over, and nothing else is.
            if let Some(part) = Message::read(bytes[..cut].to_vec().into()) {
                assert_eq!(part.written(), bytes[..cut]);
            }
        }
    }
}
