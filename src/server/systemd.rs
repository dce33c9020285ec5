//! Tells systemd how the server is, where systemd has started it: ready, reading again, stopping, and alive.

use std::{sync::Arc, time::Duration};

use sd_notify::NotifyState;
use tokio::time::MissedTickBehavior;
use tracing::{debug, error};

use crate::call::Exchange;

/// Calls are taken; also after the configuration was read again.
pub fn ready() {
    tell(&[NotifyState::Ready]);
}

/// The configuration is read again. Followed by [`ready`].
pub fn reloading() {
    match NotifyState::monotonic_usec_now() {
        Ok(now) => tell(&[NotifyState::Reloading, now]),
        Err(error) => debug!(%error, "no clock for systemd"),
    }
}

/// Running calls may go on for so long: systemd is not to end the server before.
pub fn stopping(within: Duration) {
    let micros = u32::try_from(within.as_micros()).unwrap_or(u32::MAX);
    tell(&[NotifyState::Stopping, NotifyState::ExtendTimeoutUsec(micros)]);
}

/// Says that the server lives as often as the unit's `WatchdogSec` wants it, for as long as it does: this runs where
/// AGI sessions run, and the media threads have to give their calls their turns. Ends at once where no watchdog is set.
pub async fn keep_alive(exchange: Arc<Exchange>) {
    let Some(limit) = sd_notify::watchdog_enabled() else { return };
    let mut ticks = tokio::time::interval(limit / 3);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        if exchange.keeps_pace() {
            let status = format!("{} calls", exchange.calls());
            tell(&[NotifyState::Watchdog, NotifyState::Status(&status)]);
        } else {
            error!("a media thread has stopped: systemd is not told that the server lives, and restarts it");
        }
    }
}

fn tell(state: &[NotifyState<'_>]) {
    // Without systemd nothing is sent, and that is no error.
    if let Err(error) = sd_notify::notify(state) {
        debug!(%error, "systemd could not be told");
    }
}
