//! What the API answers, to whom: each case file has requests and, below each, the answer.

use std::{collections::BTreeSet, path::Path};

use offhook::http::{Role, access};

use super::site::{Site, bearer};
use crate::flows::{check_text, files};

/// `UPDATE_EXPECTED=1 cargo test --test all http::api` writes what is, to be read before it is committed.
async fn check(path: &Path) {
    let site = Site::with_records().await;
    let tokens = Role::ALL.map(|role| (role.as_str(), bearer(&site.token(role, role.as_str()))));
    let written = std::fs::read_to_string(path).unwrap();
    let mut actual = String::new();
    for line in written.lines().filter(|line| line.starts_with("> ") || line.starts_with('#')) {
        actual.push_str(&format!("{line}\n"));
        let Some(request) = line.strip_prefix("> ") else { continue };
        let [role, method, rest] = request.splitn(3, ' ').collect::<Vec<_>>().try_into().unwrap();
        let (path, body) = rest.split_once(' ').unwrap_or((rest, ""));
        let (_, token) = tokens.iter().find(|(name, _)| *name == role).unwrap();
        let headers = [("authorization", token.as_str()), ("content-type", "application/json")];
        let answer = site.ask(method, path, &headers, body).await;
        let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        actual.push_str(&format!("{} {}\n\n", answer.status, serde_json::to_string_pretty(&json).unwrap()));
    }
    site.stop().await;
    check_text(path, &actual);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_gets_what_it_may_see_and_every_refusal_its_remedy() {
    for path in files("tests/http", "txt") {
        check(&path).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_description_has_every_route_with_its_role() {
    let site = Site::open(|_| {});
    let described: serde_json::Value =
        serde_json::from_str(&site.get("/api/openapi.json", &[]).await.body).unwrap();
    site.stop().await;
    let mut found = BTreeSet::new();
    for (path, item) in described["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let role = operation["security"][0]["token"][0].as_str().unwrap();
            assert!(operation["responses"]["default"]["content"]["application/json"].is_object(), "{path}");
            found.insert(format!("{} {path} {role}", method.to_uppercase()));
        }
    }
    let routes = access().into_iter().filter(|access| access.path.starts_with("/api/v1/"));
    let expected: BTreeSet<String> = routes
        .map(|access| {
            let offhook::http::Needs::Role(role) = access.needs else { panic!("{access:?} needs a role") };
            format!("{} {} {role}", access.method, access.path)
        })
        .collect();
    assert_eq!(found, expected);
    let shapes = described["components"]["schemas"].as_object().unwrap();
    assert!(shapes.contains_key("Fault") && shapes.contains_key("CallWhole"), "{:?}", shapes.keys());
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_words_is_written_down_and_reading_the_rest_is_not() {
    let site = Site::with_records().await;
    let path = format!("/api/v1/calls/{}", super::filled::call(1));
    for (role, entries) in [(Role::Agent, 0), (Role::Auditor, 1)] {
        let token = bearer(&site.token(role, role.as_str()));
        let answer = site.get(&path, &[("authorization", &token)]).await;
        assert_eq!(answer.status, 200, "{answer:?}");
        let audit = site.store.as_ref().unwrap().audit_entries(1, 10).await.unwrap();
        assert_eq!(audit.len(), entries, "{audit:?}");
    }
    let audit = site.store.as_ref().unwrap().audit_entries(1, 10).await.unwrap();
    assert_eq!(
        (audit[0].who.as_str(), audit[0].what.clone()),
        ("auditor", format!("read call {}", super::filled::call(1)))
    );
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn searches_looks_and_log_ins_are_written_down_and_not_what_was_searched_for() {
    let site = Site::with_records().await;
    let token = site.token(Role::Auditor, "ann");
    let bearer = bearer(&token);
    for path in [
        "/api/v1/calls?caller=%2B15550199&from=2026-11-01",
        "/api/v1/calls?text=Ottoline",
        "/api/v1/calls",
        "/api/v1/calls?page=1",
        "/api/v1/live",
        "/api/v1/live",
    ] {
        let answer = site.get(path, &[("authorization", &bearer)]).await;
        assert_eq!(answer.status, 200, "{path}: {answer:?}");
    }
    let form = ("content-type", "application/x-www-form-urlencoded");
    for token in ["offhook_wrong", &token] {
        let own = ("sec-fetch-site", "same-origin");
        site.ask("POST", "/login", &[form, own], &format!("token={token}")).await;
    }
    let audit = site.store.as_ref().unwrap().audit_entries(1, 20).await.unwrap();
    let noted: Vec<String> = audit.iter().map(|entry| format!("{} {}", entry.who, entry.what)).collect();
    assert_eq!(
        noted,
        [
            "ann searched calls by number, time: 1 shown",
            "ann searched calls by words: 1 shown",
            "ann listed 4 calls",
            "ann listed 0 calls",
            "ann looked at the running calls",
            "somebody at 127.0.0.1 tried to log in with a wrong token",
            "ann logged in",
        ]
    );
    site.stop().await;
}
