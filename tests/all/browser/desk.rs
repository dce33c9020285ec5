//! A whole server with pages and tokens, as the browser's tests want it.

use offhook::{
    config::{self, Config},
    http::{Http, Prepared, Recordings, Role, tokens},
    server::Server,
};
use tempfile::TempDir;

use super::{chromium::Browser, page::Page};
use crate::{http::site, server::asterisk::serve};

pub(super) struct Desk {
    pub(super) server: Server,
    http: Http,
    config: config::Http,
    _folder: TempDir,
}

impl Desk {
    /// With the flow of the call scripts, espeak-ng's voice and no recogniser, unless changed.
    pub(super) async fn open(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let config = site::config(folder.path().to_owned());
        let server = serve(change).await;
        let prepared = Prepared::new(&config).unwrap().unwrap();
        let http = prepared.open(server.exchange(), server.store(), Recordings::default()).unwrap();
        Self { server, http, config, _folder: folder }
    }

    pub(super) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.http.address())
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
