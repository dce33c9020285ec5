//! Asking for a higher role, approving and ending it, for pages and the API alike: each step is in the audit log.

use std::path::PathBuf;

use tokio::task::spawn_blocking;
use tracing::error;

use super::{
    App,
    elevations::{self, Elevation, ElevationError, Wanted, Who},
    keyring::Holder,
    noted::note,
    reply::Refusal,
    tokens,
};

/// What waits and what is good: one's own, and what one may approve.
pub(super) fn seen_by(app: &App, holder: &Holder) -> Vec<Elevation> {
    let now = tokens::now();
    let all = app.keyring.elevations.now();
    let seen = |elevation: &&Elevation| {
        !elevation.is_over(now) && (elevation.name == holder.name || elevation.role <= holder.own)
    };
    all.iter().filter(seen).cloned().collect()
}

pub(super) async fn ask(app: &App, holder: &Holder, wanted: Wanted) -> Result<Elevation, Refusal> {
    if app.store.is_none() {
        return Err(Refusal::NoAuditLog);
    }
    if wanted.role <= holder.own {
        return Err(Refusal::Malformed(format!("your own role is {} already", holder.own)));
    }
    let who = who(holder);
    let asked = changed(app, move |path| elevations::ask(&path, who, wanted, tokens::now())).await?;
    let Elevation { id, role, minutes, reason, .. } = asked.clone();
    // Noted once it is a request: whoever asks in vain writes nothing that anybody keeps.
    let what = format!("asks for the role {role} for {minutes} minutes: {reason}");
    if let Err(fault) = note(app, &holder.name, &what).await {
        changed(app, move |path| elevations::end(&path, &id, tokens::now())).await?;
        return Err(fault);
    }
    Ok(asked)
}

/// Only by one's own role: who has it for a while passes it on to nobody.
pub(super) async fn approve(app: &App, holder: &Holder, id: &str) -> Result<Elevation, Refusal> {
    if app.store.is_none() {
        return Err(Refusal::NoAuditLog);
    }
    let found = found(app, holder, id)?;
    if holder.own < found.role {
        return Err(Refusal::Forbidden { needs: found.role, has: holder.own });
    }
    let by = who(holder);
    elevations::may_approve(&found, &by)?;
    let Elevation { name, role, minutes, .. } = &found;
    let what = format!("approves request {id}: {name} has the role {role} for {minutes} minutes");
    note(app, &holder.name, &what).await?;
    let id = id.to_owned();
    changed(app, move |path| elevations::approve(&path, &id, &by, tokens::now())).await
}

/// By whoever asked, or may approve it. A role is taken away whatever becomes of the note.
pub(super) async fn end(app: &App, holder: &Holder, id: &str) -> Result<(), Refusal> {
    let found = found(app, holder, id)?;
    let number = found.id.clone();
    changed(app, move |path| elevations::end(&path, &number, tokens::now())).await?;
    let what = format!("ended request {id} of {} for the role {}", found.name, found.role);
    if note(app, &holder.name, &what).await.is_err() {
        error!(who = holder.name, what, "this is not in the audit log");
    }
    Ok(())
}

fn who(holder: &Holder) -> Who {
    let Holder { name, person, secret, .. } = holder.clone();
    Who { name, person, secret }
}

fn found(app: &App, holder: &Holder, id: &str) -> Result<Elevation, Refusal> {
    seen_by(app, holder).into_iter().find(|elevation| elevation.id == id).ok_or(Refusal::NotFound)
}

/// A file is changed beside the runtime, and what the server knows of it with it.
async fn changed<T: Send + 'static>(
    app: &App,
    change: impl FnOnce(PathBuf) -> Result<T, ElevationError> + Send + 'static,
) -> Result<T, Refusal> {
    let path = app.keyring.elevations.path().to_owned();
    let done =
        spawn_blocking(move || change(path)).await.map_err(|_| Refusal::Broken("the change broke off"))??;
    app.keyring.elevations.reload().map_err(ElevationError::from)?;
    Ok(done)
}

impl From<ElevationError> for Refusal {
    fn from(fault: ElevationError) -> Self {
        match fault {
            ElevationError::Own => Self::OwnRequest,
            ElevationError::Unknown => Self::NotFound,
            ElevationError::File(_) | ElevationError::Randomness(_) => {
                error!(%fault, "a higher role cannot be kept");
                Self::Broken("the file of requests beside http.tokens cannot be written")
            }
            other => Self::Malformed(other.to_string()),
        }
    }
}
