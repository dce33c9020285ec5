//! Services of the site as sources: what they answer, fail with and try, and that one which hangs delays nobody.

use std::{
    sync::atomic::Ordering,
    time::{Duration, Instant},
};

use offhook::http_client::AllowList;
use offhook::knowledge::lookups::{LookupError, Written};

use super::super::authority::Authority;
use super::super::service::{Answer, Service};
use super::{Lab, PATIENCE, answer, ask, begin, csv, fields};

const CARLA: &str = r#"{"name": "Carla", "order": {"status": "left on Monday"}, "lines": [1]}"#;

fn at(service: &Service) -> Written {
    Written {
        source: format!("http://{}/customers/{{{{ key }}}}?full=1", service.address),
        key: "caller_number".to_owned(),
        country: Some("+44".to_owned()),
        fields: fields(&[("name", "name"), ("order_status", "$.order.status"), ("gone", "/order/gone")]),
        timeout_ms: Some(10_000),
        ..Written::default()
    }
}

fn lab(service: &Service) -> Lab {
    Lab::new(&[service.address.to_string()])
}

#[test]
fn fields_come_from_json_and_are_cached() {
    let service = Service::start(vec![Answer::Json(CARLA), Answer::Status(404)]);
    let lab = lab(&service);
    let lookups = lab.one(at(&service));
    for key in ["01632960123", "+44 1632 960123"] {
        assert_eq!(ask(&lookups, key), "name=Carla order_status=left on Monday");
    }
    assert_eq!(ask(&lookups, "01632960124"), "nothing");
    assert_eq!(ask(&lookups, "01632960124"), "nothing");
    assert_eq!(ask(&lookups, ""), "nothing");
    let asked = service.asked();
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(asked[0].starts_with("GET /customers/%2B441632960123?full=1 HTTP/1.1\r\n"), "{asked:?}");
    assert_eq!(["ok", "not_found", "cached"].map(|outcome| lab.count(outcome)), [1, 2, 2]);
}

#[test]
fn what_passes_is_tried_again_and_nothing_else() {
    for (answers, retries, expected, requests) in [
        (vec![Answer::Status(503), Answer::Json(CARLA)], 1, "name=Carla", 2),
        (vec![Answer::Close, Answer::Json(CARLA)], 1, "name=Carla", 2),
        (vec![Answer::Status(502), Answer::Status(504), Answer::Json(CARLA)], 1, "with status 504", 2),
        (vec![Answer::Status(503), Answer::Json(CARLA)], 0, "with status 503", 1),
        (vec![Answer::Status(500), Answer::Json(CARLA)], 5, "with status 500", 1),
        (vec![Answer::Status(401), Answer::Json(CARLA)], 5, "refused the secret (status 401)", 1),
    ] {
        let service = Service::start(answers);
        let lookups = lab(&service).one(Written { retries: Some(retries), ..at(&service) });
        let found = ask(&lookups, "01632960123");
        assert!(found.contains(expected), "{expected}: {found}");
        assert_eq!(service.asked().len(), requests, "{expected}");
    }
}

#[test]
fn a_service_that_is_not_there_is_named_without_the_key() {
    let service = Service::start(vec![Answer::Close]);
    // Nobody listens on a port that was just given back.
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let gone = Written { source: format!("http://{free}/{{{{ key }}}}"), ..at(&service) };
    let lookups = Lab::new(&[free.to_string()]).one(gone);
    let error = ask(&lookups, "01632960123");
    assert!(error.starts_with(&format!("cannot reach {free}: connection refused")), "{error}");
    assert!(!error.contains("960123"), "{error}");
}

#[test]
fn answers_that_are_not_what_was_asked_for_are_refused() {
    for (wrong, expected) in [
        (Answer::Json("<html>"), "did not answer with JSON"),
        (Answer::Json(r#"{"name": {"first": "Carla"}}"#), "field `name` of"),
        (Answer::Huge(300 << 10), "more than 262144 bytes"),
        (Answer::Redirect("http://127.0.0.1:9/x".to_owned()), "sent the lookup elsewhere"),
        (Answer::Redirect("//elsewhere.example/x".to_owned()), "sent the lookup elsewhere"),
        (Answer::Redirect("/round".to_owned()), "sent the lookup elsewhere"),
    ] {
        let service = Service::start(vec![wrong]);
        let found = ask(&lab(&service).one(at(&service)), "01632960123");
        assert!(found.contains(expected), "{expected}: {found}");
        assert!(!found.contains("Carla"), "{found}");
    }
    let service = Service::start(vec![Answer::Json(r#"{"customer": null}"#)]);
    assert_eq!(ask(&lab(&service).one(at(&service)), "01632960123"), "nothing");
}

#[test]
fn a_redirect_on_the_same_host_is_followed() {
    let service = Service::start(vec![Answer::Redirect("/v2/c/1".to_owned()), Answer::Json(CARLA)]);
    let found = ask(&lab(&service).one(at(&service)), "01632960123");
    assert_eq!(found, "name=Carla order_status=left on Monday");
    assert!(service.asked()[1].starts_with("GET /v2/c/1 "));
}

#[test]
fn services_that_are_not_on_the_list_are_refused_at_load() {
    let service = Service::start(vec![Answer::Json(CARLA)]);
    let lab = Lab::new(&["crm.example.internal:8080".to_owned()]);
    let faults = lab.open(&[("it", at(&service))]).map(|_| ()).unwrap_err();
    let text = faults[0].to_string();
    assert!(text.contains("not on the list") && text.contains("[lookups] allow = ["), "{text}");
    // On the list, and the caller's number would go there in the clear.
    let listed = |source: &str| Written { source: source.to_owned(), ..at(&service) };
    let elsewhere = listed("http://crm.example.internal:8080/{{ key }}");
    let faults = lab.open(&[("it", elsewhere.clone())]).map(drop).unwrap_err();
    let text = faults[0].to_string();
    assert!(
        text.contains("is on another machine, and http is not encrypted; write https://")
            && text.contains("unencrypted = true in [lookups]"),
        "{text}"
    );
    let allowed = AllowList::new(&["crm.example.internal:8080"], true).unwrap();
    assert!(Lab { allowed, ..lab }.open(&[("it", elsewhere)]).is_ok());
    assert!(service.asked().is_empty());
}

#[test]
fn the_secret_is_read_for_each_question_and_never_shown() {
    let service = Service::start(vec![Answer::Json(CARLA)]);
    let lab = lab(&service);
    let written = Written { secret_file: Some("crm.token".to_owned()), cache_s: Some(0), ..at(&service) };
    let fault = |lab: &Lab| lab.open(&[("it", written.clone())]).map(|_| ()).unwrap_err()[0].to_string();
    assert!(fault(&lab).contains("cannot use the secret in crm.token"));
    lab.write("crm.token", "two words\n");
    assert!(fault(&lab).contains("more than one word") && !fault(&lab).contains("two"));
    lab.write("crm.token", "s3cret\n");
    let lookups = lab.one(written.clone());
    ask(&lookups, "01632960123");
    lab.write("crm.token", "\ns4cret\r\n");
    ask(&lookups, "01632960123");
    let asked = service.asked();
    for (request, token) in asked.iter().zip(["s3cret", "s4cret"]) {
        assert!(request.to_lowercase().contains(&format!("authorization: bearer {token}\r\n")), "{request}");
    }
    lab.write("crm.token", "");
    assert!(ask(&lookups, "01632960123").contains("put the token alone on its first line"));
    assert_eq!(service.asked().len(), 2);
}

#[test]
fn a_service_that_hangs_holds_up_nothing_else() {
    let service = Service::start(vec![Answer::Hang]);
    let lab = lab(&service);
    lab.write("customers.csv", "phone,name\n01632960123,Carla\n");
    let slow = Written { timeout_ms: Some(5_000), ..at(&service) };
    let quick = Written { timeout_ms: Some(5_000), ..csv() };
    let lookups = lab.open(&[("slow", slow), ("quick", quick)]).unwrap();
    // More questions than the service may run at once, and as many as may wait.
    let start = Instant::now();
    let waiting: Vec<_> =
        (0..64).map(|n| begin(&lookups, "slow", &format!("0163296{n:04}")).unwrap()).collect();
    let refused = begin(&lookups, "slow", "01632960123").map(|_| ()).unwrap_err();
    assert!(matches!(refused, LookupError::Full { open: 64, .. }), "{refused}");
    assert!(start.elapsed() < Duration::from_secs(2), "asking took {:?}", start.elapsed());
    let found = answer(&lookups, "quick", "01632960123");
    assert!(found.is_ok() && start.elapsed() < Duration::from_secs(4), "{found:?} {:?}", start.elapsed());
    for (_pending, answers) in &waiting {
        let late = answers.recv_timeout(PATIENCE).expect("an answer at the deadline").unwrap_err();
        assert_eq!(late, LookupError::TooLate(Duration::from_secs(5)));
    }
    assert_eq!(lab.count("timeout"), 64);
    assert!(begin(&lookups, "slow", "01632960123").is_ok(), "there is room again");
}

#[test]
fn forgotten_questions_make_room() {
    let service = Service::start(vec![Answer::Hang]);
    let lookups = lab(&service).one(Written { timeout_ms: Some(30_000), ..at(&service) });
    let waiting: Vec<_> =
        (0..64).map(|n| begin(&lookups, "it", &format!("0163296{n:04}")).unwrap()).collect();
    drop(waiting);
    let end = Instant::now() + PATIENCE;
    // The thread that asks lets go of them in its own time.
    while begin(&lookups, "it", "01632960123").is_err() {
        assert!(Instant::now() < end, "sixty-four forgotten questions still hold their places");
        std::thread::yield_now();
    }
}

#[test]
fn https_is_trusted_by_the_sites_own_ca_alone() {
    let service = Service::start(vec![Answer::Json(CARLA)]);
    let mut lab = lab(&service);
    let secure = Written { source: format!("https://{}/{{{{ key }}}}", service.address), ..at(&service) };
    let fault = |lab: &Lab| lab.open(&[("it", secure.clone())]).map(|_| ()).unwrap_err()[0].to_string();
    assert!(fault(&lab).contains("https needs a CA to trust"));
    lab.write("ca.pem", "no certificate\n");
    lab.ca_file = Some(lab.folder.path().join("ca.pem"));
    assert!(fault(&lab).contains("has no certificate"), "{}", fault(&lab));
    let (ours, theirs) = (Authority::new(), Authority::new());
    let (address, connections) = ours.serve(CARLA);
    lab.allowed = AllowList::new(&[address.to_string()], false).unwrap();
    let secure = Written { source: format!("https://{address}/{{{{ key }}}}"), ..at(&service) };
    lab.write("ca.pem", &ours.pem());
    let lookups = lab.one(secure.clone());
    for key in ["01632960123", "01632960124", "01632960125"] {
        assert_eq!(ask(&lookups, key), "name=Carla order_status=left on Monday");
    }
    assert_eq!(connections.load(Ordering::Relaxed), 1, "a connection is kept for the next question");
    lab.write("ca.pem", &theirs.pem());
    let error = ask(&lab.one(secure), "01632960123");
    assert!(error.contains("needs TLS") && error.contains("invalid peer certificate"), "{error}");
}
