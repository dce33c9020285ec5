//! One page: opened, waited for, read, clicked and photographed, as a person would.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use super::devtools::DevTools;
use crate::server::asterisk::PATIENCE;

/// Between two looks at what is waited for.
const LOOK_AGAIN: Duration = Duration::from_millis(50);
/// Presses of Tab until the keyboard has come to every part of a page.
const TABS_MAX: usize = 100;
/// Texts that stand out from their ground less than people with weak eyes need (WCAG 2, AA).
const FAINT: &str = r#"(() => {
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (one) => {
    const colour = one ? getComputedStyle(one).backgroundColor : "rgb(255, 255, 255)";
    return /, 0\)$/.test(colour) ? ground(one.parentElement) : colour;
  };
  const own = (one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent.trim());
  const read = [...document.querySelectorAll("body *")].filter((one) =>
    own(one) && one.checkVisibility() && !one.closest(":disabled, title, option, meter, noscript, script"));
  return read.flatMap((one) => {
    const style = getComputedStyle(one);
    const both = [light(one.closest("svg") ? style.fill : style.color), light(ground(one))].sort((a, b) => b - a);
    const ratio = (both[0] + 0.05) / (both[1] + 0.05);
    return ratio < 4.5 ? [`${ratio.toFixed(2)}: ${one.outerHTML.slice(0, 120)}`] : [];
  });
})()"#;

pub(super) struct Page {
    devtools: DevTools,
    /// The page's cookies are forgotten with this connection.
    _browser: DevTools,
}

/// What a page is looked at with.
#[derive(Clone, Copy, Debug)]
pub(super) enum Screen {
    Light,
    Dark,
    Phone,
}

impl Screen {
    pub(super) const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Phone];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Phone => "phone",
        }
    }
}

impl Page {
    pub(super) async fn new(devtools: DevTools, browser: DevTools) -> Self {
        let mut page = Self { devtools, _browser: browser };
        for domain in ["Page", "Runtime", "Log"] {
            page.devtools.ask(&format!("{domain}.enable"), json!({})).await;
        }
        // As the window in front has it: the clipboard is for nobody else.
        page.devtools.ask("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        page.on(Screen::Light).await;
        page
    }

    /// Opens the address and waits until the page and what it loads are there.
    pub(super) async fn open(&mut self, url: &str) {
        let opened = self.devtools.ask("Page.navigate", json!({ "url": url })).await;
        assert!(opened["errorText"].is_null(), "{url}: {opened}");
        // The old document answers until the new one is there.
        let deadline = Instant::now() + PATIENCE;
        while self.devtools.ask("Page.getFrameTree", json!({})).await["frameTree"]["frame"]["loaderId"]
            != opened["loaderId"]
        {
            assert!(Instant::now() < deadline, "{url} does not come");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
        self.until("document.readyState === 'complete'", url).await;
    }

    /// Waits until an element of this kind is there and can be seen.
    pub(super) async fn wait(&mut self, selector: &str) {
        let seen = format!("document.querySelector({})?.checkVisibility() === true", json!(selector));
        self.until(&seen, selector).await;
    }

    /// Waits until the first element of this kind has this in its text.
    pub(super) async fn wait_for(&mut self, selector: &str, text: &str) {
        let has = format!("document.querySelector({})?.innerText.includes({})", json!(selector), json!(text));
        self.until(&has, &format!("{text:?} in {selector}")).await;
    }

    /// Waits until this expression of JavaScript is true.
    pub(super) async fn until(&mut self, condition: &str, what: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.try_evaluate(condition).await != Ok(true.into()) {
            if Instant::now() > deadline {
                let shown = self.text("body").await;
                panic!(
                    "no {what} within {PATIENCE:?}; the page complains {:?} and shows:\n{shown}",
                    self.complaints()
                );
            }
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// What can be read in the first element of this kind; empty when there is none.
    pub(super) async fn text(&mut self, selector: &str) -> String {
        let text = self.evaluate(&format!("document.querySelector({})?.innerText", json!(selector))).await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// The same of every one of them.
    pub(super) async fn texts(&mut self, selector: &str) -> Vec<String> {
        let all = format!("[...document.querySelectorAll({})].map((one) => one.innerText)", json!(selector));
        serde_json::from_value(self.evaluate(&all).await).unwrap()
    }

    /// Clicks in the middle of the first element of this kind, which must be there, enabled and not covered.
    pub(super) async fn click(&mut self, selector: &str) {
        self.wait(selector).await;
        // A font that comes late moves what is to be hit.
        let settled = "document.readyState === 'complete' && document.fonts.status === 'loaded'";
        self.until(settled, "a page that has settled").await;
        let place = format!(
            "(() => {{ const one = document.querySelector({}); one.scrollIntoView({{ block: 'center' }});
              const box = one.getBoundingClientRect(); const x = box.x + box.width / 2, y = box.y + box.height / 2;
              const hit = document.elementFromPoint(x, y);
              return !one.disabled && one.contains(hit) ? {{ x, y }} : null; }})()",
            json!(selector)
        );
        let place = self.evaluate(&place).await;
        assert!(place.is_object(), "{selector} is disabled or covered");
        for kind in ["mousePressed", "mouseReleased"] {
            let event =
                json!({ "type": kind, "x": place["x"], "y": place["y"], "button": "left", "clickCount": 1 });
            self.devtools.ask("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Types into the first element of this kind.
    pub(super) async fn type_into(&mut self, selector: &str, text: &str) {
        self.click(selector).await;
        self.types(text).await;
    }

    /// Types wherever the focus is.
    pub(super) async fn types(&mut self, text: &str) {
        self.devtools.ask("Input.insertText", json!({ "text": text })).await;
    }

    /// A key of the keyboard, by its name (`Tab`, `Enter`, `5`), wherever the focus is.
    pub(super) async fn press(&mut self, key: &str) {
        let code = match key {
            "Tab" => 9,
            "Enter" => 13,
            _ => u32::from(key.chars().next().unwrap()),
        };
        let text = match key {
            "Enter" => "\r",
            key if key.len() == 1 => key,
            _ => "",
        };
        for kind in ["keyDown", "keyUp"] {
            let event = json!({ "type": kind, "key": key, "windowsVirtualKeyCode": code, "text": text });
            self.devtools.ask("Input.dispatchKeyEvent", event).await;
        }
    }

    /// Presses Tab until the focus is on an element of this kind.
    pub(super) async fn tab_to(&mut self, selector: &str) {
        let there = format!("document.activeElement.matches({})", json!(selector));
        for _ in 0..TABS_MAX {
            self.press("Tab").await;
            if self.evaluate(&there).await == true {
                return;
            }
        }
        panic!("the keyboard does not lead to {selector}");
    }

    /// Chooses an option by its value.
    pub(super) async fn choose(&mut self, selector: &str, value: &str) {
        let choose = format!(
            "(() => {{ const one = document.querySelector({}); one.value = {};
              one.dispatchEvent(new Event('change', {{ bubbles: true }})); return one.value; }})()",
            json!(selector),
            json!(value)
        );
        assert_eq!(self.evaluate(&choose).await, value, "an option of {selector}");
    }

    /// What a script of the page gives; promises are waited for.
    pub(super) async fn evaluate(&mut self, script: &str) -> Value {
        self.try_evaluate(script).await.unwrap_or_else(|fault| panic!("{script}: {fault}"))
    }

    async fn try_evaluate(&mut self, script: &str) -> Result<Value, String> {
        let question = json!({ "expression": script, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.devtools.try_ask("Runtime.evaluate", question).await?;
        match &answer["exceptionDetails"] {
            Value::Null => Ok(answer["result"]["value"].take()),
            fault => Err(fault.to_string()),
        }
    }

    /// What its console showed in red since the page was made.
    pub(super) fn complaints(&self) -> &[String] {
        &self.devtools.complaints
    }

    /// Looks at it with another screen from now on.
    pub(super) async fn on(&mut self, screen: Screen) {
        let (width, height, scale) = match screen {
            Screen::Light | Screen::Dark => (1280, 800, 1),
            Screen::Phone => (390, 844, 2),
        };
        let phone = matches!(screen, Screen::Phone);
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": scale, "mobile": phone });
        self.devtools.ask("Emulation.setDeviceMetricsOverride", metrics).await;
        let scheme = if matches!(screen, Screen::Dark) { "dark" } else { "light" };
        let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
        self.devtools.ask("Emulation.setEmulatedMedia", media).await;
    }

    /// Nothing reaches beyond the screen's width: nobody has to scroll sideways.
    pub(super) async fn fits(&mut self) {
        let widths = self.evaluate("[document.documentElement.scrollWidth, window.innerWidth]").await;
        assert!(widths[0].as_u64() <= widths[1].as_u64(), "the page is wider than the screen: {widths}");
    }

    /// Every text stands out from its ground.
    pub(super) async fn reads_well(&mut self) {
        let faint = self.evaluate(FAINT).await;
        assert_eq!(faint, json!([]), "texts that are hard to read");
    }

    /// Of the page from its top to its end, though it be longer than the screen.
    async fn whole(&mut self) -> Value {
        let size = self.devtools.ask("Page.getLayoutMetrics", json!({})).await["cssContentSize"].take();
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        json!({ "format": "png", "captureBeyondViewport": true, "clip": clip })
    }

    /// Takes its picture with each screen: `target/screenshots/NAME-light.png`, `-dark`, `-phone`. `make screenshots`
    /// puts them into docs/.
    pub(super) async fn photograph(&mut self, name: &str) {
        let folder = screenshots();
        fs::create_dir_all(&folder).unwrap();
        for screen in Screen::ALL {
            self.on(screen).await;
            self.fits().await;
            self.reads_well().await;
            let whole = self.whole().await;
            let picture = self.devtools.ask("Page.captureScreenshot", whole).await;
            let picture = BASE64_STANDARD.decode(picture["data"].as_str().unwrap()).unwrap();
            fs::write(folder.join(format!("{name}-{}.png", screen.name())), picture).unwrap();
        }
        self.on(Screen::Light).await;
    }
}

fn screenshots() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("screenshots")
}
