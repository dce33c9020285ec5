//! Every key of a flow file, with its place in the text; unknown keys are refused. What is said of a key here is what
//! editors show: docs/flows.md says more.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::schema::{Property, Schema, object};
use super::texts::{List, Texts, When};
use crate::flow::{
    extras::PERMISSIONS,
    slots::{CHECKS, CONFIRMS, KINDS},
};

/// A value, if it is written, with its place.
pub(in crate::flow) type Key<T> = Option<Spanned<T>>;
/// Sections by name, each name with its place.
pub(in crate::flow) type Named<T> = BTreeMap<Spanned<String>, T>;

/// A section, its keys and what is known of each: `[needed]` for those without which a flow is refused.
macro_rules! section {
    ($(#[doc = $about:literal])* $name:ident {
        $($(#[doc = $doc:literal])* $key:ident $([$needed:ident])?: $kind:ty $(= $one_of:expr)?,)*
    }) => {
        $(#[doc = $about])*
        #[derive(Default, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub(in crate::flow) struct $name {
            $($(#[doc = $doc])* pub(in crate::flow) $key: $kind,)*
        }

        impl Schema for $name {
            fn schema() -> serde_json::Value {
                let needs = |marks: &[&str]| !marks.is_empty();
                let values = |lists: &[&'static [&'static str]]| lists.first().copied().unwrap_or_default();
                object(concat!($($about),*), vec![$(Property {
                    key: stringify!($key).trim_start_matches("r#"),
                    about: concat!($($doc),*),
                    needed: needs(&[$(stringify!($needed))?]),
                    one_of: values(&[$(&$one_of)?]),
                    schema: <$kind as Schema>::schema(),
                }),*])
            }
        }
    };
}

section! {
/// One kind of call: what callers hear, what is understood, and where calls go.
RawFlow {
    /// The flow's name. It may only repeat the file's name.
    name: Key<String>,
    /// "en", or a variant such as "en-GB"; or a list: the first is the flow's own.
    language: Key<List>,
    /// One sentence on what this line is, for the language model.
    about: Key<String>,
    /// What the caller hears first. Name the choices.
    greeting[needed]: Key<Texts>,
    /// What the caller hears before the greeting: that the call is recorded. With it, it is. To ask: a consent step.
    recording: Key<Texts>,
    /// The key with which callers pause what is kept of the call, and let it go on: "*", or a digit.
    pause_key: Key<String>,
    /// The destination where a human answers, whatever else fails.
    fallback[needed]: Key<String>,
    /// Re-prompts before the call goes to the fallback, 0 to 5. Default 2.
    retries: Key<i64>,
    /// Whether speech stops a running prompt. Default true.
    barge_in: Key<bool>,
    /// The zone of opening hours and dates, such as "Europe/Berlin". Needed with hours.
    time_zone: Key<String>,
    /// Files that answers may come from, such as "docs/*.md", relative to the flow's folder.
    documents: Key<List>,
    /// What is said, where it differs from the default.
    prompts: RawPrompts,
    /// How sure is sure enough.
    confidence: RawConfidence,
    /// How patient the flow is, in milliseconds.
    timeouts: RawTimeouts,
    /// What the dialplan hands over, each with the value that counts where it says nothing.
    context: Named<Spanned<String>>,
    /// Places where calls can go.
    destinations[needed]: Named<RawDestination>,
    /// Wishes that take several steps.
    intents: Named<RawIntent>,
    /// What callers are asked for.
    slots: Named<RawSlot>,
    /// When something is open.
    hours: Named<RawHours>,
    /// Facts about a caller, from files, databases and services.
    lookups: Named<RawLookup>,
    /// Names by the hundred, from a file.
    tables: Named<RawTable>,
    /// What is done before the greeting.
    start: RawStart,
    /// What leads to a human at once.
    escalate: RawEscalate,
    /// What a language model may do. Nothing by default.
    llm: RawLlm,
} }

section! { RawPrompts {
    /// The caller said nothing. A list is said in turn. Blank: {menu}
    no_input: Key<Texts>,
    /// The answer was not understood. A list is said in turn. Blank: {menu}
    no_match: Key<Texts>,
    /// The answer was probably understood. Blanks: {choice}, {key}
    confirm: Key<Texts>,
    /// The answer was neither yes nor no. Blanks: {choice}, {key}
    confirm_again: Key<Texts>,
    /// The caller said no. Blank: {menu}
    denied: Key<Texts>,
    /// Two choices are equally likely. Blanks: {first}, {second}
    which: Key<Texts>,
    /// One item of the list of keys. Blanks: {choice}, {key}
    menu: Key<Texts>,
    /// Before a transfer. Blanks: {choice}, {key}
    transfer: Key<Texts>,
    /// Before the call goes to the fallback because nothing else worked.
    fallback: Key<Texts>,
    /// Speech cannot be recognised at the moment. Blank: {menu}
    trouble: Key<Texts>,
    /// The caller has said goodbye, or wants nothing else.
    goodbye: Key<Texts>,
    /// What the caller said takes long to be recognised.
    filler: Key<Texts>,
    /// A destination is closed. Blanks: {choice}, {key}
    closed: Key<Texts>,
    /// The steps are done, or a question was answered.
    anything_else: Key<Texts>,
    /// A slot's value is read back. Blank: {value}
    slot_confirm: Key<Texts>,
    /// An answer to a slot's question was not understood; the question follows.
    slot_missing: Key<Texts>,
    /// The caller asks for time: "hold on". Longer silence is borne then.
    wait: Key<Texts>,
    /// The pause_key was pressed: nothing is kept from now on. Blank: {key}
    paused: Key<Texts>,
    /// It was pressed again: the call is kept again. Blank: {key}
    resumed: Key<Texts>,
} }

section! { RawConfidence {
    /// From here up, 0 to 100, a wish is acted on without a question. Default 80.
    act: Key<i64>,
    /// From here up the caller is asked; below, the question is asked again. Default 45.
    confirm: Key<i64>,
    /// From here up a sentence of the documents is spoken as the answer. Default 70.
    answer: Key<i64>,
} }

section! { RawTimeouts {
    /// Silence after a prompt until it counts as no answer, 1000 to 60000. Default 5000.
    no_input_ms: Key<i64>,
    /// Silence that ends what the caller says, 200 to 5000. Default 900.
    end_silence_ms: Key<i64>,
    /// Longest answer, 1000 to 60000. Default 10000.
    speech_max_ms: Key<i64>,
    /// Longest time between two keys, 500 to 20000. Default 3000.
    inter_digit_ms: Key<i64>,
    /// Time from the end of what the caller says until the filler, 700 to 10000. Default 1200.
    filler_after_ms: Key<i64>,
    /// Longest time for a language model's answer or a lookup, 500 to 20000. Default 4000.
    think_ms: Key<i64>,
    /// Longest time from the end of what the caller says until the reply, 1000 to 30000. Default 5000.
    reply_ms: Key<i64>,
} }

section! {
/// A place where calls can go.
RawDestination {
    /// The dialplan's context.
    context[needed]: Key<String>,
    /// The extension in it, in quotes.
    extension[needed]: Key<String>,
    /// The priority, for jump. Default 1.
    priority: Key<i64>,
    /// The key that leads here: "0" to "9", "*" or "#".
    key: Key<String>,
    /// How prompts call it. Default: its name.
    spoken: Key<Texts>,
    /// Words and phrases that mean it.
    synonyms: Option<Vec<Spanned<String>>>,
    /// Whole sentences that callers say.
    examples: Option<Vec<Spanned<String>>>,
    /// What it is for, for the language model.
    description: Key<String>,
    /// What the caller hears before this transfer. Blanks: {choice}, {key}
    transfer: Key<Texts>,
    /// Whether Offhook itself sets context, extension and priority of the channel. Default false.
    jump: Key<bool>,
    /// The name of the hours in which it answers. Always open without them.
    hours: Key<String>,
    /// What the caller hears while it is closed. Blanks: {choice}, {key}
    closed: Key<Texts>,
    /// The destination where calls go while it is closed. Without one they end.
    when_closed: Key<String>,
} }

section! {
/// A wish: either its destination or its steps are needed.
RawIntent {
    /// The key that leads here: "0" to "9", "*" or "#".
    key: Key<String>,
    /// How prompts call it. Default: its name.
    spoken: Key<Texts>,
    /// Words and phrases that mean it.
    synonyms: Option<Vec<Spanned<String>>>,
    /// Whole sentences that callers say.
    examples: Option<Vec<Spanned<String>>>,
    /// What it is for, for the language model.
    description: Key<String>,
    /// Where the call goes, when that is all.
    destination: Key<String>,
    /// What is done, one after the other.
    steps: Option<Vec<Spanned<RawStep>>>,
} }

section! {
/// Exactly one verb, and what belongs to it.
RawStep {
    /// The condition without which the step is passed over: { hours.office = "closed", amount = ">100" }
    when: Key<When>,
    /// Asks for the slot of that name, unless it is known.
    ask: Key<String>,
    /// Says a prompt, before the next question or the end.
    say: Key<Texts>,
    /// Reads slots back and waits for yes or no.
    confirm: Key<Texts>,
    /// Asks whether the call may be recorded; from a yes on, it is.
    consent: Key<Texts>,
    /// Does the lookup of that name.
    lookup: Key<String>,
    /// Hands the call over to the destination of that name.
    transfer: Key<String>,
    /// Says a prompt and takes a message.
    message: Key<Texts>,
    /// Says a farewell and ends the call.
    hangup: Key<Texts>,
    /// Goes on with the steps of the intent of that name.
    goto: Key<String>,
    /// Says a prompt and goes back to the open question.
    resume: Key<Texts>,
    /// The call goes on in this language of the flow. As the last step, the greeting follows in it.
    language: Key<String>,
    /// With message: the value that it becomes. Default "message".
    into: Key<String>,
    /// With message: its longest duration, 5 to 600. Default 120.
    seconds: Key<i64>,
} }

section! {
/// Something that callers are asked for.
RawSlot {
    /// What it takes.
    r#type[needed]: Key<String> = KINDS,
    /// The question.
    prompt[needed]: Key<Texts>,
    /// The question after an answer that was not understood. A list is said in turn.
    reprompt: Key<Texts>,
    /// When the value is read back. Default "doubtful"; "never" for a sensitive slot.
    confirm: Key<String> = CONFIRMS,
    /// How it is read back. Blank: {value}
    confirm_prompt: Key<Texts>,
    /// Further questions before the call goes to the fallback, 0 to 5. Default: the flow's.
    retries: Key<i64>,
    /// Keeps the value out of variables, records, prompts and the language model.
    sensitive: Key<bool>,
    /// Takes "I don't know" for an answer.
    optional: Key<bool>,
    /// The least number; for digits, how many at least.
    min: Key<i64>,
    /// The largest number; for digits, how many at most.
    max: Key<i64>,
    /// Digits: exactly so many.
    length: Key<i64>,
    /// Digits: the check digit that must be right.
    check: Key<String> = CHECKS,
    /// The first day, as "today", "today+14" or "2026-12-24"; or the first time, as "08:30".
    earliest: Key<String>,
    /// The last day or time.
    latest: Key<String>,
    /// Dates: the days that are possible, as "mon-fri" or "mon,wed,sat".
    weekdays: Key<String>,
    /// The choices with their synonyms: { small = ["little"], large = [] }
    choices: Named<Vec<Spanned<String>>>,
    /// The table whose rows are the choices.
    table: Key<String>,
} }

section! {
/// When something is open: each day a span such as "08:00-18:00", a list of spans, or "closed".
RawHours {
    /// Monday to Friday.
    weekdays: Key<List>,
    /// Saturday and Sunday.
    weekend: Key<List>,
    /// All days that have no line of their own.
    daily: Key<List>,
    /// Counts before weekdays and daily.
    monday: Key<List>,
    /// Counts before weekdays and daily.
    tuesday: Key<List>,
    /// Counts before weekdays and daily.
    wednesday: Key<List>,
    /// Counts before weekdays and daily.
    thursday: Key<List>,
    /// Counts before weekdays and daily.
    friday: Key<List>,
    /// Counts before weekend and daily.
    saturday: Key<List>,
    /// Counts before weekend and daily.
    sunday: Key<List>,
    /// "2026-12-24", or "12-25" for every year.
    holidays: Option<Vec<Spanned<String>>>,
    /// When it is open on holidays. Default "closed".
    holiday: Key<List>,
} }

section! {
/// Facts about one caller.
RawLookup {
    /// "customers.csv", "sqlite:crm.db", or "https://host:port/path/{{ key }}".
    source[needed]: Key<String>,
    /// SQLite: one SELECT, with :key for the key.
    query: Key<String>,
    /// What is looked for: the name of a value. Default "caller_number".
    key: Key<String>,
    /// CSV: the column that holds the key.
    key_column: Key<String>,
    /// How keys are compared. Default "number" for the two numbers of the call, else "text".
    key_is: Key<String> = ["number", "text"],
    /// The prefix that national numbers are completed with, such as "+44".
    country: Key<String>,
    /// Fields and where they come from: columns, or JSON pointers for HTTP.
    fields: Named<Spanned<String>>,
    /// Begins with the call instead of with its step.
    at_start: Key<bool>,
    /// Milliseconds until it counts as failed, 50 to 30000. Default 1500.
    timeout_ms: Key<i64>,
    /// HTTP: further attempts, 0 to 5. Default 1.
    retries: Key<i64>,
    /// SQLite and HTTP: seconds for which an answer is kept, 0 to 86400. Default 300.
    cache_s: Key<i64>,
    /// HTTP: a file with a token.
    secret_file: Key<String>,
} }

section! {
/// Names by the hundred: the choices of a slot, or wishes of their own.
RawTable {
    /// "directory.csv" or "sqlite:directory.db".
    source[needed]: Key<String>,
    /// SQLite: one SELECT. Default: the table "routes".
    query: Key<String>,
    /// The one dialplan context that the extensions of its rows belong to.
    context: Key<String>,
} }

section! { RawStart {
    /// Steps before the greeting.
    steps: Option<Vec<Spanned<RawStep>>>,
} }

section! { RawEscalate {
    /// Words and phrases that lead to a human at any question.
    words: Option<Vec<Spanned<String>>>,
    /// The destination. Default: the flow's fallback.
    to: Key<String>,
    /// Whether angry words lead there too. Default false.
    on_anger: Key<bool>,
} }

section! { RawLlm {
    /// What the model may do.
    may: Option<Vec<Spanned<String>>> = PERMISSIONS,
    /// What it has to follow, one sentence each.
    rules: Option<Vec<Spanned<String>>>,
    /// The values that it may see.
    context: Option<Vec<Spanned<String>>>,
} }
