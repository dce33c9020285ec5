//! Every route with every role, with none and with a revoked one; sessions, forgery and guessing.

use offhook::http::{Access, Needs, Prepared, Role, access};

use super::site::{Site, bearer, config};

fn allowed(needs: Needs, has: Option<Role>) -> u16 {
    match (needs, has) {
        (Needs::Nothing, _) => 200,
        (Needs::Role(_) | Needs::Link(_), None) => 401,
        (Needs::Role(role) | Needs::Link(role), Some(has)) => {
            if has < role {
                403
            } else {
                200
            }
        }
    }
}

/// What the gate said: what is behind it may answer anything else.
fn verdict(status: u16) -> u16 {
    if [401, 403].contains(&status) { status } else { 200 }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_route_opens_to_its_role_and_those_above_it() {
    let site = Site::open(|_| {});
    let mut holders: Vec<(Option<Role>, String)> =
        Role::ALL.iter().map(|role| (Some(*role), bearer(&site.token(*role, role.as_str())))).collect();
    holders.push((None, bearer(&site.token(Role::Admin, "revoked"))));
    site.revoke("revoked");
    holders.push((None, bearer("offhook_guess")));
    holders.push((None, "Basic YWRtaW46YWRtaW4=".to_owned()));
    let mut peer = 1;
    for Access { method, path, needs } in access() {
        // It is wrong to log in with nothing, whoever asks.
        if (method, path) == ("POST", "/login") {
            continue;
        }
        let path = path.replace("{id}", "00000000-0000-0000-0000-000000000000").replace("{name}", "flow");
        for (role, authorization) in &holders {
            peer += 1;
            let [high, low] = u16::to_be_bytes(peer);
            let headers = [("authorization", authorization.as_str()), ("sec-fetch-site", "same-origin")];
            let answer = site.ask_from([127, 0, high, low], method, &path, &headers, "").await;
            let got = verdict(answer.status);
            assert_eq!(got, allowed(needs, *role), "{method} {path} as {role:?}: {answer:?}");
        }
        let headers = [("sec-fetch-site", "same-origin")];
        let answer = site.ask(method, &path, &headers, "").await;
        assert_eq!(verdict(answer.status), allowed(needs, None), "{method} {path} as nobody: {answer:?}");
    }
    site.stop().await;
}

/// The documentation has every route with its role, and no other.
#[test]
fn the_reference_has_every_route() {
    let reference = include_str!("../../../docs/http.md");
    let mut documented: Vec<String> = reference
        .lines()
        .filter(|line| line.starts_with("| `GET /") || line.starts_with("| `POST /"))
        .map(|line| line.split('|').take(3).map(str::trim).collect::<Vec<_>>().join("|"))
        .collect();
    let mut routes: Vec<String> = access()
        .into_iter()
        .map(|Access { method, path, needs }| {
            let needs = match needs {
                Needs::Nothing => "-".to_owned(),
                Needs::Role(role) => role.to_string(),
                Needs::Link(role) => format!("{role}, or the link"),
            };
            format!("|`{method} {path}`|{needs}")
        })
        .collect();
    routes.sort();
    documented.sort();
    assert_eq!(documented.join("\n"), routes.join("\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_logs_in_and_out_and_its_session_ends_with_the_token() {
    let site = Site::open(|_| {});
    let token = site.token(Role::Viewer, "anna");
    let page = [("accept", "text/html")];
    let stranger = site.get("/", &page).await;
    assert_eq!((stranger.status, stranger.header("location")), (303, "/login"));
    let form = ("content-type", "application/x-www-form-urlencoded");
    let own = ("sec-fetch-site", "same-origin");
    let wrong = site.ask("POST", "/login", &[form, own], "token=offhook_wrong").await;
    assert!(wrong.status == 401 && wrong.body.contains("not good"), "{wrong:?}");
    let body = format!("token={token}");
    let forged = site.ask("POST", "/login", &[form, ("sec-fetch-site", "cross-site")], &body).await;
    assert_eq!(forged.status, 403);
    let mut cookies = Vec::new();
    for _ in 0..2 {
        let entered = site.ask("POST", "/login", &[form, own], &body).await;
        let cookie = entered.header("set-cookie").to_owned();
        assert_eq!(entered.status, 303, "{entered:?}");
        for part in ["; HttpOnly", "; SameSite=Strict", "; Path=/;", "; Max-Age=43200"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains(&token), "the browser does not keep the token");
        cookies.push(cookie.split(';').next().unwrap().to_owned());
    }
    let home = site.get("/", &[("cookie", &cookies[0])]).await;
    assert!(home.status == 200 && home.body.contains("anna"), "{home:?}");
    let forged = site.ask("POST", "/logout", &[("cookie", &cookies[0])], "").await;
    assert_eq!(forged.status, 403, "a change by cookie alone may come from any page");
    let left = site.ask("POST", "/logout", &[("cookie", &cookies[0]), own], "").await;
    assert_eq!((left.status, left.header("location")), (303, "/login"));
    assert_eq!(site.get("/", &[("cookie", &cookies[0])]).await.status, 401);
    assert_eq!(site.get("/", &[("cookie", &cookies[1])]).await.status, 200);
    site.revoke("anna");
    assert_eq!(site.get("/", &[("cookie", &cookies[1])]).await.status, 401);
    site.stop().await;
}

/// Behind a proxy, whoever guesses has the address of everybody else.
#[tokio::test(flavor = "multi_thread")]
async fn who_guesses_tokens_waits_and_nobody_else() {
    let site = Site::open(|_| {});
    let token = bearer(&site.token(Role::Viewer, "good"));
    let ask = async |from: [u8; 4], token: &str| {
        site.ask_from(from, "GET", "/metrics", &[("authorization", token)], "").await
    };
    for _ in 0..10 {
        assert_eq!(ask([127, 0, 0, 9], "Bearer offhook_guess").await.status, 401);
    }
    let refused = ask([127, 0, 0, 9], "Bearer offhook_guess").await;
    assert_eq!((refused.status, refused.header("retry-after")), (429, "60"));
    for from in [[127, 0, 0, 9], [127, 0, 0, 8]] {
        assert_eq!(ask(from, &token).await.status, 200, "a good token from {from:?}");
    }
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let body = format!("token={}", token.trim_start_matches("Bearer "));
    assert_eq!(site.ask_from([127, 0, 0, 9], "POST", "/login", &form, &body).await.status, 303);
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_logins_of_a_viewer_leave_the_admin_in() {
    let site = Site::open(|_| {});
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let log_in = async |token: &str| {
        let entered = site.ask("POST", "/login", &form, &format!("token={token}")).await;
        entered.header("set-cookie").split(';').next().unwrap().to_owned()
    };
    let [admin, viewer] =
        [(Role::Admin, "anna"), (Role::Viewer, "wallboard")].map(|(role, name)| site.token(role, name));
    let cookie = log_in(&admin).await;
    let first = log_in(&viewer).await;
    for _ in 0..1_000 {
        log_in(&viewer).await;
    }
    assert_eq!(site.get("/", &[("cookie", &cookie)]).await.status, 200);
    assert_eq!(site.get("/", &[("cookie", &first)]).await.status, 401, "the viewer's own oldest is over");
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_forbids_foreign_script_framing_and_caching() {
    let site = Site::open(|_| {});
    for path in ["/healthz", "/login", "/metrics", "/nothing"] {
        let answer = site.get(path, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"), "{path}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("cache-control"), "no-store", "{path}");
    }
    site.stop().await;
}

#[tokio::test]
async fn other_machines_are_listened_to_only_with_a_token_and_encrypted_unless_told_otherwise() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = config(folder.path().to_owned());
    config.listen = Some("0.0.0.0:0".parse().unwrap());
    let refused = Prepared::new(&config).err().unwrap().to_string();
    assert!(refused.contains("offhook token create --role admin"), "{refused}");
    offhook::http::tokens::create(&config.tokens, "one", Role::Viewer, None).unwrap();
    let refused = Prepared::new(&config).err().unwrap().to_string();
    assert!(refused.contains("set http.certificate") && refused.contains("unencrypted = true"), "{refused}");
    config.unencrypted = true;
    assert!(Prepared::new(&config).is_ok());
    config.listen = None;
    assert!(Prepared::new(&config).unwrap().is_none());
}
