//! Which rooms of `src` may know which: the table, and the rule that holds it.

use super::source::Source;

/// Which floors of `src` a floor may import, besides itself. A new arrow is a decision: change `src/lib.rs`
/// with it.
const IMPORTS: [(&str, &[&str]); 31] = [
    ("pii", &[]),
    ("log", &[]),
    ("memory", &[]),
    ("metrics", &[]),
    ("places", &[]),
    ("secret", &[]),
    ("atomic_file", &[]),
    ("models", &[]),
    ("alerts", &["metrics"]),
    ("audio", &[]),
    ("language", &[]),
    ("speech", &["language"]),
    ("agi", &["pii"]),
    ("audiosocket", &["audio", "pii"]),
    ("understand", &["language", "pii"]),
    ("llm", &["language", "pii", "understand"]),
    ("flow", &["language", "llm", "understand"]),
    ("dialog", &["flow", "language", "llm", "pii", "understand"]),
    ("session", &["audio", "dialog", "pii", "understand"]),
    ("transcript", &["dialog", "pii", "session", "understand"]),
    ("engine", &["audio", "log", "memory", "metrics", "models", "pii", "speech"]),
    ("store", &["atomic_file", "dialog", "log", "metrics", "pii", "secret", "transcript", "understand"]),
    ("http_client", &[]),
    ("webhook", &["http_client"]),
    ("knowledge", &["flow", "http_client", "language", "metrics", "pii", "understand"]),
    ("call_details", &["http_client", "log", "metrics", "webhook"]),
    (
        "call",
        &[
            "agi",
            "audio",
            "audiosocket",
            "call_details",
            "dialog",
            "engine",
            "flow",
            "knowledge",
            "language",
            "llm",
            "metrics",
            "pii",
            "places",
            "secret",
            "session",
            "store",
            "transcript",
            "understand",
        ],
    ),
    (
        "server",
        &[
            "alerts",
            "call",
            "call_details",
            "config",
            "engine",
            "http_client",
            "knowledge",
            "metrics",
            "models",
            "places",
            "store",
            "webhook",
        ],
    ),
    (
        "http",
        &[
            "atomic_file",
            "audiosocket",
            "call",
            "config",
            "dialog",
            "engine",
            "http_client",
            "metrics",
            "pii",
            "places",
            "secret",
            "store",
            "transcript",
            "understand",
        ],
    ),
    ("config", &["alerts", "models", "store"]),
    ("lib", &[]),
];

/// What the programs that carry an engine may use of the library.
const ENGINE_PROGRAM_IMPORTS: [&[&str]; 10] = [
    &["engine", "protocol"],
    &["engine", "voice_ids"],
    &["engine", "fence"],
    &["engine", "gpu"],
    &["engine", "processor"],
    &["engine", "host"],
    &["engine", "hearing"],
    &["engine", "calibration"],
    &["audio"],
    &["pii"],
];

pub(super) fn imports_point_down(source: &Source) -> Vec<String> {
    let Some(floor) = source.floor() else { return Vec::new() };
    if source.is_within("src/bin/offhook-bench/") {
        return Vec::new();
    }
    if floor == "bin" {
        return engine_program_imports(source);
    }
    if floor == "main" || floor == "cli" {
        return Vec::new();
    }
    let Some((_, allowed)) = IMPORTS.iter().find(|(name, _)| *name == floor) else {
        let remedy = format!(
            "`{floor}` is not in the import table: add it in tests/all/tidy/imports.rs and src/lib.rs"
        );
        return vec![source.violation(1, remedy)];
    };
    let mut upward: Vec<(usize, String)> = source
        .mentions("crate")
        .into_iter()
        .filter_map(|mention| Some((mention.line, mention.segments.into_iter().nth(1)?)))
        .filter(|(_, target)| {
            // A macro or a type may hang from the root as well: only floors count.
            let is_floor = target == "cli" || IMPORTS.iter().any(|(name, _)| name == target);
            is_floor && target != floor && !allowed.contains(&target.as_str())
        })
        .collect();
    upward.dedup();
    let upward = upward.into_iter().map(|(line, target)| {
        let allowed = allowed.join(", ");
        let remedy = format!("`{floor}` must not know `{target}`; it may use: {allowed}. Hand the value in");
        source.violation(line, remedy)
    });
    let climbing = source.climbs_out().into_iter().map(|line| {
        source
            .violation(line, "`super` climbs out of its folder: write `crate::`, so that the import is seen")
    });
    upward.chain(climbing).collect()
}

fn engine_program_imports(source: &Source) -> Vec<String> {
    let foreign = source.mentions("offhook").into_iter().filter(|mention| {
        let used: Vec<&str> = mention.segments[1..].iter().map(String::as_str).collect();
        !ENGINE_PROGRAM_IMPORTS.iter().any(|allowed| used.starts_with(allowed))
    });
    let remedy = "an engine program uses offhook::engine::{host, protocol, fence, gpu, processor, hearing, calibration}, audio and pii \
         alone; the rest is the server's";
    foreign.map(|mention| source.violation(mention.line, remedy)).collect()
}
