//! Lets no call's details out that was erased while it ran.

use std::{pin::Pin, sync::Arc, time::Duration};

use tokio::{sync::mpsc::Receiver, time::timeout};
use uuid::Uuid;

use super::Outlets;

/// Asks the records whether a call was erased.
pub type IsErased = Box<dyn Fn(Uuid) -> Pin<Box<dyn Future<Output = bool> + Send>> + Send + Sync>;

/// A call and its line; `None` says that nothing follows.
pub(super) type Item = Option<(Uuid, Arc<str>)>;

/// Records that do not answer have nothing erased either.
const ASK_WITHIN: Duration = Duration::from_secs(1);

pub(super) async fn run(mut items: Receiver<Item>, outlets: Outlets, is_erased: Option<IsErased>) {
    while let Some(Some((call, line))) = items.recv().await {
        let erased = match &is_erased {
            Some(ask) => timeout(ASK_WITHIN, ask(call)).await.unwrap_or(false),
            None => false,
        };
        if !erased {
            outlets.put(line);
        }
    }
}
