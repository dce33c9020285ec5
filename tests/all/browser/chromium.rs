//! One Chromium without a screen, with a microphone that plays a recording, and with a profile of its own.

use std::{
    fs,
    net::SocketAddr,
    path::Path,
    time::{Duration, Instant},
};

use serde_json::json;
use tempfile::TempDir;

use super::{devtools::DevTools, page::Page};
use crate::{asterisk::program::Program, part::part, server::asterisk::PATIENCE};

pub(super) struct Browser {
    program: Program,
    address: SocketAddr,
    path: String,
    /// Profile and log.
    _folder: TempDir,
}

impl Browser {
    /// `None` where there is no Chromium to be had; the reason is on standard error.
    pub(super) fn start() -> Option<Self> {
        Self::with(&[])
    }

    /// What its microphone hears, over and over.
    pub(super) fn hearing(recording: &Path) -> Option<Self> {
        Self::with(&[format!("--use-file-for-fake-audio-capture={}", recording.display())])
    }

    /// It takes any certificate, also one of a test's own making.
    pub(super) fn trusting_anybody() -> Option<Self> {
        Self::with(&["--ignore-certificate-errors".to_owned()])
    }

    fn with(more: &[String]) -> Option<Self> {
        let program = part("browser/build.sh", "browser")?;
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let profile = folder.path().join("profile");
        let mut command = vec![program.display().to_string()];
        let flags = [
            "--headless=new",
            // Its own pages alone are shown, and a container lets no program make a sandbox.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-color-profile=srgb",
            "--use-fake-ui-for-media-stream",
            "--use-fake-device-for-media-stream",
            "--remote-debugging-port=0",
        ];
        command.extend(flags.map(str::to_owned));
        command.push(format!("--user-data-dir={}", profile.display()));
        command.extend_from_slice(more);
        let log = folder.path().join("log");
        let program = Program::start(&log, command);
        let (address, path) = wait_for_port(&profile.join("DevToolsActivePort"), &program, &log);
        Some(Self { program, address, path, _folder: folder })
    }

    /// An empty page that shares cookies with no other.
    pub(super) async fn page(&self) -> Page {
        let mut browser = DevTools::connect(self.address, &self.path).await;
        let context = browser.ask("Target.createBrowserContext", json!({})).await["browserContextId"].take();
        let target = json!({ "url": "about:blank", "browserContextId": context });
        let target = browser.ask("Target.createTarget", target).await["targetId"].take();
        let path = format!("/devtools/page/{}", target.as_str().unwrap());
        Page::new(DevTools::connect(self.address, &path).await, browser).await
    }
}

impl Drop for Browser {
    /// Before its profile is removed.
    fn drop(&mut self) {
        self.program.kill();
        self.program.wait_end(Duration::from_secs(5));
    }
}

/// Chromium writes its port, and the path of its browser, when it listens.
fn wait_for_port(file: &Path, program: &Program, log: &Path) -> (SocketAddr, String) {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let text = fs::read_to_string(file).unwrap_or_default();
        if let Some((port, path)) = text.split_once('\n')
            && let Ok(port) = port.parse::<u16>()
            && path.starts_with("/devtools/browser/")
        {
            return (SocketAddr::from(([127, 0, 0, 1], port)), path.trim_end().to_owned());
        }
        let log = || fs::read_to_string(log).unwrap_or_default();
        assert!(program.is_running() && Instant::now() < deadline, "Chromium does not start:\n{}", log());
        std::thread::sleep(Duration::from_millis(20));
    }
}
