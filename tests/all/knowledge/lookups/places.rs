//! Files and databases as sources: found, not found, changed meanwhile, faulty, and asked with malice.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use offhook::knowledge::lookups::{Found, LookupFault, LookupSettings, Written};
use sqlx::{ConnectOptions as _, Executor as _};

use super::{Lab, ask, csv, fields, shown, sqlite};

const CUSTOMERS: &str = "Phone,Name,Tier\n(01632) 960-123,Carla,gold\n+44 1632 960124,Dan,\n\
    01632960199,Eve,\n+441632960199,Frank,\n";

#[test]
fn a_csv_file_is_searched_by_number_in_any_spelling() {
    let lab = Lab::new(&[]);
    lab.write("customers.csv", CUSTOMERS);
    let lookups = lab.one(csv());
    for (key, expected) in [
        ("+441632960123", "name=Carla phone=(01632) 960-123 tier=gold"),
        ("01632960124", "name=Dan phone=+44 1632 960124"),
        // Two people with one number: neither is greeted by name.
        ("01632960199", "nothing"),
        ("01632960000", "nothing"),
        ("anonymous", "nothing"),
        ("", "nothing"),
    ] {
        assert_eq!(ask(&lookups, key), expected, "{key}");
    }
    assert_eq!((lab.count("ok"), lab.count("not_found")), (2, 4));
}

#[test]
fn a_csv_file_is_read_anew_when_it_changes_and_a_faulty_version_is_passed_over() {
    let lab = Lab::new(&[]);
    lab.write("customers.csv", CUSTOMERS);
    let lookups = lab.one(Written { fields: fields(&[("who", "name")]), ..csv() });
    assert_eq!(ask(&lookups, "01632960123"), "who=Carla");
    lab.write("customers.csv", "phone,name\n01632960123,Carla Jones\n");
    assert_eq!(ask(&lookups, "01632960123"), "who=Carla Jones");
    lab.write("customers.csv", "phone,name\n01632960123\n");
    assert_eq!(ask(&lookups, "01632960123"), "who=Carla Jones");
    fs::remove_file(lab.folder.path().join("customers.csv")).unwrap();
    assert_eq!(ask(&lookups, "01632960123"), "who=Carla Jones");
    // Of the same size: told by its time.
    lab.write("customers.csv", "phone,name\n01632960123,Anna\n");
    assert_eq!(ask(&lookups, "01632960123"), "who=Anna");
    lab.write("customers.csv", "phone,name\n01632960123,Ines\n");
    let file = fs::File::options().write(true).open(lab.folder.path().join("customers.csv")).unwrap();
    file.set_modified(SystemTime::now() + Duration::from_secs(9)).unwrap();
    assert_eq!(ask(&lookups, "01632960123"), "who=Ines");
}

/// Runs statements on a database, as the site's own programs would.
fn run(file: &Path, statements: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file).create_if_missing(true);
        let mut connection = options.connect().await.unwrap();
        connection.execute(statements).await.unwrap();
    });
}

const CREATE: &str = "CREATE TABLE customers (phone TEXT, name TEXT, visits INTEGER, score REAL, note TEXT); \
    INSERT INTO customers VALUES ('AB-7', 'Carla', 3, 2.5, NULL), ('AB-8', 'Dan', NULL, NULL, NULL);";

#[test]
fn a_database_is_asked_with_bound_keys() {
    let lab = Lab::new(&[]);
    let file = lab.folder.path().join("crm.db");
    run(&file, CREATE);
    let lookups = lab.one(sqlite());
    for (key, expected) in [
        (" AB-7 ", "name=Carla score=2.5 visits=3"),
        ("AB-8", "name=Dan"),
        ("AB-9", "nothing"),
        ("' OR '1'='1", "nothing"),
        ("AB-7'; DROP TABLE customers; --", "nothing"),
        ("x' UNION SELECT name, 1, 2 FROM customers --", "nothing"),
    ] {
        assert_eq!(ask(&lookups, key), expected, "{key}");
    }
    assert_eq!(ask(&lookups, "AB-7"), "name=Carla score=2.5 visits=3", "the table is still there");
    assert_eq!(lab.count("cached"), 1);
}

#[test]
fn a_changed_or_replaced_database_is_seen() {
    let lab = Lab::new(&[]);
    let file = lab.folder.path().join("crm.db");
    run(&file, CREATE);
    let lookups = lab.one(Written { cache_s: Some(0), ..sqlite() });
    assert_eq!(ask(&lookups, "AB-8"), "name=Dan");
    run(&file, "UPDATE customers SET name = 'Daniel' WHERE phone = 'AB-8'");
    assert_eq!(ask(&lookups, "AB-8"), "name=Daniel");
    fs::remove_file(&file).unwrap();
    let error = ask(&lookups, "AB-8");
    assert!(error.starts_with("the query on crm.db failed") && !error.contains("AB-8"), "{error}");
    run(&file, CREATE);
    assert_eq!(ask(&lookups, "AB-8"), "name=Dan");
}

#[test]
fn a_query_that_never_ends_is_stopped() {
    let lab = Lab::new(&[]);
    run(&lab.folder.path().join("crm.db"), CREATE);
    let endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) \
        SELECT count(*) AS c FROM n WHERE i = :key OR i > 0";
    let lookups = lab.one(Written { query: Some(endless.to_owned()), timeout_ms: Some(100), ..sqlite() });
    assert!(ask(&lookups, "1").starts_with("no answer within 100 ms"));
    assert_eq!(lab.count("timeout"), 1);
}

#[test]
fn a_database_cannot_be_changed_by_a_query() {
    let lab = Lab::new(&[]);
    let file = lab.folder.path().join("crm.db");
    run(&file, CREATE);
    let deleting = "WITH x AS (SELECT :key) DELETE FROM customers RETURNING name";
    let opened = lab.open(&[("it", Written { query: Some(deleting.to_owned()), ..sqlite() })]);
    // SQLite may refuse it when it is prepared or when it runs; the row stays.
    if let Ok(lookups) = opened {
        assert!(ask(&lookups, "AB-7").starts_with("the query on crm.db failed"));
    }
    assert_eq!(ask(&lab.one(sqlite()), "AB-7"), "name=Carla score=2.5 visits=3");
}

#[test]
fn faults_are_found_before_there_are_callers() {
    let lab = Lab::new(&[]);
    lab.write("customers.csv", CUSTOMERS);
    run(&lab.folder.path().join("crm.db"), CREATE);
    let query = |text: &str| Written { query: Some(text.to_owned()), ..sqlite() };
    for (written, key, expected) in [
        (Written { source: "customers.txt".to_owned(), ..csv() }, "source", "of no kind that is known"),
        (Written { source: "other.csv".to_owned(), ..csv() }, "source", "cannot read other.csv"),
        (Written { key_column: Some("number".to_owned()), ..csv() }, "source", "no column `number`"),
        (Written { fields: fields(&[("a", "b")]), ..csv() }, "source", "no column `b`"),
        (Written { key_column: None, ..csv() }, "key_column", "needs a column to search"),
        (Written { cache_s: Some(1), ..csv() }, "cache_s", "means nothing for a CSV file"),
        (Written { timeout_ms: Some(1), ..csv() }, "timeout_ms", "write 50 to 30000"),
        (Written { query: None, ..sqlite() }, "query", "needs a query"),
        (query("SELECT x FROM customers WHERE phone = :key"), "query", "no such column: x"),
        (Written { fields: fields(&[("a", "b")]), ..sqlite() }, "fields", "gives no column `b`"),
        (Written { source: "sqlite:no.db".to_owned(), ..sqlite() }, "source", "there is no file"),
        (Written { secret_file: Some("s".to_owned()), ..sqlite() }, "secret_file", "means nothing"),
    ] {
        let faults = lab.open(&[("it", written)]).map(|_| ()).unwrap_err();
        let [fault] = &faults[..] else { panic!("{expected}: {faults:?}") };
        let LookupFault { key: found, .. } = fault;
        assert!(*found == key && fault.to_string().contains(expected), "{expected}: {fault:?}");
    }
}

#[test]
fn settings_say_which_keys_they_need() {
    let query = "SELECT name FROM customers WHERE phone = :key AND day = :day";
    let settings = LookupSettings::new(&Written { query: Some(query.to_owned()), ..sqlite() }).unwrap();
    assert_eq!(settings.keys(), ["key", "day"]);
    let lab = Lab::new(&[]);
    run(&lab.folder.path().join("crm.db"), CREATE);
    let query = "SELECT name FROM customers WHERE phone = :key AND name = :day";
    let lookups = lab.one(Written { query: Some(query.to_owned()), ..sqlite() });
    assert_eq!(ask(&lookups, "AB-7"), "the key `day` was not given; name it in the flow");
    assert_eq!(
        shown(super::answer(&lookups, "none", "1")),
        "the flow has no lookup `none`; add [lookups.none]"
    );
}

#[test]
fn a_dropped_question_is_forgotten() {
    let lab = Lab::new(&[]);
    run(&lab.folder.path().join("crm.db"), CREATE);
    let lookups = lab.one(sqlite());
    let (pending, answers) = super::begin(&lookups, "it", "AB-7").unwrap();
    drop(pending);
    // Its callback is gone, unless the answer was on its way before.
    while let Ok(late) = answers.recv_timeout(super::PATIENCE) {
        assert!(matches!(late, Ok(Found::Fields(_))), "{late:?}");
    }
    assert_eq!(answers.try_recv().unwrap_err(), std::sync::mpsc::TryRecvError::Disconnected);
}
