//! A disk that is full for seconds, a server of databases that is killed, a connection that is cut: not one record of
//! 21 calls is lost, what is wrong shows meanwhile, and afterwards the audit log takes entries again.

use std::{fs, path::PathBuf, sync::Arc, time::Duration};

use offhook::{
    call_details::{Detail, Sinks},
    metrics::{Kept, Labelled, Metrics},
    store::{Place, Records, Store, Writer},
};

use super::{
    database::PATIENCE,
    disk::{Disk, on_a_small_disk},
    postgres::{Server, new_database},
    samples::{CALLER, Sample},
    trouble::{self, total},
};

/// A store with its writer.
struct Books {
    store: Store,
    records: Records,
    writer: Writer,
    metrics: Arc<Metrics>,
    put: i64,
}

impl Books {
    async fn open(place: Place) -> Self {
        let store = Store::open(place, None).await.unwrap();
        let metrics = Arc::new(Metrics::new());
        let (records, writer) = Writer::start(store.clone(), "node".to_owned(), Arc::clone(&metrics));
        Self { store, records, writer, metrics, put: 0 }
    }

    fn put(&mut self, calls: i64) {
        for _ in 0..calls {
            self.put += 1;
            Sample::new(CALLER, self.put).records().into_iter().for_each(|record| self.records.put(record));
        }
    }

    fn failures(&self) -> u64 {
        self.metrics.record_write_failures.get()
    }

    /// Until the trouble has stood in a transaction's way, or there was none for it.
    async fn fails_or_is_through(&self, before: u64) {
        let came = async {
            while self.failures() < before + 2 && self.metrics.records_waiting.get() > 0 {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        };
        tokio::time::timeout(PATIENCE, came).await.expect("neither written nor failed");
    }

    async fn is_through(&self) {
        until(&self.metrics, "offhook_records_waiting 0").await;
        until(&self.metrics, "offhook_write_failing{kind=\"records\"} 0").await;
    }

    /// Another connection of another pool has all of them, and nothing was lost.
    async fn check(self, place: Place) {
        assert_eq!(self.metrics.not_kept(), 0);
        assert_eq!(total(&self.store).await, self.put as u64);
        self.store.audit("ann", "looked after it").await.expect("the audit log takes entries again");
        drop(self.records);
        self.writer.finish(PATIENCE).await;
        self.store.close().await;
        let again = Store::open(place, None).await.unwrap();
        assert_eq!(total(&again).await, self.put as u64);
        assert_eq!(again.audit_verify(&[]).await.unwrap().unwrap().unwrap().number, 1);
    }
}

/// Until the series has this value.
async fn until(metrics: &Metrics, line: &str) {
    let (series, value) = line.rsplit_once(' ').unwrap();
    let value: u64 = value.parse().unwrap();
    trouble::until(metrics, series, |found| found == value).await;
}

fn run<F: Future<Output = ()>>(work: F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(work);
}

#[test]
fn a_disk_that_is_full_for_seconds_costs_sqlite_no_record() {
    on_a_small_disk("store::full::a_disk_that_is_full_for_seconds_costs_sqlite_no_record", 24, |disk| {
        run(async {
            let place = Place::Sqlite(disk.folder().join("records.db"));
            let mut books = Books::open(place.clone()).await;
            // How much room is left decides which statement fails.
            for pages in [0, 0, 1, 2, 3, 5, 8, 20, 0] {
                books.put(3);
                books.is_through().await;
                disk.fill_but(pages);
                let before = books.failures();
                books.put(8);
                books.fails_or_is_through(before).await;
                disk.make_room();
                books.put(10);
                books.is_through().await;
            }
            assert!(books.failures() >= 8, "the disk was full: {}", books.failures());
            books.check(place).await;
        });
    });
}

#[test]
fn a_disk_that_is_full_shows_in_the_figures_and_what_is_left_at_the_end_is_counted() {
    let name = "store::full::a_disk_that_is_full_shows_in_the_figures_and_what_is_left_at_the_end_is_counted";
    on_a_small_disk(name, 8, |disk| {
        run(async {
            let mut books = Books::open(Place::Sqlite(disk.folder().join("records.db"))).await;
            disk.fill_but(0);
            until(&books.metrics, "offhook_write_failing{kind=\"records\"} 0").await;
            books.put(1);
            until(&books.metrics, "offhook_write_failing{kind=\"records\"} 1").await;
            let Books { records, writer, metrics, .. } = books;
            drop(records);
            writer.finish(Duration::from_millis(100)).await;
            until(&metrics, "offhook_records_lost_total{reason=\"stopped\"} 5").await;
            assert_eq!((metrics.not_kept(), metrics.records_waiting.get()), (5, 0));
        });
    });
}

#[test]
fn a_full_disk_costs_no_line_of_call_details_and_what_is_left_at_the_end_is_counted() {
    let name =
        "store::full::a_full_disk_costs_no_line_of_call_details_and_what_is_left_at_the_end_is_counted";
    on_a_small_disk(name, 1, |disk| {
        run(async {
            let (path, metrics) = (disk.folder().join("calls.jsonl"), Arc::new(Metrics::new()));
            // What a server left that was killed in mid-write.
            fs::write(&path, "{\"call\": \"half").unwrap();
            let sinks = Sinks::start("node".to_owned(), Some(path.clone()), None, None, &metrics);
            let (details, sinks) = sinks.unwrap();
            let put = |calls: u32| (0..calls).for_each(|_| details.put(&detail()));
            put(3);
            until(&metrics, "offhook_call_details_total{sink=\"file\",outcome=\"done\"} 3").await;
            disk.fill_but(0);
            put(8);
            until(&metrics, "offhook_write_failing{kind=\"details\"} 1").await;
            disk.make_room();
            put(10);
            until(&metrics, "offhook_call_details_total{sink=\"file\",outcome=\"done\"} 21").await;
            until(&metrics, "offhook_write_failing{kind=\"details\"} 0").await;
            let text = fs::read_to_string(&path).unwrap();
            let whole =
                text.lines().skip(1).all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok());
            assert_eq!((text.lines().count(), whole), (22, true), "{text}");
            assert_eq!(metrics.not_kept(), 0);
            disk.fill_but(0);
            put(8);
            sinks.finish(PATIENCE).await;
            assert!(metrics.not_kept() > 0, "what could not be written any more is counted");
            let written = fs::read_to_string(&path).unwrap().lines().count() as u64 - 1;
            assert_eq!(written + metrics.not_kept(), 29);
        });
    });
}

/// Longer than a page, so that none fits into what is left of the file's last one.
fn detail() -> Detail {
    Detail {
        call: uuid::Uuid::new_v4(),
        node: String::new(),
        flow: "reception".to_owned(),
        begun: String::new(),
        ended: String::new(),
        duration_ms: 1,
        caller: CALLER.to_owned(),
        called: "600".to_owned(),
        language: "en".to_owned(),
        status: "ok",
        action: "hangup",
        destination: None,
        intent: None,
        confidence: 90,
        sentiment: "neutral",
        summary: "x".repeat(5_000),
        slots: Default::default(),
        context: Default::default(),
        turns: 1,
        greeting_ms: None,
        longest_gap_ms: None,
        recording: None,
        consent: None,
    }
}

#[test]
fn a_database_server_that_is_killed_costs_no_record() {
    let folder = tempfile::tempdir().unwrap();
    open_to_all(folder.path().to_owned());
    let Some(mut server) = Server::own(folder.path()) else { return };
    let place = Place::Postgres(server.url("postgres"));
    run(async {
        let mut books = Books::open(place.clone()).await;
        books.put(3);
        books.is_through().await;
        server.kill();
        books.put(8);
        until(&books.metrics, "offhook_write_failing{kind=\"records\"} 1").await;
        server.start_again();
        books.put(10);
        books.is_through().await;
        books.check(place).await;
    });
    server.end();
}

/// The server is another user where the tests are root's.
fn open_to_all(folder: PathBuf) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn a_database_server_whose_disk_is_full_costs_no_record() {
    let name = "store::full::a_database_server_whose_disk_is_full_costs_no_record";
    on_a_small_disk(name, 160, |disk: Disk| {
        let Some(mut server) = Server::own(disk.folder()) else { return };
        let place = Place::Postgres(server.url("postgres"));
        run(async {
            let mut books = Books::open(place.clone()).await;
            books.put(3);
            books.is_through().await;
            disk.fill_but(0);
            let before = books.failures();
            // Its own files have some room left: until it is used up.
            while books.failures() < before + 2 {
                books.put(200);
                books.fails_or_is_through(before).await;
            }
            disk.make_room();
            // It ends by itself when its own log does not fit.
            if sqlx::AnyPool::connect(&server.url("postgres")).await.is_err() {
                server.kill();
                server.start_again();
            }
            books.put(10);
            books.is_through().await;
            books.check(place).await;
        });
        server.end();
    });
}

#[test]
fn connections_that_are_cut_cost_no_record() {
    let Some(url) = new_database() else { return };
    let place = Place::Postgres(url.clone());
    run(async {
        let mut books = Books::open(place.clone()).await;
        let pool = sqlx::AnyPool::connect(&url).await.unwrap();
        let others = "SELECT pg_terminate_backend(pid) AS cut FROM pg_stat_activity \
                      WHERE pid <> pg_backend_pid() AND datname = current_database()";
        let mut cut = 0;
        while cut < 10 {
            books.put(21);
            cut += sqlx::query(others).fetch_all(&pool).await.unwrap().len();
        }
        books.is_through().await;
        let kinds =
            Kept::ALL.iter().map(|kind| books.metrics.write_failing.get_or_create(&Labelled(*kind)).get());
        assert_eq!(kinds.sum::<i64>(), 0);
        pool.close().await;
        books.check(place).await;
    });
}
