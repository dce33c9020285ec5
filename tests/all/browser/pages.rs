//! A whole server with pages and tokens, as the browser's tests want it.

use std::time::Duration;

use offhook::{
    config::{self, Config},
    http::{Http, Prepared, Recordings, Role, tokens},
    server::Server,
    store::{CallRow, Filter, Page as Part},
};
use tempfile::TempDir;
use tokio::time::timeout;

use super::{chromium::Browser, page::Page};
use crate::{
    http::site,
    server::asterisk::{PATIENCE, serve},
};

/// What the agents' links begin with.
const PUBLIC_URL: &str = "https://pbx.example:8088";

pub(super) struct Pages {
    pub(super) server: Server,
    http: Http,
    config: config::Http,
    _folder: TempDir,
}

impl Pages {
    /// With the flow of the call scripts, espeak-ng's voice and no recogniser, unless changed.
    pub(super) async fn open(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = site::config(folder.path().to_owned());
        config.public_url = Some(PUBLIC_URL.to_owned());
        let mut recordings = Recordings::default();
        let server = serve(|config| {
            change(config);
            recordings = Recordings::new(config.records.recordings.clone(), None);
        })
        .await;
        let prepared = Prepared::new(&config).unwrap().unwrap();
        let http = prepared.open(server.exchange(), server.store(), recordings).unwrap();
        Self { server, http, config, _folder: folder }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.http.address())
    }

    /// An agent's link, as this machine reaches it.
    pub(super) fn link(&self, given: &str) -> String {
        self.url(given.strip_prefix(PUBLIC_URL).expect("a link to the agent's page"))
    }

    /// The one call, when its end is written.
    pub(super) async fn recorded(&self) -> CallRow {
        let store = self.server.store().unwrap();
        let written = async {
            loop {
                let mut calls =
                    store.calls(&Filter::default(), Part { number: 0, size: 2 }).await.unwrap().calls;
                if let Some(call) = calls.pop()
                    && calls.is_empty()
                    && call.status.is_some()
                {
                    return call;
                }
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        };
        timeout(PATIENCE, written).await.expect("the call is in the records")
    }

    /// A page of somebody with this role, who has logged in and looks at the first page.
    pub(super) async fn page_of(&self, role: Role, browser: &Browser) -> Page {
        let token = tokens::create(&self.config.tokens, role.as_str(), role, None).unwrap();
        self.http.reload(&self.config);
        let mut page = browser.page().await;
        page.open(&self.url("/login")).await;
        page.type_into("#token", &token).await;
        page.press("Enter").await;
        page.wait_for("header", "Log out").await;
        page
    }

    pub(super) async fn close(self) {
        self.server.stop().await;
        self.http.stop();
    }
}
