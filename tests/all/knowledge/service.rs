//! A small HTTP service of a site: answers by path, counts, hangs and fails as told.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// One answer for each request in turn; the last one stays.
pub(crate) struct Service {
    pub(crate) address: SocketAddr,
    /// Each request, whole.
    asked: Arc<Mutex<Vec<String>>>,
}

#[derive(Clone)]
pub(crate) enum Answer {
    Json(&'static str),
    Status(u16),
    Redirect(String),
    /// A body of so many bytes.
    Huge(usize),
    /// Says nothing, and holds the line until the caller goes.
    Hang,
    /// Closes without a word.
    Close,
}

impl Service {
    pub(crate) fn start(answers: Vec<Answer>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&asked);
        // Ends with the test's process.
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answers, seen) = (answers.clone(), Arc::clone(&seen));
                thread::spawn(move || {
                    // A caller that goes away is what some tests are about.
                    let _ = serve(stream, &answers, &seen);
                });
            }
        });
        Self { address, asked }
    }

    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

fn serve(mut stream: TcpStream, answers: &[Answer], seen: &Mutex<Vec<String>>) -> std::io::Result<()> {
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    while !request.ends_with("\r\n\r\n") {
        if reader.read_line(&mut request)? == 0 {
            return Ok(());
        }
    }
    let length = request
        .lines()
        .find_map(|line| line.to_lowercase().strip_prefix("content-length:")?.trim().parse().ok());
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    request.push_str(&String::from_utf8_lossy(&body));
    let number = {
        let mut seen = seen.lock().unwrap();
        seen.push(request);
        seen.len() - 1
    };
    let head = |status: u16, more: &str, length: usize| {
        format!("HTTP/1.1 {status} X\r\nConnection: close\r\n{more}Content-Length: {length}\r\n\r\n")
    };
    let text = match &answers[number.min(answers.len() - 1)] {
        Answer::Json(body) => head(200, "Content-Type: application/json\r\n", body.len()) + body,
        Answer::Status(status) => head(*status, "", 0),
        Answer::Redirect(place) => head(302, &format!("Location: {place}\r\n"), 0),
        Answer::Huge(bytes) => head(200, "", *bytes) + &"x".repeat(*bytes),
        Answer::Hang => {
            // Until the other side closes.
            reader.read_line(&mut String::new())?;
            return Ok(());
        }
        Answer::Close => return Ok(()),
    };
    stream.write_all(text.as_bytes())
}
