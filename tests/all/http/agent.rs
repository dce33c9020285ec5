//! The page of the agent who takes a call: by a link that opens once.

use offhook::http::Role;

use super::{live::running, site::Site};

/// The link's path and query, as the dialplan would hand it to the agent's browser.
async fn link(site: &Site) -> String {
    let (mut asterisk, uuid, _caller) = running(&site.exchange).await;
    // The server cannot keep the call: its fallback, a transfer, is what every end without an answer is.
    site.exchange.abort();
    asterisk.reply(0).await;
    asterisk.ends().await;
    assert_eq!(asterisk.result(), "error transfer 600");
    let page = asterisk.variables["_OFFHOOK_PAGE"].clone();
    if page.is_empty() {
        return page;
    }
    let path = page.strip_prefix("https://pbx.example:8088").unwrap().to_owned();
    assert!(path.starts_with(&format!("/calls/{uuid}?token=")), "{path}");
    path
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_shows_its_call_once_and_again_only_in_the_same_browser() {
    let site = Site::open(|config| config.public_url = Some("https://pbx.example:8088".to_owned()));
    let link = link(&site).await;
    let (path, _) = link.split_once('?').unwrap();
    assert_eq!(site.get(path, &[]).await.status, 401, "without its token it is a page as any other");
    let peeked = site.ask("HEAD", &link, &[], "").await;
    assert_eq!(peeked.status, 403);
    let opened = site.get(&link, &[("accept", "text/html")]).await;
    assert_eq!(opened.status, 200, "{opened:?}");
    for part in ["A call for you", "5550100", "operator", "Offhook: "] {
        assert!(opened.body.contains(part), "{part}: {opened:?}");
    }
    let cookie = opened.header("set-cookie");
    assert!(cookie.contains(&format!("Path={path}; ")) && cookie.contains("HttpOnly"), "{cookie}");
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let again = site.get(&link, &[("accept", "text/html")]).await;
    assert_eq!(again.status, 403);
    assert!(
        again.body.contains("This link was opened before") && !again.body.contains("5550100"),
        "{again:?}"
    );
    assert_eq!(site.get(&link, &[("cookie", &cookie)]).await.status, 200);
    let other = link.replace(path, "/calls/00000000-0000-4000-8000-000000000001");
    assert_eq!(site.get(&other, &[("cookie", &cookie)]).await.status, 403, "of another call");
    let logged_in = site.get("/live", &[("cookie", &cookie)]).await;
    assert_eq!(logged_in.status, 401, "a link is no log-in");
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_public_address_there_is_no_link() {
    let site = Site::open(|_| {});
    assert_eq!(link(&site).await, "");
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_links_waits() {
    let site = Site::open(|_| {});
    let guess = "/calls/00000000-0000-4000-8000-000000000001?token=guess";
    for _ in 0..10 {
        assert_eq!(site.get(guess, &[]).await.status, 403);
    }
    assert_eq!(site.get(guess, &[]).await.status, 429);
    let token = site.token(Role::Agent, "anna");
    let own = [("authorization", super::site::bearer(&token))];
    let headers: Vec<(&str, &str)> = own.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let elsewhere = site.ask_from([127, 0, 0, 2], "GET", "/live", &headers, "").await;
    assert_eq!(elsewhere.status, 200);
    site.stop().await;
}
