//! Which voice speaks a language, and what tells its sound from another's.

use std::collections::BTreeMap;
use std::{fs, time};

/// Says which voice a sound is of: a voice file that changes gets new prompts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoiceId(String);

impl VoiceId {
    /// Looks at the voice's files, if it has any; a voice that is not there has an identity as well.
    pub fn of(voice: &str, language: &str) -> Self {
        let file = |path: String| {
            let about = fs::metadata(&path).ok();
            let bytes = about.as_ref().map_or(0, fs::Metadata::len);
            let changed =
                about.and_then(|about| about.modified().ok()?.duration_since(time::UNIX_EPOCH).ok());
            format!("{bytes} {}", changed.unwrap_or_default().as_nanos())
        };
        Self(format!("{voice}\n{language}\n{}\n{}", file(voice.to_owned()), file(format!("{voice}.json"))))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

/// The voices of a site.
#[derive(Debug)]
pub struct VoiceIds {
    main: VoiceId,
    others: BTreeMap<String, VoiceId>,
}

impl VoiceIds {
    /// The main voice, the language that it speaks where it could speak any, and those of other languages.
    pub fn of(main: &str, language: &str, others: &BTreeMap<String, String>) -> Self {
        let others = others.iter().map(|(tag, voice)| (tag.clone(), VoiceId::of(voice, tag)));
        Self { main: VoiceId::of(main, language), others: others.collect() }
    }

    /// What a language has no voice of its own for, the main voice speaks or espeak-ng.
    pub(super) fn of_language(&self, language: &str) -> VoiceId {
        let own = tag_for(&self.others, language).and_then(|tag| self.others.get(tag)).cloned();
        own.unwrap_or_else(|| VoiceId(format!("{}\n{language}", self.main.0)))
    }
}

/// The BCP 47 tag of a table that stands for a language: the same one, or else one of the same language.
pub fn tag_for<'t, V>(table: &'t BTreeMap<String, V>, language: &str) -> Option<&'t str> {
    let same =
        table.keys().find(|tag| tag.replace('_', "-").eq_ignore_ascii_case(&language.replace('_', "-")));
    same.or_else(|| table.keys().find(|tag| is_same_language(tag, language))).map(String::as_str)
}

/// Whether two BCP 47 tags are one language, whatever their regions.
pub fn is_same_language(one: &str, other: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    primary(one) == primary(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_file_that_changes_is_another_voice() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let path = file.path().to_str().unwrap();
        let before = VoiceId::of(path, "en");
        assert_eq!(VoiceId::of(path, "en"), before);
        fs::write(path, b"another model").unwrap();
        assert_ne!(VoiceId::of(path, "en"), before);
    }

    #[test]
    fn a_tag_finds_its_own_voice_and_then_its_languages() {
        let table = ["es", "pt-BR", "pt-PT"].map(|tag| (tag.to_owned(), ())).into();
        for (language, found) in [
            ("es", Some("es")),
            ("es-MX", Some("es")),
            ("pt-pt", Some("pt-PT")),
            ("pt_br", Some("pt-BR")),
            ("pt", Some("pt-BR")),
            ("e", None),
            ("", None),
        ] {
            assert_eq!(tag_for(&table, language), found, "{language}");
        }
    }

    #[test]
    fn each_language_sounds_otherwise() {
        let others = BTreeMap::from([("es".to_owned(), "es.onnx".to_owned())]);
        let ids = VoiceIds::of("espeak", "en", &others);
        assert_eq!(ids.of_language("es-MX"), ids.of_language("es"), "one voice speaks both");
        assert_ne!(ids.of_language("de"), ids.of_language("en"));
    }
}
