//! Logging in by a provider: a real one and its pages, and one that forges.

mod forger;
pub(crate) mod provider;

use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt, path::PathBuf, time::Duration};

use offhook::{
    config,
    http::{Prepared, Role, provider_answers, tokens},
};
use serde_json::{Value, json};

use self::{
    forger::{CLIENT, Forger, SECRET, Signed},
    provider::{Provider, free_port},
};
use super::site::{Answer, Site, bearer};

fn pages(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

pub(crate) fn oidc(issuer: String, ca_file: Option<PathBuf>, folder: &std::path::Path) -> config::Oidc {
    let secret = folder.join("oidc.secret");
    fs::write(&secret, SECRET).unwrap();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600)).unwrap();
    let roles = [("pbx-agents", "agent"), ("pbx-admins", "admin")];
    config::Oidc {
        issuer,
        client_id: CLIENT.to_owned(),
        client_secret_file: secret,
        ca_file,
        scopes: vec!["profile".to_owned(), "groups".to_owned()],
        name_claim: "preferred_username".to_owned(),
        groups_claim: "groups".to_owned(),
        roles: roles.map(|(group, role)| (group.to_owned(), role.to_owned())).into(),
        session: Duration::from_secs(3600),
    }
}

async fn site_of(port: u16, oidc: impl FnOnce(&std::path::Path) -> config::Oidc) -> Site {
    Site::recorded(|config| {
        config.listen = Some(([127, 0, 0, 1], port).into());
        config.public_url = Some(pages(port));
        config.oidc = Some(oidc(config.tokens.parent().unwrap()));
    })
    .await
}

async fn site_by(forger: &Forger) -> Site {
    site_of(free_port(), |folder| oidc(forger.issuer(), None, folder)).await
}

/// Where the browser is sent, and the cookie that it keeps meanwhile.
async fn begin(site: &Site) -> (String, String) {
    let answer = site.get("/login/oidc", &[]).await;
    assert_eq!(answer.status, 303, "{answer:?}");
    let cookie = answer.header("set-cookie").to_owned();
    for part in ["; HttpOnly", "; SameSite=Lax", "; Path=/login/oidc/callback", "; Max-Age=600"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    (answer.header("location").to_owned(), cookie.split(';').next().unwrap().to_owned())
}

async fn come_back(site: &Site, address: &str, cookie: &str) -> Answer {
    let (_, path) = address.split_once("/login/").unwrap();
    site.get(&format!("/login/{path}"), &[("cookie", cookie), ("accept", "text/html")]).await
}

/// The session's cookie.
fn entered(answer: &Answer) -> String {
    assert_eq!((answer.status, answer.header("refresh")), (200, "0; url=/"), "{answer:?}");
    let mut cookies = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
    let session = cookies.find(|cookie| cookie.starts_with("offhook_session=")).unwrap();
    assert!(session.contains("; HttpOnly; SameSite=Strict"), "{session}");
    assert!(cookies.any(|cookie| cookie.starts_with("offhook_login=;")), "what was kept is over");
    session.split(';').next().unwrap().to_owned()
}

async fn audit(site: &Site) -> Vec<String> {
    let entries = site.store.as_ref().unwrap().audit_entries(1, 100).await.unwrap();
    entries.into_iter().map(|entry| format!("{} {}", entry.who, entry.what)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn people_log_in_by_a_real_provider_with_the_role_of_their_group() {
    let port = free_port();
    let Some(provider) = Provider::start(&format!("{}/login/oidc/callback", pages(port))) else { return };
    let site = site_of(port, |folder| oidc(provider.issuer(), Some(provider.ca_file()), folder)).await;
    assert_eq!(provider_answers(&site.config).await, Some(Ok(())));
    assert!(site.get("/login", &[]).await.body.contains("href=\"/login/oidc\""));
    // First: this provider, with its memory alone, asks nobody once somebody has accepted.
    let (address, kept) = begin(&site).await;
    let denied = come_back(&site, &provider.log_in(&address, "dora", "deny").await, &kept).await;
    assert!(denied.status == 401 && denied.body.contains("did not let you in"), "{denied:?}");
    for (name, shown) in [("carl", "oidc:carl (admin)"), ("anna", "oidc:anna (agent)")] {
        let (address, kept) = begin(&site).await;
        assert!(
            address.starts_with(&provider.issuer()) && address.contains("code_challenge_method=S256"),
            "{address}"
        );
        let back = provider.log_in(&address, name, "accept").await;
        let answer = come_back(&site, &back, &kept).await;
        let session = entered(&answer);
        let home = site.get("/", &[("cookie", &session)]).await;
        assert!(home.status == 200 && home.body.contains(shown), "{home:?}");
        let role = if name == "carl" { 200 } else { 403 };
        assert_eq!(site.get("/try", &[("cookie", &session)]).await.status, role);
        // The same answer once more: its code is used up.
        let again = come_back(&site, &back, &kept).await;
        assert!(again.status == 401 && again.body.contains("Begin anew"), "{again:?}");
        let own = ("sec-fetch-site", "same-origin");
        assert_eq!(site.ask("POST", "/logout", &[("cookie", &session), own], "").await.status, 303);
        assert_eq!(site.get("/", &[("cookie", &session)]).await.status, 401);
    }
    let (address, kept) = begin(&site).await;
    let refused = come_back(&site, &provider.log_in(&address, "eve", "accept").await, &kept).await;
    assert!(refused.status == 403 && refused.body.contains("eve has no role here"), "{refused:?}");
    // Somebody else's answer, put into this browser.
    let (address, _) = begin(&site).await;
    let back = provider.log_in(&address, "carl", "accept").await;
    for cookie in [&*begin(&site).await.1, "", "offhook_login=a.b.c"] {
        let forged = come_back(&site, &back, cookie).await;
        assert!(
            forged.status == 401 && forged.body.contains("not the log-in that this browser began"),
            "{forged:?}"
        );
    }
    let log = audit(&site).await;
    assert!(log.contains(&"oidc:carl logged in by the provider with the role admin".to_owned()), "{log:?}");
    assert!(log.iter().any(|entry| entry.contains("eve has no role here")), "{log:?}");
    // The provider is gone: a token is as good as ever, and whoever begins is told.
    provider.stop();
    let later =
        site_of(free_port(), |folder| oidc(provider.issuer(), Some(provider.ca_file()), folder)).await;
    let away = later.get("/login/oidc", &[]).await;
    assert!(away.status == 503 && away.body.contains("Tokens are good as ever"), "{away:?}");
    assert!(provider_answers(&later.config).await.unwrap().unwrap_err().contains("cannot be asked"));
    let token = bearer(&later.token(Role::Viewer, "wallboard"));
    assert_eq!(later.get("/", &[("authorization", &token)]).await.status, 200);
    later.stop().await;
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_higher_role_for_a_while_is_for_people_of_the_provider_too_and_not_approved_by_the_same_person() {
    let forger = Forger::start().await;
    let site = site_by(&forger).await;
    let (anna, _) = log_in(&site, &forger, |claims| claims["groups"] = json!("pbx-agents")).await;
    let anna = entered(&anna);
    let form = [
        ("cookie", anna.as_str()),
        ("sec-fetch-site", "same-origin"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    let asked = site.ask("POST", "/access/requests", &form, "role=admin&minutes=5&reason=x").await;
    assert_eq!(asked.status, 303, "{asked:?}");
    let create = |name: &str, person: &str| {
        let token = tokens::create_for(&site.config.tokens, name, Some(person), Role::Admin, None).unwrap();
        site.http.reload(&site.config);
        bearer(&token)
    };
    let (own, others) = (create("nights", "anna"), create("carl", "carl"));
    let list = site.get("/api/v1/access/requests", &[("authorization", &own)]).await.body;
    let list: Value = serde_json::from_str(&list).unwrap();
    let approve = format!("/api/v1/access/requests/{}/approve", list["requests"][0]["id"].as_str().unwrap());
    for (token, status, role) in [(&own, 403, 403), (&others, 200, 200)] {
        assert_eq!(site.ask("POST", &approve, &[("authorization", token)], "").await.status, status);
        assert_eq!(site.get("/try", &[("cookie", &anna)]).await.status, role);
    }
    site.stop().await;
    forger.stop();
}

/// A whole log-in whose token says what `change` makes of a good one; and how often the provider was asked for it.
async fn log_in(site: &Site, forger: &Forger, change: impl FnOnce(&mut Value)) -> (Answer, usize) {
    log_in_signed(site, forger, Signed::By(1), change).await
}

async fn log_in_signed(
    site: &Site,
    forger: &Forger,
    signed: Signed,
    change: impl FnOnce(&mut Value),
) -> (Answer, usize) {
    let (address, kept) = begin(site).await;
    let query: BTreeMap<String, String> =
        form_urlencoded::parse(address.split_once('?').unwrap().1.as_bytes()).into_owned().collect();
    let mut claims = forger.claims(&query["nonce"]);
    change(&mut claims);
    forger.gives(&claims, signed);
    let before = forger.asked();
    let back = format!("/login/oidc/callback?code=1&state={}", query["state"]);
    (come_back(site, &back, &kept).await, forger.asked() - before)
}

#[tokio::test(flavor = "multi_thread")]
async fn forged_tokens_are_none() {
    let forger = Forger::start().await;
    let site = site_by(&forger).await;
    entered(&log_in(&site, &forger, |_| ()).await.0);
    let now = tokens::now().as_second();
    let cases: [(&str, u16, Value); 14] = [
        ("nonce", 401, json!("another")),
        ("nonce", 401, Value::Null),
        ("iss", 401, json!("http://127.0.0.1:1")),
        ("iss", 401, Value::Null),
        ("aud", 401, json!("another")),
        ("aud", 401, json!([CLIENT, "another"])),
        ("aud", 401, json!([])),
        ("exp", 401, json!(now - 1)),
        ("exp", 401, Value::Null),
        ("sub", 401, Value::Null),
        ("preferred_username", 401, Value::Null),
        ("groups", 403, Value::Null),
        ("groups", 403, json!(["cooks"])),
        ("groups", 403, json!([])),
    ];
    for (claim, status, value) in cases {
        let (answer, asked) = log_in(&site, &forger, |claims| match &value {
            Value::Null => drop(claims.as_object_mut().unwrap().remove(claim)),
            value => claims[claim] = value.clone(),
        })
        .await;
        assert_eq!((answer.status, asked), (status, 1), "{claim} = {value}: {answer:?}");
        let mut cookies = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap());
        assert!(!cookies.any(|cookie| cookie.starts_with("offhook_session")), "{claim} = {value}");
    }
    for signed in [Signed::Nobody, Signed::By(2), Signed::BySecret, Signed::ByPublicKey] {
        let (answer, _) = log_in_signed(&site, &forger, signed, |_| ()).await;
        assert_eq!(answer.status, 401, "{signed:?}: {answer:?}");
    }
    entered(&log_in(&site, &forger, |_| ()).await.0);
    let failed = site.exchange.service.metrics.encode().unwrap();
    assert!(failed.contains("offhook_logins_failed_total{wrong=\"login\"} 18"), "{failed}");
    site.stop().await;
    forger.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_to_another_question_asks_the_provider_nothing() {
    let forger = Forger::start().await;
    let site = site_by(&forger).await;
    let (_, kept) = begin(&site).await;
    let state = kept.split_once('=').unwrap().1.split('.').next().unwrap().to_owned();
    for (query, cookie) in [
        ("code=1&state=another".to_owned(), &*kept),
        ("code=1".to_owned(), &*kept),
        (format!("code=1&state={state}"), ""),
        (format!("code=1&state={state}&iss=http://127.0.0.1:1"), &*kept),
        (format!("error=access_denied&state={state}"), &*kept),
    ] {
        let answer = come_back(&site, &format!("/login/oidc/callback?{query}"), cookie).await;
        assert_eq!((answer.status, forger.asked()), (401, 0), "{query}: {answer:?}");
    }
    site.stop().await;
    forger.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_provider_changes_its_key_tells_groups_elsewhere_and_sends_us_nowhere_else() {
    let forger = Forger::start().await;
    let site = site_by(&forger).await;
    entered(&log_in(&site, &forger, |_| ()).await.0);
    forger.changes_its_key_to(3);
    entered(&log_in_signed(&site, &forger, Signed::By(3), |_| ()).await.0);
    forger.tells_more(json!({ "sub": "7", "groups": ["pbx-agents"] }));
    let fresh = site_by(&forger).await;
    let without = |claims: &mut Value| drop(claims.as_object_mut().unwrap().remove("groups"));
    let (answer, _) = log_in_signed(&fresh, &forger, Signed::By(3), without).await;
    let home = fresh.get("/", &[("cookie", &entered(&answer))]).await;
    assert!(home.body.contains("oidc:anna (agent)"), "{home:?}");
    forger.tells_more(json!({ "sub": "another", "groups": ["pbx-admins"] }));
    assert_eq!(
        log_in_signed(&fresh, &forger, Signed::By(3), without).await.0.status,
        401,
        "somebody else's groups"
    );
    forger.sends_programs_to("http://127.0.0.1:1/token");
    let third = site_by(&forger).await;
    let (answer, asked) = log_in_signed(&third, &forger, Signed::By(3), |_| ()).await;
    assert_eq!((answer.status, asked), (503, 0), "{answer:?}");
    for site in [site, fresh, third] {
        site.stop().await;
    }
    forger.stop();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_by_itself_and_a_faulty_configuration_starts_nothing() {
    let forger = Forger::start().await;
    let site = site_of(free_port(), |folder| config::Oidc {
        session: Duration::ZERO,
        ..oidc(forger.issuer(), None, folder)
    })
    .await;
    let session = entered(&log_in(&site, &forger, |_| ()).await.0);
    assert_eq!(site.get("/", &[("cookie", &session)]).await.status, 401);
    let fault = |change: &dyn Fn(&mut config::Oidc)| {
        let mut config = config::Http { listen: Some(([127, 0, 0, 1], 0).into()), ..site.config.clone() };
        change(config.oidc.as_mut().unwrap());
        Prepared::new(&config).err().map(|fault| fault.to_string()).unwrap_or_default()
    };
    assert_eq!(fault(&|_| ()), "");
    let king = [("a".to_owned(), "king".to_owned())];
    assert!(fault(&|oidc| oidc.roles = king.clone().into()).contains("oidc.roles: `king` is no role"));
    let elsewhere = site.folder.path().join("none");
    assert!(fault(&|oidc| oidc.client_secret_file = elsewhere.clone()).contains("oidc.client_secret_file"));
    let secret = site.config.oidc.as_ref().unwrap().client_secret_file.clone();
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(fault(&|_| ()).contains("other users can read or change it"));
    site.stop().await;
    forger.stop();
}
