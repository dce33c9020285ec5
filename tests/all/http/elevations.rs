//! Higher roles for a while: asked for, approved by another person and by nobody else, and over by themselves.

use std::fs;

use jiff::{SignedDuration, Timestamp};
use offhook::http::{Role, tokens};
use serde_json::{Value, json};

use super::site::{Answer, Site, bearer};

const REQUESTS: &str = "/api/v1/access/requests";

async fn post(site: &Site, token: &str, path: &str, body: &Value) -> Answer {
    let headers = [("authorization", token), ("content-type", "application/json")];
    site.ask("POST", path, &headers, &body.to_string()).await
}

/// The number of a new request for the role admin.
async fn asked(site: &Site, token: &str) -> String {
    let wanted = json!({ "role": "admin", "minutes": 60, "reason": "a caller wants to be erased" });
    let answer = post(site, token, REQUESTS, &wanted).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let request: Value = serde_json::from_str(&answer.body).unwrap();
    assert!(request["until"].is_null() && request["approved_by"].is_null(), "{request}");
    request["id"].as_str().unwrap().to_owned()
}

async fn approve(site: &Site, token: &str, id: &str) -> u16 {
    post(site, token, &format!("{REQUESTS}/{id}/approve"), &json!({})).await.status
}

/// What only an admin may see.
async fn is_admin(site: &Site, token: &str) -> bool {
    let status = site.get("/try", &[("authorization", token)]).await.status;
    assert!([200, 403].contains(&status), "{status}");
    status == 200
}

/// With its own person's name.
fn token(site: &Site, name: &str, person: &str, role: Role) -> String {
    let token = tokens::create_for(&site.config.tokens, name, Some(person), role, None).unwrap();
    site.http.reload(&site.config);
    bearer(&token)
}

async fn audit(site: &Site) -> Vec<String> {
    let entries = site.store.as_ref().unwrap().audit_entries(1, 100).await.unwrap();
    entries.into_iter().map(|entry| format!("{} {}", entry.who, entry.what)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn another_person_approves_and_nobody_else() {
    let site = Site::with_records().await;
    let anna = token(&site, "anna", "anna", Role::Viewer);
    let of_anna = token(&site, "night-shift", "Anna", Role::Admin);
    let bob = token(&site, "bob", "bob", Role::Auditor);
    let carl = token(&site, "carl", "carl", Role::Admin);
    let dora = token(&site, "dora", "dora", Role::Viewer);
    let id = asked(&site, &anna).await;
    assert!(!is_admin(&site, &anna).await, "asking gives nothing");
    // Herself, herself by another token, one who has not the role, and one who is nobody.
    for (who, status) in [(&anna, 403), (&of_anna, 403), (&bob, 404), (&"Bearer x".to_owned(), 401)] {
        assert_eq!(approve(&site, who, &id).await, status);
    }
    assert!(!is_admin(&site, &anna).await);
    assert_eq!(approve(&site, &carl, &id).await, 200);
    assert!(is_admin(&site, &anna).await);
    assert_eq!(approve(&site, &carl, &id).await, 400, "nobody makes it longer");
    // Who has the role for a while passes it on to nobody.
    let other = asked(&site, &dora).await;
    assert_eq!(approve(&site, &anna, &other).await, 404);
    assert!(!is_admin(&site, &dora).await);
    let page = site.get("/access", &[("authorization", &anna)]).await.body;
    assert!(page.contains("approved by carl") && page.contains("a caller wants to be erased"), "{page}");
    let reason = "a caller wants to be erased";
    assert_eq!(
        audit(&site).await.into_iter().filter(|entry| !entry.contains("looked")).collect::<Vec<_>>(),
        [
            format!("anna asks for the role admin for 60 minutes: {reason}"),
            format!("carl approves request {id}: anna has the role admin for 60 minutes"),
            format!("dora asks for the role admin for 60 minutes: {reason}"),
        ]
    );
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_by_hand_and_takes_what_it_opened_with_it() {
    let site = Site::with_records().await;
    let secret = tokens::create(&site.config.tokens, "anna", Role::Viewer, None).unwrap();
    let (anna, carl) = (bearer(&secret), token(&site, "carl", "carl", Role::Admin));
    let id = asked(&site, &anna).await;
    assert_eq!(approve(&site, &carl, &id).await, 200);
    let mut calls = site.follow("/api/v1/live/stream", &secret).await;
    assert!(calls.next().await.is_some(), "a viewer may not look, an admin may");
    let stranger = token(&site, "eve", "eve", Role::Auditor);
    assert_eq!(post(&site, &stranger, &format!("{REQUESTS}/{id}/end"), &json!({})).await.status, 404);
    assert_eq!(post(&site, &carl, &format!("{REQUESTS}/{id}/end"), &json!({})).await.status, 200);
    assert!(!is_admin(&site, &anna).await);
    while calls.next().await.is_some() {}
    assert!(audit(&site).await.contains(&format!("carl ended request {id} of anna for the role admin")));
    // One's own can be taken back before anybody has seen it.
    let id = asked(&site, &anna).await;
    assert_eq!(post(&site, &anna, &format!("{REQUESTS}/{id}/end"), &json!({})).await.status, 200);
    assert_eq!(approve(&site, &carl, &id).await, 404);
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_over_when_its_time_is_and_outlives_a_restart_until_then() {
    let site = Site::with_records().await;
    let (anna, carl) =
        (token(&site, "anna", "anna", Role::Viewer), token(&site, "carl", "carl", Role::Admin));
    let id = asked(&site, &anna).await;
    assert_eq!(approve(&site, &carl, &id).await, 200);
    let tokens = site.config.tokens.clone();
    let again = Site::open(|config| config.tokens = tokens.clone());
    assert!(is_admin(&again, &anna).await);
    // An hour ago.
    let file = tokens.with_extension("elevations.toml");
    let text = fs::read_to_string(&file).unwrap();
    let (_, approved) = text.split_once("at = \"").unwrap();
    let approved = approved.split('"').next().unwrap();
    let before = approved.parse::<Timestamp>().unwrap() - SignedDuration::from_mins(60);
    fs::write(&file, text.replace(&format!("at = \"{approved}\""), &format!("at = \"{before}\""))).unwrap();
    again.http.reload(&again.config);
    assert!(!is_admin(&again, &anna).await);
    again.stop().await;
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_belongs_to_the_secret_that_asked_and_not_to_a_name() {
    let site = Site::with_records().await;
    let (anna, carl) =
        (token(&site, "anna", "anna", Role::Viewer), token(&site, "carl", "carl", Role::Admin));
    let id = asked(&site, &anna).await;
    assert_eq!(approve(&site, &carl, &id).await, 200);
    let rotated = |hours: u32| {
        let secret = tokens::rotate(&site.config.tokens, "anna", None, hours).unwrap();
        site.http.reload(&site.config);
        bearer(&secret)
    };
    let slowly = rotated(24);
    assert!(is_admin(&site, &anna).await && is_admin(&site, &slowly).await);
    assert!(!is_admin(&site, &rotated(0)).await, "the old one was in wrong hands");
    site.revoke("anna");
    assert!(!is_admin(&site, &token(&site, "anna", "anna", Role::Viewer)).await);
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_asks_approves_and_ends_without_scripts_and_for_no_other_site() {
    let site = Site::with_records().await;
    let (anna, carl) =
        (token(&site, "anna", "anna", Role::Agent), token(&site, "carl", "carl", Role::Auditor));
    let own = ("sec-fetch-site", "same-origin");
    let form = ("content-type", "application/x-www-form-urlencoded");
    let log_in = async |token: &str| {
        let body = format!("token={}", token.trim_start_matches("Bearer "));
        let entered = site.ask("POST", "/login", &[form, own], &body).await;
        entered.header("set-cookie").split(';').next().unwrap().to_owned()
    };
    let (anna, carl) = (log_in(&anna).await, log_in(&carl).await);
    let wanted = "role=auditor&minutes=30&reason=%3Cb%3E";
    let foreign = [("cookie", anna.as_str()), form, ("sec-fetch-site", "cross-site")];
    assert_eq!(site.ask("POST", "/access/requests", &foreign, wanted).await.status, 403);
    let sent = site.ask("POST", "/access/requests", &[("cookie", &anna), form, own], wanted).await;
    assert_eq!((sent.status, sent.header("location")), (303, "/access"), "{sent:?}");
    let page = site.get("/access", &[("cookie", &carl)]).await.body;
    assert!(page.contains("&lt;b&gt;") && !page.contains("<b>"), "{page}");
    let (_, rest) = page.split_once("action=\"/access/requests/").unwrap();
    let id = rest.split('/').next().unwrap();
    let own_page = site.get("/access", &[("cookie", &anna)]).await.body;
    assert!(own_page.contains("Take back") && !own_page.contains("/approve"), "{own_page}");
    let approve = format!("/access/requests/{id}/approve");
    let foreign = [("cookie", carl.as_str()), ("sec-fetch-site", "cross-site")];
    assert_eq!(site.ask("POST", &approve, &foreign, "").await.status, 403);
    assert_eq!(site.ask("POST", &approve, &[("cookie", &carl), own], "").await.status, 303);
    assert!(site.get("/", &[("cookie", &anna)]).await.body.contains("(auditor until "));
    assert_eq!(
        site.ask("POST", &format!("/access/requests/{id}/end"), &[("cookie", &anna), own], "").await.status,
        303
    );
    assert!(site.get("/", &[("cookie", &anna)]).await.body.contains("anna (agent)"));
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_had_is_refused_with_the_reason() {
    let site = Site::with_records().await;
    let anna = token(&site, "anna", "anna", Role::Agent);
    for (wanted, expected) in [
        (json!({ "role": "agent", "minutes": 5, "reason": "x" }), "your own role is agent already"),
        (json!({ "role": "king", "minutes": 5, "reason": "x" }), "is no role"),
        (json!({ "role": "admin", "minutes": 481, "reason": "x" }), "1 to 480 minutes"),
        (json!({ "role": "admin", "minutes": 5, "reason": " " }), "1 to 200 characters"),
        (json!({ "role": "admin" }), "the body is to be JSON"),
    ] {
        let answer = post(&site, &anna, REQUESTS, &wanted).await;
        assert!(answer.status == 400 && answer.body.contains(expected), "{wanted}: {answer:?}");
    }
    asked(&site, &anna).await;
    let again = json!({ "role": "admin", "minutes": 5, "reason": "x" });
    assert!(
        post(&site, &anna, REQUESTS, &again)
            .await
            .body
            .contains("there is a request for the role admin already")
    );
    site.stop().await;
    let unlogged = Site::open(|_| {});
    let anna = token(&unlogged, "anna", "anna", Role::Agent);
    assert_eq!(post(&unlogged, &anna, REQUESTS, &again).await.status, 409);
    unlogged.stop().await;
}
