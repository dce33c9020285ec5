//! Chromium's DevTools protocol over a websocket: questions with their answers, and the complaints that come between.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::{net::TcpStream, time::timeout};
use tokio_tungstenite::{WebSocketStream, client_async, tungstenite::Message};

use crate::server::asterisk::PATIENCE;

pub(super) struct DevTools {
    socket: WebSocketStream<TcpStream>,
    asked: u64,
    /// What the page's console shows in red.
    pub(super) complaints: Vec<String>,
}

impl DevTools {
    pub(super) async fn connect(address: SocketAddr, path: &str) -> Self {
        let stream = TcpStream::connect(address).await.unwrap();
        let (socket, _) = client_async(format!("ws://{address}{path}"), stream).await.unwrap();
        Self { socket, asked: 0, complaints: Vec::new() }
    }

    /// Panics where Chromium refuses: that is a mistake of the test.
    pub(super) async fn ask(&mut self, method: &str, parameters: Value) -> Value {
        self.try_ask(method, parameters).await.unwrap_or_else(|refusal| panic!("{method}: {refusal}"))
    }

    /// For what may come while one page makes way for the next.
    pub(super) async fn try_ask(&mut self, method: &str, parameters: Value) -> Result<Value, String> {
        self.asked += 1;
        let question = json!({ "id": self.asked, "method": method, "params": parameters });
        self.socket.send(Message::text(question.to_string())).await.unwrap();
        let answer = timeout(PATIENCE, self.answer()).await;
        let mut answer = answer.unwrap_or_else(|_| panic!("Chromium does not answer {method}"));
        if answer["error"].is_null() { Ok(answer["result"].take()) } else { Err(answer["error"].to_string()) }
    }

    async fn answer(&mut self) -> Value {
        loop {
            let message = self.socket.next().await.expect("Chromium goes on running").unwrap();
            let Message::Text(text) = message else { continue };
            let message: Value = serde_json::from_str(&text).unwrap();
            if message["id"] == self.asked {
                return message;
            }
            self.complaints.extend(complaint(&message));
        }
    }
}

fn complaint(event: &Value) -> Option<String> {
    let about = &event["params"];
    match event["method"].as_str()? {
        "Runtime.exceptionThrown" => Some(about["exceptionDetails"].to_string()),
        "Runtime.consoleAPICalled" if about["type"] == "error" => Some(about["args"].to_string()),
        "Log.entryAdded" if about["entry"]["level"] == "error" => Some(about["entry"].to_string()),
        _ => None,
    }
}
