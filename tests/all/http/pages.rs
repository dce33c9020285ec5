//! Pages: what each role finds on them, that they need nothing from elsewhere, and that all is escaped.

use offhook::http::Role;

use super::{
    filled::{CALLER, NAME, call},
    site::{Answer, Site, bearer},
};

const DAY: &str = "from=2026-11-20&to=2026-11-20";

/// A role, a path, the status, what is there for the role, and what is not.
type Case<'a> = (Role, &'a str, u16, &'a [&'a str], &'a [&'a str]);

async fn page(site: &Site, path: &str, token: &str) -> Answer {
    let answer = site.get(path, &[("authorization", token), ("accept", "text/html")]).await;
    // The policy of every answer forbids what a page may therefore not have.
    for inline in [" style=", "<style", "<script>", " onclick=", "javascript:", "src=\"http", "href=\"http"] {
        assert!(!answer.body.contains(inline), "{path} has `{inline}`: {}", answer.body);
    }
    let twice = answer.body.split('<').find(|tag| tag.matches(" class=").count() > 1);
    assert_eq!(twice, None, "{path}: of two classes, a browser takes the first");
    answer
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_finds_its_pages_and_on_them_what_it_may_see() {
    let site = Site::with_records().await;
    let call = format!("/calls/{}", call(1));
    let flow = format!("/flows/reception?{DAY}");
    let cases: [Case<'_>; 12] = [
        (Role::Viewer, "/", 200, &["/figures", "aria-current=\"page\""], &["/calls"]),
        (Role::Viewer, "/calls", 403, &["This needs the role agent"], &[NAME]),
        (Role::Viewer, &call, 403, &["Use a token made with"], &[NAME]),
        (Role::Viewer, "/figures?from=2026-11-20&to=2026-11-20", 200, &["33 %", "polyline"], &[NAME]),
        (Role::Viewer, &flow, 200, &["Where callers fail", "Silent"], &["thing", "Northwind"]),
        (
            Role::Agent,
            "/calls",
            200,
            &["Ottoline asked for billing", "1 to 4 of 4"],
            &[CALLER, "name=\"caller\""],
        ),
        (
            Role::Agent,
            &call,
            200,
            &["Ottoline asked for billing", "the role auditor"],
            &[CALLER, "a bill", "C-17"],
        ),
        (
            Role::Auditor,
            "/calls?size=2&page=1",
            200,
            &[CALLER, "rel=\"prev\"", "3 to 4 of 4"],
            &["rel=\"next\""],
        ),
        (
            Role::Auditor,
            &call,
            200,
            &[
                CALLER,
                "this is &lt;Ottoline&gt;, a bill",
                "C-17",
                "phrases: billing, 93 %",
                "<rect",
                "500 ms",
            ],
            &["739104", "<Ottoline>", "<audio"],
        ),
        (
            Role::Auditor,
            &flow,
            200,
            &["'my &quot;thing&quot; is broken',", "data-copy", "Welcome to Northwind."],
            &[],
        ),
        (Role::Agent, "/live", 200, &["0 calls", "/assets/live.js"], &[]),
        (Role::Viewer, "/nothing", 404, &["There is nothing here"], &[]),
    ];
    for (role, path, status, there, not_there) in cases {
        let token = bearer(&site.token(role, &format!("{role}-{}", path.len())));
        let answer = page(&site, path, &token).await;
        assert_eq!(answer.status, status, "{path} as {role}: {answer:?}");
        for part in there {
            assert!(answer.body.contains(part), "{path} as {role} lacks {part}: {}", answer.body);
        }
        for part in not_there {
            assert!(!answer.body.contains(part), "{path} as {role} shows {part}: {}", answer.body);
        }
        site.revoke(&format!("{role}-{}", path.len()));
    }
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recorded_call_is_seen_and_heard_by_an_auditor() {
    let site = Site::with_records().await;
    let wav = hound::WavSpec {
        channels: 2,
        sample_rate: 8_000,
        bits_per_sample: 16,
        sample_format: hound::SampleFormat::Int,
    };
    let path = site.folder.path().join(format!("{}.wav", call(1)));
    let mut writer = hound::WavWriter::create(&path, wav).unwrap();
    (0..400_000).for_each(|sample| writer.write_sample((sample % 999) as i16).unwrap());
    writer.finalize().unwrap();
    let bytes = std::fs::metadata(&path).unwrap().len();
    let token = bearer(&site.token(Role::Auditor, "anna"));
    let seen = page(&site, &format!("/calls/{}", call(1)), &token).await;
    let sound = format!("/api/v1/calls/{}/recording", call(1));
    assert!(seen.body.contains(&format!("src=\"{sound}\"")) && seen.body.contains("<path"), "{seen:?}");
    let whole = site.get(&sound, &[("authorization", &token)]).await;
    assert_eq!((whole.status, whole.header("content-length")), (200, bytes.to_string().as_str()));
    let part = site.get(&sound, &[("authorization", &token), ("range", "bytes=0-3")]).await;
    assert_eq!((part.status, part.body.as_str()), (206, "RIFF"));
    assert_eq!(part.header("content-range"), format!("bytes 0-3/{bytes}"));
    let beyond = site.get(&sound, &[("authorization", &token), ("range", "bytes=9000000-")]).await;
    assert_eq!(beyond.status, 416);
    let audit = site.store.as_ref().unwrap().audit_entries(1, 10).await.unwrap();
    assert!(audit.iter().any(|entry| entry.what == format!("heard call {}", call(1))), "{audit:?}");
    site.stop().await;
}
