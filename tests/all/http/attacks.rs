//! Attacks on the HTTP port: drips, garbage, ways out of its routes, and script in everything that a page repeats.

use std::time::Duration;

use offhook::http::Role;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    time::{sleep, timeout},
};

use super::{
    filled::call,
    site::{Site, bearer},
};
use crate::server::asterisk::PATIENCE;

/// What a browser would run if a page repeated it as it is.
const SCRIPTS: [&str; 4] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "'><svg/onload=alert(1)>",
    "</textarea><script src=//evil.example></script>",
];

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_drips_in_is_given_up() {
    let site = Site::open(|_| {});
    let head = format!("GET /login HTTP/1.1\r\nHost: localhost\r\n{}", "X: y\r\n".repeat(1_000));
    let (mut reader, mut writer) = TcpStream::connect(site.http.address()).await.unwrap().into_split();
    let dripping = async {
        for byte in head.bytes() {
            // Closed meanwhile, there is nobody left to drip at.
            if writer.write_all(&[byte]).await.is_err() {
                break;
            }
            sleep(Duration::from_millis(200)).await;
        }
        std::future::pending::<()>().await;
    };
    let mut told = Vec::new();
    let closed = async {
        // A reset is an end as well.
        let _ = timeout(PATIENCE, reader.read_to_end(&mut told)).await.expect("the server gives up");
    };
    tokio::select! {
        () = dripping => {}
        () = closed => {}
    }
    let told = String::from_utf8_lossy(&told);
    assert!(told.is_empty() || told.starts_with("HTTP/1.1 408"), "{told}");
    assert_eq!(site.get("/healthz", &[]).await.body, "ok\n");
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn garbage_and_requests_out_of_bounds_are_refused_and_the_next_one_answered() {
    let site = Site::open(|_| {});
    let long = format!("GET /{} HTTP/1.1\r\nHost: x\r\n\r\n", "a".repeat(100_000)).into_bytes();
    let headers = format!("GET / HTTP/1.1\r\n{}\r\n", "A: b\r\n".repeat(5_000)).into_bytes();
    let lengths = "Content-Length: 4\r\nTransfer-Encoding: chunked";
    let smuggled = format!("POST /login HTTP/1.1\r\nHost: x\r\n{lengths}\r\n\r\n0\r\n\r\n").into_bytes();
    for bytes in [
        long,
        headers,
        smuggled,
        b"\x16\x03\x01\x02\x00\x01\x00".to_vec(),
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_vec(),
        vec![0; 65_536],
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n".to_vec(),
    ] {
        let mut stream = TcpStream::connect(site.http.address()).await.unwrap();
        // The server may close before it has read all of it.
        let _ = stream.write_all(&bytes).await;
        let _ = stream.shutdown().await;
        let mut told = Vec::new();
        // A reset is an end as well.
        let _ = timeout(PATIENCE, stream.read_to_end(&mut told)).await.expect("the server closes");
        let told = String::from_utf8_lossy(&told);
        assert!(!told.contains("HTTP/1.1 2"), "{told}");
        assert_eq!(site.get("/healthz", &[]).await.body, "ok\n");
    }
    let body = format!("token={}", "x".repeat(100_000));
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    assert_eq!(site.ask("POST", "/login", &form, &body).await.status, 413);
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_path_leads_out_of_the_routes() {
    let site = Site::with_records().await;
    let token = bearer(&site.token(Role::Admin, "anna"));
    let kept = std::fs::read_to_string(&site.config.tokens).unwrap();
    let secret = kept.lines().find(|line| line.contains("sha256")).unwrap();
    for path in [
        "/../tokens.toml",
        "/assets/../tokens.toml",
        "/assets/..%2f..%2ftokens.toml",
        "/assets/%2e%2e/%2e%2e/tokens.toml",
        "/flows/..%2ftokens",
        "/flows/..%2f..%2fetc%2fpasswd",
        "/api/v1/flows/..%2ftokens.toml",
        "/api/v1/calls/..%2f..%2ftokens.toml/recording",
        "/api/v1/calls/%00/recording",
        "/calls/..%5c..%5ctokens.toml",
        "//tokens.toml",
        "/tokens.toml",
        "/records.db",
    ] {
        let answer = site.get(path, &[("authorization", &token)]).await;
        assert!([400, 404].contains(&answer.status), "{path}: {answer:?}");
        assert!(!answer.body.contains(secret) && !answer.body.contains("root:"), "{path}: {answer:?}");
    }
    site.stop().await;
}

/// Whatever of a request a page repeats is text on it; the policy of every page would stop the rest.
#[tokio::test(flavor = "multi_thread")]
async fn pages_repeat_no_script() {
    let site = Site::with_records().await;
    let token = bearer(&site.token(Role::Auditor, "anna"));
    let headers = [("authorization", token.as_str()), ("accept", "text/html")];
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let mut repeated = 0;
    for script in SCRIPTS {
        let sent: String = form_urlencoded::byte_serialize(script.as_bytes()).collect();
        let mut answers = Vec::new();
        for path in [
            format!("/calls?text={sent}"),
            format!("/calls?caller={sent}"),
            format!("/calls?flow={sent}&status={sent}"),
            format!("/calls?from={sent}"),
            format!("/figures?from={sent}"),
            format!("/flows/{sent}"),
            format!("/calls/{}?token={sent}", call(1)),
            format!("/nothing/{sent}"),
        ] {
            answers.push(site.get(&path, &headers).await);
        }
        answers.push(site.ask("POST", "/login", &form, &format!("token={sent}")).await);
        for answer in answers {
            assert!(!answer.body.contains(script), "{script}: {}", answer.body);
            assert!(answer.header("content-security-policy").contains("script-src 'self'"), "{answer:?}");
            repeated += usize::from(answer.body.contains("alert(1)"));
        }
    }
    assert!(repeated > 0, "no page repeats anything, so this proves nothing");
    site.stop().await;
}

/// Another site's form, link, script or websocket, with the cookie that the browser sends along.
#[tokio::test(flavor = "multi_thread")]
async fn another_sites_page_changes_nothing_with_a_visitors_cookie() {
    let site = Site::with_records().await;
    let form = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let body = format!("token={}", site.token(Role::Admin, "anna"));
    let entered = site.ask("POST", "/login", &form, &body).await;
    let cookie = entered.header("set-cookie").split(';').next().unwrap().to_owned();
    let erase = r#"{"caller": "+15550199"}"#;
    for origin in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("sec-fetch-site", "none"),
        ("origin", "null"),
        ("origin", "http://evil.example"),
        ("origin", "http://localhost.evil.example"),
        ("referer", "http://localhost/"),
    ] {
        for kind in ["application/json", "text/plain", "application/x-www-form-urlencoded"] {
            let headers = [("cookie", cookie.as_str()), ("content-type", kind), origin];
            let answer = site.ask("POST", "/api/v1/erase", &headers, erase).await;
            assert_eq!(answer.status, 403, "{origin:?} {kind}: {answer:?}");
        }
    }
    let own = [
        ("cookie", cookie.as_str()),
        ("content-type", "application/json"),
        ("sec-fetch-site", "same-origin"),
    ];
    assert_eq!(
        site.ask("POST", "/api/v1/erase", &own, erase).await.status,
        200,
        "the call was there all along"
    );
    site.stop().await;
}
