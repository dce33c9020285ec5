//! A host of files on loopback that knows ranges, and can break off.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

pub(super) struct Mirror {
    address: SocketAddr,
    /// Path and range of each request, in their order.
    asked: Arc<Mutex<Vec<String>>>,
}

impl Mirror {
    /// `breaks` says after how many bytes of the body each answer breaks off; those behind the last one do not.
    pub(super) fn start(file: Vec<u8>, breaks: &[usize]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let (address, asked) = (listener.local_addr().unwrap(), Arc::default());
        let (log, breaks) = (Arc::clone(&asked), breaks.to_vec());
        thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let Ok(stream) = stream else { return };
                answer(stream, &file, breaks.get(number).copied(), &log);
            }
        });
        Self { address, asked }
    }

    pub(super) fn url(&self, name: &str) -> String {
        format!("http://{}/{name}", self.address)
    }

    pub(super) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// An address that nobody listens on.
pub(super) fn nobody() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}/model.bin", listener.local_addr().unwrap())
}

fn answer(mut stream: TcpStream, file: &[u8], breaks: Option<usize>, log: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let head: Vec<String> =
        lines.by_ref().map_while(Result::ok).take_while(|line| !line.is_empty()).collect();
    let path = head.first().and_then(|line| line.split(' ').nth(1)).unwrap_or_default().to_owned();
    let range = head.iter().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("range").then(|| value.to_owned())
    });
    log.lock().unwrap().push(format!("{path} {}", range.clone().unwrap_or_default()).trim().to_owned());
    if path == "/absent.bin" {
        let _ = stream.write_all(b"HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        return;
    }
    let from = range.and_then(|range| range.strip_prefix("bytes=")?.strip_suffix('-')?.parse::<usize>().ok());
    let (status, from) = match from {
        Some(from) if from < file.len() => (
            format!("206 Partial Content\r\ncontent-range: bytes {from}-{}/{}", file.len() - 1, file.len()),
            from,
        ),
        Some(_) => {
            (format!("416 Range Not Satisfiable\r\ncontent-range: bytes */{}", file.len()), file.len())
        }
        None => ("200 OK".to_owned(), 0),
    };
    let body = &file[from..];
    let head = format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
    let sent = breaks.unwrap_or(body.len()).min(body.len());
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body[..sent]));
}
