//! The websocket of `/try`: the page's microphone, keys and hanging up to a call, and back its sound and what happens.
//!
//! Binary messages are sound, 20 ms of 16-bit little-endian samples each, in both directions. Text messages are JSON:
//! [`FromPage`] in; out, the call's events, and last `ended` with the result variables, or `refused` with the reason.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{
        Extension, State, WebSocketUpgrade,
        ws::{Message as Frame, WebSocket},
    },
    response::Response,
};
use bytes::Bytes;
use futures_util::{SinkExt, StreamExt};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::{net::TcpStream, sync::mpsc, time::timeout};
use tokio_util::codec::Framed;
use tracing::{Instrument, info, info_span};

use super::{App, keyring::Holder, noted::note, reply::Refusal};
use crate::{
    audiosocket::{AudioKind, Codec, Digit, Message},
    call::{Caller, Trial, TrialRequest},
    pii::Redacted,
};

/// A page sends 640 bytes at a time.
const MESSAGE_BYTES_MAX: usize = 4_096;
/// A page that has opened the connection asks for a call at once.
const WISH_WITHIN: Duration = Duration::from_secs(10);
/// A page that takes nothing for so long is not there any more.
const SEND_WITHIN: Duration = Duration::from_secs(5);
/// From the end of the sound to the last event of the call.
const LAST_EVENTS_WITHIN: Duration = Duration::from_secs(5);

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum FromPage {
    /// The first message, once.
    Start {
        flow: String,
        #[serde(default)]
        caller: String,
        #[serde(default)]
        wide: bool,
    },
    Key(char),
    HangUp,
}

/// A frame from the page.
enum Said {
    ToCall(Message<Bytes>),
    Nothing,
    HangUp,
    Gone,
}

/// How the carrying of sound ended.
#[derive(PartialEq, Eq)]
enum Ending {
    /// The page is there and waits for the result.
    Over,
    PageGone,
}

pub(super) async fn talk(
    State(app): State<Arc<App>>,
    Extension(holder): Extension<Holder>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Refusal> {
    note(&app, &holder.name, "talked to a flow from the browser").await?;
    let span = info_span!("trial", who = holder.name);
    Ok(upgrade
        .max_message_size(MESSAGE_BYTES_MAX)
        .max_frame_size(MESSAGE_BYTES_MAX)
        .on_upgrade(move |page| async move { serve(&app, page, holder).instrument(span).await }))
}

async fn serve(app: &App, mut page: WebSocket, holder: Holder) {
    let Some(wish) = wish(&mut page, holder).await else { return };
    let kind = if wish.wide { AudioKind::Slin16 } else { AudioKind::Slin8 };
    let (trial, caller) = match Trial::begin(&app.exchange, wish).await {
        Ok(begun) => begun,
        Err(refusal) => {
            info!(%refusal, "a trial was not begun");
            send(&mut page, text(&json!({ "event": "refused", "reason": refusal.to_string() }))).await;
            return close(page).await;
        }
    };
    let Caller { audio, mut timeline } = caller;
    let ending = carry(&mut page, Framed::new(audio, Codec), &mut timeline, kind).await;
    if ending == Ending::Over {
        // Late ones are not worth the result.
        let _ = timeout(LAST_EVENTS_WITHIN, async {
            while let Some(event) = timeline.recv().await {
                if !send(&mut page, Frame::Text(event.into_inner().into())).await {
                    break;
                }
            }
        })
        .await;
    }
    drop(timeline);
    let variables = trial.end(&app.exchange).await;
    if ending == Ending::Over {
        let shown = |(name, value): (String, Redacted<String>)| (name, value.into_inner());
        let variables: Vec<(String, String)> = variables.into_iter().map(shown).collect();
        send(&mut page, text(&json!({ "event": "ended", "variables": variables }))).await;
    }
    close(page).await;
}

/// What the page wants to try; `None` when it does not say so, in time or at all.
async fn wish(page: &mut WebSocket, holder: Holder) -> Option<TrialRequest> {
    let first = timeout(WISH_WITHIN, page.recv()).await.ok()??.ok()?;
    match serde_json::from_str(first.to_text().ok()?).ok()? {
        FromPage::Start { flow, caller, wide } => {
            Some(TrialRequest { flow, caller: caller.into(), wide, who: holder.name })
        }
        FromPage::Key(_) | FromPage::HangUp => None,
    }
}

/// Both directions, until one side ends the call.
async fn carry(
    page: &mut WebSocket,
    mut audio: Framed<TcpStream, Codec>,
    timeline: &mut mpsc::Receiver<Redacted<String>>,
    kind: AudioKind,
) -> Ending {
    loop {
        let sent = tokio::select! {
            from_page = page.recv() => match from_page.and_then(Result::ok) {
                Some(frame) => match read(frame, kind) {
                    Said::ToCall(message) => pass_on(&mut audio, message).await,
                    Said::Nothing => true,
                    Said::HangUp => return Ending::Over,
                    Said::Gone => false,
                },
                None => false,
            },
            from_call = audio.next() => match from_call {
                Some(Ok(Message::Audio { pcm, .. })) => send(page, Frame::Binary(pcm)).await,
                _ => return Ending::Over,
            },
            Some(event) = timeline.recv() => send(page, Frame::Text(event.into_inner().into())).await,
        };
        if !sent {
            return Ending::PageGone;
        }
    }
}

fn read(frame: Frame, kind: AudioKind) -> Said {
    match frame {
        Frame::Binary(pcm) if !pcm.is_empty() && pcm.len().is_multiple_of(2) => {
            Said::ToCall(Message::Audio { kind, pcm })
        }
        Frame::Text(text) => match serde_json::from_str(&text) {
            Ok(FromPage::Key(key)) => match Digit::try_from(key) {
                Ok(digit) => Said::ToCall(Message::Digit(digit)),
                Err(_) => Said::Nothing,
            },
            Ok(FromPage::HangUp) => Said::HangUp,
            Ok(FromPage::Start { .. }) | Err(_) => Said::Nothing,
        },
        Frame::Close(_) => Said::Gone,
        // Half a sample would break the call's connection; pings are answered below this.
        Frame::Binary(_) | Frame::Ping(_) | Frame::Pong(_) => Said::Nothing,
    }
}

/// A call that has just ended takes nothing more; its side says so next, and the page is still there.
async fn pass_on(audio: &mut Framed<TcpStream, Codec>, message: Message<Bytes>) -> bool {
    timeout(SEND_WITHIN, audio.send(message)).await.is_ok()
}

fn text(value: &Value) -> Frame {
    Frame::Text(value.to_string().into())
}

/// False when the page is gone.
async fn send(page: &mut WebSocket, frame: Frame) -> bool {
    timeout(SEND_WITHIN, page.send(frame)).await.is_ok_and(|sent| sent.is_ok())
}

/// Says goodbye, and reads on until the page has said so too: closing at once would lose what was sent last.
async fn close(mut page: WebSocket) {
    if !send(&mut page, Frame::Close(None)).await {
        return;
    }
    let goodbye = async { while let Some(Ok(_)) = page.recv().await {} };
    let _ = timeout(SEND_WITHIN, goodbye).await;
}
