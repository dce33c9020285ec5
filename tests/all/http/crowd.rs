//! Many at once who want nothing, or never take what they asked for: others are still answered.

use std::{net::SocketAddr, time::Instant};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpSocket, TcpStream},
};

use super::site::{Answer, Site};
use crate::server::asterisk::PATIENCE;

const GREEDY: [u8; 4] = [127, 0, 0, 21];
const OTHER: [u8; 4] = [127, 0, 0, 22];
/// As many as one address may have.
const OF_ONE: usize = 128;

async fn connect(site: &Site, from: [u8; 4]) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.set_recv_buffer_size(2_304).unwrap();
    socket.bind(SocketAddr::from((from, 0))).unwrap();
    socket.connect(site.http.address()).await.unwrap()
}

/// Asks for much more than there is room for on the way, and reads none of it.
async fn never_reads(site: &Site, from: [u8; 4]) -> TcpStream {
    let mut stream = connect(site, from).await;
    let request = "GET /assets/try.js HTTP/1.1\r\nHost: localhost\r\n\r\n";
    stream.write_all(request.repeat(100).as_bytes()).await.unwrap();
    stream
}

async fn log_in_page(site: &Site, from: [u8; 4]) -> Answer {
    site.ask_from(from, "GET", "/login", &[], "").await
}

#[tokio::test(flavor = "multi_thread")]
async fn who_never_reads_holds_his_own_places_alone_and_not_for_long() {
    let site = Site::open(|_| {});
    let mut crowd = Vec::new();
    for _ in 0..OF_ONE {
        crowd.push(never_reads(&site, GREEDY).await);
    }
    let refused = log_in_page(&site, GREEDY).await;
    assert!(refused.status == 503 && refused.body.contains("too many connections"), "{refused:?}");
    assert_eq!(site.ask_from(GREEDY, "GET", "/healthz", &[], "").await.body, "ok\n");
    let ready = site.ask_from(GREEDY, "GET", "/readyz", &[], "").await;
    assert!(ready.body.contains("\"reasons\""), "{ready:?}");
    assert_eq!(log_in_page(&site, OTHER).await.status, 200);
    let until = Instant::now() + PATIENCE;
    while log_in_page(&site, GREEDY).await.status != 200 {
        assert!(Instant::now() < until, "they hold their places for ever");
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    drop(crowd);
    site.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_every_place_is_taken_health_is_told_all_the_same() {
    let site = Site::open(|_| {});
    let mut crowd = Vec::new();
    for last in [21, 22] {
        for _ in 0..OF_ONE {
            crowd.push(connect(&site, [127, 0, 0, last]).await);
        }
    }
    let nobody = [127, 0, 0, 23];
    assert_eq!(site.ask_from(nobody, "GET", "/healthz", &[], "").await.body, "ok\n");
    let page = site.ask_from(nobody, "GET", "/login", &[("accept", "text/html")], "").await;
    assert!(page.status == 503 && page.body.contains("<html"), "{page:?}");
    crowd.clear();
    let until = Instant::now() + PATIENCE;
    while log_in_page(&site, nobody).await.status != 200 {
        assert!(Instant::now() < until, "places are not given back");
    }
    site.stop().await;
}
