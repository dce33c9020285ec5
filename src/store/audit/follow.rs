//! The audit log as it grows: each look holds what is new against what was there before, and against the noted head.

use super::{AuditEntry, AuditFault, fault, head::Head};
use crate::store::{Store, StoreError};

/// Entries that are read at once.
const PAGE: u32 = 1_000;

/// How far the log was followed. It begins with the first entry.
#[derive(Clone, Debug, Default)]
pub struct AuditTrail {
    last: Option<AuditEntry>,
    /// The newest head that was in the file.
    noted: Option<Head>,
    /// Number and hash of the last entry that was handed on.
    told: Option<(i64, String)>,
}

impl AuditTrail {
    /// From the first entry again; what is known of the log's end stays.
    pub fn rewind(&mut self) {
        self.last = None;
    }

    /// Once, however often the log is followed from its beginning.
    fn tell(&mut self, entry: &AuditEntry, each: &mut impl FnMut(&AuditEntry)) {
        if self.told.as_ref().is_none_or(|(number, _)| *number < entry.number) {
            self.told = Some((entry.number, entry.hash.clone()));
            each(entry);
        }
    }
}

impl Store {
    /// Follows the log from where the last look ended; at a fault, the next look comes to the same place. Hands on each
    /// entry once, also behind a fault: who spoils one entry must not hide what comes after it.
    pub async fn audit_follow(
        &self,
        trail: &mut AuditTrail,
        mut each: impl FnMut(&AuditEntry),
    ) -> Result<Result<(), AuditFault>, StoreError> {
        self.prepare().await?;
        if let Some((number, hash)) = &trail.told
            && self.audit_entries(*number, 1).await?.first().is_none_or(|entry| entry.hash != *hash)
        {
            // It was cut off, and its number may be another entry's now: rather twice than not at all.
            trail.told = None;
        }
        let found = self.audit_held(trail, &mut each).await?;
        if found.is_ok() {
            return Ok(found);
        }
        loop {
            let from = trail.told.as_ref().map_or(i64::MIN, |(number, _)| number + 1);
            let entries = self.audit_entries(from, PAGE).await?;
            if entries.is_empty() {
                return Ok(found);
            }
            entries.iter().for_each(|entry| trail.tell(entry, &mut each));
        }
    }

    /// Up to the first fault, which the next look comes to again.
    async fn audit_held(
        &self,
        trail: &mut AuditTrail,
        mut each: impl FnMut(&AuditEntry),
    ) -> Result<Result<(), AuditFault>, StoreError> {
        // Before the database is asked: what was noted by now is in it.
        let noted = match self.audit_seal.noted() {
            Err(StoreError::Damaged(_)) => {
                return Ok(Err(AuditFault { number: 0, how: "cannot be told from audit.head_file" }));
            }
            noted => noted?,
        };
        if let Some(fault) = head_fault(trail.noted.as_ref(), noted.as_ref()) {
            return Ok(Err(fault));
        }
        if let Some(known) = &trail.last
            && let Some(fault) = self.changed(known).await?
        {
            return Ok(Err(fault));
        }
        loop {
            let from = trail.last.as_ref().map_or(i64::MIN, |last| last.number + 1);
            let entries = self.audit_entries(from, PAGE).await?;
            if entries.is_empty() {
                break;
            }
            for entry in entries {
                if let Some(fault) = fault(trail.last.as_ref(), &entry, &self.audit_seal) {
                    return Ok(Err(fault));
                }
                trail.tell(&entry, &mut each);
                trail.last = Some(entry);
            }
        }
        let Some(head) = noted else { return Ok(Ok(())) };
        let fault = self.missing(&head).await?;
        if fault.is_none() {
            trail.noted = Some(head);
        }
        Ok(fault.map_or(Ok(()), Err))
    }

    async fn changed(&self, known: &AuditEntry) -> Result<Option<AuditFault>, StoreError> {
        let number = known.number;
        let found = self.audit_entries(number, 1).await?.into_iter().find(|entry| entry.number == number);
        Ok(match found {
            None => Some(AuditFault { number, how: "is missing, and was there before" }),
            Some(found) => (found != *known).then_some(AuditFault { number, how: "was changed" }),
        })
    }

    async fn missing(&self, head: &Head) -> Result<Option<AuditFault>, StoreError> {
        let number = head.number;
        let found = self.audit_entries(number, 1).await?.into_iter().find(|entry| entry.number == number);
        Ok(match found {
            None => Some(AuditFault { number, how: "is missing, and audit.head_file has it" }),
            Some(found) => (found.hash != head.hash)
                .then_some(AuditFault { number, how: "is another one than audit.head_file has" }),
        })
    }
}

/// The file only ever goes forward.
fn head_fault(before: Option<&Head>, now: Option<&Head>) -> Option<AuditFault> {
    let before = before?;
    let number = before.number;
    match now {
        None => Some(AuditFault { number, how: "was in audit.head_file, which is gone" }),
        Some(now) if now.number < number => {
            Some(AuditFault { number, how: "was in audit.head_file, which has an older one now" })
        }
        Some(_) => None,
    }
}
