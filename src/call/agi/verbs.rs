//! What an AGI session asks for, from its variables to the last result variable.

use std::{pin::pin, sync::Arc, time::Duration};

use tokio::{
    net::TcpStream,
    time::{Instant, sleep, timeout},
};
use tracing::{Instrument, debug, info, info_span, warn};
use uuid::Uuid;

use super::{
    control::{Control, ControlError},
    trace, variables,
};
use crate::{
    agi::{Command, Environment, Reply, Script},
    audio::CallRate,
    call::{
        exchange::{Announced, Exchange},
        pausing::{BY_DIALPLAN, PauseRequest, Whose},
        request::Request,
        views::{
            finished::Finished,
            record::{Captured, RecordWriter},
        },
    },
    dialog::{Outcome, Status},
    metrics::{CallAction, CallEnd, CallStatus, Labelled, Refusal as Refused},
};

/// From the announcement to the audio connection: Asterisk connects at once or gives up after 2 s.
const CLAIM_WITHIN: Duration = Duration::from_secs(5);
/// The session itself takes back a call whose audio did not come, before it is forgotten.
const CLAIM_MARGIN: Duration = Duration::from_secs(5);
/// From the end of a call to Asterisk's answer: the audio socket is closed, which is all that it waits for.
const ANSWER_WITHIN: Duration = Duration::from_secs(10);
/// The same where the dialplan connects by itself: a line or two of it come first.
const BEGIN_CLAIM_WITHIN: Duration = Duration::from_secs(30);
/// From the end of the audio, as Asterisk tells it, to the session's outcome: a message of two minutes may still be
/// with the recogniser. A call that is lost is known at once.
const OUTCOME_WITHIN: Duration = Duration::from_secs(150);
/// All result variables for somebody who has shown nothing.
const TURNED_AWAY_WITHIN: Duration = Duration::from_secs(5);
/// On top of a call's own limit, for the one command that lasts as long as the call.
const EXEC_MARGIN: Duration = Duration::from_secs(60);

/// Serves one AGI session to its end.
pub async fn serve(exchange: Arc<Exchange>, stream: TcpStream, peer: std::net::SocketAddr) {
    let mut control = Control::new(stream, peer);
    let environment = match control.environment().await {
        Ok(environment) => environment,
        Err(error) => return warn!(%peer, %error, "an AGI connection brought no call"),
    };
    let script = environment.script();
    let span = info_span!("call", channel = environment.channel_without_numbers(), verb = script.verb());
    async {
        let served = match exchange.service.credential.is_shown(&mut control, &script).await {
            Ok(true) => verb(&exchange, &mut control, &environment, &script).await,
            Ok(false) => turn_away(&exchange, &mut control).await,
            Err(error) => Err(error),
        };
        if let Err(error) = served {
            debug!(%error, "the AGI session ended before the last result variable");
        }
    }
    .instrument(span)
    .await;
}

async fn verb(
    exchange: &Exchange,
    control: &mut Control,
    environment: &Environment,
    script: &Script,
) -> Result<(), ControlError> {
    match script.verb() {
        "begin" => begin(exchange, control, environment, script).await,
        "result" => result(exchange, control, script).await,
        "pause" | "resume" => keep_or_not(exchange, control, script).await,
        _ => converse(exchange, control, environment, script).await,
    }
}

/// Whoever has not the secret learns nothing, and so does not learn which flows there are. A dialplan that was not told
/// it gets its variables, and the administrator the reason.
async fn turn_away(exchange: &Exchange, control: &mut Control) -> Result<(), ControlError> {
    let refused = &exchange.service.metrics.connections_refused;
    refused.get_or_create(&Labelled(Refused::Secret)).inc();
    warn!(peer = %control.peer(), "an AGI session without the secret of server.secret_file was turned away");
    let refusal = Refusal {
        outcome: Box::new(Outcome::undecided(Status::Error, "en")),
        reason: "the dialplan did not show the secret of server.secret_file (docs/asterisk.md)".to_owned(),
    };
    timeout(TURNED_AWAY_WITHIN, refuse(exchange, control, refusal))
        .await
        .map_err(|_| ControlError::TooLate)?
}

/// Owns the call from the first word to the result variables.
async fn converse(
    exchange: &Exchange,
    control: &mut Control,
    environment: &Environment,
    script: &Script,
) -> Result<(), ControlError> {
    // `AudioSocket()` in the dialplan, and so here, is 8 kHz and nothing else.
    let ttl = CLAIM_WITHIN + CLAIM_MARGIN;
    let mut announced = match announce(exchange, environment, script, Some(CallRate::Narrow), ttl) {
        Ok(announced) => announced,
        Err(refusal) => return refuse(exchange, control, refusal).await,
    };
    let uuid = announced.uuid;
    let (executed, ended) = carry(exchange, control, &mut announced).await;
    if let Ok(reply) = &executed {
        explain(reply, &exchange.service.audio);
    }
    let finished = match (ended, exchange.withdraw(uuid)) {
        (Some(finished), _) => finished.unwrap_or_else(|| Finished::without_session(announced.fallback)),
        (None, Some(record_writer)) => never_connected(control, announced, record_writer),
        (None, None) => finished(announced).await,
    };
    count(exchange, &finished);
    // Whoever owes an answer takes no further command.
    executed?;
    set_variables(exchange, control, &finished, Some(uuid), wants_trace(control, script)).await
}

/// Has Asterisk carry the call's sound, and waits for its answer while it can owe one: its audio comes at once, and
/// when the call is over so is the command. Gives the call's own end as well, where that came first.
async fn carry(
    exchange: &Exchange,
    control: &mut Control,
    call: &mut Announced,
) -> (Result<Reply, ControlError>, Option<Option<Finished>>) {
    let command = Command::exec("AudioSocket", format!("{},{}", call.uuid, exchange.service.audio));
    let mut executed = pin!(control.command_within(command, exchange.service.call_max + EXEC_MARGIN));
    let (mut owed, mut owes) = (pin!(sleep(CLAIM_WITHIN)), true);
    let mut ended = None;
    loop {
        tokio::select! {
            reply = &mut executed => return (reply, ended),
            finished = &mut call.finished, if ended.is_none() => {
                ended = Some(finished.ok());
                owed.as_mut().reset(Instant::now() + ANSWER_WITHIN);
                owes = true;
            }
            () = &mut owed, if owes => {
                if ended.is_some() || exchange.is_waiting(call.uuid) {
                    warn!("Asterisk does not answer for its AudioSocket; the AGI session is closed");
                    return (Err(ControlError::TooLate), ended);
                }
                // The call goes on.
                owes = false;
            }
        }
    }
}

/// Announces a call that the dialplan connects by itself.
async fn begin(
    exchange: &Exchange,
    control: &mut Control,
    environment: &Environment,
    script: &Script,
) -> Result<(), ControlError> {
    let announced = match announce(exchange, environment, script, None, BEGIN_CLAIM_WITHIN) {
        Ok(announced) => announced,
        Err(refusal) => return refuse(exchange, control, refusal).await,
    };
    let uuid = announced.uuid.to_string();
    exchange.keep(announced);
    for (name, value) in [
        ("OFFHOOK_CALL", uuid),
        ("OFFHOOK_AUDIO", exchange.service.audio.clone()),
        ("OFFHOOK_STATUS", Status::Ok.as_str().to_owned()),
    ] {
        control.command(Command::set_variable(name, value)).await?;
    }
    Ok(())
}

/// Hands back the outcome of a call that `begin` announced.
async fn result(exchange: &Exchange, control: &mut Control, script: &Script) -> Result<(), ControlError> {
    let uuid = script.parameter("call").and_then(|uuid| Uuid::parse_str(uuid).ok());
    let Some(announced) = uuid.and_then(|uuid| exchange.take_begun(uuid)) else {
        warn!(
            "result was asked for a call that was not begun here, or was asked for twice; use ?call=${{OFFHOOK_CALL}}"
        );
        let unknown = Finished::without_session(Outcome::undecided(Status::Error, "en"));
        count(exchange, &unknown);
        return set_variables(exchange, control, &unknown, uuid, false).await;
    };
    let finished = match exchange.withdraw(announced.uuid) {
        Some(record_writer) => never_connected(control, announced, record_writer),
        None => finished(announced).await,
    };
    count(exchange, &finished);
    set_variables(exchange, control, &finished, uuid, wants_trace(control, script)).await
}

/// Has another call paused, or go on being kept: a feature code, or whoever originates a channel over AMI.
async fn keep_or_not(
    exchange: &Exchange,
    control: &mut Control,
    script: &Script,
) -> Result<(), ControlError> {
    let call = script.parameter("call").and_then(|uuid| Uuid::parse_str(uuid).ok()).map(Whose::Call);
    let channel = script.parameter("channel").map(|name| Whose::Channel(name.to_owned().into()));
    let wish = PauseRequest { pause: script.verb() == "pause", by: BY_DIALPLAN.to_owned() };
    let is_running = call.or(channel).is_some_and(|whose| exchange.pauses.request(&whose, wish));
    let status = if is_running { Status::Ok } else { Status::Error };
    if !is_running {
        let message =
            format!("Offhook: {} names no running call; use ?call=UUID or ?channel=NAME", script.verb());
        control.command(Command::Verbose { message, level: 1 }).await?;
    }
    control.command(Command::set_variable("OFFHOOK_STATUS", status.as_str())).await?;
    Ok(())
}

/// Why a call is not taken: what to report, and what to tell the administrator.
struct Refusal {
    outcome: Box<Outcome>,
    reason: String,
}

fn announce(
    exchange: &Exchange,
    environment: &Environment,
    script: &Script,
    rate: Option<CallRate>,
    claim_within: Duration,
) -> Result<Announced, Refusal> {
    exchange.rings(environment.caller_id().map_or("", |number| number.expose()));
    let flows = &exchange.service.flows;
    let request = Request::new(environment, script);
    let dialog = request.dialog(&flows.by_name()).map_err(|error| Refusal {
        outcome: Box::new(Outcome::undecided(Status::Error, "en")),
        reason: error.to_string(),
    })?;
    match exchange.admit() {
        Ok(admission) => {
            let call_info = request.call_info(flows, environment.channel());
            Ok(exchange.announce(dialog, rate, claim_within, admission, call_info, None))
        }
        Err(shed) => Err(Refusal {
            outcome: Box::new(dialog.break_off(Status::Overload)),
            reason: format!("call refused ({}); it goes on in the dialplan", shed.as_str()),
        }),
    }
}

async fn refuse(exchange: &Exchange, control: &mut Control, refusal: Refusal) -> Result<(), ControlError> {
    warn!(reason = refusal.reason, "a call was not taken");
    let message = format!("Offhook: {}", refusal.reason);
    let refused = Finished::without_session(*refusal.outcome);
    count(exchange, &refused);
    control.command(Command::Verbose { message, level: 1 }).await?;
    set_variables(exchange, control, &refused, None, false).await
}

pub(in crate::call) async fn finished(announced: Announced) -> Finished {
    match timeout(OUTCOME_WITHIN, announced.finished).await {
        Ok(Ok(finished)) => finished,
        Ok(Err(_)) | Err(_) => {
            warn!("the call was lost; its fallback is reported");
            Finished::without_session(announced.fallback)
        }
    }
}

/// Asterisk did not reach the audio port, or the caller left before it could.
fn never_connected(control: &Control, announced: Announced, mut record_writer: RecordWriter) -> Finished {
    let mut outcome = announced.fallback;
    if control.hung_up() {
        outcome.status = Status::CallerHangup;
    }
    record_writer.end(&outcome, &Captured::default());
    Finished::without_session(outcome)
}

/// What a reply to EXEC says about the installation.
fn explain(reply: &Reply, audio: &str) {
    match reply.result() {
        Some(-2) => {
            warn!("Asterisk has no AudioSocket application: load app_audiosocket.so and res_audiosocket.so")
        }
        Some(-1) => {
            debug!(audio, "AudioSocket ended with -1: the caller hung up, or the address was not reached")
        }
        _ => {}
    }
}

/// Transcripts go to whoever asks for a trace on this machine: that is the simulated caller, not a dialplan.
fn wants_trace(control: &Control, script: &Script) -> bool {
    script.parameter("trace") == Some("1") && control.peer().ip().is_loopback()
}

async fn set_variables(
    exchange: &Exchange,
    control: &mut Control,
    finished: &Finished,
    call: Option<Uuid>,
    traced: bool,
) -> Result<(), ControlError> {
    let Finished { outcome, transcript, .. } = finished;
    if traced {
        for command in trace::commands(transcript) {
            control.command(command).await?;
        }
    }
    let page = exchange.page_of(finished);
    for command in variables::commands(outcome, call, page) {
        control.command(command).await?;
    }
    Ok(())
}

/// One disposition for each call, whether or not anybody is left to hear it.
fn count(exchange: &Exchange, Finished { outcome, transcript, frames, .. }: &Finished) {
    exchange.service.metrics.calls_ended.get_or_create(&disposition(outcome)).inc();
    info!(
        status = outcome.status.as_str(),
        action = outcome.action.as_str(),
        destination = outcome.destination.as_ref().map_or("", |to| to.name()),
        confidence = outcome.confidence,
        turns = transcript.turns().len(),
        frames_received = frames.received,
        frames_sent = frames.sent,
        frames_dropped = frames.dropped,
        "call ended"
    );
}

/// As it is counted.
pub(in crate::call) fn disposition(outcome: &Outcome) -> CallEnd {
    use crate::dialog::Action;
    let status = match outcome.status {
        Status::Ok => CallStatus::Ok,
        Status::CallerHangup => CallStatus::CallerHangup,
        Status::NoInput => CallStatus::NoInput,
        Status::NoMatch => CallStatus::NoMatch,
        Status::Overload => CallStatus::Overload,
        Status::Error => CallStatus::Error,
    };
    let action = match outcome.action {
        Action::Transfer => CallAction::Transfer,
        Action::Hangup => CallAction::Hangup,
        Action::Continue => CallAction::Continue,
    };
    CallEnd { status, action }
}
