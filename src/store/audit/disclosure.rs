//! What somebody got to see, or took away: how the audit log words it, and how that is counted again.

use std::fmt;

use uuid::Uuid;

/// Who opens a page by an agent's link: any agent, so the openings are no one person's.
pub const AGENTS_LINK: &str = "the agent's link";

/// One entry's worth. It names calls, never callers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Disclosure {
    Read(Uuid),
    Heard(Uuid),
    Replayed(Uuid),
    /// So many calls in a list.
    Listed(u64),
    /// By what kinds of thing, not by which; and so many calls found and shown.
    Searched(String, u64),
    /// To a file.
    Recording(Uuid),
    Exported(Uuid),
    ExportedCaller(u64),
    /// What goes is named beside it.
    Erases(u64),
}

/// What an entry counts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// One call; seen again, it is the same one.
    Call(Uuid),
    /// Rows of lists.
    Rows(u64),
    /// Calls that were taken out or erased.
    Taken(u64),
}

const OF_ONE_CALLER: &str = " calls of one caller";

impl fmt::Display for Disclosure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(call) => write!(f, "read call {call}"),
            Self::Heard(call) => write!(f, "heard call {call}"),
            Self::Replayed(call) => write!(f, "replayed call {call}"),
            Self::Listed(calls) => write!(f, "listed {calls} calls"),
            Self::Searched(kinds, calls) => write!(f, "searched calls by {kinds}: {calls} shown"),
            Self::Recording(call) => write!(f, "took out the recording of call {call}"),
            Self::Exported(call) => write!(f, "exported call {call}"),
            Self::ExportedCaller(calls) => write!(f, "exported {calls}{OF_ONE_CALLER}"),
            Self::Erases(calls) => write!(f, "erases {calls}{OF_ONE_CALLER}"),
        }
    }
}

impl Counted {
    /// `None` where an entry discloses nothing that is counted, as logging in.
    pub fn of(what: &str) -> Option<Self> {
        let call = |rest: &str| rest.parse().ok().map(Self::Call);
        if let Some(("read" | "heard" | "replayed", id)) = what.split_once(" call ") {
            return call(id);
        }
        if let Some(found) = what.strip_prefix("searched calls by ") {
            return found.rsplit_once(": ")?.1.strip_suffix(" shown")?.parse().ok().map(Self::Rows);
        }
        if what.starts_with("took out the recording of call ") || what.starts_with("exported call ") {
            return Some(Self::Taken(1));
        }
        let (verb, rest) = what.split_once(' ')?;
        let (count, of) = rest.split_once(' ')?;
        let count = count.parse().ok()?;
        match verb {
            "listed" if of == "calls" => Some(Self::Rows(count)),
            // The erasure's second entry, when it is over, is the same calls.
            "exported" | "erases" if OF_ONE_CALLER.trim_start() == of.split(':').next()? => {
                Some(Self::Taken(count))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_counted() {
        let call = Uuid::from_u128(7);
        for (disclosure, counted) in [
            (Disclosure::Read(call), Counted::Call(call)),
            (Disclosure::Heard(call), Counted::Call(call)),
            (Disclosure::Replayed(call), Counted::Call(call)),
            (Disclosure::Listed(50), Counted::Rows(50)),
            (Disclosure::Searched("number, time".to_owned(), 3), Counted::Rows(3)),
            (Disclosure::Recording(call), Counted::Taken(1)),
            (Disclosure::Exported(call), Counted::Taken(1)),
            (Disclosure::ExportedCaller(12), Counted::Taken(12)),
            (Disclosure::Erases(12), Counted::Taken(12)),
        ] {
            assert_eq!(Counted::of(&disclosure.to_string()), Some(counted), "{disclosure}");
        }
        let erases = format!("{}: {call} {call}", Disclosure::Erases(2));
        assert_eq!(Counted::of(&erases), Some(Counted::Taken(2)));
        let with_sound = format!("{}: with the sound", Disclosure::ExportedCaller(2));
        assert_eq!(Counted::of(&with_sound), Some(Counted::Taken(2)));
        for other in
            ["", "logged in", "listed calls", "erased 2 calls of one caller: x", "read call x", "a b c"]
        {
            assert_eq!(Counted::of(other), None, "{other}");
        }
    }
}
