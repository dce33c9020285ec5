//! A real provider of log-ins (Canaille, from tests/oidc), over https with a certificate of the test's own, and the
//! browser of somebody who types a name and a password into its pages.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU16, Ordering},
    time::{Duration, Instant},
};

use http_body_util::Full;
use hyper::{Request, body::Bytes};
use offhook::http_client::{Authority, Client, trusting};
use regex::Regex;
use tempfile::TempDir;
use tokio::time::timeout;

use crate::{asterisk::program::Program, part::part, server::asterisk::PATIENCE};

pub(crate) struct Provider {
    program: Program,
    port: u16,
    folder: TempDir,
}

impl Provider {
    /// That sends people back there. `None` where it cannot be had; the reason is on standard error.
    pub(crate) fn start(redirect: &str) -> Option<Self> {
        let python = part("oidc/build.sh", "OpenID")?;
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let place = |name: &str| folder.path().join(name).display().to_string();
        let made = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
        fs::write(place("ca.pem"), made.cert.pem()).unwrap();
        fs::write(place("key.pem"), made.signing_key.serialize_pem()).unwrap();
        let port = free_port();
        let log = folder.path().join("log");
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oidc/provider.py");
        let words = [
            python.display().to_string(),
            script.display().to_string(),
            port.to_string(),
            redirect.to_owned(),
            place("ca.pem"),
            place("key.pem"),
        ];
        let program = Program::start(&log, words);
        let deadline = Instant::now() + PATIENCE;
        let said = || fs::read_to_string(&log).unwrap_or_default();
        while !said().lines().any(|line| line == "ready") {
            assert!(
                program.is_running() && Instant::now() < deadline,
                "the provider does not start:\n{}",
                said()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(Self { program, port, folder })
    }

    pub(crate) fn issuer(&self) -> String {
        format!("https://127.0.0.1:{}", self.port)
    }

    pub(crate) fn ca_file(&self) -> PathBuf {
        self.folder.path().join("ca.pem")
    }

    pub(crate) fn stop(&self) {
        self.program.kill();
        assert!(self.program.wait_end(Duration::from_secs(10)));
    }

    /// What a browser does from there until it is sent back to us: it says who it is, and presses that button.
    pub(crate) async fn log_in(&self, address: &str, name: &str, answer: &str) -> String {
        let mut browser = Browser::new(self);
        let mut page = browser.ask(address, None).await;
        for _ in 0..10 {
            if let Some(to) = &page.location {
                if !to.starts_with('/') && !to.starts_with(&self.issuer()) {
                    return to.clone();
                }
                let to = if to.starts_with('/') { format!("{}{to}", self.issuer()) } else { to.clone() };
                page = browser.ask(&to, None).await;
                continue;
            }
            assert_eq!(page.status, 200, "{}", page.body);
            let filled = page.filled(&[
                ("login", name),
                ("password", &format!("password of {name}")),
                ("answer", answer),
            ]);
            page = browser.ask(&page.address.clone(), Some(filled)).await;
        }
        panic!("the provider goes round in circles: {}", page.body);
    }
}

struct Browser {
    client: Client,
    cookies: BTreeMap<String, String>,
}

struct Page {
    address: String,
    status: u16,
    location: Option<String>,
    body: String,
}

impl Browser {
    fn new(provider: &Provider) -> Self {
        let authority = Authority::new(&format!("127.0.0.1:{}", provider.port), None).unwrap();
        let tls = trusting("the test", &provider.ca_file()).unwrap();
        Self { client: Client::new(authority, Some(tls)), cookies: BTreeMap::new() }
    }

    async fn ask(&mut self, address: &str, form: Option<String>) -> Page {
        let path = address.splitn(4, '/').nth(3).unwrap_or_default();
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let method = if form.is_some() { "POST" } else { "GET" };
        let request = Request::builder()
            .method(method)
            .uri(format!("/{path}"))
            .header("referer", address)
            .header("cookie", cookies.join("; "))
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Full::new(Bytes::from(form.unwrap_or_default())))
            .unwrap();
        let answer =
            timeout(PATIENCE, self.client.send(request)).await.expect("the provider answers").unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let (name, value) = cookie.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        let location = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
        let status = answer.status().as_u16();
        let body = String::from_utf8(answer.body(4 << 20).await.unwrap().to_vec()).unwrap();
        Page { address: address.to_owned(), status, location, body }
    }
}

impl Page {
    /// The last form with what it has itself, and with these fields where it has them; a button counts as one.
    fn filled(&self, fields: &[(&str, &str)]) -> String {
        let form = self.body.rsplit_once("<form").expect("a page with a form").1;
        let form = form.split("</form>").next().unwrap();
        let mut filled = form_urlencoded::Serializer::new(String::new());
        let named = Regex::new("<(?:input|button)[^>]*name=\"([^\"]*)\"[^>]*").unwrap();
        let valued = Regex::new("value=\"([^\"]*)\"").unwrap();
        let mut done: Vec<&str> = Vec::new();
        for found in named.captures_iter(form) {
            let name = found.get(1).unwrap().as_str();
            if done.contains(&name) {
                continue;
            }
            done.push(name);
            let own = valued
                .captures(found.get(0).unwrap().as_str())
                .map_or("", |own| own.get(1).unwrap().as_str());
            let said = fields.iter().find(|(field, _)| *field == name).map_or(own, |(_, value)| value);
            filled.append_pair(name, said);
        }
        filled.finish()
    }
}

/// Below those that the kernel gives to whoever connects or lets it choose, so that no other test gets it meanwhile.
pub(crate) fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(21_000);
    let mut tried = std::iter::repeat_with(|| NEXT.fetch_add(1, Ordering::Relaxed)).take(1_000);
    tried.find(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok()).expect("a free port")
}
