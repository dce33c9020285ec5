//! llama.cpp's own server as the other measured side, through its OpenAI-compatible interface.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::Context;
use serde_json::{Value, json};

use super::Answer;
use super::prompts::{Asked, GRAMMAR};
use crate::cli::Fault;
use crate::engine::protocol::ChatMessage;

pub(super) struct OtherServer {
    address: String,
}

impl OtherServer {
    pub(super) fn at(url: &str) -> anyhow::Result<Self> {
        let address = url.strip_prefix("http://").map(|rest| rest.trim_end_matches('/').to_owned());
        let address = address.filter(|address| !address.contains('/'));
        let address = address.ok_or_else(|| not_an_address(url))?;
        Ok(Self { address })
    }

    pub(super) fn answer(&self, asked: &Asked, tokens_max: u32) -> anyhow::Result<Answer> {
        let message =
            |message: &ChatMessage| json!({ "role": message.role.as_str(), "content": message.text });
        let body = json!({
            "messages": [message(&asked.rules), message(&asked.question)],
            "grammar": GRAMMAR,
            "max_tokens": tokens_max,
            "temperature": 0,
            "cache_prompt": true,
            "stream": true,
            "timings_per_token": false,
        })
        .to_string();
        let begun = Instant::now();
        let mut socket = self.connect()?;
        write!(
            socket,
            "POST /v1/chat/completions HTTP/1.1\r\nHost: {}\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        )?;
        read(BufReader::new(socket), begun)
    }

    fn connect(&self) -> anyhow::Result<TcpStream> {
        let socket = TcpStream::connect(&self.address).map_err(|error| {
            let remedy = "start it with tests/llm/llama_server.sh, or leave out --against";
            Fault::new(format!("no server answers at {}", self.address), remedy).because(error)
        })?;
        socket.set_read_timeout(Some(PATIENCE))?;
        socket.set_write_timeout(Some(PATIENCE))?;
        socket.set_nodelay(true)?;
        Ok(socket)
    }
}

fn not_an_address(url: &str) -> Fault {
    Fault::new(format!("{url} is not a server's address"), "write http://HOST:PORT")
}

/// Each event is one line and one chunk, so that lines other than `data: ` are framing.
fn read(from: impl BufRead, begun: Instant) -> anyhow::Result<Answer> {
    let (mut first, mut seen) = (None, String::new());
    for line in from.lines() {
        let line = line?;
        let Some(event) = line.strip_prefix("data: ") else {
            seen.push_str(&line);
            continue;
        };
        let Ok(event) = serde_json::from_str::<Value>(event) else { continue };
        if event["choices"][0]["delta"]["content"].as_str().is_some_and(|text| !text.is_empty()) {
            first.get_or_insert(begun.elapsed());
        }
        let count = |name: &str| event["timings"][name].as_u64().and_then(|count| u32::try_from(count).ok());
        if let Some((tokens, evaluated)) = count("predicted_n").zip(count("prompt_n")) {
            return Ok(Answer { first: first.context("the server sent no text")?, tokens, evaluated });
        }
    }
    let shown: String = seen.chars().take(300).collect();
    Err(Fault::new("the server did not answer as llama.cpp's does", "measure against llama-server")
        .because(anyhow::anyhow!(shown))
        .into())
}

const PATIENCE: Duration = Duration::from_secs(120);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_text_and_the_servers_own_counts_are_read_from_its_events() {
        let answer = "HTTP/1.1 200 OK\r\n\r\n2a\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\n\n\r\n\
            data: {\"choices\":[],\"timings\":{\"predicted_n\":7,\"prompt_n\":9}}\n\ndata: [DONE]\n\n";
        let answer = read(answer.as_bytes(), Instant::now()).unwrap();
        assert_eq!((answer.tokens, answer.evaluated), (7, 9));
        assert!(read(&b"HTTP/1.1 404 Not Found\r\n\r\n"[..], Instant::now()).is_err());
        assert!(OtherServer::at("127.0.0.1:8080").is_err());
    }
}
