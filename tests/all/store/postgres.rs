//! A real PostgreSQL for the length of the test run: the machine's own, or unpacked from the distribution's packages.

use std::{
    env,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdin, Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

struct Server {
    /// The server ends when this closes, and so with the test program, however that ends.
    _life: ChildStdin,
    _script: Child,
    folder: String,
}

/// The address of a new, empty database; `None`, said aloud, where PostgreSQL cannot be had.
pub(super) fn new_database() -> Option<String> {
    static SERVER: OnceLock<Option<Server>> = OnceLock::new();
    static DATABASES: AtomicU32 = AtomicU32::new(0);
    let server = SERVER.get_or_init(start).as_ref()?;
    let name = format!("test{}", DATABASES.fetch_add(1, Ordering::Relaxed));
    let url = |database: &str| format!("postgres://postgres@localhost/{database}?host={}", server.folder);
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
fn start() -> Option<Server> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/postgres/run.sh");
    let mut child = Command::new(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("tests/postgres/run.sh can be run");
    let life = child.stdin.take().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let line = line.trim();
    match line.strip_prefix("ready ") {
        Some(folder) => Some(Server { _life: life, _script: child, folder: folder.to_owned() }),
        None => {
            assert!(env::var_os("CI").is_none(), "no PostgreSQL, which CI must have: {line}");
            eprintln!("PostgreSQL is not tested: {line}");
            None
        }
    }
}
