//! Tables of routes: from files and databases, refused with every fault, and read anew while in use.

use std::fs;
use std::path::Path;

use offhook::knowledge::tables::{Route, RouteTarget, Table, TableFault, TableSettings};
use offhook::language::ENGLISH;
use sqlx::{ConnectOptions as _, Executor as _};

use crate::flows::{check_text, files};

fn settings(source: &str) -> TableSettings {
    TableSettings {
        words: &ENGLISH,
        source: source.to_owned(),
        query: None,
        context: Some("people".to_owned()),
        destinations: ["sales", "operator"].map(str::to_owned).into(),
    }
}

fn shown(routes: &[Route]) -> String {
    let line = |route: &Route| {
        let target = match &route.target {
            RouteTarget::Destination(name) => name.clone(),
            RouteTarget::Place { context, extension } => format!("{extension}@{context}"),
        };
        format!("{} [{}] -> {target}\n", route.name, route.synonyms.join("|"))
    };
    routes.iter().map(line).collect()
}

fn listed(faults: &[TableFault]) -> String {
    faults.iter().map(|fault| format!("{fault}\n")).collect()
}

/// Each `tests/tables/NAME.csv` beside its routes or its faults in `NAME.txt`.
#[test]
fn tables_give_their_routes_or_every_fault() {
    for path in files("tests/tables", "csv") {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let table = Table::open(settings(&name), path.parent().unwrap());
        let result = table.map_or_else(|faults| listed(&faults), |table| shown(&table.routes()));
        check_text(&path.with_extension("txt"), &result);
    }
}

#[test]
fn a_faulty_new_version_is_refused_once_and_the_old_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let write = |text: &str| fs::write(folder.path().join("directory.csv"), text).unwrap();
    write("name,extension\nCarla Jones,611\n");
    let table = Table::open(settings("directory.csv"), folder.path()).unwrap();
    let before = table.routes();
    assert!(!table.refresh().unwrap());
    write("name,extension\nCarla Jones,61 1\nCarla Jones,613\n");
    let faults = table.refresh().unwrap_err();
    assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [2, 3]);
    assert!(!table.refresh().unwrap(), "complained of once");
    assert_eq!(shown(&table.routes()), "Carla Jones [] -> 611@people\n");
    write("name,extension\nCarla Jones,614\n");
    assert!(table.refresh().unwrap());
    assert_eq!(shown(&table.routes()), "Carla Jones [] -> 614@people\n");
    assert_eq!(shown(&before), "Carla Jones [] -> 611@people\n", "calls keep what they began with");
    fs::remove_file(folder.path().join("directory.csv")).unwrap();
    assert!(listed(&table.refresh().unwrap_err()).contains("put the file beside the flow"));
    assert_eq!(table.routes().len(), 1);
}

#[test]
fn five_thousand_rows_are_read_and_no_more() {
    let folder = tempfile::tempdir().unwrap();
    let rows = |count: usize| {
        let row = |n: usize| {
            format!(
                "person number x{n} {},{}\n",
                if n.is_multiple_of(2) { "even" } else { "odd" },
                10_000 + n
            )
        };
        format!("name,extension\n{}", (0..count).map(row).collect::<String>())
    };
    fs::write(folder.path().join("directory.csv"), rows(5_000)).unwrap();
    let table = Table::open(settings("directory.csv"), folder.path()).unwrap();
    assert_eq!(table.routes().len(), 5_000);
    fs::write(folder.path().join("directory.csv"), rows(5_001)).unwrap();
    let faults = listed(&table.refresh().unwrap_err());
    assert_eq!(faults, "directory.csv:5002: more than 5000 rows; keep those that callers ask for\n");
}

#[test]
fn a_database_is_a_table_too() {
    let folder = tempfile::tempdir().unwrap();
    database(
        &folder.path().join("directory.db"),
        "CREATE TABLE routes (Name TEXT, synonyms TEXT, destination TEXT, extension INTEGER); \
         INSERT INTO routes VALUES ('Carla Jones', 'carla|the boss', NULL, 611), ('sales team', NULL, 'sales', NULL);",
    );
    let open = |query: Option<&str>| {
        let settings = TableSettings { query: query.map(str::to_owned), ..settings("sqlite:directory.db") };
        Table::open(settings, folder.path())
    };
    let expected = "Carla Jones [carla|the boss] -> 611@people\nsales team [] -> sales\n";
    assert_eq!(shown(&open(None).unwrap().routes()), expected);
    let query = "SELECT name, 'nowhere' AS destination FROM routes WHERE extension = 611";
    let faults = listed(&open(Some(query)).unwrap_err());
    assert!(faults.starts_with("directory.db:1: the flow has no destination `nowhere`"), "{faults}");
    let faults = listed(&open(Some("SELECT missing")).unwrap_err());
    assert!(faults.contains("no such column: missing"), "{faults}");
}

fn database(file: &Path, statements: &str) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(file).create_if_missing(true);
        options.connect().await.unwrap().execute(statements).await.unwrap();
    });
}
