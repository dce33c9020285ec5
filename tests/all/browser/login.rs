//! Logging in by a real provider, in a real browser: cookies of both sites, and the way there and back.

use offhook::http::{Prepared, Recordings};

use super::chromium::Browser;
use crate::{
    http::{
        oidc::{
            oidc,
            provider::{Provider, free_port},
        },
        site,
    },
    server::asterisk::serve,
};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_logs_in_at_the_providers_pages_and_comes_back_to_ours() {
    let address = format!("http://127.0.0.1:{}", free_port());
    let Some(provider) = Provider::start(&format!("{address}/login/oidc/callback")) else { return };
    let Some(browser) = Browser::trusting_anybody() else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut config = site::config(folder.path().to_owned());
    config.listen = Some(address.trim_start_matches("http://").parse().unwrap());
    config.oidc = Some(oidc(provider.issuer(), Some(provider.ca_file()), folder.path()));
    config.public_url = Some(address.clone());
    let server = serve(|_| {}).await;
    let prepared = Prepared::new(&config).unwrap().unwrap();
    let http = prepared.open(server.exchange(), server.store(), Recordings::default()).unwrap();
    let mut page = browser.page().await;
    page.open(&format!("{address}/login")).await;
    page.click("a[href='/login/oidc']").await;
    page.type_into("#login", "carl").await;
    page.press("Enter").await;
    page.type_into("#password", "password of carl").await;
    page.press("Enter").await;
    page.click("#accept").await;
    page.wait_for("header", "oidc:carl (admin)").await;
    page.until(&format!("location.href === '{address}/'"), "the first page").await;
    // The session goes along with what is opened next, and ends by the button.
    page.open(&format!("{address}/access")).await;
    page.wait_for("main", "Your role is admin").await;
    page.click("header button").await;
    page.wait("#token").await;
    server.stop().await;
    http.stop();
}
