//! A real PostgreSQL for the length of the test run: the machine's own, or unpacked from the distribution's packages.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::{
        Mutex, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

pub(super) struct Server {
    /// The server ends when this closes, and so with the test program, however that ends.
    life: ChildStdin,
    answers: BufReader<ChildStdout>,
    script: Child,
    folder: String,
}

impl Server {
    /// One for this test alone, with its files below the folder.
    pub(super) fn own(within: &Path) -> Option<Self> {
        start(within, None)
    }

    /// The same, listening on this port of 127.0.0.1 with TLS, by `server.pem` and `server.key` of the folder.
    pub(super) fn encrypted(within: &Path, port: u16) -> Option<Self> {
        start(within, Some(port))
    }

    pub(super) fn kill(&mut self) {
        assert_eq!(self.order("kill"), "killed");
    }

    pub(super) fn start_again(&mut self) {
        let answer = self.order("start");
        assert!(answer.starts_with("ready "), "{answer}");
    }

    fn order(&mut self, order: &str) -> String {
        writeln!(self.life, "{order}").unwrap();
        line(&mut self.answers)
    }

    pub(super) fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.folder)
    }

    /// Ends it, and waits until it has: its files are needed no more.
    pub(super) fn end(self) {
        let Self { life, mut script, .. } = self;
        drop(life);
        script.wait().unwrap();
    }
}

fn line(answers: &mut BufReader<ChildStdout>) -> String {
    let mut line = String::new();
    answers.read_line(&mut line).unwrap();
    line.trim().to_owned()
}

/// The address of a new, empty database; `None`, said aloud, where PostgreSQL cannot be had.
pub(super) fn new_database() -> Option<String> {
    static SERVER: OnceLock<Option<Mutex<Server>>> = OnceLock::new();
    static DATABASES: AtomicU32 = AtomicU32::new(0);
    let server = SERVER.get_or_init(|| start(&env::temp_dir(), None).map(Mutex::new)).as_ref()?;
    let name = format!("test{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let url = |database: &str| server.lock().unwrap().url(database);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        sqlx::any::install_default_drivers();
        let pool = sqlx::AnyPool::connect(&url("postgres")).await.unwrap();
        sqlx::raw_sql(&format!("CREATE DATABASE {name}")).execute(&pool).await.unwrap();
        pool.close().await;
    });
    Some(url(&name))
}

/// The script prints the folder of the server's socket when it is ready, or why there is none.
fn start(within: &Path, encrypted_port: Option<u16>) -> Option<Server> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres/run.sh");
    let mut command = Command::new(script);
    if let Some(port) = encrypted_port {
        command.env("OFFHOOK_POSTGRES_TLS", within).env("OFFHOOK_POSTGRES_PORT", port.to_string());
    }
    let mut child = command
        .env("TMPDIR", within)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("tests/postgres/run.sh can be run");
    let life = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    let line = line(&mut answers);
    match line.strip_prefix("ready ") {
        Some(folder) => Some(Server { life, answers, script: child, folder: folder.to_owned() }),
        None => {
            assert!(env::var_os("CI").is_none(), "no PostgreSQL, which CI must have: {line}");
            eprintln!("PostgreSQL is not tested: {line}");
            None
        }
    }
}
