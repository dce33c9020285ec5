//! What a caller says, types and is: a whole call through the real program, and then every place where it must not be.

use offhook::{
    session::{Cut, Tape},
    store::{Key, Place, Store},
};
use sqlx::{AnyPool, Row};
use uuid::Uuid;

use super::{
    asterisk::Asterisk,
    caller::Caller,
    child::{Served, Site, be_engine},
};

const ENTRY: &str = "server::privacy::what_callers_say_is_in_no_log_metric_error_or_plain_column";

const CALLER: &str = "+441632960961";
const NAME: &str = "Ottoline Ravensworth";
const ORDER: &str = "880214";
const HEARD: &str = "my name is Ottoline Ravensworth";
/// What must not be kept at all: typed, and spoken.
const PIN: &str = "739104";
const SPOKEN: &str = "five eight two six one seven";
const SPOKEN_DIGITS: &str = "582617";

/// What opens the door to the server, in the call's URL.
const SECRET: &str = "hush-7731-hush-8842";

/// None of it may be seen where anybody looks.
const PERSONAL: [&str; 5] = ["1632960961", "ottoline", "ravensworth", ORDER, "my name is"];
/// None of it may be anywhere.
const SENSITIVE: [&str; 4] = [PIN, SPOKEN, SPOKEN_DIGITS, SECRET];

const FLOW: &str = r#"
greeting = "Hello."
fallback = "desk"
[destinations.desk]
context = "departments"
extension = "600"
[intents.account]
key = "1"
steps = [{ ask = "name" }, { ask = "order" }, { ask = "pin" }, { ask = "code" }, { transfer = "desk" }]
[slots.name]
type = "text"
prompt = "What is your name?"
[slots.order]
type = "digits"
length = 6
prompt = ["Which order?", "Thank you, {{ name }}. Which order?"]
[slots.pin]
type = "digits"
length = 6
sensitive = true
prompt = "Your PIN?"
[slots.code]
type = "digits"
length = 6
sensitive = true
prompt = "Your code?"
"#;

/// Nobody may find any of the secrets in `text`, whatever the case of its letters.
fn check_absent(place: &str, text: &[u8], secrets: &[&str]) {
    if let Some(found) = found(text, secrets) {
        panic!("{found:?} is in {place}");
    }
}

fn found<'a>(text: &[u8], secrets: &[&'a str]) -> Option<&'a str> {
    let text = text.to_ascii_lowercase();
    let holds = |secret: &str| text.windows(secret.len()).any(|window| window == secret.as_bytes());
    secrets.iter().copied().find(|secret| holds(secret))
}

fn all() -> Vec<&'static str> {
    PERSONAL.into_iter().chain(SENSITIVE).collect()
}

/// The caller says a name, types an order, and confides a PIN by keys and a code by voice.
async fn call(site: &Site, server: &Served) -> (Uuid, Asterisk) {
    let channel = format!("DAHDI/i1/{CALLER}-3");
    let fields =
        [("channel", channel.as_str()), ("callerid", CALLER), ("calleridname", NAME), ("extension", "100")];
    let request = format!("converse?flow=account&secret={SECRET}&customer=Ottoline%20Ravensworth");
    let mut asterisk = Asterisk::rings_with(server.agi, &request, &fields).await;
    let (uuid, audio) = asterisk.asked_for_audio().await;
    site.will_hear(HEARD);
    let caller = Caller::connects(audio, uuid).await;
    server.line_with("\"saying\"", 1);
    caller.types("1");
    server.line_with("\"saying\"", 2);
    caller.says("billing_please.wav");
    server.line_with("\"saying\"", 3);
    caller.types(ORDER);
    server.line_with("\"saying\"", 4);
    caller.types(PIN);
    site.will_hear(SPOKEN);
    server.line_with("\"saying\"", 5);
    caller.says("digits_1234.wav");
    caller.hears_the_end().await;
    asterisk.reply(0).await;
    asterisk.ends().await;
    (uuid, asterisk)
}

/// What an administrator is told of requests that cannot be served.
async fn complaints(server: &Served) -> String {
    let mut told = String::new();
    for request in
        ["converse?flow=nobody&customer=Ottoline", "ask?expect=digits&name=Ottoline", "dial?x=880214"]
    {
        let fields = [("channel", "PJSIP/+441632960961-00000001"), ("callerid", CALLER)];
        let mut asterisk = Asterisk::rings_with(server.agi, request, &fields).await;
        asterisk.ends().await;
        assert!(!asterisk.console.is_empty(), "{request} was served");
        told.push_str(&asterisk.console.concat());
    }
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn what_callers_say_is_in_no_log_metric_error_or_plain_column() {
    if be_engine() {
        return;
    }
    let site = Site::new(ENTRY, "[records]\nkey_file = \"records.key\"\n", FLOW);
    let key = Key::make().unwrap();
    site.write_secret("records.key", &key);
    let token = site.run(&["token", "create", "--role", "viewer", "--name", "scraper"]);
    let token = String::from_utf8(token.stdout).unwrap();
    let server = site.serve();
    let (uuid, asterisk) = call(&site, &server).await;
    // The call had it all, or what follows would prove nothing.
    assert_eq!(asterisk.result(), "ok transfer 600");
    assert_eq!(asterisk.variable("OFFHOOK_SLOT_NAME"), HEARD);
    assert_eq!(asterisk.variable("OFFHOOK_SLOT_ORDER"), ORDER);
    check_absent("the variables", format!("{:?}", asterisk.variables).as_bytes(), &SENSITIVE);
    check_absent("what an administrator is told", complaints(&server).await.as_bytes(), &all());
    check_absent("the metrics", server.metrics(token.trim()).as_bytes(), &all());
    let log = server.stop();
    for told in ["\"DEBUG\"", "\"turn\"", "\"heard\":", "\"keys\":", "\"meaning\":", "\"said\":"] {
        assert!(log.contains(told), "the log does not tell all that it can: {told}");
    }
    check_absent("the log", log.as_bytes(), &all());
    let bytes = site.bytes_of("records.db");
    assert!(found(&bytes, &["account"]).is_some(), "the records are here");
    check_absent("the records", &bytes, &all());
    check_opened(&site, Key::parse(&key).unwrap(), uuid).await;
}

/// With the key there is what may be kept, and nothing else; without it, an error that tells nothing.
async fn check_opened(site: &Site, key: Key, uuid: Uuid) {
    let place = || Place::Sqlite(site.path("records.db"));
    let store = Store::open(place(), Some(key)).await.unwrap();
    let exported = store.export_call(uuid).await.unwrap().unwrap().to_string();
    for kept in [CALLER, HEARD, ORDER] {
        assert!(exported.contains(kept), "{kept} is not in the record");
    }
    check_absent("the opened record", exported.as_bytes(), &SENSITIVE);
    let kept = store.tape(uuid).await.unwrap().unwrap();
    check_absent("the tape", &kept.tape, &SENSITIVE);
    assert_eq!(Tape::from_bytes(&kept.tape).unwrap().cut(), Some(Cut::Confided));
    for other in [None, Some(Key::parse(&Key::make().unwrap()).unwrap())] {
        let refused = Store::open(place(), other).await.err().unwrap();
        check_absent("the refusal", refused.to_string().as_bytes(), &all());
    }
}

/// Columns in which something about a caller may be read where there is no key.
const OPEN: [&str; 14] = [
    "calls.caller",
    "calls.caller_key",
    "calls.called",
    "calls.channel",
    "calls.context",
    "calls.summary",
    "calls.slots",
    "calls.hand_over",
    "turns.heard",
    "turns.keys",
    "turns.said",
    "turns.why",
    "tapes.tape",
    "sqlite_schema.sql",
];

#[tokio::test(flavor = "multi_thread")]
async fn without_a_key_personal_data_is_in_its_columns_alone_and_what_was_confided_in_none() {
    let site = Site::new(ENTRY, "[details]\nfile = \"calls.jsonl\"\n", FLOW);
    let server = site.serve();
    call(&site, &server).await;
    server.stop();
    let details = site.bytes_of("calls.jsonl");
    assert!(found(&details, &["ottoline"]).is_some(), "what may be told is told");
    check_absent("the call details", &details, &SENSITIVE);
    sqlx::any::install_default_drivers();
    let records = AnyPool::connect(&format!("sqlite://{}", site.path("records.db").display())).await.unwrap();
    let columns: Vec<(String, String)> = sqlx::query(
        "SELECT m.name AS t, c.name AS c FROM sqlite_schema AS m, pragma_table_info(m.name) AS c \
         WHERE m.type = 'table' AND m.name <> '_sqlx_migrations'",
    )
    .fetch_all(&records)
    .await
    .unwrap()
    .iter()
    .map(|row| (row.get("t"), row.get("c")))
    .collect();
    assert!(columns.len() > 40, "{columns:?}");
    let mut told = Vec::new();
    for (table, column) in columns {
        let name = format!("{table}.{column}");
        let sql = format!("SELECT CAST({column} AS TEXT) AS text FROM {table} WHERE {column} IS NOT NULL");
        let rows = sqlx::query(&sql).fetch_all(&records).await.unwrap();
        let text: Vec<String> = rows.iter().map(|row| row.get("text")).collect();
        let text = text.join("\n");
        check_absent(&name, text.as_bytes(), &SENSITIVE);
        if OPEN.contains(&name.as_str()) {
            told.push(text);
        } else {
            check_absent(&name, text.as_bytes(), &PERSONAL);
        }
    }
    let told = told.join("\n");
    for kept in [CALLER, HEARD, ORDER, "****"] {
        assert!(told.contains(kept), "{kept} was not kept at all");
    }
    check_absent("the database", &site.bytes_of("records.db"), &SENSITIVE);
}
