//! Reads records for whoever asks, without what the role may not see. Pages and API both come here.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use serde::{Deserialize, de::DeserializeOwned};
use tracing::error;
use utoipa::IntoParams;
use uuid::Uuid;

use super::{
    App,
    keyring::Holder,
    noted::note,
    period::{End, given, moment},
    reply::Refusal,
    role::Role,
};
use crate::{
    pii::Redacted,
    store::{Call, CallPage, CallRow, Disclosure, Filter, Page, Store, StoreError},
};

/// What people look through at once.
const PAGE_SIZE: u32 = 50;
const PAGE_SIZE_MAX: u32 = 500;
const PAGES_MAX: u32 = 100_000;
const WORDS_MAX: usize = 200;

/// Which calls.
#[derive(Clone, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub(super) struct Search {
    /// Begun at or after: `2026-11-21`, or `2026-11-21T16:00:00Z`.
    pub(super) from: Option<String>,
    /// Begun before; a day is meant to its end.
    pub(super) to: Option<String>,
    pub(super) flow: Option<String>,
    /// ok, caller_hangup, no_input, no_match, overload or error.
    pub(super) status: Option<String>,
    /// The number that called, however it is written. Needs the role auditor.
    pub(super) caller: Option<String>,
    /// Said by anybody, or in the summary. Needs the role auditor.
    pub(super) text: Option<String>,
    /// From 0.
    pub(super) page: Option<u32>,
    /// 1 to 500 calls on a page; 50 without it.
    pub(super) size: Option<u32>,
}

/// A query that is told what is wrong with it, as everything else is.
pub(super) struct Asked<T>(pub(super) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Refusal> {
        // Serde's own words may repeat what was sent.
        let wrong = |_| Refusal::Malformed("a parameter of the query has a value of another kind".to_owned());
        Query::try_from_uri(&parts.uri).map(|Query(asked)| Self(asked)).map_err(wrong)
    }
}

impl Search {
    pub(super) fn page(&self) -> Page {
        let size = self.size.unwrap_or(PAGE_SIZE).clamp(1, PAGE_SIZE_MAX);
        Page { number: self.page.unwrap_or_default().min(PAGES_MAX), size }
    }

    fn filter(&self, holder: &Holder) -> Result<Filter, Refusal> {
        let text = |value: &Option<String>| given(value.as_deref()).map(str::to_owned);
        let (caller, words) = (text(&self.caller), text(&self.text));
        if (caller.is_some() || words.is_some()) && !may_hear(holder) {
            return Err(Refusal::Forbidden { needs: Role::Auditor, has: holder.role });
        }
        for value in [&self.flow, &self.status, &self.caller, &self.text].into_iter().flatten() {
            if value.len() > WORDS_MAX {
                return Err(Refusal::Malformed(format!("a parameter has more than {WORDS_MAX} bytes")));
            }
        }
        let ms = |time: Option<jiff::Timestamp>| time.map(jiff::Timestamp::as_millisecond);
        Ok(Filter {
            from_ms: ms(moment(self.from.as_deref(), End::First)?),
            to_ms: ms(moment(self.to.as_deref(), End::Last)?),
            caller: caller.map(Redacted::new),
            text: words.map(Redacted::new),
            flow: text(&self.flow),
            status: text(&self.status),
        })
    }
}

/// Numbers, words and sound of calls that are over.
pub(super) fn may_hear(holder: &Holder) -> bool {
    holder.role >= Role::Auditor
}

/// What was searched by, without what was searched for.
fn kinds(filter: &Filter) -> Vec<&'static str> {
    let asked = [
        ("number", filter.caller.is_some()),
        ("words", filter.text.is_some()),
        ("flow", filter.flow.is_some()),
        ("status", filter.status.is_some()),
        ("time", filter.from_ms.is_some() || filter.to_ms.is_some()),
    ];
    asked.into_iter().filter(|(_, asked)| *asked).map(|(kind, _)| kind).collect()
}

pub(super) async fn calls(app: &App, holder: &Holder, search: &Search) -> Result<CallPage, Refusal> {
    let filter = search.filter(holder)?;
    let mut found = records(app)?.calls(&filter, search.page()).await?;
    let shown = found.calls.len() as u64;
    let disclosure = match kinds(&filter) {
        kinds if kinds.is_empty() => Disclosure::Listed(shown),
        kinds => Disclosure::Searched(kinds.join(", "), shown),
    };
    note(app, &holder.name, &disclosure.to_string()).await?;
    if !may_hear(holder) {
        found.calls.iter_mut().for_each(without_numbers);
    }
    Ok(found)
}

/// One call. Who may read its words is written down before they are read.
pub(super) async fn call(app: &App, holder: &Holder, id: &str) -> Result<Call, Refusal> {
    let uuid: Uuid = id.parse().map_err(|_| Refusal::NotFound)?;
    let store = records(app)?;
    let mut call = store.call(uuid).await?.ok_or(Refusal::NotFound)?;
    if may_hear(holder) {
        store.audit(&holder.name, &Disclosure::Read(uuid).to_string()).await?;
    } else {
        without_numbers(&mut call.row);
        call.context.clear();
        call.slots.clear();
        call.turns.clear();
    }
    Ok(call)
}

pub(super) fn records(app: &App) -> Result<&Store, Refusal> {
    app.store.as_ref().ok_or(Refusal::NoRecords)
}

fn without_numbers(row: &mut CallRow) {
    (row.caller, row.called, row.channel) = (None, None, None);
}

impl From<StoreError> for Refusal {
    fn from(fault: StoreError) -> Self {
        error!(%fault, "the records could not be read");
        Self::RecordsAway
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Print;

    #[test]
    fn numbers_and_words_are_searched_by_those_who_may_read_them() {
        let holder = |role| Holder {
            name: "anna".to_owned(),
            person: "anna".to_owned(),
            role,
            own: role,
            until: None,
            secret: Print::of("secret"),
            shown: Print::of("secret"),
            session_ends: None,
        };
        let by_caller = Search { caller: Some("5550100".to_owned()), ..Search::default() };
        let empty = Search { caller: Some(" ".to_owned()), ..Search::default() };
        let refused = Refusal::Forbidden { needs: Role::Auditor, has: Role::Agent };
        assert_eq!(by_caller.filter(&holder(Role::Agent)).err(), Some(refused));
        assert!(empty.filter(&holder(Role::Agent)).is_ok(), "a form that was not filled in");
        assert!(by_caller.filter(&holder(Role::Auditor)).is_ok());
    }
}
